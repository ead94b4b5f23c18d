package org.minewatch.web.job;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Which nights are due: those after the last that was judged, and from the first for which
 * positions have come, changed or gone since it was judged. From there on all are judged again,
 * since each goes on from the one before.
 */
final class DueNights {
  private DueNights() {}

  /** Nights from one to another, both included. */
  record Span(LocalDate first, LocalDate last) {
    Span {
      if (first.isAfter(last)) {
        throw new IllegalArgumentException(first + " is after " + last);
      }
    }
  }

  /**
   * Finds them.
   *
   * @param judged digest of each position file of its day by path, for each night that was judged
   * @param there the same as they are now
   * @param yesterday the last night that is over
   */
  static Optional<Span> find(
      SortedMap<LocalDate, Map<String, String>> judged,
      Function<LocalDate, Map<String, String>> there,
      LocalDate yesterday,
      int lateDays,
      int mostNights) {
    if (judged.isEmpty()) {
      return Optional.of(new Span(yesterday, yesterday));
    }
    LocalDate last = judged.lastKey();
    LocalDate from = last.minusDays(lateDays - 1L);
    LocalDate night = from.isBefore(judged.firstKey()) ? judged.firstKey() : from;
    for (; !night.isAfter(last); night = night.plusDays(1)) {
      if (!there.apply(night).equals(judged.get(night))) {
        return Optional.of(new Span(night, last.isAfter(yesterday) ? last : yesterday));
      }
    }
    LocalDate next = last.plusDays(1);
    LocalDate earliest = yesterday.minusDays(mostNights - 1L);
    LocalDate first = next.isBefore(earliest) ? earliest : next;
    return first.isAfter(yesterday) ? Optional.empty() : Optional.of(new Span(first, yesterday));
  }

  /**
   * What is due when an earlier run was stopped while it wrote: the nights from there on go on from
   * ones that may have changed, though their own positions have not.
   *
   * @param unfinished the first night that it was writing
   * @param lastJudged the last that there is
   */
  static Optional<Span> withUnfinished(
      Optional<Span> due, LocalDate unfinished, LocalDate lastJudged) {
    if (due.isEmpty()) {
      return unfinished.isAfter(lastJudged) ? due : Optional.of(new Span(unfinished, lastJudged));
    }
    LocalDate first = due.get().first();
    return Optional.of(new Span(unfinished.isBefore(first) ? unfinished : first, due.get().last()));
  }
}
