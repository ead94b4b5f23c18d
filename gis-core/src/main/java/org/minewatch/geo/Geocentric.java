package org.minewatch.geo;

import org.geotools.referencing.datum.DefaultEllipsoid;

/**
 * Longitude, latitude and ellipsoidal height of a datum to geocentric X, Y, Z and back, EPSG method
 * 9602 with Bowring's formula for the way back, iterated; good to nanometres near the ground.
 * GeoTools' own way back is a few millimetres out.
 */
final class Geocentric {

  private static final int ITERATIONS = 3;

  private final double a;
  private final double b;
  private final double e2;

  Geocentric(Datum datum) {
    DefaultEllipsoid ellipsoid = Ellipsoids.of(datum);
    a = ellipsoid.getSemiMajorAxis();
    b = ellipsoid.getSemiMinorAxis();
    e2 = ellipsoid.getEccentricity() * ellipsoid.getEccentricity();
  }

  /** In place: degrees, degrees, metres to metres. */
  void fromGeographic(double[] point) {
    double lon = Math.toRadians(point[0]);
    double lat = Math.toRadians(point[1]);
    double height = point[2];
    double sin = Math.sin(lat);
    double n = a / Math.sqrt(1 - e2 * sin * sin);
    point[0] = (n + height) * Math.cos(lat) * Math.cos(lon);
    point[1] = (n + height) * Math.cos(lat) * Math.sin(lon);
    point[2] = (n * (1 - e2) + height) * sin;
  }

  /**
   * In place: metres to degrees, degrees; the height comes out as 0, nobody here has a use for it.
   */
  void toGeographic(double[] point) {
    double p = Math.hypot(point[0], point[1]);
    double reduced = Math.atan2(point[2] * a, p * b);
    double lat = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      lat =
          Math.atan2(
              point[2] + e2 / (1 - e2) * b * Math.pow(Math.sin(reduced), 3),
              p - e2 * a * Math.pow(Math.cos(reduced), 3));
      reduced = Math.atan2(b * Math.sin(lat), a * Math.cos(lat));
    }
    point[0] = Math.toDegrees(Math.atan2(point[1], point[0]));
    point[1] = Math.toDegrees(lat);
    point[2] = 0;
  }
}
