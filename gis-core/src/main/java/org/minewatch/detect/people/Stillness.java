package org.minewatch.detect.people;

import java.util.Arrays;
import java.util.Optional;

/**
 * Tells a card that lies from one that somebody carries, by one card's readings alone.
 *
 * <p>Readings of a lying card are one value and the noise of ranging, each independent of the last.
 * So the means of half-hours scatter by the noise divided by the root of their number. Somebody who
 * sits shifts his readings for minutes, and the means of half-hours scatter more.
 */
final class Stillness {
  private static final long BIN_MILLIS = 1_800_000;

  /** A lying card is never read further from its middle, but for echoes. */
  private static final double MOST_METRES = 8;

  private static final double SIGMAS = 5;

  /** Share of readings that may be echoes. */
  private static final double ECHOES = 0.03;

  /** A pause in the readings that is longer ends a rest. */
  private static final long PAUSE_MILLIS = 1_800_000;

  private static final int LEAST_READINGS = 24;

  /** For eight half-hours or more noise alone seldom comes out above this. */
  private static final double MOST_RATIO = 1.7;

  private Stillness() {}

  /**
   * A stretch of readings about one value.
   *
   * @param first reading of the trace
   * @param last reading, included
   * @param sigmaMetres of its readings along one axis
   * @param shifting what the readings say of shifts about the place
   */
  record Rest(
      int first, int last, long fromMillis, long toMillis, double sigmaMetres, Shifting shifting) {
    long millis() {
      return toMillis - fromMillis;
    }
  }

  /** The longest time in which a card lay; empty when it never lay for two half-hours. */
  static Optional<Rest> longest(CardTrace t) {
    Rest best = null;
    int k = 0;
    while (k < t.size()) {
      int end = run(t, k);
      if (t.time(end) - t.time(k) >= 2 * BIN_MILLIS && end - k + 1 >= LEAST_READINGS) {
        Rest r = rest(t, k, end);
        if (r != null && (best == null || r.millis() > best.millis())) {
          best = r;
        }
      }
      k = end + 1;
    }
    return Optional.ofNullable(best);
  }

  /** The last reading of a run about the middle of its first readings. */
  private static int run(CardTrace t, int from) {
    int anchor = from;
    int last = from;
    int out = 0;
    for (int k = from + 1; k < t.size(); k++) {
      if (t.time(k) - t.time(k - 1) > PAUSE_MILLIS) {
        break;
      }
      double d = t.metres(anchor, t, k);
      if (d <= 2 * MOST_METRES) {
        last = k;
        out = 0;
      } else if (++out > 2) {
        break;
      }
    }
    return last;
  }

  private static Rest rest(CardTrace t, int from, int to) {
    int n = to - from + 1;
    double[] along = new double[n];
    double[] across = new double[n];
    int size = 0;
    for (int k = from; k <= to; k++) {
      double[] xy = t.offset(from, k);
      if (xy != null) {
        along[size] = xy[0];
        across[size] = xy[1];
        size++;
      }
    }
    if (size < LEAST_READINGS || size < 0.9 * n) {
      return null;
    }
    double ma = median(along, size);
    double mc = median(across, size);
    double sigma = Math.max(mad(along, size, ma), mad(across, size, mc));
    // The steps in which distances are sent hide a smaller noise.
    double reach = Math.min(MOST_METRES, SIGMAS * Math.max(sigma, 0.3) + 0.5);
    int far = 0;
    for (int k = 0; k < size; k++) {
      double da = along[k] - ma;
      double dc = across[k] - mc;
      far += da * da + dc * dc > reach * reach ? 1 : 0;
    }
    if (far > ECHOES * size || sigma == 0) {
      return null;
    }
    return ratio(t, from, to, ma, mc, reach) > MOST_RATIO
        ? null
        : new Rest(
            from,
            to,
            t.time(from),
            t.time(to),
            sigma,
            Shifting.of(t, from, to, new double[] {ma, mc}, reach));
  }

  private static double ratio(CardTrace t, int from, int to, double ma, double mc, double reach) {
    double[] sum = new double[2];
    double within = 0;
    double between = 0;
    int bins = 0;
    int readings = 0;
    int k = from;
    while (k <= to) {
      long bin = (t.time(k) - t.time(from)) / BIN_MILLIS;
      int n = 0;
      double sa = 0;
      double sc = 0;
      double qa = 0;
      for (; k <= to && (t.time(k) - t.time(from)) / BIN_MILLIS == bin; k++) {
        double[] xy = t.offset(from, k);
        if (xy == null) {
          continue;
        }
        double da = xy[0] - ma;
        double dc = xy[1] - mc;
        if (da * da + dc * dc > reach * reach) {
          continue;
        }
        n++;
        sa += da;
        sc += dc;
        qa += da * da + dc * dc;
      }
      if (n >= 4) {
        double square = (sa * sa + sc * sc) / n;
        between += square;
        within += qa - square;
        readings += n;
        bins++;
        sum[0] += sa;
        sum[1] += sc;
      }
    }
    if (bins < 2 || readings <= bins) {
      return Double.POSITIVE_INFINITY;
    }
    // About the mean of all, which need not be the median.
    between -= (sum[0] * sum[0] + sum[1] * sum[1]) / readings;
    // The steps of half a metre in which distances are sent count as noise of their own.
    double noise = Math.max(within / (readings - bins), 0.04);
    return between / (bins - 1) / noise;
  }

  private static double median(double[] values, int size) {
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[size / 2];
  }

  private static double mad(double[] values, int size, double middle) {
    double[] off = new double[size];
    for (int k = 0; k < size; k++) {
      off[k] = Math.abs(values[k] - middle);
    }
    return 1.4826 * median(off, size);
  }
}
