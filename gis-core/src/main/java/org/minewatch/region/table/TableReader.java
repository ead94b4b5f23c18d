package org.minewatch.region.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a table into values, one a row; whatever cannot be used goes to the log and nowhere else.
 */
public final class TableReader {
  private static final int INTERNED_LENGTH = 40;
  private static final int INTERNED_COUNT = 1 << 16;

  private final int maxRows;
  private final int maxRecordBytes;
  private final int maxFieldChars;

  /**
   * Sets the bounds.
   *
   * @param maxRows a table with more is not read at all, so that the order of rows does not decide
   *     which are
   * @param maxRecordBytes longer rows are rejected
   * @param maxFieldChars rows with a longer cell are rejected
   */
  public TableReader(int maxRows, int maxRecordBytes, int maxFieldChars) {
    this.maxRows = maxRows;
    this.maxRecordBytes = maxRecordBytes;
    this.maxFieldChars = maxFieldChars;
  }

  /** Reads a file; an empty list, with the reason in the log, when it cannot be read at all. */
  public <T> List<TableRow<T>> read(
      Path file, FileScan scan, TableColumns columns, TableLog log, Function<Row, T> maker)
      throws IOException {
    if (!scan.notText().isEmpty()) {
      log.rejectFile(scan.notText());
      return List.of();
    }
    log.noteEncoding(scan.charset());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        CsvRecords records = new CsvRecords(in, maxRecordBytes)) {
      return read(records, scan::charset, columns, log, maker);
    }
  }

  private <T> List<TableRow<T>> read(
      CsvRecords records,
      Supplier<Charset> charset,
      TableColumns columns,
      TableLog log,
      Function<Row, T> maker)
      throws IOException {
    Header header = header(records, charset, columns, log);
    if (header == null) {
      return List.of();
    }
    List<TableRow<T>> rows = new ArrayList<>();
    Map<String, String> interned = new HashMap<>();
    long seen = 0;
    while (records.next()) {
      if (++seen > maxRows) {
        log.rejectFile("the table has more than " + maxRows + " rows; split it or raise the limit");
        return List.of();
      }
      long line = records.line();
      try {
        String[] cells = cells(records, charset, header, columns, interned);
        T value = maker.apply(new Row(columns, cells, line, log));
        rows.add(new TableRow<>(value, line, cells));
        log.used();
      } catch (RowProblem e) {
        String raw = e.raw().isEmpty() ? records.raw(charset) : e.raw();
        log.rejectRow(line, e.column(), e.getMessage(), raw);
      }
    }
    return rows;
  }

  private Header header(
      CsvRecords records, Supplier<Charset> charset, TableColumns columns, TableLog log)
      throws IOException {
    String required = String.join(",", columns.required());
    if (!records.next()) {
      log.rejectFile("the file is empty; its first line must name the columns: " + required);
      return null;
    }
    if (records.fault() != null) {
      log.rejectFile(
          "the header cannot be read: "
              + explain(records.fault(), maxRecordBytes)
              + "; it must name the columns: "
              + required);
      return null;
    }
    try {
      Header header = Header.match(headerNames(records, charset), columns);
      header.noteUnknown(log);
      return header;
    } catch (RowProblem e) {
      log.rejectFile(e.getMessage());
      return null;
    }
  }

  /** The column names of a header record; at most a thousand. */
  public static List<String> headerNames(CsvRecords records, Supplier<Charset> charset) {
    if (records.fieldCount() > CsvRecords.FIELDS_KEPT) {
      throw new RowProblem(
          "", "the header has " + records.fieldCount() + " columns, as no table does", "");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < records.fieldCount(); i++) {
      String name = records.text(i, charset).strip();
      String unfit = unfit(name);
      if (!unfit.isEmpty()) {
        throw new RowProblem("", "the header has " + unfit, "");
      }
      names.add(name);
    }
    return names;
  }

  private String[] cells(
      CsvRecords records,
      Supplier<Charset> charset,
      Header header,
      TableColumns columns,
      Map<String, String> interned) {
    if (records.fault() != null) {
      throw new RowProblem("", explain(records.fault(), maxRecordBytes), "");
    }
    if (records.fieldCount() != header.fieldCount()) {
      throw new RowProblem("", fieldCount(records.fieldCount(), header.fieldCount()), "");
    }
    String[] cells = new String[columns.size()];
    Arrays.fill(cells, "");
    for (int field = 0; field < header.fieldCount(); field++) {
      int column = header.columnOf(field);
      if (column < 0) {
        continue;
      }
      String text = records.text(field, charset).strip();
      String name = columns.name(column);
      if (text.length() > maxFieldChars) {
        throw new RowProblem(
            name,
            name + " has " + text.length() + " characters; at most " + maxFieldChars + " are read",
            text.substring(0, 200));
      }
      String unfit = unfit(text);
      if (!unfit.isEmpty()) {
        throw new RowProblem(name, name + " has " + unfit, text);
      }
      cells[column] =
          text.length() > INTERNED_LENGTH || interned.size() > INTERNED_COUNT
              ? text
              : interned.computeIfAbsent(text, Function.identity());
    }
    return cells;
  }

  /** Characters that no cell of text can have, told in words, or an empty string. */
  public static String unfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return c == 0
            ? "a NUL byte; the file is damaged, export it again"
            : "the control character " + (int) c + "; remove it";
      }
      if (c == '\ufffd') {
        return "bytes that are no text in the file's encoding; save it as UTF-8";
      }
    }
    return "";
  }

  /** How to say that a row has the wrong number of fields. */
  public static String fieldCount(int found, int expected) {
    return "the row has "
        + found
        + (found == 1 ? " field" : " fields")
        + ", the header "
        + expected
        + "; write one cell for each column and quote cells that hold commas";
  }

  /** A fault in words. */
  public static String explain(CsvRecords.Fault fault, int maxRecordBytes) {
    return switch (fault) {
      case TOO_LONG -> "the line is longer than " + maxRecordBytes + " bytes";
      case UNCLOSED_QUOTE ->
          "a quoted cell is not closed within "
              + maxRecordBytes
              + " bytes or the file; close it with a quote";
      case TEXT_AFTER_QUOTE ->
          "text follows a closing quote; quote the whole cell and double the quotes inside it";
    };
  }
}
