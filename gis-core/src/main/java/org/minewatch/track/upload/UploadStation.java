package org.minewatch.track.upload;

import java.util.OptionalDouble;

/**
 * A base station as the mine registers it.
 *
 * @param areaCode the first 16 characters of a 22-character code, else empty
 * @param x as written; zero, which senders write for "not known", is empty
 * @param y as written
 */
public record UploadStation(
    String stationCode,
    String areaCode,
    String name,
    OptionalDouble x,
    OptionalDouble y,
    OptionalDouble z,
    String note)
    implements UploadRecord {
  /** Northings of China are 1,900 to 5,950 km; an easting has a zone before its six digits. */
  private static final double LEAST_NORTHING = 1_900_000;

  private static final double MOST_NORTHING = 5_950_000;
  private static final double LEAST_ZONED_EASTING = 13_000_000;

  /**
   * The northing, where the two numbers tell it: senders disagree which of them is X. Empty when
   * they do not, as in a local grid.
   */
  public OptionalDouble northing() {
    if (isPair(x, y)) {
      return x;
    }
    return isPair(y, x) ? y : OptionalDouble.empty();
  }

  /** The easting with its zone prefix where it has one, as {@link #northing}. */
  public OptionalDouble easting() {
    if (isPair(x, y)) {
      return y;
    }
    return isPair(y, x) ? x : OptionalDouble.empty();
  }

  private static boolean isPair(OptionalDouble northing, OptionalDouble easting) {
    if (northing.isEmpty() || easting.isEmpty()) {
      return false;
    }
    double n = northing.getAsDouble();
    double e = easting.getAsDouble();
    return n >= LEAST_NORTHING
        && n <= MOST_NORTHING
        && (e >= LEAST_ZONED_EASTING && e < 46_000_000 || e >= 100_000 && e < 900_000);
  }
}
