package org.minewatch.evidence.excerpt;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.minewatch.region.table.CsvRecords;
import org.minewatch.region.table.FileScan;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableReader;
import org.minewatch.region.table.TextEncoding;

/**
 * Some rows of a table as the very bytes of the file, on the very lines: rows left out become empty
 * lines, which every reader of tables passes over.
 *
 * <p>A table that cannot be split into rows beyond doubt, or that would be taken for another
 * encoding without the rows left out, is kept whole.
 */
final class TableExcerpt {
  private static final int MOST_RECORD_BYTES = 4 << 20;
  private static final int MOST_LINES = 50_000_000;

  /** Chooses rows. */
  interface Choice {
    /**
     * @param cells in the order of the header, stripped
     */
    boolean keeps(long line, List<String> header, List<String> cells);
  }

  /** Told each row. */
  interface Row {
    void row(long line, List<String> header, List<String> cells);
  }

  private final List<LineRange> lines;
  private final byte[] bytes;

  private TableExcerpt(List<LineRange> lines, byte[] bytes) {
    this.lines = lines;
    this.bytes = bytes;
  }

  /** The lines that were kept; empty when the table is to be kept whole. */
  List<LineRange> lines() {
    return lines;
  }

  byte[] bytes() {
    return bytes;
  }

  static TableExcerpt of(Path file, FileScan scan, Choice choice) throws IOException {
    TableExcerpt whole = new TableExcerpt(List.of(), new byte[0]);
    if (!scan.notText().isEmpty()) {
      return whole;
    }
    BitSet kept = new BitSet();
    int last;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        CsvRecords records = new CsvRecords(in, MOST_RECORD_BYTES)) {
      last = choose(records, scan, choice, kept);
    }
    if (last == 0) {
      return whole;
    }
    byte[] bytes = cut(file, kept, last);
    TextEncoding encoding = new TextEncoding();
    encoding.add(bytes, 0, bytes.length);
    boolean ascii = true;
    for (int i = 0; i < bytes.length && ascii; i++) {
      ascii = bytes[i] >= 0;
    }
    return ascii || encoding.charset().equals(scan.charset())
        ? new TableExcerpt(ranges(kept), bytes)
        : whole;
  }

  /**
   * Marks the lines to keep.
   *
   * @return the line on which the last record begins; 0 when the table has to stay whole
   */
  private static int choose(CsvRecords records, FileScan scan, Choice choice, BitSet kept)
      throws IOException {
    List<String> header = null;
    boolean keepsLast = true;
    int last = 0;
    while (records.next()) {
      if (records.fault() != null || records.line() > MOST_LINES) {
        return 0;
      }
      int line = (int) records.line();
      if (keepsLast && last > 0) {
        kept.set(last, line);
      }
      if (header == null) {
        try {
          header = TableReader.headerNames(records, scan::charset);
        } catch (RowProblem e) {
          return 0;
        }
      } else {
        keepsLast =
            records.fieldCount() != header.size()
                || choice.keeps(line, header, cells(records, scan));
      }
      last = line;
    }
    if (keepsLast && last > 0) {
      kept.set(last);
    }
    return last;
  }

  /** Tells the rows that can be split, whatever is wrong with others. */
  static void eachRow(Path file, FileScan scan, Row row) throws IOException {
    if (!scan.notText().isEmpty()) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        CsvRecords records = new CsvRecords(in, MOST_RECORD_BYTES)) {
      if (!records.next() || records.fault() != null) {
        return;
      }
      List<String> header = TableReader.headerNames(records, scan::charset);
      while (records.next()) {
        if (records.fault() == null && records.fieldCount() == header.size()) {
          row.row(records.line(), header, cells(records, scan));
        }
      }
    } catch (RowProblem e) {
      return; // a header that nobody can read names nothing
    }
  }

  private static List<String> cells(CsvRecords records, FileScan scan) {
    List<String> cells = new ArrayList<>(records.fieldCount());
    for (int i = 0; i < records.fieldCount(); i++) {
      cells.add(records.text(i, scan::charset).strip());
    }
    return cells;
  }

  /**
   * The file with the bytes of other lines left out, their ends kept.
   *
   * @param kept gets the lines on which the last record goes on, when it is kept
   */
  private static byte[] cut(Path file, BitSet kept, int last) throws IOException {
    boolean keepsLast = kept.get(last);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int line = 1;
      boolean afterReturn = false;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n' && afterReturn) {
          out.write(b); // the second half of an end that was counted already
          afterReturn = false;
          continue;
        }
        if (keepsLast && line > last && b != '\n' && b != '\r') {
          kept.set(last, line + 1);
        }
        boolean end = b == '\n' || b == '\r';
        if (end || kept.get(line)) {
          out.write(b);
        }
        line += end ? 1 : 0;
        afterReturn = b == '\r';
      }
    }
    return out.toByteArray();
  }

  private static List<LineRange> ranges(BitSet kept) {
    List<LineRange> ranges = new ArrayList<>();
    for (int from = kept.nextSetBit(1); from >= 0; from = kept.nextSetBit(from)) {
      int to = kept.nextClearBit(from);
      ranges.add(new LineRange(from, to - 1L));
      from = to;
    }
    return ranges;
  }
}
