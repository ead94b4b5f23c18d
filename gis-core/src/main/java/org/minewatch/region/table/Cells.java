package org.minewatch.region.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a cell as a number, a date or a time; each failure says what would be right.
 */
public final class Cells {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,9}(\\.0{1,9})?");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?"
              + "(Z|[+-]\\d\\d(?::?\\d\\d)?)?");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private Cells() {}

  /** A finite decimal number within its quantity's range. */
  public static double number(String column, String text, Quantity quantity) {
    if (!NUMBER.matcher(text).matches()) {
      throw problem(
          column, text, ", not a finite number; write plain digits such as " + quantity.example());
    }
    BigDecimal value = new BigDecimal(text);
    if (!quantity.admits(value.doubleValue())) {
      String range = plain(quantity.least()) + " to " + plain(quantity.most());
      throw problem(column, text, ", outside " + range + "; check the unit and the digits");
    }
    if (quantity == Quantity.COORDINATE && value.scale() < 0 && value.signum() != 0) {
      String step = BigDecimal.ONE.movePointLeft(value.scale()).toPlainString();
      throw problem(
          column,
          text,
          ", rounded to "
              + step
              + " m by its exponent; write all digits, such as "
              + quantity.example());
    }
    return value.doubleValue();
  }

  private static RowProblem problem(String column, String text, String what) {
    return new RowProblem(column, column + " is " + shown(text) + what, text);
  }

  /** Whether a text is a decimal number whose exponent, if any, has not rounded it. */
  public static boolean isPlainNumber(String text) {
    return NUMBER.matcher(text).matches() && new BigDecimal(text).scale() >= 0;
  }

  /** How many decimals a number was written with. */
  public static int decimals(String text) {
    return Math.max(0, new BigDecimal(text).scale());
  }

  /** A whole number within a range. */
  public static int integer(String column, String text, int least, int most) {
    if (INTEGER.matcher(text).matches()) {
      int value = new BigDecimal(text).intValueExact();
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw problem(column, text, "; a whole number from " + least + " to " + most + " is expected");
  }

  /** A calendar day, {@code 2026-03-01}. */
  public static LocalDate date(String column, String text) {
    LocalDate date = parseDate(text);
    if (date == null) {
      throw problem(column, text, ", not a date; write it as 2026-03-01");
    }
    return date;
  }

  private static LocalDate parseDate(String text) {
    Matcher m = DATE.matcher(text);
    if (!m.matches()) {
      return null;
    }
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)));
      return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * A point in time, {@code 2026-03-05T02:00:00} with or without fraction and offset; a blank may
   * stand for the T, and 24:00:00 is the end of the day. Without an offset it is taken in the zone;
   * where clocks are set back the earlier of the two times is meant.
   */
  public static OffsetDateTime time(String column, String text, ZoneId zone) {
    OffsetDateTime time = parseTime(text, zone);
    if (time == null) {
      throw notTime(column, text);
    }
    return time;
  }

  /** How to say that a cell is no time. */
  public static RowProblem notTime(String column, String text) {
    return problem(column, text, ", not a time; write it as 2026-03-05T02:00:00");
  }

  /** A time as {@link #time} reads it, or null when the text is none. */
  public static OffsetDateTime parseTime(String text, ZoneId zone) {
    Matcher m = TIME.matcher(text);
    if (!m.matches()) {
      return null;
    }
    LocalDate date = parseDate(m.group(1));
    if (date == null) {
      return null;
    }
    try {
      int hour = Integer.parseInt(m.group(2));
      int minute = Integer.parseInt(m.group(3));
      int second = m.group(4) == null ? 0 : Integer.parseInt(m.group(4));
      int nano =
          m.group(5) == null ? 0 : Integer.parseInt((m.group(5) + "00000000").substring(0, 9));
      LocalDateTime local =
          hour == 24 && minute == 0 && second == 0 && nano == 0
              ? date.plusDays(1).atStartOfDay()
              : date.atTime(LocalTime.of(hour, minute, second, nano));
      return m.group(6) == null
          ? local.atZone(zone).toOffsetDateTime()
          : local.atOffset(ZoneOffset.of(m.group(6)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A text in quotes, shortened when long. */
  static String shown(String text) {
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
