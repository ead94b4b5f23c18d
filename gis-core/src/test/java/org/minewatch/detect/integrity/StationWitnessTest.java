package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A road with three stations 400 m apart in it, and two that lie off it. */
class StationWitnessTest {
  private static final int BEGIN = SmallMine.clock("08:00");

  private static SmallMine mine() {
    return new SmallMine()
        .road(0, 0, 1000, 0)
        .station("A", 100, 0)
        .station("B", 500, 0)
        .station("C", 900, 0)
        .station("X", 300, 200)
        .station("Y", 700, 200);
  }

  private static StationWitness of(SmallMine mine) {
    return StationWitness.of(mine.tracks());
  }

  private static void goes(SmallMine mine, String card, int begin, String... stations) {
    for (int k = 0; k < stations.length; k++) {
      mine.heard(card, begin + 60L * k, stations[k]);
    }
  }

  @Test
  void whoComesByOnTheWayPassesAndWhoTurnsRoundGoesBack() {
    SmallMine mine = mine();
    goes(mine, "one", BEGIN, "A", "X", "B");
    goes(mine, "one", BEGIN + 7200, "A", "X", "B", "X", "A");
    goes(mine, "two", BEGIN, "B", "X", "B");
    goes(mine, "three", BEGIN, "B", "X", "A");
    StationWitness w = of(mine);

    assertThat(w.through("X")).isEqualTo(4);
    assertThat(w.throughPersons("X")).isEqualTo(2);
    assertThat(w.back("X")).isEqualTo(1);
    assertThat(w.through("A")).isZero();
    assertThat(w.readers()).containsExactly("A", "B", "X");
  }

  @Test
  void ofAStationThatHeardNobodyNothingIsKnown() {
    SmallMine mine = mine();
    goes(mine, "one", BEGIN, "A", "X", "B");
    StationWitness w = of(mine);

    assertThat(w.through("Y")).isZero();
    assertThat(w.throughPersons("Y")).isZero();
    assertThat(w.back("Y")).isZero();
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource({
    "A, X, B, 1",
    // Between stations off the roads nothing is known of the way.
    "Y, X, B, 0",
    "A, X, Y, 0",
    "A, X, 'not on record', 0",
  })
  void theWayIsThatBetweenStationsInDrawnRoads(
      String first, String second, String third, int through) {
    SmallMine mine = mine();
    goes(mine, "one", BEGIN, first, second, third);

    assertThat(of(mine).through("X")).isEqualTo(through);
  }

  @ParameterizedTest(name = "{0} s to it, {1} s from it: {2}")
  @CsvSource({"600, 600, 1", "601, 60, 0", "60, 601, 0"})
  void aPassTakesTenMinutesEitherSideAtMost(int to, int from, int through) {
    SmallMine mine = mine();
    mine.heard("one", BEGIN, "A").heard("one", BEGIN + to, "X");
    mine.heard("one", BEGIN + to + from, "B");

    assertThat(of(mine).through("X")).isEqualTo(through);
  }

  @Test
  void whoStaysPassesWhenHeGoesOn() {
    SmallMine mine = mine();
    for (int k = 0; k < 10; k++) {
      mine.heard("one", BEGIN + 300L * k, "A").heard("one", BEGIN + 3000 + 300L * k, "X");
      mine.heard("one", BEGIN + 6000 + 300L * k, "B");
    }

    assertThat(of(mine).through("X")).isEqualTo(1);
    assertThat(of(mine).back("X")).isZero();
  }

  @Test
  void readingsWithoutAStationAreLeftOut() {
    SmallMine mine = mine();
    mine.heard("one", BEGIN, "A").seen("one", BEGIN + 10, 50, 0).heard("one", BEGIN + 60, "X");
    mine.seen("one", BEGIN + 70, 50, 0).heard("one", BEGIN + 120, "B");

    assertThat(of(mine).through("X")).isEqualTo(1);
  }

  /** Ten fixes 100 m and more from station A, which read 100 m: 3 m accurate. */
  private static SmallMine farther(SmallMine mine, double distance) {
    for (int k = 0; k < 10; k++) {
      mine.seenBy("A", distance, "one", BEGIN + 30L * k, 200 + 10 * k, 0);
    }
    return mine;
  }

  @ParameterizedTest(name = "read {0} m: {1} m too far")
  @CsvSource({"100, 17", "-100, 17", "50, 67"})
  void theLowerFifthOfWhatFixesLieTooFarIsTold(double distance, double excess) {
    // 0, 10, 20 ... 90 m less 3: of ten the third.
    assertThat(of(farther(mine(), distance)).excessMetres(10)[0]).isCloseTo(excess, within(1e-3));
  }

  @Test
  void fewFixesTellNothing() {
    assertThat(of(farther(mine(), 100)).excessMetres(11)).containsExactly(Double.NaN);
  }

  @Test
  void theDistanceIsThatInPlan() {
    SmallMine mine = mine();
    for (int k = 0; k < 5; k++) {
      mine.seenBy("A", 100, "one", BEGIN + 30L * k, 400, 400);
    }

    assertThat(of(mine).excessMetres(5)[0]).isCloseTo(500 - 100 - 3, within(1e-3));
  }

  @Test
  void fixesWithoutADistanceAStationOrATimeAreLeftOut() {
    SmallMine mine = farther(mine(), 100);
    mine.seenBy("A", Double.NaN, "two", BEGIN, 900, 0);
    mine.seenBy("not on record", 10, "two", BEGIN + 30, 900, 0);
    mine.seenBy("A", 10, "two", BEGIN + 60, 100, 0).seenBy("A", 10, "two", BEGIN + 60, 100, 0);
    mine.seen("two", BEGIN + 90, 900, 0).read("two", BEGIN + 120, "A", 20);
    StationWitness w = of(mine);

    assertThat(w.readers()).containsExactly("A", "not on record");
    // The eleventh reading is -13 m: of eleven still the third, one place lower.
    assertThat(w.excessMetres(11)[0]).isCloseTo(7, within(1e-3));
    assertThat(w.excessMetres(12)[0]).isNaN();
    assertThat(w.excessMetres(1)[1]).isNaN();
  }

  /**
   * Five people go over from A to B and on to C four times each.
   *
   * @param gap by how much readings of A and B do not meet
   * @param overlap by how much those of B and C do
   */
  private static SmallMine handovers(double gap, double overlap, int seconds) {
    SmallMine mine = mine();
    for (int card = 0; card < 5; card++) {
      for (int k = 0; k < 4; k++) {
        long t = BEGIN + 3600L * k + 60L * card;
        mine.read("p" + card, t, "A", 200);
        mine.read("p" + card, t + seconds, "B", -200 + gap);
        mine.read("p" + card, t + 1000, "B", 200);
        mine.read("p" + card, t + 1000 + seconds, "C", -200 - overlap);
      }
    }
    return mine;
  }

  @ParameterizedTest(name = "gap {0} m, overlap {1} m: {2} m")
  @CsvSource({"50, 50, 50", "50, 30, 30", "30, 50, 30", "50, 0, 0", "0, 50, 0"})
  void aGapOnOneSideAndAnOverlapOnTheOtherAreAShift(double gap, double overlap, double shift) {
    assertThat(of(handovers(gap, overlap, 60)).shiftMetres("B", 20, 5))
        .isCloseTo(shift, within(0.5));
  }

  @Test
  void aNeighbourWithAGapOrAnOverlapOnlyIsNotShifted() {
    StationWitness w = of(handovers(50, 50, 60));

    assertThat(w.shiftMetres("A", 20, 5)).isCloseTo(0, within(0.01));
    assertThat(w.shiftMetres("C", 20, 5)).isCloseTo(0, within(0.01));
    assertThat(w.shiftMetres("Y", 20, 5)).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest(name = "{0} meetings, {1} persons: {2} m")
  @CsvSource({"20, 5, 50", "21, 5, 0", "20, 6, 0"})
  void manyMeetingsOfSeveralPeopleAreNeeded(int meetings, int persons, double shift) {
    assertThat(of(handovers(50, 50, 60)).shiftMetres("B", meetings, persons))
        .isCloseTo(shift, within(0.5));
  }

  @ParameterizedTest(name = "{0} s: {1} m")
  @CsvSource({"150, 50", "151, 0"})
  void whoTakesLongToGoOverTellsNothing(int seconds, double shift) {
    assertThat(of(handovers(50, 50, seconds)).shiftMetres("B", 20, 5))
        .isCloseTo(shift, within(0.5));
  }

  @Test
  void whoWalksOnBetweenTheReadingsAddsToTheGapAndOnlyTheLowerFifthCounts() {
    SmallMine mine = handovers(50, 100, 60);
    for (int k = 0; k < 60; k++) {
      // Three times as many with twice the gap.
      mine.read("a" + k, BEGIN + 60L * k, "A", 200).read("a" + k, BEGIN + 60L * k + 60, "B", -100);
    }
    // Twenty of eighty are below, and the lower fifth begins with the seventeenth.
    assertThat(of(mine).shiftMetres("B", 20, 5)).isCloseTo(50, within(0.5));
  }

  @Test
  void readingsBeyondTheNeighbourDoNotMeet() {
    SmallMine mine = mine();
    for (int card = 0; card < 5; card++) {
      for (int k = 0; k < 4; k++) {
        long t = BEGIN + 3600L * k + 60L * card;
        // West of A: not between A and B.
        mine.read("p" + card, t, "A", -60).read("p" + card, t + 60, "B", -250);
        mine.read("p" + card, t + 1000, "B", 250).read("p" + card, t + 1060, "C", 60);
      }
    }

    assertThat(of(mine).shiftMetres("B", 1, 1)).isCloseTo(0, within(0.01));
  }
}
