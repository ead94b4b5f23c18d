package org.minewatch.track.stay;

import java.util.function.IntConsumer;

/**
 * The rows of fixes in parts of neighbouring persons, in the order of arrival within a part. Only
 * the numbers of rows are moved; where people's fixes arrive side by side, a part reads whole lines
 * of the columns all the same.
 */
final class Partition {
  /** Least rows of a part, 36 bytes each: up to twice as many, about a second-level cache. */
  private static final int PART_ROWS = 1 << 13;

  /** More streams than this would not keep their last lines in the cache. */
  private static final int MAX_PARTS = 1 << 12;

  private static final int MAX_PERSON_BITS = 16;
  private static final int LEAST_SLICE = 1 << 16;
  private static final int MAX_SLICES = 64;

  /** Persons of a part agree but for so many low bits. */
  private final int shift;

  private final int persons;
  private final int[] person;
  private final int[] rows;

  /** Where each part begins among the rows, and where the last one ends. */
  private final int[] start;

  Partition(ArrivedFixes fixes, int threads) {
    persons = fixes.persons();
    person = fixes.person();
    int n = fixes.size();
    shift = shift(persons, n);
    int parts = Math.max(0, persons - 1 >> shift) + 1;
    int sliceRows = Math.max(LEAST_SLICE, (n - 1) / MAX_SLICES + 1);
    int[][] places = new int[(n - 1) / sliceRows + 1][parts];
    inSlices(places.length, sliceRows, n, threads, (s, from, to) -> count(places[s], from, to));
    start = startsOf(places, parts);
    rows = new int[n];
    inSlices(places.length, sliceRows, n, threads, (s, from, to) -> place(places[s], from, to));
  }

  private static int shift(int persons, int rows) {
    int parts = Math.max(1, Math.min(MAX_PARTS, rows / PART_ROWS));
    int shift = 0;
    while (shift < MAX_PERSON_BITS && persons - 1 >>> shift >= parts) {
      shift++;
    }
    return shift;
  }

  private interface Slice {
    void on(int slice, int from, int to);
  }

  private static void inSlices(int slices, int sliceRows, int n, int threads, Slice work) {
    IntConsumer task = s -> work.on(s, s * sliceRows, (int) Math.min(n, (s + 1L) * sliceRows));
    Shares.run(slices, threads, () -> task);
  }

  private void count(int[] counts, int from, int to) {
    for (int i = from; i < to; i++) {
      if (person[i] < 0 || person[i] >= persons) {
        throw new IllegalArgumentException(
            "fix " + i + " is of person " + person[i] + " of " + persons);
      }
      counts[person[i] >>> shift]++;
    }
  }

  /** Turns the counts of each slice into where its rows of each part go. */
  private static int[] startsOf(int[][] places, int parts) {
    int[] start = new int[parts + 1];
    int at = 0;
    for (int p = 0; p < parts; p++) {
      start[p] = at;
      for (int[] place : places) {
        int count = place[p];
        place[p] = at;
        at += count;
      }
    }
    start[parts] = at;
    return start;
  }

  private void place(int[] places, int from, int to) {
    for (int i = from; i < to; i++) {
      rows[places[person[i] >>> shift]++] = i;
    }
  }

  int parts() {
    return start.length - 1;
  }

  /**
   * Finds the stays of the persons of one part. Columns are fetched one after the other: short
   * loops keep more of the scattered reads under way at a time.
   */
  Stays stays(int part, ArrivedFixes fixes, StayRule rule, PersonRun run) {
    int from = start[part];
    int n = start[part + 1] - from;
    run.reserve(n);
    int[] ends = run.ends(1 << shift);
    int[] place = run.place;
    int first = part << shift;
    for (int k = 0; k < n; k++) {
      place[k] = person[rows[from + k]] - first;
    }
    for (int k = 0; k < n; k++) {
      ends[place[k]]++;
    }
    int at = 0;
    for (int p = 0; p < ends.length; p++) {
      int count = ends[p];
      ends[p] = at;
      at += count;
    }
    for (int k = 0; k < n; k++) {
      int to = ends[place[k]]++;
      place[k] = to;
      run.row[to] = rows[from + k];
    }
    for (int k = 0; k < n; k++) {
      run.millis[place[k]] = fixes.millis()[rows[from + k]];
    }
    for (int k = 0; k < n; k++) {
      run.easting[place[k]] = fixes.easting()[rows[from + k]];
    }
    for (int k = 0; k < n; k++) {
      run.northing[place[k]] = fixes.northing()[rows[from + k]];
    }
    for (int k = 0; k < n; k++) {
      run.mine[place[k]] = fixes.mine()[rows[from + k]];
    }
    Stays found = new Stays(16);
    for (int p = 0; p < ends.length; p++) {
      run.stays(first + p, p == 0 ? 0 : ends[p - 1], ends[p], rule, found);
    }
    return found;
  }
}
