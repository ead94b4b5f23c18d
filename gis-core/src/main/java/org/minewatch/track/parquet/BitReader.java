package org.minewatch.track.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the packed integers of Parquet pages from a range of bytes: variable-length numbers, the
 * hybrid of runs and bit-packed groups, and packed differences.
 */
final class BitReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_BLOCK = 1 << 20;

  private final byte[] bytes;
  private final int end;
  private int at;

  BitReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Where the next byte is read. */
  int position() {
    return at;
  }

  private static Damaged tooShort() {
    return new Damaged("its values end too soon");
  }

  int unsignedByte() throws Damaged {
    if (at >= end) {
      throw tooShort();
    }
    return bytes[at++] & 0xff;
  }

  long varint() throws Damaged {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = unsignedByte();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new Damaged("a number in it has too many bytes");
  }

  private long zigzag() throws Damaged {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  /** Reads numbers of a width in runs and bit-packed groups. */
  void hybrid(int width, int[] out, int from, int count) throws Damaged {
    if (width < 0 || width > Integer.SIZE) {
      throw new Damaged("it announces numbers of " + width + " bits");
    }
    int to = from + count;
    int i = from;
    while (i < to) {
      long header = varint();
      long values = (header & 1) == 0 ? header >>> 1 : (header >>> 1) * 8;
      int n = (int) Math.min(values, to - i);
      if (n <= 0) {
        throw new Damaged("it holds a run of no values");
      }
      if ((header & 1) == 0) {
        Arrays.fill(out, i, i + n, runValue(width));
      } else {
        unpack(width, out, i, n);
        at = (int) Math.min(end, at + values / 8 * width);
      }
      i += n;
    }
  }

  private int runValue(int width) throws Damaged {
    int value = 0;
    for (int bits = 0; bits < width; bits += 8) {
      value |= unsignedByte() << bits;
    }
    return value;
  }

  private void unpack(int width, int[] out, int from, int count) throws Damaged {
    if (((long) count * width + 7) / 8 > end - at) {
      throw tooShort();
    }
    long mask = (1L << width) - 1;
    for (int i = 0; i < count; i++) {
      long bit = (long) i * width;
      int b = at + (int) (bit >>> 3);
      out[from + i] = (int) (word(b) >>> (bit & 7) & mask);
    }
  }

  /** Eight bytes, those behind the array as zeros. */
  private long word(int b) {
    if (b + Long.BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, b);
    }
    long word = 0;
    for (int k = 0; b + k < bytes.length; k++) {
      word |= (bytes[b + k] & 0xffL) << 8 * k;
    }
    return word;
  }

  /** Reads numbers stored as packed differences; there must be as many as expected. */
  void deltas(long[] out, int from, int count) throws Damaged {
    long block = varint();
    long miniblocks = varint();
    long total = varint();
    long value = zigzag();
    if (total != count) {
      throw new Damaged("it holds " + total + " differences for " + count + " values");
    }
    if (block <= 0
        || block > MAX_BLOCK
        || miniblocks <= 0
        || block % miniblocks != 0
        || block / miniblocks % 8 != 0) {
      throw new Damaged("it announces blocks of " + block + " differences in " + miniblocks);
    }
    int each = (int) (block / miniblocks);
    int i = from;
    int to = from + count;
    if (i < to) {
      out[i++] = value;
    }
    while (i < to) {
      long least = zigzag();
      int widths = at;
      at += (int) miniblocks;
      if (at > end) {
        throw tooShort();
      }
      for (int m = 0; m < miniblocks && i < to; m++) {
        int width = bytes[widths + m] & 0xff;
        int n = Math.min(each, to - i);
        value = differences(width, least, value, out, i, n);
        i += n;
        at = (int) Math.min(end, at + (long) each * width / 8);
      }
    }
  }

  private long differences(int width, long least, long before, long[] out, int from, int n)
      throws Damaged {
    if (width > Long.SIZE) {
      throw new Damaged("it announces differences of " + width + " bits");
    }
    if (((long) n * width + 7) / 8 > end - at) {
      throw tooShort();
    }
    long value = before;
    long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
    for (int i = 0; i < n; i++) {
      long bit = (long) i * width;
      int b = at + (int) (bit >>> 3);
      int shift = (int) (bit & 7);
      long packed = width == 0 ? 0 : word(b) >>> shift;
      if (shift + width > Long.SIZE) {
        packed |= (bytes[b + Long.BYTES] & 0xffL) << Long.SIZE - shift;
      }
      value += least + (packed & mask);
      out[from + i] = value;
    }
    return value;
  }
}
