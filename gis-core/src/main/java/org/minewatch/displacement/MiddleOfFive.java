package org.minewatch.displacement;

/** The median of five numbers, for running medians over millions of fixes. */
public final class MiddleOfFive {
  private MiddleOfFive() {}

  /**
   * The median, by comparing without branches: which of a night's readings is the larger one, no
   * processor can guess.
   *
   * @param v five numbers, none of them NaN
   */
  public static double of(double[] v) {
    // Neither the least nor the greatest of the first four can be the median.
    double low = Math.max(Math.min(v[0], v[1]), Math.min(v[2], v[3]));
    double high = Math.min(Math.max(v[0], v[1]), Math.max(v[2], v[3]));
    // What is left are three, of which these two may stand in either order.
    return Math.max(Math.min(low, high), Math.min(Math.max(low, high), v[4]));
  }
}
