package org.minewatch.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Measures between places in longitude and latitude, where a frame would be too much. */
public final class LonLat {
  private static final double METRES_PER_DEGREE = 111_320;

  private LonLat() {}

  /**
   * Distance in metres between two geometries in degrees, good to some per mille for things within
   * a few kilometres of each other: enough to tell whether two findings lie at one place.
   */
  public static double roughMetres(Geometry a, Geometry b) {
    double cos = Math.cos(Math.toRadians(a.getEnvelopeInternal().centre().y));
    AffineTransformation toMetres =
        AffineTransformation.scaleInstance(METRES_PER_DEGREE * cos, METRES_PER_DEGREE);
    return toMetres.transform(a).distance(toMetres.transform(b));
  }
}
