package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minewatch.wording.Text;

/**
 * How often an authority owes a mine a visit.
 *
 * @param owedBy kind of authority
 * @param counts kinds of authority whose visits fulfil it
 * @param ownership of the mines it is for, {@code *} for all; a mine whose owner is not known is
 *     taken in
 * @param every the period
 * @param sure how sure the line is
 */
record Frequency(
    String code,
    String owedBy,
    Set<String> counts,
    String ownership,
    Period every,
    Text name,
    Text source,
    String sure) {

  boolean isFor(String ownerOfMine) {
    return ownership.equals("*") || ownerOfMine.isEmpty() || ownership.equals(ownerOfMine);
  }

  /**
   * When a mine is due.
   *
   * @param last the last visit that counts, null when none is on record
   * @param due last day on which the next one is in time
   * @param overdueDays 0 while it is in time
   */
  record Due(@Nullable LocalDate last, LocalDate due, long overdueDays) {}

  /**
   * When a mine is due by this line.
   *
   * @param last the last visit that counts; without one the records' first day stands for it, since
   *     nobody knows of visits before
   * @param begun first day of the records
   * @param classDays days of the mine's class
   */
  Due due(Optional<LocalDate> last, LocalDate begun, int classDays, LocalDate today) {
    LocalDate due;
    if (!every.isCalendar()) {
      due = last.orElse(begun).plusDays(classDays);
    } else if (last.isPresent()) {
      due = every.lastDay(every.lastDay(last.get()).plusDays(1));
    } else {
      due = every.lastDay(begun);
    }
    return new Due(last.orElse(null), due, Math.max(0, ChronoUnit.DAYS.between(due, today)));
  }

  /** Whether the visit that is owed now was made. */
  boolean isCovered(Due due, LocalDate today) {
    if (due.last() == null) {
      return false;
    }
    return every.isCalendar()
        ? !due.last().isBefore(every.firstDay(today))
        : due.overdueDays() == 0;
  }
}
