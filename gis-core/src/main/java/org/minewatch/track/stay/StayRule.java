package org.minewatch.track.stay;

/**
 * What counts as a stay.
 *
 * @param radiusMetres farthest that a fix of the stay lies from its first one, inclusive
 * @param leastMillis shortest time from the first fix to the last, inclusive
 * @param longestGapMillis longest silence within a stay, inclusive; a longer one ends it
 */
public record StayRule(double radiusMetres, long leastMillis, long longestGapMillis) {
  public StayRule {
    if (!(radiusMetres >= 0) || Double.isInfinite(radiusMetres)) {
      throw new IllegalArgumentException("radius of " + radiusMetres + " m");
    }
    if (leastMillis < 0 || longestGapMillis < 0) {
      throw new IllegalArgumentException(
          "times of " + leastMillis + " and " + longestGapMillis + " ms");
    }
  }

  /** Silence does not end a stay. */
  public StayRule(double radiusMetres, long leastMillis) {
    this(radiusMetres, leastMillis, Long.MAX_VALUE);
  }
}
