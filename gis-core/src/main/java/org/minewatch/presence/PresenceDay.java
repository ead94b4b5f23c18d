package org.minewatch.presence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minewatch.track.upload.Descent;

/**
 * The facts of one mine and one day, each list by card, then time. A fact belongs to the day on
 * which it begins and is told whole, also where it ends on the next; times of people and heads are
 * those of the day itself.
 *
 * @param coverage what the day adds to the {@link CoverageModel}
 * @param time of all people underground on the day
 */
public record PresenceDay(
    LocalDate date,
    List<InMinePeriod> periods,
    List<Passage> passages,
    List<Stay> stays,
    List<Gap> gaps,
    List<FrozenSpell> frozen,
    Headcount headcount,
    CoverageModel coverage,
    PersonTime time) {
  public PresenceDay {
    periods = List.copyOf(periods);
    passages = List.copyOf(passages);
    stays = List.copyOf(stays);
    gaps = List.copyOf(gaps);
    frozen = List.copyOf(frozen);
  }

  /**
   * The same day knowing of entries and exits that upload files state though the card was not read
   * at the mouth.
   */
  public PresenceDay withStated(List<Descent> descents) {
    Map<String, List<Descent>> byCard =
        descents.stream().collect(Collectors.groupingBy(Descent::cardId));
    List<InMinePeriod> known =
        periods.stream()
            .map(p -> p.withStated(byCard.getOrDefault(p.cardId(), List.of())))
            .toList();
    return new PresenceDay(date, known, passages, stays, gaps, frozen, headcount, coverage, time);
  }

  /** The day without the passages of stations and junctions, which are most of it. */
  public PresenceDay withoutWays() {
    return new PresenceDay(
        date,
        periods,
        passages.stream().filter(p -> p.kind() == Passage.Kind.SEAL).toList(),
        stays,
        gaps,
        frozen,
        headcount,
        coverage,
        time);
  }
}
