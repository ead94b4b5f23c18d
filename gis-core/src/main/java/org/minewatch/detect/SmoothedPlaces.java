package org.minewatch.detect;

import java.util.Arrays;
import org.minewatch.displacement.MiddleOfFive;
import org.minewatch.track.FixColumns;

/**
 * Where people were, from fixes that scatter: each place is the median of up to five fixes within a
 * minute of each other, so that single multipath jumps count for nothing. Places come in runs, each
 * of one card without a long silence. Computed once for all who compare places with a limit.
 */
public final class SmoothedPlaces {
  /** Fewer in a row tell nothing. */
  static final int LEAST_FIXES = 3;

  /** A card not heard of for longer starts a new run. */
  private static final long LONGEST_GAP_MILLIS = 10 * 60_000L;

  /** Fixes on each side of the one that is smoothed. */
  private static final int HALF_WINDOW = 2;

  /** Fixes further apart than this tell of different places: a walk of some 70 m. */
  private static final long WINDOW_MILLIS = 60_000L;

  private final FixColumns fixes;
  private final int[] row;
  private final double[] easting;
  private final double[] northing;
  private int[] start = new int[256];
  private int runs;

  private SmoothedPlaces(FixColumns fixes, int[] row) {
    this.fixes = fixes;
    this.row = row;
    easting = new double[row.length];
    northing = new double[row.length];
  }

  /** Of all fixes that have a place and are no duplicates. */
  public static SmoothedPlaces of(FixColumns fixes) {
    int[] rows = new int[fixes.size()];
    int n = 0;
    for (int i = 0; i < fixes.size(); i++) {
      if (fixes.hasPlace(i) && (fixes.marks(i) & FixColumns.MARK_DUPLICATE) == 0) {
        rows[n++] = i;
      }
    }
    SmoothedPlaces places = new SmoothedPlaces(fixes, Arrays.copyOf(rows, n));
    places.divide();
    places.smooth();
    return places;
  }

  private void divide() {
    for (int k = 0; k < row.length; k++) {
      if (k == 0
          || fixes.card(row[k]) != fixes.card(row[k - 1])
          || fixes.timeMillis(row[k]) - fixes.timeMillis(row[k - 1]) > LONGEST_GAP_MILLIS) {
        if (runs + 1 == start.length) {
          start = Arrays.copyOf(start, 2 * start.length);
        }
        start[runs++] = k;
      }
    }
    start[runs] = row.length;
  }

  private void smooth() {
    double[] window = new double[2 * HALF_WINDOW + 1];
    for (int run = 0; run < runs; run++) {
      for (int k = start[run]; k < start[run + 1]; k++) {
        int lo = k;
        int hi = k + 1;
        if (isOfItsOwn(row[k])) {
          lo = first(start[run], k);
          hi = end(start[run + 1], k);
        }
        boolean alone = hi - lo < LEAST_FIXES;
        easting[k] = alone ? fixes.easting(row[k]) : median(lo, hi, window, true);
        northing[k] = alone ? fixes.northing(row[k]) : median(lo, hi, window, false);
      }
    }
  }

  /** Whether a place was measured as such; one laid on a road by a distance knows no multipath. */
  private boolean isOfItsOwn(int i) {
    return fixes.reader(i) < 0 || Float.isNaN(fixes.distance(i));
  }

  private int first(int from, int k) {
    int lo = k;
    while (lo > Math.max(from, k - HALF_WINDOW)
        && fixes.timeMillis(row[k]) - fixes.timeMillis(row[lo - 1]) <= WINDOW_MILLIS) {
      lo--;
    }
    return lo;
  }

  private int end(int to, int k) {
    int hi = k + 1;
    while (hi < Math.min(to, k + HALF_WINDOW + 1)
        && fixes.timeMillis(row[hi]) - fixes.timeMillis(row[k]) <= WINDOW_MILLIS) {
      hi++;
    }
    return hi;
  }

  private double median(int lo, int hi, double[] sorted, boolean easting) {
    int n = hi - lo;
    for (int i = 0; i < n; i++) {
      sorted[i] = easting ? fixes.easting(row[lo + i]) : fixes.northing(row[lo + i]);
    }
    if (n == sorted.length) {
      return MiddleOfFive.of(sorted);
    }
    for (int i = 0; i < n; i++) {
      double v = sorted[i];
      int at = i;
      for (; at > 0 && sorted[at - 1] > v; at--) {
        sorted[at] = sorted[at - 1];
      }
      sorted[at] = v;
    }
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  FixColumns fixes() {
    return fixes;
  }

  int runs() {
    return runs;
  }

  /** The first place of a run; of the number of runs, the number of places. */
  int runStart(int run) {
    return start[run];
  }

  /** Row of a place among the fixes. */
  int row(int k) {
    return row[k];
  }

  double easting(int k) {
    return easting[k];
  }

  double northing(int k) {
    return northing[k];
  }
}
