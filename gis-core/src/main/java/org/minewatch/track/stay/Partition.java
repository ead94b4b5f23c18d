package org.minewatch.track.stay;

import java.util.function.IntConsumer;

/**
 * Fixes in parts of neighbouring persons, in the order of arrival within a part. Each fix is moved
 * once, as a whole: the columns are read from one end to the other, and what a part holds lies in
 * one piece, whereas fetching a person's fixes from where they arrived waits for the memory at each
 * batch and column.
 */
final class Partition {
  /** Least rows of a part, 36 bytes each: up to twice as many, about a second-level cache. */
  private static final int PART_ROWS = 1 << 13;

  /** More streams than this would not keep their last lines in the cache. */
  private static final int MAX_PARTS = 1 << 12;

  private static final int MAX_PERSON_BITS = 16;
  private static final int LEAST_SLICE = 1 << 16;
  private static final int MAX_SLICES = 64;

  /** Of a moved fix: time, easting, northing, then person and mine in one. */
  private static final int LONGS = 4;

  private static final int LONGS_SHIFT = 2;

  /** Persons of a part agree but for so many low bits. */
  private final int shift;

  private final ArrivedFixes fixes;

  /** By part the numbers of its rows, and the fixes of them. */
  private final int[][] rows;

  private final long[][] moved;

  Partition(ArrivedFixes fixes, int threads) {
    this.fixes = fixes;
    int n = fixes.size();
    shift = shift(fixes.persons(), n);
    int parts = Math.max(0, fixes.persons() - 1 >> shift) + 1;
    int sliceRows = Math.max(LEAST_SLICE, (n - 1) / MAX_SLICES + 1);
    int[][] places = new int[(n - 1) / sliceRows + 1][parts];
    inSlices(places.length, sliceRows, n, threads, (s, from, to) -> count(places[s], from, to));
    int[] sizes = startsOf(places, parts);
    rows = new int[parts][];
    moved = new long[parts][];
    IntConsumer reserve =
        part -> {
          rows[part] = new int[sizes[part]];
          moved[part] = new long[Math.multiplyExact(LONGS, sizes[part])];
        };
    Shares.run(parts, threads, () -> reserve);
    inSlices(places.length, sliceRows, n, threads, (s, from, to) -> move(places[s], from, to));
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
    int[] person = fixes.person();
    int persons = fixes.persons();
    for (int i = from; i < to; i++) {
      if (person[i] < 0 || person[i] >= persons) {
        throw new IllegalArgumentException(
            "fix " + i + " is of person " + person[i] + " of " + persons);
      }
      counts[person[i] >>> shift]++;
    }
  }

  /**
   * Turns the counts of each slice into where in each part its rows go; returns how many rows each
   * part has.
   */
  private static int[] startsOf(int[][] places, int parts) {
    int[] sizes = new int[parts];
    for (int[] place : places) {
      for (int p = 0; p < parts; p++) {
        int count = place[p];
        place[p] = sizes[p];
        sizes[p] += count;
      }
    }
    return sizes;
  }

  private void move(int[] places, int from, int to) {
    int[] person = fixes.person();
    int[] mine = fixes.mine();
    long[] millis = fixes.millis();
    double[] easting = fixes.easting();
    double[] northing = fixes.northing();
    for (int i = from; i < to; ) {
      int part = person[i] >>> shift;
      int[] row = rows[part];
      long[] fix = moved[part];
      int at = places[part];
      // A mine's batch brings neighbouring persons one after the other.
      do {
        row[at] = i;
        int k = at++ << LONGS_SHIFT;
        fix[k] = millis[i];
        fix[k + 1] = Double.doubleToRawLongBits(easting[i]);
        fix[k + 2] = Double.doubleToRawLongBits(northing[i]);
        fix[k + 3] = (long) person[i] << 32 | mine[i] & 0xffffffffL;
        i++;
      } while (i < to && person[i] >>> shift == part);
      places[part] = at;
    }
  }

  int parts() {
    return rows.length;
  }

  /** Finds the stays of the persons of one part, which is given up with it. */
  Stays stays(int part, StayRule rule, PersonRun run) {
    int[] row = rows[part];
    long[] fix = moved[part];
    rows[part] = null;
    moved[part] = null;
    int n = row.length;
    run.reserve(n);
    int[] ends = run.ends(1 << shift);
    int first = part << shift;
    for (int k = 0; k < n; k++) {
      ends[person(fix, k) - first]++;
    }
    int at = 0;
    for (int p = 0; p < ends.length; p++) {
      int count = ends[p];
      ends[p] = at;
      at += count;
    }
    for (int k = 0; k < n; k++) {
      int f = k << LONGS_SHIFT;
      int to = ends[person(fix, k) - first]++;
      run.row[to] = row[k];
      run.millis[to] = fix[f];
      run.easting[to] = Double.longBitsToDouble(fix[f + 1]);
      run.northing[to] = Double.longBitsToDouble(fix[f + 2]);
      run.mine[to] = (int) fix[f + 3];
    }
    Stays found = new Stays(16);
    for (int p = 0; p < ends.length; p++) {
      run.stays(first + p, p == 0 ? 0 : ends[p - 1], ends[p], rule, found);
    }
    return found;
  }

  private static int person(long[] fix, int k) {
    return (int) (fix[(k << LONGS_SHIFT) + 3] >>> 32);
  }
}
