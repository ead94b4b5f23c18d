package org.minewatch.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minewatch.presence.clean.CleaningRules;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.presence.clean.PaddedTracks;

/** Whether a day is told by its own file alone, so that what begins in it may have begun before. */
class FirstFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private static List<DayTracks> files(LocalDate... days) {
    RawFixes raw = new RawFixes();
    for (LocalDate d : days) {
      raw.ensure(d);
    }
    return raw.days(new DrawnMine().road(0, 0, 100, 0));
  }

  private static PaddedTracks padded(LocalDate first, LocalDate last, LocalDate... days) {
    return PaddedTracks.of(files(days), first, last, RawFixes.ZONE, CleaningRules.DEFAULT);
  }

  @Test
  void aDayWithoutAFileBeforeItIsTheFirst() {
    assertThat(padded(DAY, DAY, DAY).isFirstFile(0)).isTrue();
    assertThat(padded(DAY, DAY, DAY, DAY.plusDays(1)).isFirstFile(0)).isTrue();
  }

  @Test
  void aDayWithAnEarlierFileWithinThePaddingIsNot() {
    assertThat(padded(DAY, DAY, DAY.minusDays(1), DAY).isFirstFile(0)).isFalse();
    assertThat(padded(DAY, DAY, DAY.minusDays(3), DAY).isFirstFile(0)).isFalse();
    assertThat(padded(DAY, DAY, DAY.minusDays(4), DAY).isFirstFile(0)).isTrue();
  }

  @Test
  void ofSeveralDaysOnlyTheFirstIsTheFirst() {
    PaddedTracks two = padded(DAY, DAY.plusDays(1), DAY, DAY.plusDays(1));
    assertThat(two.isFirstFile(0)).isTrue();
    assertThat(two.isFirstFile(1)).isFalse();
  }

  @Test
  void withoutAnyFileNoneIsTheFirst() {
    assertThat(padded(DAY, DAY).isFirstFile(0)).isFalse();
  }
}
