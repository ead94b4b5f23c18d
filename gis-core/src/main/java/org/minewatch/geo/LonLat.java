package org.minewatch.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Longitude and latitude as results are written: two dimensions, seven decimals (about a
 * centimetre).
 */
public final class LonLat {
  private static final double SCALE = 1e7;
  private static final double METRES_PER_DEGREE = 111_320;

  private LonLat() {}

  /** A copy with every coordinate rounded to seven decimals. */
  public static Geometry rounded(Geometry lonLat) {
    Geometry copy = lonLat.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence seq, int i) {
            seq.setOrdinate(i, 0, Math.rint(seq.getX(i) * SCALE) / SCALE);
            seq.setOrdinate(i, 1, Math.rint(seq.getY(i) * SCALE) / SCALE);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  /**
   * Distance in metres between two geometries in degrees, good to some per mille for things within
   * a few kilometres of each other: enough to tell whether two findings lie at one place.
   */
  public static double roughMetres(Geometry a, Geometry b) {
    double cos = Math.cos(Math.toRadians(a.getEnvelopeInternal().centre().y));
    return scaled(a, cos).distance(scaled(b, cos));
  }

  private static Geometry scaled(Geometry lonLat, double cos) {
    Geometry copy = lonLat.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence seq, int i) {
            seq.setOrdinate(i, 0, seq.getX(i) * METRES_PER_DEGREE * cos);
            seq.setOrdinate(i, 1, seq.getY(i) * METRES_PER_DEGREE);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }
}
