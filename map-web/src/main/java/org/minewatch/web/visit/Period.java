package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a visit is owed: once in each calendar period, or by the days of the mine's class. */
enum Period {
  MONTH(1),
  QUARTER(3),
  HALF_YEAR(6),
  YEAR(12),
  /** At most so many days apart as the ledger gives the mine's class. */
  CLASS(0);

  private final int months;

  Period(int months) {
    this.months = months;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Period> find(String wireName) {
    return Arrays.stream(values()).filter(p -> p.wireName().equals(wireName)).findFirst();
  }

  boolean isCalendar() {
    return months > 0;
  }

  /** First day of the calendar period in which a day lies. */
  LocalDate firstDay(LocalDate day) {
    int month = (day.getMonthValue() - 1) / months * months + 1;
    return LocalDate.of(day.getYear(), month, 1);
  }

  /** Last day of it. */
  LocalDate lastDay(LocalDate day) {
    return firstDay(day).plusMonths(months).minusDays(1);
  }
}
