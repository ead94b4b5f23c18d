package org.minewatch.track.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.parquet.format.Type;

/**
 * Reads columns of row groups into arrays, for one thread at a time.
 *
 * <p>Whatever is wrong with the bytes comes as a {@link ParquetProblem} that names row group and
 * column; what the arrays then hold means nothing.
 */
public final class RowGroupReader {
  /** Stands for a missing whole number or time. */
  public static final long NONE = Long.MIN_VALUE;

  /** Stands for missing bytes. */
  public static final int NO_BYTES = -1;

  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private final ParquetFile file;
  private final Chunk chunk;
  private final Values values;
  private long[] longs = new long[0];
  private int[] ints = new int[0];

  RowGroupReader(ParquetFile file, ParquetLimits limits) {
    this.file = file;
    this.chunk = new Chunk(limits);
    this.values = new Values(chunk);
  }

  @FunctionalInterface
  private interface PageSink {
    void take(int at) throws Damaged;
  }

  /** Reads whole numbers, or times as they are stored, into an array from a place on. */
  public void longs(int rowGroup, ParquetColumn column, long[] out, int at) throws IOException {
    pages(
        rowGroup,
        column,
        at,
        i -> {
          values.longs(out, i);
          if (chunk.present < chunk.count) {
            int from = i + chunk.present;
            for (int k = chunk.count - 1; k >= 0; k--) {
              out[i + k] = chunk.levels[k] == 0 ? NONE : out[--from];
            }
          }
        });
  }

  /**
   * Reads numbers of whatever kind but text into an array from a place on; NaN stands for missing
   * ones.
   */
  public void doubles(int rowGroup, ParquetColumn column, double[] out, int at) throws IOException {
    if (column.kind() == ParquetColumn.Kind.FLOATING) {
      pages(
          rowGroup,
          column,
          at,
          i -> {
            values.doubles(out, i);
            if (chunk.present < chunk.count) {
              int from = i + chunk.present;
              for (int k = chunk.count - 1; k >= 0; k--) {
                out[i + k] = chunk.levels[k] == 0 ? Double.NaN : out[--from];
              }
            }
          });
      return;
    }
    int n = file.rows(rowGroup);
    if (column.type() == Type.INT32 || column.type() == Type.INT64) {
      if (longs.length < n) {
        longs = new long[n];
      }
      longs(rowGroup, column, longs, 0);
      double power = POWERS[column.scale()];
      for (int i = 0; i < n; i++) {
        out[at + i] = longs[i] == NONE ? Double.NaN : longs[i] / power;
      }
    } else {
      wideDecimals(rowGroup, column, out, at, n);
    }
  }

  private void wideDecimals(int rowGroup, ParquetColumn column, double[] out, int at, int n)
      throws IOException {
    double[] decimals = new double[n];
    int[] found = {0};
    if (ints.length < n) {
      ints = new int[n];
    }
    bytes(
        rowGroup,
        column,
        (b, from, to) -> {
          decimals[found[0]] =
              from == to || to - from > Long.SIZE
                  ? Double.POSITIVE_INFINITY
                  : new BigDecimal(new BigInteger(b, from, to - from), column.scale())
                      .doubleValue();
          return found[0]++;
        },
        ints,
        0);
    for (int i = 0; i < n; i++) {
      out[at + i] = ints[i] == NO_BYTES ? Double.NaN : decimals[ints[i]];
    }
  }

  /**
   * Reads values of bytes as the numbers that they get, {@link #NO_BYTES} for missing ones. A value
   * may be asked for once for many rows.
   */
  public void bytes(int rowGroup, ParquetColumn column, ByteValues numbers, int[] out, int at)
      throws IOException {
    pages(
        rowGroup,
        column,
        at,
        i -> {
          values.bytes(numbers, out, i);
          if (chunk.present < chunk.count) {
            int from = i + chunk.present;
            for (int k = chunk.count - 1; k >= 0; k--) {
              out[i + k] = chunk.levels[k] == 0 ? NO_BYTES : out[--from];
            }
          }
        });
  }

  private void pages(int rowGroup, ParquetColumn column, int at, PageSink sink) throws IOException {
    if (file.rows(rowGroup) == 0) {
      return;
    }
    file.begin(chunk, rowGroup, column);
    values.begin(column);
    try {
      for (int i = at; chunk.next(); i += chunk.count) {
        sink.take(i);
      }
    } catch (Damaged e) {
      throw ParquetFile.problem(rowGroup, column, e.getMessage() + "; copy the file again");
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw ParquetFile.problem(rowGroup, column, "its pages are damaged; copy the file again");
    }
  }
}
