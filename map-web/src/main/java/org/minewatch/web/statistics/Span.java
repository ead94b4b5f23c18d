package org.minewatch.web.statistics;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.Problems;

/**
 * Days that a list is about, both included.
 *
 * @param from the first
 * @param to the last
 */
record Span(LocalDate from, LocalDate to) {
  static final Set<String> FILTERS = Set.of("from", "to", "county", "mine");

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** As it was asked for; what was not said is the year of the latest night. */
  static Span of(ExportFilters filters, Store store) {
    int year =
        store
            .caseFindings()
            .findLatestNight()
            .map(LocalDate::getYear)
            .orElseGet(
                () ->
                    day(filters, "from")
                        .or(() -> day(filters, "to"))
                        .map(LocalDate::getYear)
                        .orElse(1970));
    LocalDate from = day(filters, "from").orElse(LocalDate.of(year, Month.JANUARY, 1));
    LocalDate to = day(filters, "to").orElse(LocalDate.of(year, Month.DECEMBER, 31));
    if (to.isBefore(from)) {
      throw Problems.badRequest("to 早于 from", "to is before from");
    }
    return new Span(from, to);
  }

  private static Optional<LocalDate> day(ExportFilters filters, String name) {
    try {
      return filters.find(name).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw Problems.badRequest(name + " 须为 年-月-日", name + " must be yyyy-mm-dd");
    }
  }
}
