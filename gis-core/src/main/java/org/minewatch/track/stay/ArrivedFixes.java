package org.minewatch.track.stay;

/**
 * Fixes of many mines as columns in the order in which they arrived. The arrays are taken as they
 * are.
 *
 * @param persons how many persons there are
 * @param person of each fix, from 0 to one below {@code persons}
 * @param millis epoch milliseconds
 * @param mine of each fix, any number
 * @param easting metres; a fix whose place is NaN is passed over
 * @param northing metres
 */
public record ArrivedFixes(
    int persons, int[] person, long[] millis, int[] mine, double[] easting, double[] northing) {
  public ArrivedFixes {
    int n = person.length;
    if (millis.length != n
        || mine.length != n
        || easting.length != n
        || northing.length != n
        || persons < 0) {
      throw new IllegalArgumentException("columns of different lengths or persons below 0");
    }
  }

  int size() {
    return person.length;
  }
}
