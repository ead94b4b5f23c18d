package org.minewatch.synth.ground;

import org.locationtech.jts.geom.Coordinate;

/**
 * The Gauss-Krueger grid of CGCS2000 that synthetic coordinates are made in: Krueger's series to
 * the fourth power of the third flattening, good to far below a millimetre inside a zone.
 */
public final class GaussKrueger {
  private static final double SEMI_MAJOR = 6_378_137.0;
  private static final double FLATTENING = 1 / 298.257222101;
  private static final double N = FLATTENING / (2 - FLATTENING);
  private static final double N2 = N * N;
  private static final double N3 = N2 * N;
  private static final double N4 = N3 * N;
  private static final double RECTIFYING = SEMI_MAJOR / (1 + N) * (1 + N2 / 4 + N4 / 64);
  private static final double ECCENTRICITY = 2 * StrictMath.sqrt(N) / (1 + N);
  private static final double[] ALPHA = {
    N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
    13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
    61 * N3 / 240 - 103 * N4 / 140,
    49561 * N4 / 161280
  };
  private static final double[] BETA = {
    N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
    N2 / 48 + N3 / 15 - 437 * N4 / 1440,
    17 * N3 / 480 - 37 * N4 / 840,
    4397 * N4 / 161280
  };
  private static final double[] DELTA = {
    2 * N - 2 * N2 / 3 - 2 * N3 + 116 * N4 / 45,
    7 * N2 / 3 - 8 * N3 / 5 - 227 * N4 / 45,
    56 * N3 / 15 - 136 * N4 / 35,
    4279 * N4 / 630
  };

  private final double centralMeridian;
  private final double falseEasting;

  private GaussKrueger(double centralMeridianDegrees, double falseEasting) {
    this.centralMeridian = StrictMath.toRadians(centralMeridianDegrees);
    this.falseEasting = falseEasting;
  }

  /** Three-degree zone with its prefix: central meridian 3n, false easting n 500 000. */
  public static GaussKrueger threeDegreeZone(int zone) {
    return new GaussKrueger(3.0 * zone, zone * 1e6 + 500_000);
  }

  /** Six-degree zone with its prefix: central meridian 6n - 3, false easting n 500 000. */
  public static GaussKrueger sixDegreeZone(int zone) {
    return new GaussKrueger(6.0 * zone - 3, zone * 1e6 + 500_000);
  }

  /** Easting and northing of a longitude and latitude in degrees. */
  public Coordinate project(double longitude, double latitude) {
    double lambda = StrictMath.toRadians(longitude) - centralMeridian;
    double sinPhi = StrictMath.sin(StrictMath.toRadians(latitude));
    double t = StrictMath.sinh(atanh(sinPhi) - ECCENTRICITY * atanh(ECCENTRICITY * sinPhi));
    double xi = StrictMath.atan2(t, StrictMath.cos(lambda));
    double eta = atanh(StrictMath.sin(lambda) / StrictMath.sqrt(1 + t * t));
    double north = xi;
    double east = eta;
    for (int j = 1; j <= ALPHA.length; j++) {
      north += ALPHA[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
      east += ALPHA[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
    }
    return new Coordinate(falseEasting + RECTIFYING * east, RECTIFYING * north);
  }

  /** Longitude (x) and latitude (y) in degrees of an easting and northing; Z is kept. */
  public Coordinate unproject(Coordinate plane) {
    double xi = plane.y / RECTIFYING;
    double eta = (plane.x - falseEasting) / RECTIFYING;
    double xiSphere = xi;
    double etaSphere = eta;
    for (int j = 1; j <= BETA.length; j++) {
      xiSphere -= BETA[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
      etaSphere -= BETA[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
    }
    double chi = StrictMath.asin(StrictMath.sin(xiSphere) / StrictMath.cosh(etaSphere));
    double latitude = chi;
    for (int j = 1; j <= DELTA.length; j++) {
      latitude += DELTA[j - 1] * StrictMath.sin(2 * j * chi);
    }
    double longitude =
        centralMeridian + StrictMath.atan2(StrictMath.sinh(etaSphere), StrictMath.cos(xiSphere));
    return new Coordinate(
        StrictMath.toDegrees(longitude), StrictMath.toDegrees(latitude), plane.getZ());
  }

  /**
   * How much larger areas are on the grid than on the ellipsoid near a place, by the second-order
   * scale 1 + y² / 2R². The next term is below 1e-8 inside a six-degree zone's half width of 300
   * km.
   */
  public double arealScale(Coordinate plane) {
    double latitude = StrictMath.toRadians(unproject(plane).y);
    double e2 = FLATTENING * (2 - FLATTENING);
    double w2 = 1 - e2 * StrictMath.pow(StrictMath.sin(latitude), 2);
    double radiusSquared = SEMI_MAJOR * SEMI_MAJOR * (1 - e2) / (w2 * w2);
    double y = plane.x - falseEasting;
    double scale = 1 + y * y / (2 * radiusSquared);
    return scale * scale;
  }

  private static double atanh(double x) {
    return 0.5 * StrictMath.log1p(2 * x / (1 - x));
  }
}
