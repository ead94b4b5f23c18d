package org.minewatch.bench.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Reads blocks of the workload's rows {@code person,millis,mine,x,y,z} into columns, up to eight
 * digits at a time; as bare as parsing gets, to be the measure of what the overlay adds to it.
 */
final class FixRows {
  /** Some million rows: enough of each mine's to be worth fetching its tables for. */
  static final int BLOCK = 1 << 26;

  /** What is parsed at a time stays in the cache of a core. */
  private static final int CHUNK = 1 << 18;

  private static final int LONGEST_ROW = 256;
  private static final int USUAL_ROW = 40;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  int[] person = new int[BLOCK / USUAL_ROW];
  long[] millis = new long[person.length];
  int[] mine = new int[person.length];
  double[] easting = new double[person.length];
  double[] northing = new double[person.length];
  float[] elevation = new float[person.length];

  /** Room for the answers. */
  int[] sets = new int[person.length];

  int rows;

  private final byte[] bytes = new byte[1 + CHUNK + LONGEST_ROW + Long.BYTES];
  private int at;
  private int fraction;

  /** Reads the rows that begin in a block of the file. */
  void read(FileChannel file, int block) {
    rows = 0;
    long first = (long) block * BLOCK;
    for (long from = first; from < first + BLOCK; from += CHUNK) {
      if (!readChunk(file, from)) {
        return;
      }
    }
  }

  /** Reads the rows that begin in a chunk; says whether the file goes on behind it. */
  private boolean readChunk(FileChannel file, long first) {
    long from = Math.max(0, first - 1);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, bytes.length - Long.BYTES);
    try {
      while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int filled = buffer.position();
    int end = (int) Math.min(filled, first + CHUNK - from);
    at = 0;
    if (first > 0) {
      while (at < end && bytes[at] != '\n') {
        at++;
      }
      at++;
    }
    while (at < end) {
      if (rows == person.length) {
        grow();
      }
      person[rows] = (int) whole();
      millis[rows] = whole();
      mine[rows] = (int) whole();
      easting[rows] = decimal();
      northing[rows] = decimal();
      elevation[rows] = (float) decimal();
      rows++;
    }
    return filled == bytes.length - Long.BYTES;
  }

  private void grow() {
    int capacity = 2 * rows;
    person = Arrays.copyOf(person, capacity);
    millis = Arrays.copyOf(millis, capacity);
    mine = Arrays.copyOf(mine, capacity);
    easting = Arrays.copyOf(easting, capacity);
    northing = Arrays.copyOf(northing, capacity);
    elevation = Arrays.copyOf(elevation, capacity);
    sets = new int[capacity];
  }

  private long whole() {
    long value = digits(0);
    at++;
    return value;
  }

  /** Exact: the digits are below 2^53 and the power below 10^9, so the division rounds once. */
  private double decimal() {
    boolean negative = bytes[at] == '-';
    at += negative ? 1 : 0;
    long value = digits(0);
    fraction = 0;
    if (bytes[at] == '.') {
      at++;
      value = digits(value);
    }
    at++;
    double decimal = (double) value / POWERS[fraction];
    return negative ? -decimal : decimal;
  }

  private long digits(long before) {
    long value = before;
    while (true) {
      long eight = (long) EIGHT.get(bytes, at) ^ 0x3030303030303030L;
      long others = (eight + 0x7676767676767676L | eight) & 0x8080808080808080L;
      int n = others == 0 ? Long.BYTES : Long.numberOfTrailingZeros(others) >> 3;
      at += n;
      fraction += n;
      if (n == 0) {
        return value;
      }
      long d = eight << 64 - 8 * n;
      d = d * 10 + (d >>> 8);
      d = (d & 0x00FF00FF00FF00FFL) * (1 + (100L << 16)) >>> 16 & 0x0000FFFF0000FFFFL;
      d = d * (1 + (10_000L << 32)) >>> 32;
      value = value * POWERS[n] + d;
      if (n < Long.BYTES) {
        return value;
      }
    }
  }
}
