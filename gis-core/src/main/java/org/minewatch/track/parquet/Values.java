package org.minewatch.track.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/** Decodes the values of a column's pages, whatever their encoding, into arrays. */
final class Values {
  /** Julian day of 1970-01-01, from which the days of INT96 are counted. */
  private static final int EPOCH_JULIAN = 2_440_588;

  private static final long DAY_MILLIS = 86_400_000;

  private final Chunk chunk;
  private ParquetColumn column;
  private int[] indices = new int[0];
  private int[] lengths = new int[0];
  private long[] longs = new long[0];

  private long[] longDictionary;
  private double[] doubleDictionary;
  private int[] dictionaryEnds;
  private int[] dictionaryNumbers;
  private boolean[] dictionaryAsked;

  Values(Chunk chunk) {
    this.chunk = chunk;
  }

  void begin(ParquetColumn column) {
    this.column = column;
    longDictionary = null;
    doubleDictionary = null;
    dictionaryEnds = null;
  }

  /** The page's whole numbers or times, as many as are present. */
  void longs(long[] out, int at) throws Damaged {
    int n = chunk.present;
    switch (chunk.encoding) {
      case PLAIN -> plainLongs(bytes(chunk.page), chunk.from, chunk.to, n, out, at);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        if (longDictionary == null) {
          longDictionary = new long[needDictionary(Integer.BYTES)];
          plainLongs(
              bytes(chunk.dictionary),
              chunk.dictionaryFrom,
              chunk.dictionaryTo,
              longDictionary.length,
              longDictionary,
              0);
        }
        indices(longDictionary.length);
        for (int i = 0; i < n; i++) {
          out[at + i] = longDictionary[indices[i]];
        }
      }
      case DELTA_BINARY_PACKED -> {
        if (column.type() == Type.INT96) {
          throw unfit();
        }
        pageBits().deltas(out, at, n);
        if (column.type() == Type.INT32) {
          for (int i = at; i < at + n; i++) {
            out[i] = widened((int) out[i]);
          }
        }
      }
      case BYTE_STREAM_SPLIT -> {
        byte[] joined = joined(column.type() == Type.INT32 ? Integer.BYTES : Long.BYTES);
        plainLongs(bytes(joined), 0, joined.length, n, out, at);
      }
      default -> throw unfit();
    }
  }

  private void plainLongs(ByteBuffer in, int from, int to, int n, long[] out, int at)
      throws Damaged {
    switch (column.type()) {
      case INT64 -> {
        need(n, Long.BYTES, from, to);
        in.position(from).slice().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(out, at, n);
      }
      case INT32 -> {
        need(n, Integer.BYTES, from, to);
        for (int i = 0; i < n; i++) {
          out[at + i] = widened(in.getInt(from + Integer.BYTES * i));
        }
      }
      case INT96 -> {
        need(n, 12, from, to);
        for (int i = 0; i < n; i++) {
          long nanos = in.getLong(from + 12 * i);
          long days = in.getInt(from + 12 * i + Long.BYTES) - (long) EPOCH_JULIAN;
          out[at + i] = days * DAY_MILLIS + Math.floorDiv(nanos, 1_000_000L);
        }
      }
      default -> throw unfit();
    }
  }

  private long widened(int value) {
    return column.unsigned() ? Integer.toUnsignedLong(value) : value;
  }

  /** The page's fractions, as many as are present. */
  void doubles(double[] out, int at) throws Damaged {
    int n = chunk.present;
    switch (chunk.encoding) {
      case PLAIN -> plainDoubles(bytes(chunk.page), chunk.from, chunk.to, n, out, at);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        if (doubleDictionary == null) {
          doubleDictionary = new double[needDictionary(Float.BYTES)];
          plainDoubles(
              bytes(chunk.dictionary),
              chunk.dictionaryFrom,
              chunk.dictionaryTo,
              doubleDictionary.length,
              doubleDictionary,
              0);
        }
        indices(doubleDictionary.length);
        for (int i = 0; i < n; i++) {
          out[at + i] = doubleDictionary[indices[i]];
        }
      }
      case BYTE_STREAM_SPLIT -> {
        byte[] joined = joined(column.type() == Type.FLOAT ? Float.BYTES : Double.BYTES);
        plainDoubles(bytes(joined), 0, joined.length, n, out, at);
      }
      default -> throw unfit();
    }
  }

  private void plainDoubles(ByteBuffer in, int from, int to, int n, double[] out, int at)
      throws Damaged {
    if (column.type() == Type.DOUBLE) {
      need(n, Double.BYTES, from, to);
      in.position(from).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(out, at, n);
    } else if (column.type() == Type.FLOAT) {
      need(n, Float.BYTES, from, to);
      for (int i = 0; i < n; i++) {
        out[at + i] = in.getFloat(from + Float.BYTES * i);
      }
    } else {
      throw unfit();
    }
  }

  /** The numbers that the page's values of bytes get, as many as are present. */
  void bytes(ByteValues numbers, int[] out, int at) throws Damaged {
    int n = chunk.present;
    switch (chunk.encoding) {
      case PLAIN -> {
        int[] ends = ends(chunk.page, chunk.from, chunk.to, n);
        int from = chunk.from;
        for (int i = 0; i < n; i++) {
          out[at + i] = numbers.number(chunk.page, from + prefix(), ends[i]);
          from = ends[i];
        }
      }
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> byDictionary(numbers, out, at, n);
      case DELTA_LENGTH_BYTE_ARRAY -> {
        BitReader bits = pageBits();
        int[] each = lengths(bits, n);
        int from = bits.position();
        for (int i = 0; i < n; i++) {
          from = needBytes(from, each[i], chunk.to);
          out[at + i] = numbers.number(chunk.page, from - each[i], from);
        }
      }
      case DELTA_BYTE_ARRAY -> byPrefix(numbers, out, at, n);
      default -> throw unfit();
    }
  }

  private void byDictionary(ByteValues numbers, int[] out, int at, int n) throws Damaged {
    int size = needDictionary(1);
    if (dictionaryEnds == null) {
      dictionaryEnds =
          ends(chunk.dictionary, chunk.dictionaryFrom, chunk.dictionaryTo, size).clone();
      dictionaryNumbers = new int[size];
      dictionaryAsked = new boolean[size];
    }
    indices(size);
    for (int i = 0; i < n; i++) {
      int k = indices[i];
      if (!dictionaryAsked[k]) {
        int from = k == 0 ? chunk.dictionaryFrom : dictionaryEnds[k - 1];
        dictionaryNumbers[k] = numbers.number(chunk.dictionary, from + prefix(), dictionaryEnds[k]);
        dictionaryAsked[k] = true;
      }
      out[at + i] = dictionaryNumbers[k];
    }
  }

  /** Each value shares so many first bytes with the value before it. */
  private void byPrefix(ByteValues numbers, int[] out, int at, int n) throws Damaged {
    BitReader bits = pageBits();
    int[] shared = lengths(bits, n).clone();
    BitReader rest = new BitReader(chunk.page, bits.position(), chunk.to);
    int[] own = lengths(rest, n);
    int from = rest.position();
    byte[] value = new byte[64];
    int length = 0;
    long copied = 0;
    for (int i = 0; i < n; i++) {
      if (shared[i] > length) {
        throw new Damaged("a value shares more bytes with the one before than that has");
      }
      from = needBytes(from, own[i], chunk.to);
      length = shared[i] + own[i];
      copied += length;
      if (copied > 64L * Math.max(chunk.to, n)) {
        throw new Damaged("its values share too many bytes, as no names do");
      }
      if (value.length < length) {
        value = Arrays.copyOf(value, Math.max(length, 2 * value.length));
      }
      System.arraycopy(chunk.page, from - own[i], value, shared[i], own[i]);
      out[at + i] = numbers.number(value, 0, length);
    }
  }

  private int[] lengths(BitReader bits, int n) throws Damaged {
    if (longs.length < n) {
      longs = new long[n];
    }
    if (lengths.length < n) {
      lengths = new int[n];
    }
    bits.deltas(longs, 0, n);
    for (int i = 0; i < n; i++) {
      if (longs[i] < 0 || longs[i] > chunk.to) {
        throw new Damaged("a value of " + longs[i] + " bytes is announced");
      }
      lengths[i] = (int) longs[i];
    }
    return lengths;
  }

  private int prefix() {
    return column.type() == Type.FIXED_LEN_BYTE_ARRAY ? 0 : Integer.BYTES;
  }

  /** Where each plain value ends; a value of variable length begins with its length. */
  private int[] ends(byte[] in, int from, int to, int n) throws Damaged {
    if (lengths.length < n) {
      lengths = new int[n];
    }
    ByteBuffer buffer = bytes(in);
    boolean fixed = column.type() == Type.FIXED_LEN_BYTE_ARRAY;
    int at = from;
    for (int i = 0; i < n; i++) {
      if (fixed) {
        at = needBytes(at, column.length(), to);
      } else {
        int start = needBytes(at, Integer.BYTES, to);
        at = needBytes(start, buffer.getInt(at), to);
      }
      lengths[i] = at;
    }
    return lengths;
  }

  private void indices(int size) throws Damaged {
    int n = chunk.present;
    if (indices.length < n) {
      indices = new int[n];
    }
    if (n == 0) {
      return;
    }
    BitReader bits = pageBits();
    bits.hybrid(bits.unsignedByte(), indices, 0, n);
    int or = 0;
    int most = 0;
    for (int i = 0; i < n; i++) {
      or |= indices[i];
      most = Math.max(most, indices[i]);
    }
    if (or < 0 || most >= size) {
      throw new Damaged("a value stands at place " + most + " of a dictionary of " + size);
    }
  }

  private int needDictionary(int width) throws Damaged {
    if (chunk.dictionary == null) {
      throw new Damaged("its dictionary is missing");
    }
    need(chunk.dictionarySize, width, chunk.dictionaryFrom, chunk.dictionaryTo);
    return chunk.dictionarySize;
  }

  /** Values whose first, second and further bytes lie together, as whole values. */
  private byte[] joined(int width) throws Damaged {
    int n = chunk.present;
    need(n, width, chunk.from, chunk.to);
    byte[] joined = new byte[n * width];
    for (int k = 0; k < width; k++) {
      int from = chunk.from + k * n;
      for (int i = 0; i < n; i++) {
        joined[i * width + k] = chunk.page[from + i];
      }
    }
    return joined;
  }

  private BitReader pageBits() {
    return new BitReader(chunk.page, chunk.from, chunk.to);
  }

  private static ByteBuffer bytes(byte[] in) {
    return ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void need(int values, int width, int from, int to) throws Damaged {
    if ((long) values * width > to - from) {
      throw new Damaged("a page of " + values + " values has " + (to - from) + " bytes");
    }
  }

  private static int needBytes(int from, int length, int to) throws Damaged {
    if (length < 0 || length > to - from) {
      throw new Damaged(
          "a value of " + length + " bytes stands where " + (to - from) + " are left");
    }
    return from + length;
  }

  private Damaged unfit() {
    Encoding encoding = chunk.encoding;
    return new Damaged(
        "its encoding "
            + (encoding == null ? "is not known" : encoding + " does not fit " + column.typeName())
            + "; write PLAIN or a dictionary");
  }
}
