package org.minewatch.geo;

/**
 * A coordinate reference system as licences and drawings name it: a datum with a Gauss-Krueger
 * zone, or with plain longitude and latitude.
 *
 * @param epsg the EPSG code
 * @param datum the datum
 * @param grid three-degree zones, six-degree zones, or geographic
 * @param zone the zone number (24 to 45 for three degrees, 13 to 23 for six), 0 when geographic
 * @param zonePrefix whether eastings carry the zone number in front of the six digits
 */
public record Crs(int epsg, Datum datum, Grid grid, int zone, boolean zonePrefix) {

  /** How a datum is laid out on the plane. */
  public enum Grid {
    GEOGRAPHIC,
    ZONE_3_DEGREE,
    ZONE_6_DEGREE
  }

  /** {@code EPSG:4523}. */
  public String code() {
    return "EPSG:" + epsg;
  }

  public boolean isGeographic() {
    return grid == Grid.GEOGRAPHIC;
  }

  /**
   * Central meridian in degrees east; three-degree zone n is at 3n, six-degree zone n at 6n - 3.
   */
  public int centralMeridianDegrees() {
    return switch (grid) {
      case ZONE_3_DEGREE -> 3 * zone;
      case ZONE_6_DEGREE -> 6 * zone - 3;
      case GEOGRAPHIC ->
          throw new IllegalStateException("a geographic CRS has no central meridian");
    };
  }

  /** The false easting in metres, zone prefix included. */
  public double falseEastingMetres() {
    return (zonePrefix ? zone * 1_000_000.0 : 0) + 500_000;
  }
}
