package org.minewatch.web.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.region.Rejection;

/** Reads {@code rejected.csv} as far as somebody will page through it. */
final class RejectedFile {

  private static final int MOST_ROWS = 100_000;

  private RejectedFile() {}

  /**
   * The rows in the order of the file; where there are too many, a last row says how many more.
   *
   * @param expected how many the summary says there are
   * @throws IOException also when the file has another number of rows
   */
  static List<Rejection> read(Path file, long expected) throws IOException {
    List<Rejection> rows = new ArrayList<>();
    long more = 0;
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        if (rows.size() < MOST_ROWS) {
          rows.add(
              new Rejection(
                  row.getField("file"),
                  Long.parseLong(row.getField("line")),
                  row.getField("column"),
                  row.getField("reason"),
                  row.getField("raw")));
        } else {
          more++;
        }
      }
    } catch (RuntimeException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (rows.size() + more != expected) {
      throw new IOException(
          file
              + " has "
              + (rows.size() + more)
              + " rows, summary.json says "
              + expected
              + ": the folder is incomplete or changed");
    }
    if (more > 0) {
      rows.add(new Rejection("rejected.csv", 0, "", more + " more rows are in this file", ""));
    }
    return rows;
  }
}
