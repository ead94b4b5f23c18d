package org.minewatch.web.resident;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quarter of a year, written {@code 2026Q1}. */
record Quarter(int year, int number) implements Comparable<Quarter> {
  private static final Pattern TEXT = Pattern.compile("(20\\d{2}|21\\d{2})Q([1-4])");

  static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  static Optional<Quarter> parse(String text) {
    Matcher match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(
            new Quarter(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  LocalDate firstDay() {
    return LocalDate.of(year, 3 * number - 2, 1);
  }

  LocalDate lastDay() {
    return next().firstDay().minusDays(1);
  }

  Quarter next() {
    return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
  }

  @Override
  public int compareTo(Quarter other) {
    return firstDay().compareTo(other.firstDay());
  }

  @Override
  public String toString() {
    return year + "Q" + number;
  }
}
