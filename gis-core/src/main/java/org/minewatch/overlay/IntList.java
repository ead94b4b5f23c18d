package org.minewatch.overlay;

import java.util.Arrays;

/** A growing row of whole numbers. */
final class IntList {
  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
    }
    values[size++] = value;
  }

  /** Adds all and returns where they begin. */
  int addAll(int[] more) {
    int at = size;
    reserve(more.length);
    System.arraycopy(more, 0, values, at, more.length);
    return at;
  }

  /** Adds so many zeros and returns where they begin. */
  int reserve(int count) {
    int at = size;
    size = Math.addExact(size, count);
    if (size > values.length) {
      values = Arrays.copyOf(values, Math.max(size, Math.multiplyExact(values.length, 2)));
    }
    Arrays.fill(values, at, size, 0);
    return at;
  }

  int get(int i) {
    return values[i];
  }

  void set(int i, int value) {
    values[i] = value;
  }

  int size() {
    return size;
  }

  /** Takes one out and puts the last in its place. */
  void removeSwap(int i) {
    values[i] = values[--size];
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
