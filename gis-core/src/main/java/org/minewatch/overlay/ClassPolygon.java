package org.minewatch.overlay;

import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * One area that fixes are laid under, with the class it gives them.
 *
 * @param classId what the caller calls it, such as {@code roadway/12}; several areas may share one
 * @param area polygon or multipolygon in the metres of the mine, x easting; may be empty
 * @param band the elevations at which it holds, or null for all
 */
public record ClassPolygon(String classId, Geometry area, ElevationBand band) {
  public ClassPolygon {
    Objects.requireNonNull(classId, "classId");
    if (!(area instanceof Polygonal)) {
      throw new IllegalArgumentException(
          classId + ": a polygon or multipolygon is needed, not " + area.getGeometryType());
    }
    area.apply(new FiniteCoordinates(classId));
  }

  public ClassPolygon(String classId, Geometry area) {
    this(classId, area, null);
  }

  private record FiniteCoordinates(String classId) implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence points, int i) {
      if (!Double.isFinite(points.getX(i)) || !Double.isFinite(points.getY(i))) {
        throw new IllegalArgumentException(
            classId
                + ": corner "
                + (i + 1)
                + " of a ring is not a finite place: "
                + new Coordinate(points.getX(i), points.getY(i)));
      }
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}
