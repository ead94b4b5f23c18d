package org.minewatch.track.stay;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Places in square cells whose diagonal is a radius. All places of a cell are within the radius of
 * each other; those of two cells more than {@value #REACH} columns or rows apart never are.
 *
 * <p>Columns and rows are counted anew after each gap wider than the radius, so that one wild place
 * neither makes them many nor costs the others precision.
 */
final class PlaceCells {
  private static final int REACH = 2;
  private static final int COLUMNS_NEAR = 2 * REACH + 1;

  /** Side over diagonal, less a margin far above the rounding of a place's column. */
  private static final double SIDE = Math.sqrt(0.5) * (1 - 1e-6);

  private final double radius;

  /** The places, cell by cell, in ascending order within each. */
  private final int[] members;

  /** Where each cell's places begin in {@link #members}, and where the last one's end. */
  private final int[] start;

  private final int[] cellOf;

  /** For each cell and each column near it, the first cell that is near and the end of them. */
  private final int[] nearFrom;

  private final int[] nearTo;

  /**
   * @param x finite, ascending
   * @param y finite
   */
  PlaceCells(double[] x, double[] y, double radius) {
    int n = x.length;
    this.radius = radius;
    int[] column = strips(x, IntStream.range(0, n).toArray());
    int[] row = strips(y, MergeSort.sorted(n, (a, b) -> Double.compare(y[a], y[b])));
    long[] key = new long[n];
    for (int i = 0; i < n; i++) {
      key[i] = key(column[i], row[i]);
    }
    members = MergeSort.sorted(n, (a, b) -> Long.compare(key[a], key[b]));
    cellOf = new int[n];
    int[] starts = new int[n + 1];
    long[] cells = new long[n];
    int count = 0;
    for (int k = 0; k < n; k++) {
      long cell = key[members[k]];
      if (k == 0 || cell != cells[count - 1]) {
        starts[count] = k;
        cells[count++] = cell;
      }
      cellOf[members[k]] = count - 1;
    }
    starts[count] = n;
    start = Arrays.copyOf(starts, count + 1);
    nearFrom = new int[count * COLUMNS_NEAR];
    nearTo = new int[count * COLUMNS_NEAR];
    findNear(cells, count);
  }

  private static long key(int column, int row) {
    return (long) column << Integer.SIZE | row;
  }

  /** The number of the strip of one cell's width that each value falls into. */
  private int[] strips(double[] values, int[] ascending) {
    int[] strip = new int[values.length];
    double base = 0;
    int first = REACH;
    int last = REACH;
    for (int k = 0; k < ascending.length; k++) {
      double value = values[ascending[k]];
      if (k == 0) {
        base = value;
      } else if (value - values[ascending[k - 1]] > radius) {
        base = value;
        first = last + REACH + 1;
      }
      last = first + (int) ((value - base) / (radius * SIDE));
      strip[ascending[k]] = last;
    }
    return strip;
  }

  private void findNear(long[] cells, int count) {
    for (int d = 0; d < COLUMNS_NEAR; d++) {
      int from = 0;
      int to = 0;
      for (int c = 0; c < count; c++) {
        int column = (int) (cells[c] >> Integer.SIZE) + d - REACH;
        int row = (int) cells[c];
        while (from < count && cells[from] < key(column, row - REACH)) {
          from++;
        }
        to = Math.max(to, from);
        while (to < count && cells[to] <= key(column, row + REACH)) {
          to++;
        }
        nearFrom[c * COLUMNS_NEAR + d] = from;
        nearTo[c * COLUMNS_NEAR + d] = to;
      }
    }
  }

  int count() {
    return start.length - 1;
  }

  int cellOf(int place) {
    return cellOf[place];
  }

  int start(int cell) {
    return start[cell];
  }

  int end(int cell) {
    return start[cell + 1];
  }

  int member(int k) {
    return members[k];
  }

  /** Takes a cell; true ends the search. */
  interface Visitor {
    boolean ends(int cell);
  }

  /** Shows the cells near one, itself included, in ascending order. */
  void near(int cell, Visitor visitor) {
    for (int d = cell * COLUMNS_NEAR; d < (cell + 1) * COLUMNS_NEAR; d++) {
      for (int other = nearFrom[d]; other < nearTo[d]; other++) {
        if (visitor.ends(other)) {
          return;
        }
      }
    }
  }
}
