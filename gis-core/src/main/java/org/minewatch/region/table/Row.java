package org.minewatch.region.table;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One data row, its cells asked for by column name.
 *
 * <p>A cell that the row cannot do without ends the making of its value with a {@link RowProblem};
 * an unreadable optional cell is reported and taken as empty.
 */
public final class Row {
  private final TableColumns columns;
  private final String[] cells;
  private final long line;
  private final TableLog log;

  Row(TableColumns columns, String[] cells, long line, TableLog log) {
    this.columns = columns;
    this.cells = cells;
    this.line = line;
    this.log = log;
  }

  /** The line where the row begins, from 1 with the header as line 1. */
  public long line() {
    return line;
  }

  /** The path of the row's file inside the region folder. */
  public String file() {
    return log.file();
  }

  /** A cell's text, empty when it is not known. */
  public String text(String column) {
    int i = columns.indexOf(column);
    if (i < 0) {
      throw new IllegalArgumentException("no column " + column + " in " + columns);
    }
    return cells[i];
  }

  /** A cell that must not be empty. */
  public String key(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw new RowProblem(column, column + " is empty; it is needed in every row", "");
    }
    return text;
  }

  /** A required number. */
  public double number(String column, Quantity quantity) {
    return Cells.number(column, key(column), quantity);
  }

  /** A number if there is a readable one. */
  public OptionalDouble optionalNumber(String column, Quantity quantity) {
    return optional(column, text -> Cells.number(column, text, quantity))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** A required whole number. */
  public int integer(String column, int least, int most) {
    return Cells.integer(column, key(column), least, most);
  }

  /** A whole number that counts people, faces or the like, if there is a readable one. */
  public OptionalInt optionalCount(String column) {
    return optional(column, text -> Cells.integer(column, text, 0, 1_000_000))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** A required day. */
  public LocalDate date(String column) {
    return Cells.date(column, key(column));
  }

  /** A day that may be unknown but not unreadable, because the row rests on it. */
  public Optional<LocalDate> dateIfKnown(String column) {
    String text = text(column);
    return text.isEmpty() ? Optional.empty() : Optional.of(Cells.date(column, text));
  }

  /** A day if there is a readable one. */
  public Optional<LocalDate> optionalDate(String column) {
    return optional(column, text -> Cells.date(column, text));
  }

  /** A required point in time. */
  public OffsetDateTime time(String column, ZoneId zone) {
    return Cells.time(column, key(column), zone);
  }

  /** A point in time if there is a readable one. */
  public Optional<OffsetDateTime> optionalTime(String column, ZoneId zone) {
    return optional(column, text -> Cells.time(column, text, zone));
  }

  /** {@code true} or {@code false} if there is one of them. */
  public Optional<Boolean> optionalFlag(String column) {
    return optional(column, text -> "true".equals(oneOf(column, text, Set.of("true", "false"))));
  }

  /** A required word out of several. */
  public String word(String column, Set<String> words) {
    return oneOf(column, key(column), words);
  }

  /** A word out of several, empty when there is none of them. */
  public String optionalWord(String column, Set<String> words) {
    return optional(column, text -> oneOf(column, text, words)).orElse("");
  }

  /** A required constant, written in lower case with hyphens. */
  public <E extends Enum<E>> E constant(String column, Class<E> type) {
    return constantOf(column, key(column), type);
  }

  /** A constant if there is a readable one, else the given one. */
  public <E extends Enum<E>> E optionalConstant(String column, Class<E> type, E otherwise) {
    return optional(column, text -> constantOf(column, text, type)).orElse(otherwise);
  }

  /** Reads a cell with a reader that may throw {@link RowProblem}; a failure is reported. */
  public <T> Optional<T> optional(String column, Function<String, T> reader) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (RowProblem e) {
      log.rejectCell(line, column, e.getMessage(), e.raw());
      return Optional.empty();
    }
  }

  /** Reports something about the row that does not lose it. */
  public void report(String column, String reason, String raw) {
    log.problem(line, column, reason, raw);
  }

  private static String oneOf(String column, String text, Set<String> words) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!words.contains(lower)) {
      String all = words.stream().sorted().collect(Collectors.joining(", "));
      throw new RowProblem(
          column, column + " is " + Cells.shown(text) + "; one of " + all + " is expected", text);
    }
    return lower;
  }

  private static <E extends Enum<E>> E constantOf(String column, String text, Class<E> type) {
    E[] constants = type.getEnumConstants();
    Set<String> words =
        Arrays.stream(constants)
            .map(Row::written)
            .filter(word -> !"unknown".equals(word))
            .collect(Collectors.toSet());
    String word = oneOf(column, text, words);
    return Arrays.stream(constants).filter(c -> written(c).equals(word)).findFirst().orElseThrow();
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
