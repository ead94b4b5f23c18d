package org.minewatch.presence.clean;

import java.util.Arrays;

/**
 * How long it took cards to appear at the other of two stations, in both directions. A wrong clock
 * makes one direction longer and the other shorter by the same time; a walk without coverage makes
 * both longer.
 */
final class Handovers {
  private static final double WALKING_METRES_PER_SECOND = 0.8;
  private static final double SIGMAS = 3;

  /** The median of normally distributed deviations times this is their sigma. */
  private static final double MEDIAN_DEVIATION = 1.4826;

  private static final double MEDIAN_ERROR = 1.2533;

  private final long[][] gaps = {new long[8], new long[8]};
  private final int[] size = new int[2];
  private double[] ways = new double[8];
  private int wayCount;

  /**
   * @param direction 0 from the lower station to the higher, 1 back
   * @param gapMillis from the last fix at one to the first at the other, negative when they overlap
   * @param wayMetres between these two places at least
   */
  void add(int direction, long gapMillis, double wayMetres) {
    if (size[direction] == gaps[direction].length) {
      gaps[direction] = Arrays.copyOf(gaps[direction], 2 * size[direction]);
    }
    gaps[direction][size[direction]++] = gapMillis;
    if (wayCount == ways.length) {
      ways = Arrays.copyOf(ways, 2 * wayCount);
    }
    ways[wayCount++] = wayMetres;
  }

  int count() {
    return size[0] + size[1];
  }

  boolean enough(int least) {
    return size[0] >= least && size[1] >= least;
  }

  /** How much later the higher station's clock is than the lower one's. */
  long differenceMillis() {
    return (median(0) - median(1)) / 2;
  }

  /**
   * How well that is known: three sigmas of the medians, and what a ride one way and a walk the
   * other can feign over the way between.
   */
  long toleranceMillis() {
    double error = SIGMAS * MEDIAN_ERROR * Math.hypot(sigma(0), sigma(1)) / 2;
    double[] sorted = Arrays.copyOf(ways, wayCount);
    Arrays.sort(sorted);
    double feigned = 1000 * sorted[wayCount / 2] / WALKING_METRES_PER_SECOND / 2;
    return Math.round(error + feigned);
  }

  private long median(int direction) {
    return middle(Arrays.copyOf(gaps[direction], size[direction]));
  }

  private double sigma(int direction) {
    long median = median(direction);
    long[] off = new long[size[direction]];
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(gaps[direction][i] - median);
    }
    return MEDIAN_DEVIATION * middle(off) / Math.sqrt(off.length);
  }

  private static long middle(long[] values) {
    Arrays.sort(values);
    int n = values.length;
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  }
}
