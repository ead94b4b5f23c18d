package org.minewatch.track.stay;

import java.util.Arrays;

/** Sorts numbers of rows by what the rows hold; stable. */
final class MergeSort {
  /** Compares two rows. */
  interface Rows {
    int compare(int a, int b);
  }

  private static final int SHORT = 8;

  private MergeSort() {}

  /** The numbers from 0 to before n in the order of what the rows hold. */
  static int[] sorted(int n, Rows order) {
    int[] rows = new int[n];
    Arrays.setAll(rows, i -> i);
    sort(rows, order);
    return rows;
  }

  static void sort(int[] rows, Rows order) {
    sort(rows, new int[rows.length], 0, rows.length, order);
  }

  private static void sort(int[] rows, int[] spare, int from, int to, Rows order) {
    if (to - from <= SHORT) {
      insert(rows, from, to, order);
      return;
    }
    int middle = from + to >>> 1;
    sort(rows, spare, from, middle, order);
    sort(rows, spare, middle, to, order);
    if (order.compare(rows[middle - 1], rows[middle]) <= 0) {
      return;
    }
    System.arraycopy(rows, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takeLeft = right == to || order.compare(spare[left], rows[right]) <= 0;
      rows[at] = takeLeft ? spare[left++] : rows[right++];
    }
  }

  private static void insert(int[] rows, int from, int to, Rows order) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      for (; at > from && order.compare(rows[at - 1], row) > 0; at--) {
        rows[at] = rows[at - 1];
      }
      rows[at] = row;
    }
  }
}
