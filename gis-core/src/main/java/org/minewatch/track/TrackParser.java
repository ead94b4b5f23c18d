package org.minewatch.track;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.function.Supplier;
import org.minewatch.region.table.Cells;
import org.minewatch.region.table.CsvRecords;
import org.minewatch.region.table.Header;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TableReader;

/**
 * Turns the records of one position file into fixes without making objects for rows that are in
 * order.
 */
final class TrackParser {
  /** Takes fixes with cards and readers as numbers. */
  interface Rows {
    void add(
        long line,
        int card,
        long time,
        double easting,
        double northing,
        float elevation,
        float accuracy,
        int reader,
        float distance,
        int marks);
  }

  private final CsvRecords records;
  private final Supplier<Charset> charset;
  private final FixFile file;
  private final TableLog log;
  private final ByteCells cells;
  private Header header;

  TrackParser(CsvRecords records, Supplier<Charset> charset, FixFile file) {
    this.records = records;
    this.charset = charset;
    this.file = file;
    this.log = file.log;
    this.cells = new ByteCells(file.zone);
  }

  /** Reads every row; false when the header is of no use, which the log then says. */
  boolean parse(Rows rows) throws IOException {
    header = header();
    if (header == null) {
      return false;
    }
    while (records.next()) {
      try {
        row(rows);
        log.used();
      } catch (RowProblem e) {
        String raw = e.raw().isEmpty() ? records.raw(charset) : e.raw();
        log.rejectRow(records.line(), e.column(), e.getMessage(), raw);
      }
    }
    return true;
  }

  private Header header() throws IOException {
    if (!records.next()) {
      log.rejectFile(
          "the file is empty; its first line must name the columns " + TrackColumns.WANTED);
      return null;
    }
    if (records.fault() != null) {
      log.rejectFile(
          "the header cannot be read: "
              + TableReader.explain(records.fault(), file.limits.recordBytes())
              + "; it must name the columns "
              + TrackColumns.WANTED);
      return null;
    }
    try {
      Header found = TrackColumns.match(TableReader.headerNames(records, charset));
      found.noteUnknown(log);
      return found;
    } catch (RowProblem e) {
      log.rejectFile(e.getMessage());
      return null;
    }
  }

  private void row(Rows rows) {
    if (records.fault() != null) {
      throw new RowProblem("", TableReader.explain(records.fault(), file.limits.recordBytes()), "");
    }
    if (records.fieldCount() != header.fieldCount()) {
      throw new RowProblem(
          "", TableReader.fieldCount(records.fieldCount(), header.fieldCount()), "");
    }
    int card = identifier(file.cards, TrackColumns.CARD);
    if (card < 0) {
      throw FixFile.empty("card_id");
    }
    long time = time();
    double easting = number(TrackColumns.EASTING, Quantity.COORDINATE);
    double northing = number(TrackColumns.NORTHING, Quantity.COORDINATE);
    int reader = identifier(file.readers, TrackColumns.READER);
    double distance = number(TrackColumns.DISTANCE, Quantity.SIGNED_LENGTH);
    if (reader >= 0 && !file.isKnown(reader)) {
      throw file.unknownReader(reader);
    }
    boolean placed = easting == easting && northing == northing;
    if (!placed) {
      if (reader < 0 || distance != distance) {
        throw FixFile.noPlace(header, easting, reader);
      }
      easting = Double.NaN;
      northing = Double.NaN;
    }
    float elevation = (float) optional(TrackColumns.ELEVATION, Quantity.ELEVATION);
    float accuracy = (float) optional(TrackColumns.ACCURACY, Quantity.ACCURACY);
    rows.add(
        records.line(),
        card,
        time,
        easting,
        northing,
        elevation,
        accuracy,
        reader,
        (float) distance,
        file.marks(card, time, givenMarks()));
  }

  /** The marks that the file has itself. */
  private int givenMarks() {
    int field = header.fieldOf(TrackColumns.MARKS);
    if (field < 0 || start(field) == end(field, start(field))) {
      return 0;
    }
    try {
      return Cells.integer("marks", text(field), 0, TrackColumns.MOST_MARKS);
    } catch (RowProblem e) {
      log.rejectCell(records.line(), e.column(), e.getMessage(), e.raw());
      return 0;
    }
  }

  /** The number of the identifier in a column, or -1 when there is none. */
  private int identifier(Identifiers identifiers, int column) {
    int field = header.fieldOf(column);
    if (field < 0) {
      return -1;
    }
    byte[] b = records.bytes();
    int start = start(field);
    int end = end(field, start);
    if (start == end) {
      return -1;
    }
    int number;
    if (hasDoubledQuotes(b, records.start(field), end)) {
      byte[] single = text(field).getBytes(charset.get());
      number = identifiers.number(single, 0, single.length);
    } else {
      number = identifiers.number(b, start, end);
    }
    if (number >= 0) {
      return number;
    }
    if (number == Identifiers.FULL) {
      throw file.tooManyDifferent(column, text(field));
    }
    String name = TrackColumns.ALL.name(column);
    throw new RowProblem(name, name + " has " + TableReader.unfit(text(field)), text(field));
  }

  /** Whether a field stands in quotes and has quotes inside, which stand there twice. */
  private static boolean hasDoubledQuotes(byte[] b, int start, int end) {
    if (start == 0 || b[start - 1] != '"') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (b[i] == '"') {
        return true;
      }
    }
    return false;
  }

  private long time() {
    int field = header.fieldOf(TrackColumns.TIME);
    int start = start(field);
    int end = end(field, start);
    if (start == end) {
      throw FixFile.empty("time");
    }
    long time = cells.time(records.bytes(), start, end);
    if (time == ByteCells.NO_TIME) {
      throw Cells.notTime("time", text(field));
    }
    return time;
  }

  /** A number, or NaN when its cell is empty or absent. */
  private double number(int column, Quantity quantity) {
    int field = header.fieldOf(column);
    if (field < 0) {
      return Double.NaN;
    }
    int start = start(field);
    int end = end(field, start);
    if (start == end) {
      return Double.NaN;
    }
    double value = ByteCells.number(records.bytes(), start, end);
    return quantity.admits(value)
        ? value
        : Cells.number(TrackColumns.ALL.name(column), text(field), quantity);
  }

  private double optional(int column, Quantity quantity) {
    try {
      return number(column, quantity);
    } catch (RowProblem e) {
      log.rejectCell(records.line(), e.column(), e.getMessage(), e.raw());
      return Double.NaN;
    }
  }

  /** First byte of a field that is not blank. */
  private int start(int field) {
    byte[] b = records.bytes();
    int start = records.start(field);
    int end = records.end(field);
    while (start < end && (b[start] == ' ' || b[start] == '\t')) {
      start++;
    }
    return start;
  }

  private int end(int field, int start) {
    byte[] b = records.bytes();
    int end = records.end(field);
    while (end > start && (b[end - 1] == ' ' || b[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  private String text(int field) {
    return records.text(field, charset).strip();
  }
}
