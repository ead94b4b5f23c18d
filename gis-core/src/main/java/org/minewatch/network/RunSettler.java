package org.minewatch.network;

import java.util.Arrays;
import org.minewatch.track.FixColumns;

/**
 * Settles which of its possible places each fix of a run means: the most likely way through them
 * all (Viterbi, forwards and backwards, so that every place has the likelihood of the best way
 * through it).
 *
 * <p>A step is the likelier the shorter its way along the roads (stations), or the closer its way
 * is to the straight line between the fixes (coordinates), and next to impossible when nobody could
 * have gone so far in the time. A fix stays open when a way nearly as likely puts it elsewhere.
 */
final class RunSettler {
  /** One natural unit of likelihood for each ten metres of detour. */
  private static final double DETOUR_METRES = 10;

  /** Between two fixes of somebody who does not move. */
  private static final double RANGING_METRES = 5;

  /** A way that somebody could walk in the time is hardly less likely than a shorter one. */
  private static final double WALKING_METRES_PER_SECOND = 1.2;

  private static final double STROLL_WEIGHT = 0.15;

  private static final double MOST_DETOUR_METRES = 2_000;
  private static final double MOST_MISMATCH_METRES = 150;

  /** A vehicle underground; 40 km/h and the error of two fixes. */
  private static final double FASTEST_METRES_PER_SECOND = 12;

  /** Ways along the roads are kept as floats. */
  private static final double ROUNDING_METRES = 0.05;

  private static final double SLACK_METRES = 30;
  private static final double TOO_FAST = 20;
  private static final double NO_WAY = -25;

  /** After this long, where somebody was says nothing about the way. */
  private static final long FORGOTTEN_MILLIS = 3_600_000;

  /** Odds of about 30 to 1. */
  private static final double OPEN = 3.5;

  private static final double SAME_PLACE_METRES = 4;
  private static final double SAME_PLACE_WAY_METRES = 25;

  private final Candidates c;
  private final FixColumns fixes;
  private boolean forgotten;
  private boolean points;
  private double fastest;
  private double walked;
  private double explained;
  private double[] forward = new double[1024];
  private double[] backward = new double[1024];
  private double[] steps = new double[4096];
  private int[] stepStart = new int[64];
  private int[] chosen = new int[64];
  private boolean[] open = new boolean[64];

  RunSettler(Candidates candidates, FixColumns fixes) {
    this.c = candidates;
    this.fixes = fixes;
  }

  /** The candidate of the r-th row. */
  int chosen(int r) {
    return chosen[r];
  }

  boolean ambiguous(int r) {
    return open[r];
  }

  /**
   * @param rows the fixes of the run
   * @param starts of row r the candidates from {@code starts[r]} to before {@code starts[r + 1]}
   */
  void settle(int[] rows, int[] starts, int length) {
    if (chosen.length < length) {
      chosen = new int[length + 64];
      open = new boolean[length + 64];
      stepStart = new int[length + 64];
    }
    if (length == 1 && starts[1] == 1 || length == 2 && starts[2] == 2) {
      for (int r = 0; r < length; r++) {
        chosen[r] = starts[r];
        open[r] = false;
      }
      return;
    }
    if (forward.length < c.size) {
      forward = new double[2 * c.size];
      backward = new double[2 * c.size];
    }
    forwards(rows, starts, length);
    backwards(rows, starts, length);
    for (int r = 0; r < length; r++) {
      choose(r, starts[r], starts[r + 1]);
    }
  }

  private void forwards(int[] rows, int[] starts, int length) {
    for (int i = 0; i < starts[1]; i++) {
      forward[i] = c.score[i];
    }
    int used = 0;
    for (int r = 1; r < length; r++) {
      int before = starts[r] - starts[r - 1];
      int now = starts[r + 1] - starts[r];
      stepStart[r] = used;
      if (steps.length < used + before * now) {
        steps = Arrays.copyOf(steps, 2 * (used + before * now));
      }
      between(rows[r - 1], rows[r]);
      for (int j = starts[r]; j < starts[r + 1]; j++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = starts[r - 1]; i < starts[r]; i++, used++) {
          // Most steps cannot be the best and need not be worked out.
          if (forward[i] > best && forward[i] + bound(i, j) > best) {
            steps[used] = step(i, j);
            best = Math.max(best, forward[i] + steps[used]);
          } else {
            steps[used] = Double.NaN;
          }
        }
        forward[j] = best + c.score[j];
      }
    }
  }

  private void backwards(int[] rows, int[] starts, int length) {
    Arrays.fill(backward, starts[length - 1], starts[length], 0);
    for (int r = length - 1; r > 0; r--) {
      int before = starts[r] - starts[r - 1];
      between(rows[r - 1], rows[r]);
      for (int i = 0; i < before; i++) {
        double best = Double.NEGATIVE_INFINITY;
        int at = stepStart[r] + i;
        for (int j = starts[r]; j < starts[r + 1]; j++, at += before) {
          double onward = c.score[j] + backward[j];
          int from = starts[r - 1] + i;
          if (onward > best && onward + bound(from, j) > best) {
            best = Math.max(best, onward + (Double.isNaN(steps[at]) ? step(from, j) : steps[at]));
          }
        }
        backward[starts[r - 1] + i] = best;
      }
    }
  }

  private void choose(int r, int from, int to) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      if (forward[i] + backward[i] > forward[best] + backward[best] + 1e-9) {
        best = i;
      }
    }
    chosen[r] = best;
    double least = forward[best] + backward[best] - OPEN;
    open[r] = false;
    for (int i = from; i < to && !open[r]; i++) {
      open[r] =
          i != best
              && forward[i] + backward[i] > least
              && (c.straight(i, best) > SAME_PLACE_METRES
                  || c.way(i, best) > SAME_PLACE_WAY_METRES);
    }
  }

  /** Readies what all steps between two fixes have in common. */
  private void between(int rowA, int rowB) {
    long millis = fixes.timeMillis(rowB) - fixes.timeMillis(rowA);
    forgotten = millis > FORGOTTEN_MILLIS;
    points = fixes.hasPlace(rowA) && fixes.hasPlace(rowB);
    fastest = FASTEST_METRES_PER_SECOND * millis / 1000.0 + SLACK_METRES;
    walked = WALKING_METRES_PER_SECOND * millis / 1000.0;
    explained =
        points
            ? Math.hypot(
                fixes.easting(rowA) - fixes.easting(rowB),
                fixes.northing(rowA) - fixes.northing(rowB))
            : RANGING_METRES + moved(rowA, rowB);
  }

  /** Log-likelihood of going from one place to another between two fixes, at most 0. */
  private double step(int a, int b) {
    if (forgotten) {
      return 0;
    }
    double way =
        points ? c.network.distance(c.edge[a], c.offset[a], c.edge[b], c.offset[b]) : c.way(a, b);
    return Double.isInfinite(way) ? NO_WAY : ofWay(way);
  }

  /** No step between stations' places is likelier than if the way were straight. */
  private double bound(int a, int b) {
    return forgotten || points ? 0 : ofWay(Math.max(0, c.straight(a, b) - ROUNDING_METRES));
  }

  private double ofWay(double way) {
    double over = way - fastest;
    double tooFast = over > 0 ? Math.min(TOO_FAST, over / DETOUR_METRES) : 0;
    double detour;
    if (points) {
      detour = Math.min(MOST_MISMATCH_METRES, Math.abs(way - explained));
    } else {
      double excess = Math.max(0, Math.min(MOST_DETOUR_METRES, way - explained));
      double strolled = Math.min(excess, walked);
      detour = excess - strolled + strolled * STROLL_WEIGHT;
    }
    return -detour / DETOUR_METRES - tooFast;
  }

  /**
   * The least way that two distances from one station can mean. It is the same for every place the
   * fixes may mean, so that the jitter of somebody standing for an hour speaks for none of them.
   */
  private double moved(int rowA, int rowB) {
    if (fixes.hasPlace(rowA) || fixes.hasPlace(rowB) || fixes.reader(rowA) != fixes.reader(rowB)) {
      return 0;
    }
    double a = fixes.distance(rowA);
    double b = fixes.distance(rowB);
    return a > 0 == b > 0 ? Math.abs(a - b) : Math.abs(a) + Math.abs(b);
  }
}
