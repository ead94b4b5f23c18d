package org.minewatch.presence.clean;

import java.util.Arrays;

/**
 * Divides the fixes of one card into parts: at every absence, and on a day on which none ends and
 * none ended the day before, at the longest time without a fix that ends on it.
 *
 * <p>So a part lasts less than three days however long a card is heard without a break, and where
 * it ends depends on nothing further away: whether a day has an absence is told by that day and the
 * length of an absence before it.
 */
final class Cuts {
  private final long absenceMillis;
  private final long[] dayStarts;
  private boolean[] first = new boolean[0];

  /**
   * @param dayStarts when each calendar day of the window begins, and when the last one ends; times
   *     lie between the first and the last of them
   */
  Cuts(long absenceMillis, long[] dayStarts) {
    this.absenceMillis = absenceMillis;
    this.dayStarts = dayStarts;
  }

  /** Works out where parts begin; repeated rows belong to the part of the row they repeat. */
  void divide(CardRows rows) {
    int n = rows.size();
    if (first.length < n) {
      first = new boolean[2 * n];
    }
    Arrays.fill(first, 0, n, false);
    boolean absenceDayBefore = true;
    long previous = Long.MIN_VALUE;
    int k = 0;
    for (int d = 0; d + 1 < dayStarts.length; d++) {
      boolean absence = false;
      int longestAt = -1;
      long longest = -1;
      for (; k < n && rows.time(k) < dayStarts[d + 1]; k++) {
        if (rows.isRepeated(k)) {
          continue;
        }
        boolean begins = previous == Long.MIN_VALUE;
        long gap = begins ? Long.MAX_VALUE : rows.time(k) - previous;
        if (gap > absenceMillis) {
          first[k] = true;
          absence = true;
        }
        if (gap > longest) {
          longest = gap;
          longestAt = k;
        }
        previous = rows.time(k);
      }
      if (longestAt >= 0 && !absence && !absenceDayBefore) {
        first[longestAt] = true;
      }
      absenceDayBefore = absence;
    }
  }

  /** Whether a part begins with a row. */
  boolean isFirst(int k) {
    return first[k];
  }
}
