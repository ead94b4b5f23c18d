package org.minewatch.track;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.minewatch.region.table.Cells;
import org.minewatch.region.table.CsvRecords;
import org.minewatch.region.table.Header;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableColumns;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TableReader;

/**
 * Turns the records of one position file into fixes without making objects for rows that are in
 * order.
 */
final class TrackParser {
  private static final TableColumns COLUMNS =
      TableColumns.of(
          "card_id, time",
          "easting_m, northing_m, reader_id, distance_m, elevation_m, accuracy_m, person_id");

  private static final int CARD = 0;
  private static final int TIME = 1;
  private static final int EASTING = 2;
  private static final int NORTHING = 3;
  private static final int READER = 4;
  private static final int DISTANCE = 5;
  private static final int ELEVATION = 6;
  private static final int ACCURACY = 7;

  private static final byte UNASKED = 0;
  private static final byte KNOWN = 1;
  private static final byte UNKNOWN = 2;

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
  private final TableLog log;
  private final TrackLimits limits;
  private final Predicate<String> knownReader;
  private final ByteCells cells;
  private final Identifiers cards;
  private final Identifiers readers;
  private final long dayStart;
  private final long dayEnd;

  private Header header;
  private long[] lastTime = new long[64];
  private byte[] readerState = new byte[64];
  private long outOfOrder;
  private long otherDay;

  /**
   * Begins a file.
   *
   * @param day the day that the file's name says, null when it says none
   */
  TrackParser(
      CsvRecords records,
      Supplier<Charset> charset,
      TableLog log,
      TrackLimits limits,
      ZoneId zone,
      LocalDate day,
      Predicate<String> knownReader) {
    this.records = records;
    this.charset = charset;
    this.log = log;
    this.limits = limits;
    this.knownReader = knownReader;
    this.cells = new ByteCells(zone);
    this.cards = new Identifiers(limits.cards(), charset);
    this.readers = new Identifiers(limits.readers(), charset);
    this.dayStart = day == null ? Long.MIN_VALUE : millis(day, zone);
    this.dayEnd = day == null ? Long.MAX_VALUE : millis(day.plusDays(1), zone);
    Arrays.fill(lastTime, Long.MIN_VALUE);
  }

  private static long millis(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
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
    String wanted = "card_id, time and either easting_m and northing_m or reader_id and distance_m";
    if (!records.next()) {
      log.rejectFile("the file is empty; its first line must name the columns " + wanted);
      return null;
    }
    if (records.fault() != null) {
      log.rejectFile(
          "the header cannot be read: "
              + TableReader.explain(records.fault(), limits.recordBytes())
              + "; it must name the columns "
              + wanted);
      return null;
    }
    try {
      List<String> names = TableReader.headerNames(records, charset);
      Header found = Header.match(names, COLUMNS);
      boolean placed = found.fieldOf(EASTING) >= 0 && found.fieldOf(NORTHING) >= 0;
      boolean read = found.fieldOf(READER) >= 0 && found.fieldOf(DISTANCE) >= 0;
      if (!placed && !read) {
        boolean byReader = found.fieldOf(READER) >= 0 || found.fieldOf(DISTANCE) >= 0;
        int missing =
            byReader
                ? found.fieldOf(READER) < 0 ? READER : DISTANCE
                : found.fieldOf(EASTING) < 0 ? EASTING : NORTHING;
        String name = COLUMNS.optional().get(missing - COLUMNS.required().size());
        throw new RowProblem(name, Header.missing(name, names, found.unknown()), "");
      }
      found.noteUnknown(log);
      return found;
    } catch (RowProblem e) {
      log.rejectFile(e.getMessage());
      return null;
    }
  }

  private void row(Rows rows) {
    if (records.fault() != null) {
      throw new RowProblem("", TableReader.explain(records.fault(), limits.recordBytes()), "");
    }
    if (records.fieldCount() != header.fieldCount()) {
      throw new RowProblem(
          "", TableReader.fieldCount(records.fieldCount(), header.fieldCount()), "");
    }
    int card = identifier(cards, CARD, limits.cards());
    if (card < 0) {
      throw new RowProblem("card_id", "card_id is empty; it is needed in every row", "");
    }
    long time = time();
    double easting = number(EASTING, Quantity.COORDINATE);
    double northing = number(NORTHING, Quantity.COORDINATE);
    int reader = identifier(readers, READER, limits.readers());
    double distance = number(DISTANCE, Quantity.SIGNED_LENGTH);
    if (reader >= 0 && !isKnown(reader)) {
      String id = readers.text(reader);
      throw new RowProblem(
          "reader_id",
          "reader_id '" + id + "' is not in readers.csv; register the reader or correct the id",
          id);
    }
    boolean placed = easting == easting && northing == northing;
    if (!placed) {
      if (reader < 0 || distance != distance) {
        throw noPlace(easting, northing, reader);
      }
      easting = Double.NaN;
      northing = Double.NaN;
    }
    float elevation = (float) optional(ELEVATION, Quantity.ELEVATION);
    float accuracy = (float) optional(ACCURACY, Quantity.ACCURACY);
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
        marks(card, time));
  }

  private int marks(int card, long time) {
    int marks = 0;
    if (card >= lastTime.length) {
      int old = lastTime.length;
      lastTime = Arrays.copyOf(lastTime, Math.max(2 * old, card + 1));
      Arrays.fill(lastTime, old, lastTime.length, Long.MIN_VALUE);
    }
    if (time < lastTime[card]) {
      marks |= FixColumns.MARK_OUT_OF_ORDER;
      outOfOrder++;
    } else {
      lastTime[card] = time;
    }
    if (time < dayStart || time >= dayEnd) {
      marks |= FixColumns.MARK_OTHER_DAY;
      otherDay++;
    }
    return marks;
  }

  private RowProblem noPlace(double easting, double northing, int reader) {
    boolean byReader = header.fieldOf(READER) >= 0 && header.fieldOf(DISTANCE) >= 0;
    if (header.fieldOf(EASTING) < 0 || header.fieldOf(NORTHING) < 0 || byReader && reader >= 0) {
      return reader < 0
          ? new RowProblem("reader_id", "reader_id is empty; the place is not known", "")
          : new RowProblem("distance_m", "distance_m is empty; write 0 for a zone reader", "");
    }
    String column = easting != easting ? "easting_m" : "northing_m";
    return new RowProblem(
        column,
        column
            + " is empty; the place is not known"
            + (byReader ? ", and no reader is given either" : ""),
        "");
  }

  /** The number of the identifier in a column, or -1 when there is none. */
  private int identifier(Identifiers identifiers, int column, int most) {
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
    int number = identifiers.number(b, start, end);
    if (number >= 0) {
      return number;
    }
    String name = COLUMNS.name(column);
    if (number == Identifiers.FULL) {
      throw new RowProblem(
          name,
          "the file has more than "
              + most
              + " different values of "
              + name
              + "; check that the column is right",
          text(field));
    }
    throw new RowProblem(name, name + " has " + TableReader.unfit(text(field)), text(field));
  }

  private boolean isKnown(int reader) {
    if (reader >= readerState.length) {
      readerState = Arrays.copyOf(readerState, Math.max(2 * readerState.length, reader + 1));
    }
    if (readerState[reader] == UNASKED) {
      readerState[reader] = knownReader.test(readers.text(reader)) ? KNOWN : UNKNOWN;
    }
    return readerState[reader] == KNOWN;
  }

  private long time() {
    int field = header.fieldOf(TIME);
    int start = start(field);
    int end = end(field, start);
    if (start == end) {
      throw new RowProblem("time", "time is empty; it is needed in every row", "");
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
        : Cells.number(COLUMNS.name(column), text(field), quantity);
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

  Identifiers cards() {
    return cards;
  }

  Identifiers readers() {
    return readers;
  }

  long outOfOrder() {
    return outOfOrder;
  }

  long otherDay() {
    return otherDay;
  }
}
