package org.minewatch.track;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.minewatch.region.table.Header;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableLog;

/**
 * What is gathered about one position file while it is read, whatever it is written in: cards and
 * readers by number, marks, problems; and how to say that a row cannot be used.
 */
final class FixFile {
  private static final byte UNASKED = 0;
  private static final byte KNOWN = 1;
  private static final byte UNKNOWN = 2;

  final TableLog log;
  final TrackLimits limits;
  final ZoneId zone;
  final Identifiers cards;
  final Identifiers readers;

  private final Predicate<String> knownReader;
  private final long dayStart;
  private final long dayEnd;
  private long[] lastTime = new long[64];
  private byte[] readerState = new byte[64];
  private long outOfOrder;
  private long otherDay;

  /**
   * Begins a file.
   *
   * @param day the day that the file's name says, null when it says none
   */
  FixFile(
      TableLog log,
      TrackLimits limits,
      ZoneId zone,
      LocalDate day,
      Predicate<String> knownReader,
      Supplier<Charset> charset) {
    this.log = log;
    this.limits = limits;
    this.zone = zone;
    this.knownReader = knownReader;
    this.cards = new Identifiers(limits.cards(), charset);
    this.readers = new Identifiers(limits.readers(), charset);
    this.dayStart = day == null ? Long.MIN_VALUE : millis(day, zone);
    this.dayEnd = day == null ? Long.MAX_VALUE : millis(day.plusDays(1), zone);
    Arrays.fill(lastTime, Long.MIN_VALUE);
  }

  private static long millis(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  long outOfOrder() {
    return outOfOrder;
  }

  long otherDay() {
    return otherDay;
  }

  /**
   * The marks of the next row.
   *
   * @param given marks that the file itself has; only disorder is believed, which rows once sorted
   *     do not show any more. Whatever would silence a fix is found anew, or not at all.
   */
  int marks(int card, long time, int given) {
    int marks = 0;
    if (card >= lastTime.length) {
      int old = lastTime.length;
      lastTime = Arrays.copyOf(lastTime, Math.max(2 * old, card + 1));
      Arrays.fill(lastTime, old, lastTime.length, Long.MIN_VALUE);
    }
    if (time < lastTime[card]) {
      marks |= FixColumns.MARK_OUT_OF_ORDER;
    } else {
      lastTime[card] = time;
      marks |= given & FixColumns.MARK_OUT_OF_ORDER;
    }
    if (marks != 0) {
      outOfOrder++;
    }
    if (time < dayStart || time >= dayEnd) {
      marks |= FixColumns.MARK_OTHER_DAY;
      otherDay++;
    }
    return marks;
  }

  boolean isKnown(int reader) {
    if (reader >= readerState.length) {
      readerState = Arrays.copyOf(readerState, Math.max(2 * readerState.length, reader + 1));
    }
    if (readerState[reader] == UNASKED) {
      readerState[reader] = knownReader.test(readers.text(reader)) ? KNOWN : UNKNOWN;
    }
    return readerState[reader] == KNOWN;
  }

  RowProblem unknownReader(int reader) {
    String id = readers.text(reader);
    return new RowProblem(
        "reader_id",
        "reader_id '" + id + "' is not in readers.csv; register the reader or correct the id",
        id);
  }

  static RowProblem empty(String column) {
    return new RowProblem(column, column + " is empty; it is needed in every row", "");
  }

  RowProblem tooManyDifferent(int column, String raw) {
    String name = TrackColumns.ALL.name(column);
    int most = column == TrackColumns.CARD ? limits.cards() : limits.readers();
    return new RowProblem(
        name,
        "the file has more than "
            + most
            + " different values of "
            + name
            + "; check that the column is right",
        raw);
  }

  /** How to say that a row has no place of its own and that reader and distance give none. */
  static RowProblem noPlace(Header header, double easting, int reader) {
    boolean byReader =
        header.fieldOf(TrackColumns.READER) >= 0 && header.fieldOf(TrackColumns.DISTANCE) >= 0;
    boolean placed =
        header.fieldOf(TrackColumns.EASTING) >= 0 && header.fieldOf(TrackColumns.NORTHING) >= 0;
    if (!placed || byReader && reader >= 0) {
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
}
