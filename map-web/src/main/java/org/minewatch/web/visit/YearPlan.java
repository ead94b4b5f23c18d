package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Draws the days on which a mine is to be visited, so that everything that is owed falls due in
 * time and nobody can reckon the days from outside.
 */
final class YearPlan {

  /** A visit by class comes at the earliest after this share of the days that may pass. */
  private static final double EARLIEST = 0.7;

  private final RandomGenerator random;

  YearPlan(RandomGenerator random) {
    this.random = random;
  }

  /**
   * What one line asks of one mine.
   *
   * @param classDays days of the mine's class
   * @param there days on which a visit that counts was made or is planned
   */
  record Demand(Frequency line, int classDays, Collection<LocalDate> there) {}

  /**
   * The days that have to be added so that every demand is met.
   *
   * @param from first day that may be drawn
   * @param to last one
   */
  TreeSet<LocalDate> draw(List<Demand> demands, LocalDate from, LocalDate to) {
    TreeSet<LocalDate> added = new TreeSet<>();
    // Visits by class fill most months already; what is left is drawn after them.
    demands.stream()
        .filter(d -> !d.line().every().isCalendar())
        .forEach(d -> byDays(d, from, to, added));
    demands.stream()
        .filter(d -> d.line().every().isCalendar())
        .forEach(d -> byPeriod(d, from, to, added));
    return added;
  }

  private void byPeriod(Demand demand, LocalDate from, LocalDate to, TreeSet<LocalDate> added) {
    TreeSet<LocalDate> all = new TreeSet<>(demand.there());
    Period every = demand.line().every();
    for (LocalDate first = every.firstDay(from);
        !first.isAfter(to);
        first = every.lastDay(first).plusDays(1)) {
      LocalDate last = every.lastDay(first);
      boolean met =
          !all.subSet(first, true, last, true).isEmpty()
              || !added.subSet(first, true, last, true).isEmpty();
      if (!met && !last.isBefore(from)) {
        added.add(between(first.isBefore(from) ? from : first, last.isAfter(to) ? to : last));
      }
    }
  }

  private void byDays(Demand demand, LocalDate from, LocalDate to, TreeSet<LocalDate> added) {
    TreeSet<LocalDate> all = new TreeSet<>(demand.there());
    int days = demand.classDays();
    LocalDate before = all.lower(from) == null ? from.minusDays(days) : all.lower(from);
    while (true) {
      LocalDate due = before.plusDays(days);
      LocalDate next = all.higher(before);
      if (next != null && !next.isAfter(due)) {
        before = next;
        continue;
      }
      if (due.isAfter(to)) {
        return;
      }
      LocalDate earliest = before.plusDays((int) Math.ceil(days * EARLIEST));
      // What is overdue is made up for within the first days.
      LocalDate drawn =
          due.isBefore(from)
              ? between(from, from.plusDays(Math.min(6, ChronoUnit.DAYS.between(from, to))))
              : between(earliest.isBefore(from) ? from : earliest, due);
      added.add(drawn);
      all.add(drawn);
      before = drawn;
    }
  }

  private LocalDate between(LocalDate first, LocalDate last) {
    return first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 1));
  }
}
