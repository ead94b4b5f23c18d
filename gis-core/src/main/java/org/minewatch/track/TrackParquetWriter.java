package org.minewatch.track;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.minewatch.track.parquet.ParquetCells;
import org.minewatch.track.parquet.ParquetOutput;
import org.minewatch.track.parquet.ParquetOutput.Type;
import org.minewatch.track.parquet.ParquetWriter;

/**
 * Writes fixes as a Parquet position file that {@link TrackReader} reads back without loss and that
 * pandas and DuckDB read: one row a fix, sorted by card and time, times in UTC.
 *
 * <p>Every file has the same columns, so that many can be read as one table; what is not known is
 * null.
 */
public final class TrackParquetWriter {
  /** Rows that are decoded together; their columns fit a processor's second cache. */
  static final int ROW_GROUP = 1 << 17;

  private TrackParquetWriter() {}

  /** Writes fixes to a stream, which is closed. */
  public static void write(FixColumns fixes, OutputStream out) throws IOException {
    write(fixes, List.of(), out, ParquetWriter.Packing.NONE);
  }

  /**
   * Writes fixes to a stream, which is closed.
   *
   * @param more further columns by the row of the fix, such as a place on the roadway network;
   *     whoever reads the file as positions ignores them
   */
  public static void write(
      FixColumns fixes, List<ParquetOutput> more, OutputStream out, ParquetWriter.Packing packing)
      throws IOException {
    List<ParquetOutput> columns = columns(fixes);
    columns.addAll(more);
    try (ParquetWriter writer = new ParquetWriter(out, columns, 2, packing)) {
      for (int from = 0; from < fixes.size(); from += ROW_GROUP) {
        writer.rowGroup(from, Math.min(fixes.size(), from + ROW_GROUP));
      }
    }
  }

  private static List<ParquetOutput> columns(FixColumns f) {
    List<ParquetOutput> columns = new ArrayList<>();
    columns.add(
        new ParquetOutput("card_id", Type.TEXT, true, new ParquetCells.Texts(f.cards(), f::card)));
    columns.add(new ParquetOutput("time", Type.TIME, true, new ParquetCells.Longs(f::timeMillis)));
    columns.add(number("easting_m", Type.DOUBLE, f::easting));
    columns.add(number("northing_m", Type.DOUBLE, f::northing));
    columns.add(number("elevation_m", Type.FLOAT, f::elevation));
    columns.add(number("accuracy_m", Type.FLOAT, f::accuracy));
    columns.add(
        new ParquetOutput(
            "reader_id", Type.TEXT, false, new ParquetCells.Texts(f.readers(), f::reader)));
    columns.add(number("distance_m", Type.FLOAT, f::distance));
    columns.add(new ParquetOutput("marks", Type.INTEGER, true, new ParquetCells.Longs(f::marks)));
    return columns;
  }

  private static ParquetOutput number(String name, Type type, IntToDoubleFunction value) {
    return new ParquetOutput(name, type, false, new ParquetCells.Doubles(value));
  }
}
