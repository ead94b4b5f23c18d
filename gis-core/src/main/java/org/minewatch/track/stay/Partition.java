package org.minewatch.track.stay;

import java.util.function.IntConsumer;

/**
 * The rows of fixes in parts of neighbouring persons, in the order of arrival within a part. Only
 * numbers of rows are kept: what a batch brings of neighbouring persons lies together in every
 * column, so a part is fetched in pieces of many fixes, each once, to where it is worked on.
 */
final class Partition {
  /**
   * Least rows of a part, up to twice as many: its fixes, 32 bytes each, stay in a third-level
   * cache, and of a batch it takes a piece long enough not to wait for the memory at each.
   */
  private static final int PART_ROWS = 1 << 17;

  private static final int MAX_PARTS = 1 << 12;
  private static final int MAX_PERSON_BITS = 16;
  private static final int LEAST_SLICE = 1 << 16;
  private static final int MAX_SLICES = 64;

  /** Persons of a part agree but for so many low bits. */
  private final int shift;

  private final ArrivedFixes fixes;

  /** By part the numbers of its rows. */
  private final int[][] rows;

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
    for (int part = 0; part < parts; part++) {
      rows[part] = new int[sizes[part]];
    }
    inSlices(places.length, sliceRows, n, threads, (s, from, to) -> deal(places[s], from, to));
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

  private void deal(int[] places, int from, int to) {
    int[] person = fixes.person();
    for (int i = from; i < to; ) {
      int part = person[i] >>> shift;
      int[] row = rows[part];
      int at = places[part];
      // A mine's batch brings neighbouring persons one after the other.
      do {
        row[at++] = i++;
      } while (i < to && person[i] >>> shift == part);
      places[part] = at;
    }
  }

  int parts() {
    return rows.length;
  }

  /** Finds the stays of the persons of one part; its rows are given up with it. */
  Stays stays(int part, StayRule rule, PersonRun run) {
    int[] row = rows[part];
    rows[part] = null;
    run.reserve(row.length);
    int[] ends = run.ends(1 << shift);
    int first = part << shift;
    int[] person = fixes.person();
    for (int i : row) {
      ends[person[i] - first]++;
    }
    int at = 0;
    for (int p = 0; p < ends.length; p++) {
      int count = ends[p];
      ends[p] = at;
      at += count;
    }
    int[] mine = fixes.mine();
    long[] millis = fixes.millis();
    double[] easting = fixes.easting();
    double[] northing = fixes.northing();
    for (int i : row) {
      run.set(ends[person[i] - first]++, i, millis[i], easting[i], northing[i], mine[i]);
    }
    Stays found = new Stays(16);
    for (int p = 0; p < ends.length; p++) {
      run.stays(first + p, p == 0 ? 0 : ends[p - 1], ends[p], rule, found);
    }
    return found;
  }
}
