package org.minewatch.track.parquet;

import java.io.ByteArrayOutputStream;

/** Writes the packed integers that {@link BitReader} reads. */
final class BitWriter {
  private static final int BLOCK = 128;
  private static final int MINIBLOCKS = 4;
  private static final int EACH = BLOCK / MINIBLOCKS;

  /** A run shorter than this is packed with its neighbours. */
  private static final int RUN = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] toBytes() {
    return out.toByteArray();
  }

  int size() {
    return out.size();
  }

  void write(byte[] bytes) {
    out.writeBytes(bytes);
  }

  void unsignedByte(int value) {
    out.write(value);
  }

  void littleEndian(long value, int bytes) {
    for (int k = 0; k < bytes; k++) {
      out.write((int) (value >>> 8 * k));
    }
  }

  void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private void zigzag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  /** Numbers of a width, in runs where there are some, else in groups of eight. */
  void hybrid(int width, int[] values, int count) {
    int unwritten = 0;
    int i = 0;
    while (i < count) {
      int run = 1;
      while (i + run < count && values[i + run] == values[i]) {
        run++;
      }
      if (run >= RUN) {
        groups(width, values, unwritten, i);
        varint((long) run << 1);
        littleEndian(values[i], (width + 7) / 8);
        i += run;
        unwritten = i;
      } else {
        i = Math.min(count, i + RUN);
      }
    }
    groups(width, values, unwritten, count);
  }

  private void groups(int width, int[] values, int from, int to) {
    if (from == to) {
      return;
    }
    int groups = (to - from + 7) / 8;
    varint((long) groups << 1 | 1);
    long[] padded = new long[groups * 8];
    for (int i = from; i < to; i++) {
      padded[i - from] = values[i];
    }
    packed(width, padded, 0, padded.length);
  }

  /** Numbers as differences from one to the next. */
  void deltas(long[] values, int count) {
    varint(BLOCK);
    varint(MINIBLOCKS);
    varint(count);
    zigzag(count == 0 ? 0 : values[0]);
    long[] block = new long[BLOCK];
    for (int i = 1; i < count; i += BLOCK) {
      int n = Math.min(BLOCK, count - i);
      long least = Long.MAX_VALUE;
      for (int k = 0; k < n; k++) {
        block[k] = values[i + k] - values[i + k - 1];
        least = Math.min(least, block[k]);
      }
      zigzag(least);
      int[] widths = new int[MINIBLOCKS];
      for (int k = 0; k < BLOCK; k++) {
        block[k] = k < n ? block[k] - least : 0;
        widths[k / EACH] = Math.max(widths[k / EACH], 64 - Long.numberOfLeadingZeros(block[k]));
      }
      for (int width : widths) {
        out.write(width);
      }
      for (int m = 0; m < MINIBLOCKS; m++) {
        packed(widths[m], block, m * EACH, EACH);
      }
    }
  }

  /** Packs a multiple of eight values. */
  private void packed(int width, long[] values, int from, int count) {
    long word = 0;
    int filled = 0;
    for (int i = from; i < from + count; i++) {
      long value = values[i];
      for (int left = width; left > 0; ) {
        int n = Math.min(left, 8 - filled);
        word |= (value & (1L << n) - 1) << filled;
        value >>>= n;
        filled += n;
        left -= n;
        if (filled == 8) {
          out.write((int) word);
          word = 0;
          filled = 0;
        }
      }
    }
  }
}
