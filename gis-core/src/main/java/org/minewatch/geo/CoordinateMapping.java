package org.minewatch.geo;

import java.util.function.Consumer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** Maps easting, northing and, where there is one, height of every coordinate of a geometry. */
record CoordinateMapping(Consumer<double[]> inPlace) implements CoordinateSequenceFilter {

  static Geometry copy(Geometry geometry, Consumer<double[]> inPlace) {
    Geometry copy = geometry.copy();
    copy.apply(new CoordinateMapping(inPlace));
    return copy;
  }

  @Override
  public void filter(CoordinateSequence sequence, int i) {
    double[] enh = {sequence.getX(i), sequence.getY(i), sequence.getZ(i)};
    inPlace.accept(enh);
    sequence.setOrdinate(i, CoordinateSequence.X, enh[0]);
    sequence.setOrdinate(i, CoordinateSequence.Y, enh[1]);
    if (sequence.hasZ()) {
      sequence.setOrdinate(i, CoordinateSequence.Z, enh[2]);
    }
  }

  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public boolean isGeometryChanged() {
    return true;
  }
}
