package org.minewatch.track;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers different runs of bytes, from 0 on in the order in which they first come, and keeps a
 * text for each, so that no text is made for those that are known.
 */
public final class ByteTable {
  /** What {@link #find} says of bytes that are not in the table. */
  public static final int ABSENT = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[][] keys = new byte[64][];
  private String[] texts = new String[64];
  private int[] hashes = new int[64];
  private int[] slots = new int[256];
  private int size;

  /** The number of the bytes, or {@link #ABSENT}. */
  public int find(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int held = slots[slot]; held != 0; held = slots[slot = slot + 1 & mask]) {
      byte[] key = keys[held - 1];
      if (hashes[held - 1] == hash && Arrays.equals(key, 0, key.length, bytes, from, to)) {
        return held - 1;
      }
    }
    return ABSENT;
  }

  /** Gives a number to bytes that are absent. */
  public int add(byte[] bytes, int from, int to, String text) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    keys[size] = Arrays.copyOfRange(bytes, from, to);
    texts[size] = text;
    hashes[size] = hash(bytes, from, to);
    put(size++);
    if (4 * size > slots.length) {
      slots = new int[2 * slots.length];
      for (int i = 0; i < size; i++) {
        put(i);
      }
    }
    return size - 1;
  }

  private void put(int number) {
    int slot = hashes[number] & slots.length - 1;
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = number + 1;
  }

  private static int hash(byte[] bytes, int from, int to) {
    long h = 1;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      h = (h ^ (long) LONGS.get(bytes, i)) * 0x9e3779b97f4a7c15L;
      h ^= h >>> 32;
    }
    for (; i < to; i++) {
      h = 31 * h + bytes[i];
    }
    h *= 0x9e3779b97f4a7c15L;
    return (int) (h >>> 32);
  }

  public String text(int number) {
    return texts[number];
  }

  /** The texts by number. */
  public String[] texts() {
    return Arrays.copyOf(texts, size);
  }

  public int size() {
    return size;
  }
}
