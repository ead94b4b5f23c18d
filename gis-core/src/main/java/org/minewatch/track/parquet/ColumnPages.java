package org.minewatch.track.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Statistics;

/** The values of one column in one row group as the contents of a dictionary and a data page. */
final class ColumnPages {
  /** With more different values numbers are written as they are. */
  private static final int DICTIONARY = 1 << 12;

  /** Content of the dictionary page, or null. */
  byte[] dictionary;

  int dictionarySize;
  byte[] data;
  Encoding encoding;
  final Statistics statistics = new Statistics();

  private final int[] levels;
  private final int rows;
  private int present;

  ColumnPages(ParquetOutput column, int from, int to) {
    rows = to - from;
    levels = new int[rows];
    BitWriter values = new BitWriter();
    switch (column.type()) {
      case TEXT -> texts((ParquetCells.Texts) column.cells(), from, values);
      case TIME -> times((ParquetCells.Longs) column.cells(), from, values);
      case INTEGER -> integers((ParquetCells.Longs) column.cells(), from, values);
      case DOUBLE -> fractions((ParquetCells.Doubles) column.cells(), from, Double.BYTES, values);
      case FLOAT -> fractions((ParquetCells.Doubles) column.cells(), from, Float.BYTES, values);
    }
    statistics.setNull_count(rows - present);
    if (column.required()) {
      if (present < rows) {
        throw new IllegalArgumentException(column.name() + " is required, but a value is missing");
      }
      data = values.toBytes();
    } else {
      BitWriter level = new BitWriter();
      level.hybrid(1, levels, rows);
      BitWriter page = new BitWriter();
      page.littleEndian(level.size(), Integer.BYTES);
      page.write(level.toBytes());
      page.write(values.toBytes());
      data = page.toBytes();
    }
  }

  private void texts(ParquetCells.Texts cells, int from, BitWriter values) {
    List<String> texts = cells.texts();
    int[] places = new int[texts.size()];
    int[] indices = new int[rows];
    BitWriter entries = new BitWriter();
    byte[] least = null;
    byte[] most = null;
    for (int i = 0; i < rows; i++) {
      int text = cells.index().applyAsInt(from + i);
      if (text < 0) {
        continue;
      }
      levels[i] = 1;
      if (places[text] == 0) {
        byte[] bytes = texts.get(text).getBytes(StandardCharsets.UTF_8);
        entries.littleEndian(bytes.length, Integer.BYTES);
        entries.write(bytes);
        places[text] = ++dictionarySize;
        least = least == null || Arrays.compareUnsigned(bytes, least) < 0 ? bytes : least;
        most = most == null || Arrays.compareUnsigned(bytes, most) > 0 ? bytes : most;
      }
      indices[present++] = places[text] - 1;
    }
    byDictionary(entries, indices, values);
    if (least != null) {
      range(least, most);
    }
  }

  private void times(ParquetCells.Longs cells, int from, BitWriter values) {
    long[] millis = new long[rows];
    for (int i = 0; i < rows; i++) {
      millis[i] = cells.value().applyAsLong(from + i);
    }
    present = rows;
    Arrays.fill(levels, 1);
    encoding = Encoding.DELTA_BINARY_PACKED;
    values.deltas(millis, rows);
    range(
        bytes(Arrays.stream(millis).min().orElse(0), Long.BYTES),
        bytes(Arrays.stream(millis).max().orElse(0), Long.BYTES));
  }

  private void integers(ParquetCells.Longs cells, int from, BitWriter values) {
    long[] numbers = new long[rows];
    for (int i = 0; i < rows; i++) {
      numbers[i] = Math.toIntExact(cells.value().applyAsLong(from + i));
    }
    present = rows;
    Arrays.fill(levels, 1);
    numbers(numbers, Integer.BYTES, values);
  }

  private void fractions(ParquetCells.Doubles cells, int from, int width, BitWriter values) {
    long[] bits = new long[rows];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      double value = cells.value().applyAsDouble(from + i);
      if (value == value) {
        levels[i] = 1;
        bits[present++] = bits(value, width);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    numbers(bits, width, values);
    if (present > 0) {
      // The format wants both zeros inside a range that has one of them.
      range(
          bytes(bits(least == 0 ? -0.0 : least, width), width),
          bytes(bits(most == 0 ? 0.0 : most, width), width));
    }
  }

  private static long bits(double value, int width) {
    return width == Float.BYTES
        ? Float.floatToRawIntBits((float) value)
        : Double.doubleToRawLongBits(value);
  }

  private void numbers(long[] bits, int width, BitWriter values) {
    Map<Long, Integer> places = new HashMap<>();
    int[] indices = new int[present];
    BitWriter entries = new BitWriter();
    for (int i = 0; i < present; i++) {
      Integer place = places.get(bits[i]);
      if (place == null) {
        place = places.size();
        if (place == DICTIONARY) {
          plain(bits, width, values);
          return;
        }
        places.put(bits[i], place);
        entries.littleEndian(bits[i], width);
      }
      indices[i] = place;
    }
    dictionarySize = places.size();
    byDictionary(entries, indices, values);
  }

  private void plain(long[] bits, int width, BitWriter values) {
    encoding = Encoding.PLAIN;
    for (int i = 0; i < present; i++) {
      values.littleEndian(bits[i], width);
    }
  }

  private void byDictionary(BitWriter entries, int[] indices, BitWriter values) {
    encoding = Encoding.RLE_DICTIONARY;
    dictionary = entries.toBytes();
    int width = 32 - Integer.numberOfLeadingZeros(Math.max(0, dictionarySize - 1));
    values.unsignedByte(width);
    values.hybrid(width, indices, present);
  }

  private void range(byte[] least, byte[] most) {
    statistics.setMin_value(ByteBuffer.wrap(least));
    statistics.setMax_value(ByteBuffer.wrap(most));
  }

  private static byte[] bytes(long value, int width) {
    BitWriter bytes = new BitWriter();
    bytes.littleEndian(value, width);
    return bytes.toBytes();
  }
}
