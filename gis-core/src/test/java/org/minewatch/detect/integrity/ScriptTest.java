package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;

/**
 * Cards that walk through twenty-one squares of 50 m, a minute each: of these squares sixteen are
 * reached five minutes after the entry or later.
 */
class ScriptTest {
  private static final int FIRST = SmallMine.clock("08:00");
  private static final int SECOND = SmallMine.clock("12:00");
  private static final int SQUARES = 21;

  /**
   * A walk.
   *
   * @param late by how many seconds it comes to every square but the first later than by the minute
   */
  private static SmallMine walk(SmallMine mine, String card, int entry, int late) {
    for (int k = 0; k < SQUARES; k++) {
      mine.seen(card, entry + 60L * k + (k == 0 ? 0 : late), 25 + 50 * k, 25);
    }
    return mine;
  }

  private static SmallMine walks(SmallMine mine, String name, int cards, int entry) {
    for (int k = 0; k < cards; k++) {
      // Not in one second, as everybody is an entry of his own.
      walk(mine, name + k, entry + 7 * k, 0);
    }
    return mine;
  }

  private static Script of(SmallMine mine) {
    MineNight night = mine.night();
    return Script.of(night, night.tracks().orElseThrow());
  }

  private static SmallMine twoShifts() {
    return walks(walks(new SmallMine(), "A", 5, FIRST), "B", 5, SECOND);
  }

  @Test
  void whoWalksByTheScriptIsAlikeAtEverySquare() {
    assertThat(of(twoShifts())).isEqualTo(new Script(10, 160, 160, 10, 10, 200, 0));
  }

  @ParameterizedTest(name = "{0} s later: {1} of 176 alike, {2} of 11 times")
  @CsvSource({"2, 176, 11", "-2, 176, 11", "3, 160, 10"})
  void aSecondEitherSideOfTheMostFrequentOneIsAlike(int late, int alike, int sameTimes) {
    // Two seconds early the first square counts no more: the fifth minute is not over.
    int lost = late < 0 ? 1 : 0;
    Script script = of(walk(twoShifts(), "C", SECOND + 100, late));

    assertThat(script.arrivals()).isEqualTo(176 - lost);
    assertThat(script.alike()).isEqualTo(alike - lost);
    assertThat(script.times()).isEqualTo(11);
    assertThat(script.sameTimes()).isEqualTo(sameTimes);
  }

  @ParameterizedTest(name = "{0} and {1} cards, {2} s apart: {3} arrivals")
  @CsvSource({"5, 1, 14400, 96", "5, 1, 14371, 0", "4, 1, 14400, 0", "6, 0, 14400, 0"})
  void aPlaceCountsWhenSixCardsOfTwoShiftsReachIt(int first, int second, int apart, int arrivals) {
    SmallMine mine = walks(walks(new SmallMine(), "A", first, FIRST), "B", second, FIRST + apart);

    assertThat(of(mine).arrivals()).isEqualTo(arrivals);
  }

  @Test
  void whatIsReachedAfterAnHourAndAHalfDoesNotCount() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 10; k++) {
      int entry = k < 5 ? FIRST : SECOND;
      mine.seen("C" + k, entry, 25, 25);
      mine.seen("C" + k, entry + 5_400, 525, 25);
      mine.seen("C" + k, entry + 5_401, 1025, 25);
    }

    assertThat(of(mine).arrivals()).isEqualTo(10);
  }

  @Test
  void whoComesBackToASquareDoesNotArriveAgain() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 10; k++) {
      int entry = k < 5 ? FIRST : SECOND;
      mine.seen("C" + k, entry, 25, 25).seen("C" + k, entry + 60, 125, 25);
      mine.seen("C" + k, entry + 600, 25, 25).seen("C" + k, entry + 660, 125, 25);
      mine.seen("C" + k, entry + 1200, 125, 75).seen("C" + k, entry + 1800, 125, 75);
    }

    assertThat(of(mine).arrivals()).isEqualTo(10);
  }

  @Test
  void squaresNorthOfEachOtherAreOther() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 10; k++) {
      int entry = k < 5 ? FIRST : SECOND;
      mine.seen("C" + k, entry, 25, 25);
      mine.seen("C" + k, entry + 600, 25, k % 2 == 0 ? 75 : 125);
    }

    assertThat(of(mine).arrivals()).as("five at each, of six that are needed").isZero();
  }

  @Test
  void atStationsThePlaceIsTheStation() {
    SmallMine mine = new SmallMine();
    for (int r = 0; r < 4; r++) {
      mine.zone("Z" + r, 200 * r, 0);
    }
    for (int k = 0; k < 10; k++) {
      int entry = k < 5 ? FIRST : SECOND;
      for (int r = 0; r < 4; r++) {
        mine.read("C" + k, entry + 300L * r, "Z" + r, 0);
      }
    }

    // The mouth's own station is reached at once.
    assertThat(of(mine)).isEqualTo(new Script(10, 30, 30, 10, 10, 30, 0));
  }

  @Test
  void anIntervalOfMoreThanTwoAndAHalfUsualOnesMissesReadings() {
    SmallMine mine = walks(walks(new SmallMine(), "A", 24, FIRST), "B", 24, SECOND);
    for (int k = 0; k < SQUARES; k++) {
      mine.seen("C", FIRST + 60L * k + (k > 10 ? 90 : 0), 25, 25);
      mine.seen("D", FIRST + 60L * k + (k > 10 ? 91 : 0), 25, 25);
    }
    Script script = of(mine);

    assertThat(script.cards()).isEqualTo(50);
    assertThat(script.intervals()).isEqualTo(1000);
    assertThat(script.missing()).isEqualTo(1);
    assertThat(script.arrivals()).isEqualTo(48 * 16);
  }

  @Test
  void aRadioThatLosesReadingsWasNotMadeUp() {
    SmallMine mine = walks(walks(new SmallMine(), "A", 5, FIRST), "B", 5, SECOND);
    for (int k = 0; k < SQUARES; k++) {
      mine.seen("C", FIRST + 60L * k + (k > 10 ? 91 : 0), 25, 25);
    }

    // One of 231 readings is more than two in a thousand.
    assertThat(of(mine)).isEqualTo(new Script(11, 0, 0, 0, 0, 220, 1));
  }

  @Test
  void whoIsUndergroundBeforeOrAfterTheFilesIsNotTimed() {
    SmallMine mine = twoShifts();
    walk(mine, "before", 300, 0);
    walk(mine, "after", 86_400 - 1_500, 0);
    mine.seen("once", FIRST, 25, 25);
    Script script = of(mine);

    assertThat(script.cards()).isEqualTo(11);
    assertThat(script.arrivals()).isEqualTo(176);
    assertThat(script.times()).isEqualTo(10);
  }

  @Test
  void readingsThatSayNoPlaceAreLeftOut() {
    SmallMine mine = twoShifts();
    for (int k = 0; k < 5; k++) {
      mine.heard("A" + k, FIRST - 1000, "not on record");
    }

    assertThat(of(mine)).isEqualTo(new Script(10, 160, 160, 10, 10, 200, 0));
  }

  @ParameterizedTest(name = "{0} cards, {2} of {1} alike, {4} of {3} times, {6} of {5} missing")
  @CsvSource({
    "20, 100, 90, 10, 8, 1000, 2, true",
    "19, 100, 90, 10, 8, 1000, 2, false",
    "20, 100, 89, 10, 8, 1000, 2, false",
    "20, 40, 36, 10, 8, 1000, 2, true",
    "20, 39, 39, 10, 8, 1000, 2, false",
    "20, 100, 90, 9, 9, 1000, 2, false",
    "20, 100, 90, 10, 7, 1000, 2, false",
    "20, 100, 90, 10, 8, 1000, 3, false",
  })
  void allOfItMustHoldOfNearlyEverybody(
      int cards,
      int arrivals,
      int alike,
      int times,
      int sameTimes,
      int intervals,
      int missing,
      boolean holds) {
    Script script = new Script(cards, arrivals, alike, times, sameTimes, intervals, missing);

    assertThat(script.holds(new SmallMine().night())).isEqualTo(holds);
  }
}
