package org.minewatch.drawing.place;

import java.util.OptionalInt;

/**
 * The numbers that Chinese map coordinates can be (domain notes, 1.3): northings of seven digits,
 * eastings of six or, with a zone number in front, of eight.
 */
public final class NationalRanges {
  private static final double LEAST_NORTHING = 1_900_000;
  private static final double MOST_NORTHING = 5_950_000;
  private static final double LEAST_EASTING = 180_000;
  private static final double MOST_EASTING = 820_000;
  private static final double ZONE = 1_000_000;
  private static final int FIRST_ZONE = 13;
  private static final int LAST_ZONE = 45;

  private NationalRanges() {}

  public static boolean isNorthing(double value) {
    return value >= LEAST_NORTHING && value <= MOST_NORTHING;
  }

  /** With a zone number in front of it or without one. */
  public static boolean isEasting(double value) {
    double bare = zone(value).isPresent() ? value % ZONE : value;
    return bare >= LEAST_EASTING && bare <= MOST_EASTING;
  }

  /** The zone number in front of an easting: 13 to 23 of 6 degrees, 24 to 45 of 3 degrees. */
  public static OptionalInt zone(double easting) {
    int zone = easting >= ZONE && easting < 100 * ZONE ? (int) (easting / ZONE) : 0;
    return zone >= FIRST_ZONE && zone <= LAST_ZONE ? OptionalInt.of(zone) : OptionalInt.empty();
  }
}
