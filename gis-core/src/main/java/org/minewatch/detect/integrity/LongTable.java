package org.minewatch.detect.integrity;

import java.util.Arrays;

/** Numbers by keys that are not negative, without an object for each. */
final class LongTable {
  private static final int ABSENT = -1;

  private long[] keys;
  private int[] values;
  private int size;

  LongTable(int expected) {
    int capacity = Integer.highestOneBit(Math.max(16, expected * 2)) * 2;
    keys = new long[capacity];
    values = new int[capacity];
    Arrays.fill(keys, ABSENT);
  }

  int size() {
    return size;
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(keys, ABSENT);
      size = 0;
    }
  }

  /** The value of a key; -1 when it has none. */
  int get(long key) {
    int slot = slot(key);
    return keys[slot] == ABSENT ? -1 : values[slot];
  }

  void put(long key, int value) {
    int slot = slot(key);
    if (keys[slot] == ABSENT) {
      keys[slot] = key;
      size++;
    }
    values[slot] = value;
    if (2 * size > keys.length) {
      grow();
    }
  }

  /** Adds one to a key's value, which begins at 0. */
  int increment(long key) {
    int slot = slot(key);
    if (keys[slot] == key) {
      return ++values[slot];
    }
    put(key, 1);
    return 1;
  }

  private int slot(long key) {
    // Neighbouring cells must not line up: both halves of the key go into every bit.
    long h = (key ^ key >>> 29) * 0x9E3779B97F4A7C15L;
    h = (h ^ h >>> 32) * 0xD6E8FEB86659FD93L;
    int slot = (int) (h >>> 32) & keys.length - 1;
    while (keys[slot] != ABSENT && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[2 * oldKeys.length];
    Arrays.fill(keys, ABSENT);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != ABSENT) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }
}
