package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;

/**
 * Cards in a row with so many metres between them: of eight the middle one is the fifth, and the
 * median distance from it is twice the step, less 29 m that a fix of 3 m leaves open.
 */
class EntriesTest {
  private static final int SHIFT = SmallMine.clock("08:00");

  private static SmallMine massed(SmallMine mine, String name, int cards, int second, double step) {
    for (int k = 0; k < cards; k++) {
      mine.seen(name + k, second, step * k, 0);
    }
    return mine;
  }

  private static Entries of(SmallMine mine) {
    MineNight night = mine.night();
    return Entries.of(night, night.tracks().orElseThrow());
  }

  @Test
  void eightCardsInOneSecondFarApartAreMassed() {
    Entries e = of(massed(new SmallMine(), "A", 8, SHIFT, 100));

    assertThat(e).isEqualTo(new Entries(8, 8, 1, false, 171));
    assertThat(e.share()).isEqualTo(1);
  }

  @Test
  void sevenAreNot() {
    assertThat(of(massed(new SmallMine(), "A", 7, SHIFT, 100)))
        .isEqualTo(new Entries(7, 0, 0, false, 0));
  }

  @ParameterizedTest(name = "{0} m from one to the next: {1} massed")
  @CsvSource({"89.5, 8", "89.4, 0", "2, 0"})
  void theMedianDistanceIsHundredAndFiftyMetresAtLeast(double step, int massed) {
    assertThat(of(massed(new SmallMine(), "A", 8, SHIFT, step)).massed()).isEqualTo(massed);
  }

  @Test
  void theDistanceIsThatInBothDirections() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 8; k++) {
      mine.seen("A" + k, SHIFT, 60 * k, 80 * k);
    }

    assertThat(of(mine).spreadMetres()).isCloseTo(171, within(1e-6));
  }

  @Test
  void whatReadersLeaveOpenIsTakenOff() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 8; k++) {
      mine.zone("Z" + k, 100 * k, 0).read("A" + k, SHIFT, "Z" + k, 0);
    }

    // 15 m of the station and 60 m of its range.
    assertThat(of(mine).massed()).isZero();
    for (int k = 0; k < 8; k++) {
      mine.zone("Y" + k, 120 * k, 0).read("B" + k, SHIFT + 20_000, "Y" + k, 0);
    }
    assertThat(of(mine).spreadMetres()).isCloseTo(240 - 75, within(1e-6));
  }

  @ParameterizedTest(name = "{0} in one second and {1} others {2} s away: {3} massed")
  @CsvSource({
    "9, 6, 5400, 9",
    "9, 7, 5400, 0",
    "9, 7, -5400, 0",
    "9, 7, 5401, 9",
    "9, 7, -5401, 9",
    "8, 5, 1, 8",
    "8, 6, 1, 0"
  })
  void threeInFiveOfTheirShiftBeginInThatSecond(int cards, int others, int away, int massed) {
    SmallMine mine = massed(new SmallMine(), "A", cards, SHIFT, 100);
    // The others stand together, so that they make no mass of their own.
    massed(mine, "B", others, SHIFT + away, 1);

    assertThat(of(mine).entries()).isEqualTo(cards + others);
    assertThat(of(mine).massed()).isEqualTo(massed);
  }

  @Test
  void eachSecondIsAGroupAndTheWidestIsTold() {
    SmallMine mine = massed(new SmallMine(), "A", 8, SHIFT, 100);
    massed(mine, "B", 9, SHIFT + 8 * 3600, 200);
    massed(mine, "C", 3, SHIFT + 4 * 3600, 200);
    Entries e = of(mine);

    assertThat(e.entries()).isEqualTo(20);
    assertThat(e.massed()).isEqualTo(17);
    assertThat(e.groups()).isEqualTo(2);
    // Of nine in a row 200 m apart the distances are 0, 200, 200, 400, 400, ...
    assertThat(e.spreadMetres()).isCloseTo(400 - 29, within(1e-6));
    assertThat(e.share()).isCloseTo(0.85, within(1e-9));
  }

  @ParameterizedTest(name = "{0} readings, the last {1} s before: awake {2}")
  @CsvSource({
    "10, 1, true",
    "9, 1, false",
    // The first of ten readings a minute apart lies ten minutes before, or a second more.
    "10, 60, true",
    "10, 61, false",
    // Who is heard in that second was not heard before.
    "10, 0, false"
  })
  void theMineIsAwakeWhenItWasHeardTenTimesInTheTenMinutesBefore(
      int readings, int lastBefore, boolean awake) {
    SmallMine mine = massed(new SmallMine(), "A", 8, SHIFT, 100);
    mine.seen("W", SHIFT - 7000, 0, 0);
    for (int k = 0; k < readings; k++) {
      mine.seen("W", SHIFT - lastBefore - 60L * k, 0, 0);
    }

    assertThat(of(mine).massed()).isEqualTo(8);
    assertThat(of(mine).awake()).isEqualTo(awake);
  }

  @Test
  void whatIsSaidTwiceIsHeardOnce() {
    SmallMine mine = massed(new SmallMine(), "A", 8, SHIFT, 100);
    mine.seen("W", SHIFT - 7000, 0, 0);
    for (int k = 1; k <= 5; k++) {
      mine.seen("W", SHIFT - 60L * k, 0, 0).seen("W", SHIFT - 60L * k, 0, 0);
    }

    assertThat(of(mine).awake()).isFalse();
  }

  @Test
  void whoIsUndergroundWhenTheFilesBeginDidNotComeThen() {
    Entries e = of(massed(new SmallMine(), "A", 8, 300, 100));

    assertThat(e.entries()).isZero();
    assertThat(e.share()).isZero();
  }

  @Test
  void aCardBeginsWhereItIsFirstKnown() {
    SmallMine mine = massed(new SmallMine(), "A", 8, SHIFT, 100);
    for (int k = 0; k < 8; k++) {
      mine.heard("A" + k, SHIFT - 100 - k, "not on record");
    }

    assertThat(of(mine).massed()).isEqualTo(8);
  }

  @Test
  void aCardThatIsNowhereKnownDoesNotBegin() {
    SmallMine mine = massed(new SmallMine(), "A", 8, SHIFT, 100);
    mine.heard("X", SHIFT, "not on record");

    assertThat(of(mine).entries()).isEqualTo(8);
  }
}
