package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.review.PlainText;
import org.minewatch.web.store.HazardRow.Point;
import org.minewatch.wording.Text;

/**
 * A hazard as somebody writes it down, in a form or in a line of a file: both are checked alike.
 *
 * @param point its place in the mine's grid, null when only words say where
 */
record HazardInput(
    String mineCode,
    String source,
    String number,
    LocalDate foundOn,
    String foundBy,
    String place,
    @Nullable Point point,
    String words,
    String level,
    @Nullable LocalDate deadline,
    String acceptor) {

  /** The columns of a file, which are the fields of the form. */
  static final List<String> COLUMNS =
      List.of(
          "mine_code",
          "source",
          "number",
          "found_on",
          "found_by",
          "place",
          "x_north",
          "y_east",
          "words",
          "level",
          "deadline",
          "acceptor");

  /** Who finds hazards. */
  static final List<String> SOURCES =
      List.of("mine", "resident", "third-party", "expert", "county", "city", "province", "nmsa");

  static final List<String> LEVELS = List.of("general", "major");

  private static final int LONGEST_WORDS = 4000;
  private static final int LONGEST_LINE = 400;

  /** A cell that is wrong: which, and what would be right. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final transient Text words;

    Wrong(String column, String zh, String en) {
      super(column + ": " + en);
      this.column = column;
      this.words = new Text(zh, en);
    }

    String column() {
      return column;
    }

    Text words() {
      return words;
    }
  }

  /** Finds the place of a point in a mine's grid. */
  interface Places {
    MineGrid.Placed place(String mineCode, double northing, double easting);
  }

  /**
   * Reads one.
   *
   * @param cells text by column, empty for what is not said
   * @throws Wrong for the first cell that is wrong
   */
  static HazardInput read(Function<String, String> cells, LocalDate today, Places places) {
    String mine = text(cells, "mine_code", 200, true);
    LocalDate on =
        date(cells, "found_on")
            .orElseThrow(() -> new Wrong("found_on", "须填写发现日期", "say when it was found"));
    if (on.isAfter(today)) {
      throw new Wrong("found_on", "发现日期不能晚于今天", "the day it was found has not come yet");
    }
    Optional<LocalDate> deadline = date(cells, "deadline");
    if (deadline.isPresent() && deadline.get().isBefore(on)) {
      throw new Wrong("deadline", "整改期限早于发现日期", "the deadline is before the day it was found");
    }
    return new HazardInput(
        mine,
        choice(cells, "source", SOURCES),
        text(cells, "number", 100, true),
        on,
        text(cells, "found_by", LONGEST_LINE, true),
        text(cells, "place", LONGEST_LINE, false),
        point(cells, mine, places),
        text(cells, "words", LONGEST_WORDS, true),
        choice(cells, "level", LEVELS),
        deadline.orElse(null),
        text(cells, "acceptor", LONGEST_LINE, true));
  }

  private static @Nullable Point point(Function<String, String> cells, String mine, Places places) {
    Optional<Double> north = number(cells, "x_north");
    Optional<Double> east = number(cells, "y_east");
    if (north.isEmpty() && east.isEmpty()) {
      return null;
    }
    if (north.isEmpty() || east.isEmpty()) {
      throw new Wrong(
          north.isEmpty() ? "x_north" : "y_east",
          "X（北）和 Y（东）须同时填写或都不填",
          "say both X (north) and Y (east), or neither");
    }
    MineGrid.Placed placed = places.place(mine, north.get(), east.get());
    if (placed.trouble().isPresent()) {
      throw placed.trouble().get() == MineGrid.Trouble.NO_GRID
          ? new Wrong(
              "x_north",
              "最近一夜没有说明本矿坐标系，坐标不能使用；请留空并写明巷道",
              "the latest night does not say the mine's grid, so a point cannot be used; leave it"
                  + " empty and name the roadway")
          : new Wrong(
              "x_north",
              "该点不在本矿附近（%s，X 为北、Y 为东含带号）；是否 X、Y 颠倒？".formatted(placed.grid()),
              "the point is not near the mine (%s, X north, Y east with its zone); are X and Y exchanged?"
                  .formatted(placed.grid()));
    }
    return placed.point().orElseThrow();
  }

  private static String text(
      Function<String, String> cells, String column, int most, boolean required) {
    String text = PlainText.lines(cells.apply(column));
    if (most <= LONGEST_LINE) {
      text = text.replace('\n', ' ');
    }
    if (text.length() > most) {
      throw new Wrong(
          column, "至多 %d 个字符".formatted(most), "it may have at most %d characters".formatted(most));
    }
    if (required && text.isEmpty()) {
      throw new Wrong(column, "须填写", "it must be said");
    }
    return text;
  }

  private static String choice(Function<String, String> cells, String column, List<String> of) {
    String text = cells.apply(column).strip();
    if (!of.contains(text)) {
      throw new Wrong(
          column, "应为 " + String.join("、", of), "it must be one of " + String.join(", ", of));
    }
    return text;
  }

  private static Optional<LocalDate> date(Function<String, String> cells, String column) {
    String text = cells.apply(column).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 2000 && date.getYear() <= 2200) {
        return Optional.of(date);
      }
    } catch (DateTimeParseException e) {
      // Told below, as one that is out of range.
    }
    throw new Wrong(column, "应为日期 yyyy-MM-dd", "it must be a date yyyy-MM-dd");
  }

  private static Optional<Double> number(Function<String, String> cells, String column) {
    String text = cells.apply(column).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && Math.abs(value) < 1e9) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, as one that is out of range.
    }
    throw new Wrong(column, "应为以米计的坐标", "it must be a coordinate in metres");
  }
}
