package org.minewatch.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minewatch.web.job.DueNights.Span;

/** Which nights are due. */
class DueNightsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  private final TreeMap<LocalDate, Map<String, String>> judged = new TreeMap<>();
  private final Map<LocalDate, Map<String, String>> there = new HashMap<>();

  private void judge(int nights) {
    for (int n = 0; n < nights; n++) {
      Map<String, String> files = Map.of("tracks/M/" + FIRST.plusDays(n) + ".csv", "sha" + n);
      judged.put(FIRST.plusDays(n), files);
      there.put(FIRST.plusDays(n), files);
    }
  }

  private Optional<Span> due(LocalDate yesterday) {
    return DueNights.find(judged, d -> there.getOrDefault(d, Map.of()), yesterday, 14, 31);
  }

  @Test
  void theFirstTimeItIsTheNightBefore() {
    assertThat(due(FIRST)).contains(new Span(FIRST, FIRST));
  }

  @Test
  void afterThatAllThatWereMissed() {
    judge(3);
    assertThat(due(FIRST.plusDays(2))).isEmpty();
    assertThat(due(FIRST.plusDays(3))).contains(new Span(FIRST.plusDays(3), FIRST.plusDays(3)));
    assertThat(due(FIRST.plusDays(5))).contains(new Span(FIRST.plusDays(3), FIRST.plusDays(5)));
  }

  @Test
  void butNoMoreThanAMonth() {
    judge(3);
    assertThat(due(FIRST.plusDays(100)))
        .contains(new Span(FIRST.plusDays(70), FIRST.plusDays(100)));
  }

  @Test
  void aClockThatWasSetBackMakesNothingDue() {
    judge(3);
    assertThat(due(FIRST.minusDays(40))).isEmpty();
  }

  @Test
  void fromTheFirstNightThatSomethingCameForAllAreJudgedAgain() {
    judge(5);
    there.put(FIRST.plusDays(3), Map.of("tracks/M/x.csv", "other"));
    there.put(FIRST.plusDays(1), Map.of());
    assertThat(due(FIRST.plusDays(4))).contains(new Span(FIRST.plusDays(1), FIRST.plusDays(4)));
    assertThat(due(FIRST.plusDays(7))).contains(new Span(FIRST.plusDays(1), FIRST.plusDays(7)));
    assertThat(due(FIRST.minusDays(9))).contains(new Span(FIRST.plusDays(1), FIRST.plusDays(4)));
  }

  @Test
  void aNightThatIsMissingAmongTheOthersIsJudged() {
    judge(5);
    judged.remove(FIRST.plusDays(2));
    assertThat(due(FIRST.plusDays(4))).contains(new Span(FIRST.plusDays(2), FIRST.plusDays(4)));
  }

  @Test
  void whatComesLaterThanItMayIsLeft() {
    judge(20);
    there.put(FIRST.plusDays(5), Map.of());
    assertThat(due(FIRST.plusDays(19))).isEmpty();
    there.put(FIRST.plusDays(6), Map.of());
    assertThat(due(FIRST.plusDays(19))).contains(new Span(FIRST.plusDays(6), FIRST.plusDays(19)));
  }

  @Test
  void whatARunWasStoppedInTheMiddleOfWritingIsDueFromThereOn() {
    LocalDate last = FIRST.plusDays(4);
    assertThat(DueNights.withUnfinished(Optional.empty(), FIRST.plusDays(2), last))
        .contains(new Span(FIRST.plusDays(2), last));
    assertThat(DueNights.withUnfinished(Optional.empty(), FIRST.plusDays(5), last)).isEmpty();
    Optional<Span> due = Optional.of(new Span(FIRST.plusDays(3), FIRST.plusDays(6)));
    assertThat(DueNights.withUnfinished(due, FIRST.plusDays(1), last))
        .contains(new Span(FIRST.plusDays(1), FIRST.plusDays(6)));
    assertThat(DueNights.withUnfinished(due, FIRST.plusDays(4), last)).isEqualTo(due);
  }
}
