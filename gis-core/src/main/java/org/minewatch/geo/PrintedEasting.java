package org.minewatch.geo;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.minewatch.geo.Crs.Grid;

/**
 * What an easting as printed tells of its system: degrees, metres, or metres with the zone number
 * in front.
 *
 * @param kind which of them
 * @param easting as printed, NaN when there is none
 * @param zone the zone number in front, 0 when there is none
 * @param problem why this cannot be an easting, null when it can
 */
record PrintedEasting(Kind kind, double easting, int zone, String problem) {

  private static final double MIN_EASTING = 100_000;
  private static final double METRES_PER_ZONE_NUMBER = 1_000_000;

  enum Kind {
    NONE,
    DEGREES,
    PLAIN,
    PREFIXED
  }

  static PrintedEasting of(OptionalDouble easting) {
    if (easting.isEmpty() || Double.isNaN(easting.getAsDouble())) {
      return new PrintedEasting(Kind.NONE, Double.NaN, 0, null);
    }
    double value = easting.getAsDouble();
    if (value >= 60 && value <= 150) {
      return new PrintedEasting(Kind.DEGREES, value, 0, null);
    }
    if (value >= MIN_EASTING && value < METRES_PER_ZONE_NUMBER) {
      return new PrintedEasting(Kind.PLAIN, value, 0, null);
    }
    int zone = (int) Math.min(99, Math.max(0, Math.floor(value / METRES_PER_ZONE_NUMBER)));
    if (zone >= 13 && zone <= 45) {
      return new PrintedEasting(Kind.PREFIXED, value, zone, null);
    }
    String why =
        zone >= 1 && zone <= 6
            ? " is not an easting; it looks like a northing: are X and Y exchanged?"
            : " is not an easting in China: six digits, or eight with zone number 13 to 45 in front";
    return new PrintedEasting(Kind.NONE, value, 0, plain(value) + why);
  }

  Grid grid() {
    return gridOf(zone);
  }

  /** China uses six-degree zones 13 to 23 and three-degree zones 24 to 45: the number tells. */
  static Grid gridOf(int zone) {
    return zone <= 23 ? Grid.ZONE_6_DEGREE : Grid.ZONE_3_DEGREE;
  }

  String value() {
    return plain(easting);
  }

  String noCode() {
    return "zone number " + zone + " of the easting " + value() + " has no EPSG code";
  }

  private static String plain(double value) {
    return Double.isInfinite(value)
        ? String.valueOf(value)
        : new BigDecimal(String.valueOf(value)).toPlainString();
  }
}
