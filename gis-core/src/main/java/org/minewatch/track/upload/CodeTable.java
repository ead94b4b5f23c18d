package org.minewatch.track.upload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers the codes of cards, stations and areas by their bytes, without text for each record. */
final class CodeTable {
  /** More different codes than may be. */
  static final int FULL = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int most;
  private byte[][] keys = new byte[64][];
  private String[] texts = new String[64];
  private int[] hashes = new int[64];
  private int[] slots = new int[256];
  private int size;

  CodeTable(int most) {
    this.most = most;
  }

  /** The number of a code, given on first sight from 0 on. */
  int number(byte[] bytes, int from, int to, FieldText text) {
    int hash = hash(bytes, from, to);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int held = slots[slot]; held != 0; held = slots[slot = slot + 1 & mask]) {
      byte[] key = keys[held - 1];
      if (hashes[held - 1] == hash && Arrays.equals(key, 0, key.length, bytes, from, to)) {
        return held - 1;
      }
    }
    if (size == most) {
      return FULL;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    keys[size] = Arrays.copyOfRange(bytes, from, to);
    texts[size] = text.decode(bytes, from, to);
    hashes[size] = hash;
    slots[slot] = ++size;
    if (4 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      int slot = hashes[i] & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
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

  String text(int number) {
    return texts[number];
  }

  int size() {
    return size;
  }

  /** Turns the bytes of a field into text. */
  interface FieldText {
    String decode(byte[] bytes, int from, int to);
  }
}
