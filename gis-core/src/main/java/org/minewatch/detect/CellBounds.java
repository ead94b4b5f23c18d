package org.minewatch.detect;

import java.util.Arrays;

/**
 * How far beyond a limit places can be at most, kept by square cells: people spend a night in few
 * of them, so that most places need no exact look. Of as many cells as people are in.
 */
final class CellBounds {
  private static final double CELL_METRES = 4;

  /** From the middle to the corner, and a little for rounding. */
  private static final double RADIUS_METRES = CELL_METRES * Math.sqrt(0.5) + 1e-3;

  private static final double FARTHEST_METRES = 1e9;
  private static final long ABSENT = Long.MIN_VALUE;

  private final Excursions.Limit limit;
  private long[] keys = new long[1024];
  private double[] most = new double[1024];
  private int size;

  CellBounds(Excursions.Limit limit) {
    this.limit = limit;
    Arrays.fill(keys, ABSENT);
  }

  /** No less than what the limit says of this place. */
  double mostBeyondMetres(double easting, double northing) {
    if (!(Math.abs(easting) < FARTHEST_METRES && Math.abs(northing) < FARTHEST_METRES)) {
      return Double.POSITIVE_INFINITY;
    }
    long column = (long) Math.floor(easting / CELL_METRES);
    long row = (long) Math.floor(northing / CELL_METRES);
    long key = column << 32 | row & 0xffffffffL;
    int slot = slot(key);
    if (keys[slot] == ABSENT) {
      if (2 * size >= keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      most[slot] =
          limit.mostBeyondMetres(
              (column + 0.5) * CELL_METRES, (row + 0.5) * CELL_METRES, RADIUS_METRES);
      size++;
    }
    return most[slot];
  }

  private int slot(long key) {
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & keys.length - 1;
    while (keys[slot] != ABSENT && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    double[] oldMost = most;
    keys = new long[2 * oldKeys.length];
    most = new double[2 * oldKeys.length];
    Arrays.fill(keys, ABSENT);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != ABSENT) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        most[slot] = oldMost[i];
      }
    }
  }
}
