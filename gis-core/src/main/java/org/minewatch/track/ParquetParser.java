package org.minewatch.track;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minewatch.region.table.Cells;
import org.minewatch.region.table.Header;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableReader;
import org.minewatch.track.parquet.ParquetColumn;
import org.minewatch.track.parquet.ParquetColumn.Kind;
import org.minewatch.track.parquet.ParquetFile;
import org.minewatch.track.parquet.ParquetProblem;
import org.minewatch.track.parquet.RowGroupReader;

/**
 * Turns the row groups of a Parquet position file into fixes, by the rules by which {@link
 * TrackParser} takes or rejects rows of CSV. Rows are decoded straight into columns; only those
 * that are out of the ordinary are looked at one by one.
 */
final class ParquetParser {
  /** 1899-12-31 and 2200-01-02: the years 1900 to 2199 in any zone. */
  private static final long FIRST_TIME = -2_209_075_200_000L;

  private static final long END_TIME = 7_258_204_800_000L;

  private static final long MINUTE = 60_000;

  private final ParquetFile source;
  private final RowGroupReader reader;
  private final FixFile file;
  private final Header header;
  private final ParquetColumn[] columns = new ParquetColumn[TrackColumns.ALL.size()];
  private final TextCells[] texts = new TextCells[columns.length];
  private final int[][] textNumbers = new int[columns.length][];
  private double[] doubles = new double[0];
  private double[] distances = new double[0];
  private double[] elevations = new double[0];
  private double[] accuracies = new double[0];
  private long[] longs = new long[0];
  private long firstRow = 1;

  /** Which rows of the row group were kept; null when all were. */
  private int[] kept;

  private boolean complete = true;
  private long cachedMinute = Long.MIN_VALUE;
  private long cachedMillis;

  private ParquetParser(ParquetFile source, FixFile file, Header header) {
    this.source = source;
    this.reader = source.reader();
    this.file = file;
    this.header = header;
  }

  /** Finds the columns; null when they are of no use, which the log then says. */
  static ParquetParser of(ParquetFile source, FixFile file) {
    List<String> names = source.columns().stream().map(ParquetColumn::name).toList();
    try {
      for (String name : names) {
        String unfit = TableReader.unfit(name);
        if (!unfit.isEmpty()) {
          throw new RowProblem("", "the name of a column has " + unfit, "");
        }
      }
      Header header = TrackColumns.match(names);
      ParquetParser parser = new ParquetParser(source, file, header);
      for (int c = 0; c < parser.columns.length; c++) {
        if (header.fieldOf(c) >= 0) {
          parser.take(c, source.columns().get(header.fieldOf(c)));
        }
      }
      header.noteUnknown(file.log);
      return parser;
    } catch (RowProblem e) {
      file.log.rejectFile(e.getMessage());
      return null;
    }
  }

  private void take(int c, ParquetColumn column) {
    Kind kind = column.kind();
    String wanted = "";
    switch (c) {
      case TrackColumns.CARD, TrackColumns.READER -> {
        texts[c] = TextCells.identifiers(c == TrackColumns.CARD ? file.cards : file.readers);
        if (kind != Kind.TEXT && kind != Kind.INTEGER) {
          wanted = "identifiers are text; write it as a string";
        }
      }
      case TrackColumns.TIME -> {
        if (kind == Kind.TEXT) {
          texts[c] = TextCells.times(new ByteCells(file.zone));
        } else if (kind != Kind.INSTANT && kind != Kind.LOCAL_TIME) {
          wanted = "not a time; write it as a timestamp in UTC";
        }
      }
      case TrackColumns.MARKS -> {
        if (kind != Kind.INTEGER) {
          wanted = "not whole numbers; write it as INT32";
        }
      }
      default -> {
        if (kind == Kind.TEXT) {
          texts[c] = TextCells.numbers();
        } else if (kind != Kind.INTEGER && kind != Kind.FLOATING && kind != Kind.DECIMAL) {
          wanted = "not numbers; write it as DOUBLE";
        }
      }
    }
    if (wanted.isEmpty()) {
      columns[c] = column;
      return;
    }
    String problem = "column " + column.name() + " is " + column.typeName() + ", " + wanted;
    if (!isSpare(c)) {
      throw new RowProblem(column.name(), problem, "");
    }
    file.log.problem(0, column.name(), problem + "; it was used as if it were empty", "");
  }

  /** Whether a fix can do without the column. */
  private static boolean isSpare(int c) {
    return c >= TrackColumns.ELEVATION;
  }

  int rows() {
    return source.rows();
  }

  int rowGroups() {
    return source.rowGroups();
  }

  int largestGroup() {
    int most = 0;
    for (int g = 0; g < rowGroups(); g++) {
      most = Math.max(most, source.rows(g));
    }
    return most;
  }

  /** Whether every row group could be read. */
  boolean isComplete() {
    return complete;
  }

  /** Hands the rows of a row group on, one by one. */
  void stream(int rowGroup, FixArrays into, TrackParser.Rows rows) throws IOException {
    long before = firstRow;
    int n = read(rowGroup, into, 0);
    int[] lines = kept;
    for (int i = 0; i < n; i++) {
      rows.add(
          before + (lines == null ? i : lines[i]),
          into.card[i],
          into.time[i],
          into.easting[i],
          into.northing[i],
          into.elevation[i],
          into.accuracy[i],
          into.reader[i],
          into.distance[i],
          into.marks[i]);
    }
  }

  /**
   * Reads a row group into columns from a place on.
   *
   * @return how many rows could be used
   */
  int read(int rowGroup, FixArrays into, int at) throws IOException {
    int n = source.rows(rowGroup);
    kept = null;
    try {
      decode(rowGroup, into, at, n);
    } catch (ParquetProblem e) {
      complete = false;
      file.log.problem(
          0,
          e.column(),
          e.getMessage() + "; the " + n + " rows of this row group were not used",
          "");
      firstRow += n;
      return 0;
    }
    int to = at;
    for (int i = 0; i < n; i++) {
      int from = at + i;
      if (!isOrdinary(into, from, i)) {
        try {
          checkRow(into, from, i);
        } catch (RowProblem e) {
          String raw = e.raw().isEmpty() ? raw(into, from, i) : e.raw();
          file.log.rejectRow(firstRow + i, e.column(), e.getMessage(), raw);
          if (kept == null) {
            kept = new int[n];
            Arrays.setAll(kept, k -> k);
          }
          continue;
        }
      }
      into.marks[from] =
          (byte) file.marks(into.card[from], into.time[from], into.marks[from] & 0xff);
      file.log.used();
      if (to != from) {
        into.move(from, to);
        kept[to - at] = i;
      }
      to++;
    }
    firstRow += n;
    return to - at;
  }

  private void decode(int g, FixArrays into, int at, int n) throws IOException {
    identifiers(g, TrackColumns.CARD, into.card, at, n);
    identifiers(g, TrackColumns.READER, into.reader, at, n);
    times(g, into.time, at, n);
    numbers(g, TrackColumns.EASTING, into.easting, at, n);
    numbers(g, TrackColumns.NORTHING, into.northing, at, n);
    distances = floats(g, TrackColumns.DISTANCE, distances, into.distance, at, n);
    elevations = floats(g, TrackColumns.ELEVATION, elevations, into.elevation, at, n);
    accuracies = floats(g, TrackColumns.ACCURACY, accuracies, into.accuracy, at, n);
    marks(g, into.marks, at, n);
  }

  private void identifiers(int g, int c, int[] out, int at, int n) throws IOException {
    if (columns[c] == null) {
      Arrays.fill(out, at, at + n, TextCells.EMPTY);
      return;
    }
    texts[c].clear();
    if (columns[c].kind() == Kind.TEXT) {
      reader.bytes(g, columns[c], texts[c], out, at);
      return;
    }
    longs = longs.length < n ? new long[n] : longs;
    reader.longs(g, columns[c], longs, 0);
    long before = RowGroupReader.NONE;
    int number = TextCells.EMPTY;
    for (int i = 0; i < n; i++) {
      if (longs[i] != before) {
        byte[] text = Long.toString(longs[i]).getBytes(StandardCharsets.US_ASCII);
        number =
            longs[i] == RowGroupReader.NONE
                ? TextCells.EMPTY
                : texts[c].number(text, 0, text.length);
        before = longs[i];
      }
      out[at + i] = number;
    }
  }

  private void times(int g, long[] out, int at, int n) throws IOException {
    ParquetColumn column = columns[TrackColumns.TIME];
    if (column.kind() == Kind.TEXT) {
      TextCells cells = texts[TrackColumns.TIME];
      int[] numbers = textNumbers(g, TrackColumns.TIME, n);
      for (int i = 0; i < n; i++) {
        out[at + i] = numbers[i] < 0 ? RowGroupReader.NONE : cells.time(numbers[i]);
      }
      return;
    }
    reader.longs(g, column, out, at);
    boolean local = column.kind() == Kind.LOCAL_TIME;
    if (!local && column.perMilli() == 1) {
      return;
    }
    for (int i = at; i < at + n; i++) {
      if (out[i] != RowGroupReader.NONE) {
        long millis = column.millis(out[i]);
        out[i] = local && isPossible(millis) ? atZone(millis) : millis;
      }
    }
  }

  private static boolean isPossible(long millis) {
    return millis >= FIRST_TIME && millis < END_TIME;
  }

  /** The instant of a clock time, counted in milliseconds, in the file's zone. */
  private long atZone(long local) {
    long minute = Math.floorDiv(local, MINUTE);
    if (minute != cachedMinute) {
      cachedMinute = minute;
      cachedMillis =
          LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC)
              .atZone(file.zone)
              .toInstant()
              .toEpochMilli();
    }
    return cachedMillis + local - minute * MINUTE;
  }

  private int[] textNumbers(int g, int c, int n) throws IOException {
    if (textNumbers[c] == null || textNumbers[c].length < n) {
      textNumbers[c] = new int[n];
    }
    texts[c].clear();
    reader.bytes(g, columns[c], texts[c], textNumbers[c], 0);
    return textNumbers[c];
  }

  /** Numbers of a column; infinity where a text is none, for {@link #checkRow} to find. */
  private void numbers(int g, int c, double[] out, int at, int n) throws IOException {
    if (columns[c] == null) {
      Arrays.fill(out, at, at + n, Double.NaN);
    } else if (columns[c].kind() != Kind.TEXT) {
      reader.doubles(g, columns[c], out, at);
    } else {
      int[] numbers = textNumbers(g, c, n);
      for (int i = 0; i < n; i++) {
        out[at + i] =
            numbers[i] == TextCells.EMPTY
                ? Double.NaN
                : numbers[i] < 0 ? Double.POSITIVE_INFINITY : texts[c].value(numbers[i]);
      }
    }
  }

  /** As {@link #numbers}, kept in full for checking and cut to single precision. */
  private double[] floats(int g, int c, double[] buffer, float[] out, int at, int n)
      throws IOException {
    if (columns[c] == null) {
      Arrays.fill(out, at, at + n, Float.NaN);
      return buffer;
    }
    double[] full = buffer.length < n ? new double[n] : buffer;
    try {
      numbers(g, c, full, 0, n);
    } catch (ParquetProblem e) {
      if (!isSpare(c)) {
        throw e;
      }
      tellSpare(e);
      Arrays.fill(full, 0, n, Double.NaN);
    }
    for (int i = 0; i < n; i++) {
      out[at + i] = (float) full[i];
    }
    return full;
  }

  private void tellSpare(ParquetProblem e) {
    complete = false;
    file.log.problem(
        0, e.column(), e.getMessage() + "; the rows are used as if their cells were empty", "");
  }

  private void marks(int g, byte[] out, int at, int n) throws IOException {
    Arrays.fill(out, at, at + n, (byte) 0);
    if (columns[TrackColumns.MARKS] == null) {
      return;
    }
    longs = longs.length < n ? new long[n] : longs;
    try {
      reader.longs(g, columns[TrackColumns.MARKS], longs, 0);
    } catch (ParquetProblem e) {
      tellSpare(e);
      return;
    }
    for (int i = 0; i < n; i++) {
      if (longs[i] >= 0 && longs[i] <= TrackColumns.MOST_MARKS) {
        out[at + i] = (byte) longs[i];
      } else if (longs[i] != RowGroupReader.NONE) {
        String text = Long.toString(longs[i]);
        file.log.rejectCell(
            firstRow + i,
            "marks",
            "marks is '"
                + text
                + "'; a whole number from 0 to "
                + TrackColumns.MOST_MARKS
                + " is expected",
            text);
      }
    }
  }

  private boolean isOrdinary(FixArrays in, int at, int i) {
    double easting = in.easting[at];
    double northing = in.northing[at];
    return in.card[at] >= 0
        && isPossible(in.time[at])
        && Quantity.COORDINATE.admits(easting)
        && Quantity.COORDINATE.admits(northing)
        && (columns[TrackColumns.READER] == null
            || in.reader[at] == TextCells.EMPTY
            || in.reader[at] >= 0 && file.isKnown(in.reader[at]))
        && isFit(TrackColumns.DISTANCE, distances, Quantity.SIGNED_LENGTH, i)
        && isFit(TrackColumns.ELEVATION, elevations, Quantity.ELEVATION, i)
        && isFit(TrackColumns.ACCURACY, accuracies, Quantity.ACCURACY, i);
  }

  private boolean isFit(int c, double[] numbers, Quantity quantity, int i) {
    return columns[c] == null || numbers[i] != numbers[i] || quantity.admits(numbers[i]);
  }

  /** Looks at a row as {@link TrackParser} does, in the same order. */
  private void checkRow(FixArrays in, int at, int i) {
    checkIdentifier(TrackColumns.CARD, in.card[at]);
    if (in.card[at] < 0) {
      throw FixFile.empty("card_id");
    }
    checkTime(in.time[at], i);
    double easting = checked(TrackColumns.EASTING, in.easting[at], Quantity.COORDINATE, i);
    double northing = checked(TrackColumns.NORTHING, in.northing[at], Quantity.COORDINATE, i);
    checkIdentifier(TrackColumns.READER, in.reader[at]);
    double distance =
        columns[TrackColumns.DISTANCE] == null
            ? Double.NaN
            : checked(TrackColumns.DISTANCE, distances[i], Quantity.SIGNED_LENGTH, i);
    if (in.reader[at] >= 0 && !file.isKnown(in.reader[at])) {
      throw file.unknownReader(in.reader[at]);
    }
    if (easting != easting || northing != northing) {
      if (in.reader[at] < 0 || distance != distance) {
        throw FixFile.noPlace(header, easting, in.reader[at]);
      }
      easting = Double.NaN;
      northing = Double.NaN;
    }
    in.easting[at] = easting;
    in.northing[at] = northing;
    in.distance[at] = (float) distance;
    in.elevation[at] = spare(TrackColumns.ELEVATION, elevations, Quantity.ELEVATION, i);
    in.accuracy[at] = spare(TrackColumns.ACCURACY, accuracies, Quantity.ACCURACY, i);
  }

  private void checkIdentifier(int c, int number) {
    if (number == TextCells.TOO_MANY) {
      throw file.tooManyDifferent(c, texts[c].unfit(number));
    }
    if (number < TextCells.TOO_MANY) {
      String name = TrackColumns.ALL.name(c);
      String text = texts[c].unfit(number);
      throw new RowProblem(name, name + " has " + TableReader.unfit(text), text);
    }
  }

  private void checkTime(long time, int i) {
    int c = TrackColumns.TIME;
    if (texts[c] != null && textNumbers[c][i] < TextCells.EMPTY) {
      throw Cells.notTime("time", texts[c].unfit(textNumbers[c][i]));
    }
    if (time == RowGroupReader.NONE) {
      throw FixFile.empty("time");
    }
    if (!isPossible(time)) {
      String text = Instant.ofEpochMilli(time).toString();
      throw new RowProblem(
          "time",
          "time is '" + text + "', outside the years 1900 to 2199; check the unit of the timestamp",
          text);
    }
  }

  /** The number, after a closer look when it cannot be meant; NaN for a missing one. */
  private double checked(int c, double value, Quantity quantity, int i) {
    return value != value || quantity.admits(value)
        ? value
        : Cells.number(TrackColumns.ALL.name(c), text(c, value, i), quantity);
  }

  /** The text that a cell of CSV would have. */
  private String text(int c, double value, int i) {
    if (texts[c] != null && textNumbers[c][i] < TextCells.EMPTY) {
      return texts[c].unfit(textNumbers[c][i]);
    }
    return Double.isInfinite(value)
        ? Double.toString(value)
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private float spare(int c, double[] numbers, Quantity quantity, int i) {
    if (columns[c] == null) {
      return Float.NaN;
    }
    try {
      return (float) checked(c, numbers[i], quantity, i);
    } catch (RowProblem e) {
      file.log.rejectCell(firstRow + i, e.column(), e.getMessage(), e.raw());
      return Float.NaN;
    }
  }

  /** A rejected row as it might stand in a table. */
  private String raw(FixArrays in, int at, int i) {
    List<String> cells = new ArrayList<>();
    cells.add(in.card[at] < 0 ? "" : file.cards.text(in.card[at]));
    long time = in.time[at];
    cells.add(time == RowGroupReader.NONE ? "" : Instant.ofEpochMilli(time).toString());
    for (int c : new int[] {TrackColumns.EASTING, TrackColumns.NORTHING}) {
      double value = c == TrackColumns.EASTING ? in.easting[at] : in.northing[at];
      cells.add(value != value ? "" : text(c, value, i));
    }
    cells.add(in.reader[at] < 0 ? "" : file.readers.text(in.reader[at]));
    return String.join(",", cells);
  }
}
