package org.minewatch.track;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minewatch.track.parquet.ByteValues;

/**
 * Reads cells of text in a Parquet column as identifiers, numbers or times, by the rules of CSV
 * cells. A cell gets the number of its value; a negative one tells that it has none, and why.
 */
final class TextCells implements ByteValues {
  /** The cell is missing or blank. */
  static final int EMPTY = -1;

  /** There are too many different identifiers. */
  static final int TOO_MANY = -2;

  private static final int UNFIT = -3;
  private static final int MOST_SHOWN = 200;

  @FunctionalInterface
  private interface Reading {
    int number(byte[] bytes, int from, int to);
  }

  private final Reading reading;
  private final List<String> unfit = new ArrayList<>();
  private String tooMany = "";
  private double[] numbers = new double[0];
  private long[] times = new long[0];
  private int size;

  private TextCells(Identifiers identifiers) {
    reading =
        (b, from, to) -> {
          int n = identifiers.number(b, from, to);
          return n == Identifiers.FULL ? TOO_MANY : n == Identifiers.UNFIT ? UNFIT : n;
        };
  }

  private TextCells() {
    reading =
        (b, from, to) -> {
          double value = ByteCells.number(b, from, to);
          if (value != value) {
            return UNFIT;
          }
          if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(64, 2 * size));
          }
          numbers[size] = value;
          return size++;
        };
  }

  private TextCells(ByteCells cells) {
    reading =
        (b, from, to) -> {
          long time = cells.time(b, from, to);
          if (time == ByteCells.NO_TIME) {
            return UNFIT;
          }
          if (size == times.length) {
            times = Arrays.copyOf(times, Math.max(64, 2 * size));
          }
          times[size] = time;
          return size++;
        };
  }

  static TextCells identifiers(Identifiers identifiers) {
    return new TextCells(identifiers);
  }

  static TextCells numbers() {
    return new TextCells();
  }

  static TextCells times(ByteCells cells) {
    return new TextCells(cells);
  }

  /** Forgets the values of the row group before; identifiers stay. */
  void clear() {
    size = 0;
    unfit.clear();
  }

  @Override
  public int number(byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) {
      start++;
    }
    while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    if (start == end) {
      return EMPTY;
    }
    int number = reading.number(bytes, start, end);
    if (number == TOO_MANY) {
      tooMany = text(bytes, start, end);
    } else if (number == UNFIT) {
      unfit.add(text(bytes, start, end));
      return UNFIT - unfit.size() + 1;
    }
    return number;
  }

  private static String text(byte[] bytes, int start, int end) {
    String text =
        new String(bytes, start, Math.min(end - start, 4 * MOST_SHOWN), StandardCharsets.UTF_8);
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text;
  }

  double value(int number) {
    return numbers[number];
  }

  long time(int number) {
    return times[number];
  }

  /** The text of a cell that could not be read. */
  String unfit(int number) {
    return number == TOO_MANY ? tooMany : unfit.get(UNFIT - number);
  }
}
