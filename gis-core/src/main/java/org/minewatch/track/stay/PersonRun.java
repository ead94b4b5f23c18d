package org.minewatch.track.stay;

import java.util.Arrays;

/**
 * Working columns for the fixes of a few persons, one person's after the other's, small enough to
 * stay in the processor's cache; kept and filled again.
 */
final class PersonRun {
  long[] millis = new long[0];
  double[] easting = new double[0];
  double[] northing = new double[0];
  int[] mine = new int[0];
  int[] row = new int[0];

  private int[] ends = new int[0];

  void reserve(int rows) {
    if (rows > row.length) {
      int capacity = Math.max(rows, rows + (rows >> 2));
      millis = new long[capacity];
      easting = new double[capacity];
      northing = new double[capacity];
      mine = new int[capacity];
      row = new int[capacity];
    }
  }

  /** So many zeros. */
  int[] ends(int persons) {
    if (ends.length != persons) {
      ends = new int[persons];
    }
    Arrays.fill(ends, 0);
    return ends;
  }

  void set(int at, int fromRow, long time, double x, double y, int ofMine) {
    millis[at] = time;
    easting[at] = x;
    northing[at] = y;
    mine[at] = ofMine;
    row[at] = fromRow;
  }

  /** Finds the stays of the person whose fixes are those in [from, to), in any order. */
  void stays(int person, int from, int to, StayRule rule, Stays out) {
    int end = placed(from, to);
    if (!ordered(from, end)) {
      sort(from, end);
    }
    for (int i = from; i < end; ) {
      int next = i + 1;
      while (next < end
          && mine[next] == mine[i]
          && millis[next] - millis[next - 1] <= rule.longestGapMillis()) {
        next++;
      }
      staysOfPart(person, i, next, rule, out);
      i = next;
    }
  }

  /** Finds the stays among fixes of one mine without a gap. */
  private void staysOfPart(int person, int from, int to, StayRule rule, Stays out) {
    double[] x = easting;
    double[] y = northing;
    long[] t = millis;
    double squaredRadius = rule.radiusMetres() * rule.radiusMetres();
    long least = rule.leastMillis();
    int last = from;
    for (int i = from; i < to; ) {
      last = Math.max(last, i);
      while (last < to && t[last] - t[i] < least) {
        last++;
      }
      if (last == to) {
        return;
      }
      double x0 = x[i];
      double y0 = y[i];
      // The fix that makes the run long enough is asked first: of someone walking it is far away.
      if (!(squared(x[last] - x0, y[last] - y0) <= squaredRadius)) {
        i++;
        continue;
      }
      int j = i + 1;
      while (j < to && squared(x[j] - x0, y[j] - y0) <= squaredRadius) {
        j++;
      }
      if (j > last) {
        out.add(person, this, i, j);
        i = j;
      } else {
        i++;
      }
    }
  }

  private static double squared(double dx, double dy) {
    return dx * dx + dy * dy;
  }

  /** Moves fixes that have no place out of [from, to); returns where those that have one end. */
  private int placed(int from, int to) {
    int kept = from;
    for (int i = from; i < to; i++) {
      if (Double.isFinite(easting[i]) && Double.isFinite(northing[i])) {
        if (kept < i) {
          set(kept, row[i], millis[i], easting[i], northing[i], mine[i]);
        }
        kept++;
      }
    }
    return kept;
  }

  /** Whether times ascend strictly; equal ones are put in order by their values. */
  private boolean ordered(int from, int to) {
    boolean ordered = true;
    for (int i = from + 1; i < to; i++) {
      ordered &= millis[i - 1] < millis[i];
    }
    return ordered;
  }

  private void sort(int from, int to) {
    int[] order = MergeSort.sorted(to - from, (a, b) -> compare(from + a, from + b));
    long[] t = Arrays.copyOfRange(millis, from, to);
    double[] x = Arrays.copyOfRange(easting, from, to);
    double[] y = Arrays.copyOfRange(northing, from, to);
    int[] m = Arrays.copyOfRange(mine, from, to);
    int[] r = Arrays.copyOfRange(row, from, to);
    for (int i = 0; i < order.length; i++) {
      int o = order[i];
      set(from + i, r[o], t[o], x[o], y[o], m[o]);
    }
  }

  private int compare(int a, int b) {
    int c = Long.compare(millis[a], millis[b]);
    c = c != 0 ? c : Integer.compare(mine[a], mine[b]);
    c = c != 0 ? c : Double.compare(easting[a], easting[b]);
    return c != 0 ? c : Double.compare(northing[a], northing[b]);
  }
}
