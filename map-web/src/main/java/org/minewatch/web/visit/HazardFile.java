package org.minewatch.web.visit;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.web.system.Problems;

/**
 * A file of hazards, CSV in UTF-8 or GBK with the columns of {@link HazardInput#COLUMNS} in any
 * order. Lines that cannot be used are told with their line, column and what would be right.
 */
record HazardFile(List<Line> lines, List<Rejected> rejected) {
  private static final int MOST_LINES = 5000;

  /**
   * A line that can be used.
   *
   * @param no from 1, the header's
   */
  record Line(long no, HazardInput input) {}

  /**
   * A line that cannot be used.
   *
   * @param column which cell is wrong, empty for the line as a whole
   */
  record Rejected(long line, String column, String zh, String en) {}

  static Rejected rejected(long line, HazardInput.Wrong e) {
    return new Rejected(line, e.column(), e.words().zh(), e.words().en());
  }

  static HazardFile read(byte[] bytes, LocalDate today, HazardInput.Places places) {
    List<Line> lines = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    List<String> header = null;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(TextEncoding.decodeAll(bytes))) {
      for (CsvRecord record : csv) {
        if (header == null) {
          header = header(record.getFields());
        } else if (lines.size() + rejected.size() >= MOST_LINES) {
          rejected.add(
              new Rejected(
                  record.getStartingLineNumber(),
                  "",
                  "一次最多 %d 行，其余未读".formatted(MOST_LINES),
                  "at most %d lines at once; the rest was not read".formatted(MOST_LINES)));
          break;
        } else {
          read(record, header, today, places, lines, rejected);
        }
      }
    } catch (CsvParseException e) {
      throw Problems.unusable("文件不是 CSV", "the file is no CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (header == null) {
      throw Problems.unusable(
          "文件是空的；第 1 行应为 " + String.join(",", HazardInput.COLUMNS),
          "the file is empty; line 1 must be " + String.join(",", HazardInput.COLUMNS));
    }
    return new HazardFile(lines, rejected);
  }

  private static List<String> header(List<String> fields) {
    List<String> header = fields.stream().map(String::strip).toList();
    List<String> missing =
        HazardInput.COLUMNS.stream().filter(column -> !header.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw Problems.unusable(
          "第 1 行缺少列：" + String.join(",", missing),
          "line 1 has no column " + String.join(",", missing));
    }
    return header;
  }

  private static void read(
      CsvRecord record,
      List<String> header,
      LocalDate today,
      HazardInput.Places places,
      List<Line> lines,
      List<Rejected> rejected) {
    long no = record.getStartingLineNumber();
    if (record.getFieldCount() != header.size()) {
      rejected.add(
          new Rejected(
              no,
              "",
              "本行 %d 格，首行 %d 格；含逗号的格须加引号".formatted(record.getFieldCount(), header.size()),
              "%d cells where the header has %d; quote a cell that holds a comma"
                  .formatted(record.getFieldCount(), header.size())));
      return;
    }
    try {
      lines.add(
          new Line(
              no,
              HazardInput.read(column -> record.getField(header.indexOf(column)), today, places)));
    } catch (HazardInput.Wrong e) {
      rejected.add(rejected(no, e));
    }
  }
}
