package org.minewatch.track;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.minewatch.region.table.TableReader;

/** Numbers the different identifiers of a column, looked up by their bytes without making text. */
final class Identifiers {
  /** More different identifiers than may be. */
  static final int FULL = -1;

  /** Bytes that cannot be an identifier. */
  static final int UNFIT = -2;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int most;
  private final Supplier<Charset> charset;
  private byte[][] keys = new byte[64][];
  private String[] texts = new String[64];
  private int[] hashes = new int[64];
  private int[] slots = new int[256];
  private int size;

  Identifiers(int most, Supplier<Charset> charset) {
    this.most = most;
    this.charset = charset;
  }

  /** The number of the identifier in the bytes, given on first sight from 0 on. */
  int number(byte[] bytes, int start, int end) {
    int hash = hash(bytes, start, end);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int held = slots[slot]; held != 0; held = slots[slot = slot + 1 & mask]) {
      byte[] key = keys[held - 1];
      if (hashes[held - 1] == hash && Arrays.equals(key, 0, key.length, bytes, start, end)) {
        return held - 1;
      }
    }
    return add(bytes, start, end, hash, slot);
  }

  private int add(byte[] bytes, int start, int end, int hash, int slot) {
    String text = text(bytes, start, end);
    if (!TableReader.unfit(text).isEmpty()) {
      return UNFIT;
    }
    if (size == most) {
      return FULL;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    keys[size] = Arrays.copyOfRange(bytes, start, end);
    texts[size] = text;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (4 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private String text(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return new String(bytes, start, end - start, charset.get());
      }
    }
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
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

  private static int hash(byte[] bytes, int start, int end) {
    long h = 1;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      h = (h ^ (long) LONGS.get(bytes, i)) * 0x9e3779b97f4a7c15L;
      h ^= h >>> 32;
    }
    for (; i < end; i++) {
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

  /** For each number its rank among all identifiers in the order of text. */
  int[] ranks() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> texts[a].compareTo(texts[b]));
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  /** The identifiers in the order of text. */
  List<String> sorted() {
    String[] all = Arrays.copyOf(texts, size);
    Arrays.sort(all);
    return List.of(all);
  }
}
