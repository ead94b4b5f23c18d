package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minewatch.detect.MineNight;

class SpellsTest {
  private static final LocalDate NIGHT = Readings.NIGHT;
  private static final LocalDate BEFORE = NIGHT.minusDays(1);

  private static Spell only(List<Spell> spells) {
    assertThat(spells).hasSize(1);
    return spells.get(0);
  }

  private static MineNight evening(LocalDate day) {
    return new Readings(1)
        .card("C1", Readings.at(day, "20:00"), Readings.at(day, "23:59"), 0, 0)
        .night(day);
  }

  private static Readings morning() {
    return new Readings(2).card("C1", Readings.at("00:01"), Readings.at("04:00"), 0, 0);
  }

  @Test
  void aTimeThatBeginsTheDayBeforeIsJoinedOverMidnight() {
    Spell s = only(Spells.least(morning().night(NIGHT, evening(BEFORE))));
    assertThat(s.fromMillis()).isEqualTo(Readings.at(BEFORE, "20:00"));
    assertThat(s.hours()).isBetween(7.9, 8.1);
    assertThat(s.entryKnown()).isTrue();
    assertThat(s.open()).isFalse();
  }

  @Test
  void withoutTheDayBeforeTheEntryIsNotKnown() {
    Spell s = only(Spells.least(morning().night(NIGHT)));
    assertThat(s.fromMillis()).isEqualTo(Readings.at("00:01"));
    assertThat(s.entryKnown()).isFalse();
  }

  @Test
  void aNightThatIsMissingBetweenBreaksTheTime() {
    Spell s = only(Spells.least(morning().night(NIGHT, evening(BEFORE.minusDays(1)))));
    assertThat(s.fromMillis()).isEqualTo(Readings.at("00:01"));
  }

  @Test
  void whoIsHeardToTheEndOfTheNightIsStillThere() {
    Spell s = only(Spells.least(evening(NIGHT)));
    assertThat(s.open()).isTrue();
    assertThat(s.entryKnown()).isTrue();
  }

  @Test
  void aSilenceOfFourHoursDividesWhatIsCertainAndNotWhatIsPossible() {
    MineNight night =
        new Readings(3)
            .card("C1", Readings.at("06:00"), Readings.at("08:00"), 0, 0)
            .card("C1", Readings.at("12:00"), Readings.at("14:00"), 0, 0)
            .night(NIGHT);
    assertThat(Spells.least(night))
        .extracting(Spell::fromMillis)
        .containsExactly(Readings.at("06:00"), Readings.at("12:00"));
    assertThat(only(Spells.most(night)).hours()).isEqualTo(8);
  }

  @Test
  void aSilenceOfTwoHoursDividesNothing() {
    MineNight night =
        new Readings(3)
            .card("C1", Readings.at("06:00"), Readings.at("08:00"), 0, 0)
            .card("C1", Readings.at("10:00"), Readings.at("12:00"), 0, 0)
            .night(NIGHT);
    assertThat(only(Spells.least(night)).hours()).isEqualTo(6);
  }
}
