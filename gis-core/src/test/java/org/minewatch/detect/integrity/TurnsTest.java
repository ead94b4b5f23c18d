package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;

/**
 * Cards at two places in turn, by fixes of 3 m: two of them leave 58 m open. A vehicle goes 12 m in
 * a second, and two times may be wrong by five seconds.
 */
class TurnsTest {
  private static final int BEGIN = SmallMine.clock("08:00");

  private static List<Turns.Shuttle> of(SmallMine mine) {
    MineNight night = mine.night();
    return Turns.find(night, night.tracks().orElseThrow());
  }

  /** To and fro: at one place, so many seconds later so many metres to the east, and so on. */
  private static SmallMine toAndFro(
      SmallMine mine, String card, int readings, int seconds, double metres) {
    for (int k = 0; k < readings; k++) {
      mine.seen(card, BEGIN + (long) seconds * k, k % 2 == 0 ? 0 : metres, 0);
    }
    return mine;
  }

  private static List<Turns.Shuttle> oneCard(int readings, int seconds, double metres) {
    return of(toAndFro(new SmallMine(), "C", readings, seconds, metres));
  }

  @Test
  void aCardAtTwoPlacesInTurnIsTold() {
    List<Turns.Shuttle> found = oneCard(5, 60, 1000);

    assertThat(found).hasSize(1);
    Turns.Shuttle s = found.get(0);
    assertThat(s.cardId()).isEqualTo("C");
    assertThat(s.jumps()).isEqualTo(4);
    assertThat(s.returns()).isEqualTo(3);
    assertThat(s.fromMillis()).isEqualTo(SmallMine.millis(BEGIN));
    assertThat(s.toMillis()).isEqualTo(SmallMine.millis(BEGIN + 240));
    assertThat(s.leastMillis()).isEqualTo(60_000);
    assertThat(s.apartMetres()).isCloseTo(942, within(1e-6));
    assertThat(s.eastingA()).isEqualTo(SmallMine.EASTING);
    assertThat(s.northingA()).isEqualTo(SmallMine.NORTHING);
    assertThat(s.eastingB()).isEqualTo(SmallMine.EASTING + 1000);
    assertThat(s.northingB()).isEqualTo(SmallMine.NORTHING);
  }

  @ParameterizedTest(name = "{0} m in {1} s: {2}")
  @CsvSource({
    // 942 m are 78.5 s at 12 m/s.
    "1000, 73, true",
    "1000, 74, false",
    // 936 m are just 78 s.
    "994, 73, false",
    "994.5, 73, true"
  })
  void fasterThanAVehicleIsImpossible(double metres, int seconds, boolean impossible) {
    assertThat(oneCard(3, seconds, metres)).hasSize(impossible ? 1 : 0);
  }

  @ParameterizedTest(name = "{0} m across to the other road in {1} s: {2}")
  @CsvSource({
    // 60 m are left of the straight line, faster than 5 m/s, and no way along the roads.
    "118, 1, true",
    "117.9, 1, false",
    "130, 9, true",
    // 72 m in 14.4 s are 5 m/s.
    "130, 10, false"
  })
  void acrossFromOneRoadToAnotherIsTooFastAtFiveMetresASecond(
      double metres, int seconds, boolean impossible) {
    // A horseshoe: its two arms hang together 2000 m away.
    SmallMine mine = new SmallMine().road(0, 0, 2000, 0, 2000, metres, 0, metres);
    for (int k = 0; k < 5; k++) {
      mine.seen("C", BEGIN + (long) seconds * k, 100, k % 2 == 0 ? 0 : metres);
    }

    assertThat(of(mine)).hasSize(impossible ? 1 : 0);
  }

  @Test
  void acrossIsPossibleWhereThereIsARoad() {
    SmallMine mine = new SmallMine().road(0, 0, 2000, 0);
    for (int k = 0; k < 5; k++) {
      mine.seen("C", BEGIN + 9L * k, k % 2 == 0 ? 100 : 230, 0);
    }

    assertThat(of(mine)).isEmpty();
  }

  @Test
  void oneImpossibleMoveIsASlipOfSomeStation() {
    assertThat(oneCard(2, 60, 1000)).isEmpty();
    assertThat(oneCard(3, 60, 1000)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} s at the other place: {1}")
  @CsvSource({"7200, true", "7201, false"})
  void theReturnComesWithinTwoHours(int seconds, boolean told) {
    SmallMine mine = new SmallMine();
    mine.seen("C", BEGIN, 0, 0);
    for (int s = 60; s <= 60 + seconds; s++) {
      if ((s - 60) % 600 == 0 || s == 60 + seconds) {
        mine.seen("C", BEGIN + s, 1000, 0);
      }
    }
    mine.seen("C", BEGIN + 120 + seconds, 0, 0);

    assertThat(of(mine)).hasSize(told ? 1 : 0);
  }

  @ParameterizedTest(name = "left {0} m further and came back {1} m further: {2}")
  @CsvSource({"208, 0, true", "209, 0, false", "0, 208, true", "0, 209, false"})
  void aPlaceIsTheSameWhenFixesAreWithinHundredAndFiftyMetres(
      double left, double back, boolean told) {
    SmallMine mine = new SmallMine();
    mine.seen("C", BEGIN, 0, 0).seen("C", BEGIN + 60, 2000, 0);
    mine.seen("C", BEGIN + 160, 2000, left).seen("C", BEGIN + 220, 0, back);

    assertThat(of(mine)).hasSize(told ? 1 : 0);
  }

  @Test
  void theShortestTimeAndTheLeastDistanceOfAllJumpsAreTold() {
    SmallMine mine = new SmallMine();
    mine.seen("C", BEGIN, 0, 0).seen("C", BEGIN + 60, 2000, 0);
    mine.seen("C", BEGIN + 100, 0, 0).seen("C", BEGIN + 160, 1900, 0);
    Turns.Shuttle s = of(mine).get(0);

    assertThat(s.leastMillis()).isEqualTo(40_000);
    assertThat(s.apartMetres()).isCloseTo(1842, within(1e-6));
  }

  @Test
  void jumpsThatDoNotReturnAreNoneOfTheShuttle() {
    SmallMine mine = new SmallMine();
    // First to somewhere else altogether, and last as well.
    mine.seen("C", BEGIN - 100, 5000, 5000);
    toAndFro(mine, "C", 4, 60, 1000);
    mine.seen("C", BEGIN + 240, -5000, 5000);
    Turns.Shuttle s = of(mine).get(0);

    assertThat(s.jumps()).isEqualTo(3);
    assertThat(s.returns()).isEqualTo(2);
    assertThat(s.fromMillis()).isEqualTo(SmallMine.millis(BEGIN));
    assertThat(s.toMillis()).isEqualTo(SmallMine.millis(BEGIN + 180));
    assertThat(s.apartMetres()).isCloseTo(942, within(1e-6));
  }

  @Test
  void readingsThatSayNoPlaceAreLeftOut() {
    SmallMine mine = toAndFro(new SmallMine(), "C", 5, 60, 1000);
    for (int k = 0; k < 5; k++) {
      mine.heard("C", BEGIN + 60 * k + 30, "not on record");
    }

    assertThat(of(mine)).hasSize(1);
  }

  /**
   * Every five minutes 2000 m to and fro: 1942 m in 305 s at 12 m/s are 0.53 of the time. Not to be
   * read in it has odds of 0.47 each time, and twelve times 1 to 8700, thirteen times 1 to 18500.
   */
  @ParameterizedTest(name = "{0} readings: {1} jumps")
  @CsvSource({"14, 0", "15, 14", "16, 15"})
  void toBeReadAtTheTwoEndsOnlyIsTooUnlikelyInTheEnd(int readings, int jumps) {
    List<Turns.Shuttle> found = oneCard(readings, 300, 2000);

    assertThat(found.stream().mapToInt(Turns.Shuttle::jumps).sum()).isEqualTo(jumps);
    assertThat(found.stream().mapToInt(Turns.Shuttle::returns).sum())
        .isEqualTo(Math.max(0, jumps - 1));
  }

  @ParameterizedTest(name = "{1} m every {0} s: {2}")
  @CsvSource({
    // Within two snapshots of the slowest rhythm.
    "305, 2000, true",
    "306, 2000, false",
    // 300 m are left of 358 m.
    "60, 358, true",
    "60, 357, false"
  })
  void aSwingIsQuickAndWide(int seconds, double metres, boolean told) {
    assertThat(oneCard(80, seconds, metres)).hasSize(told ? 1 : 0);
  }

  @ParameterizedTest(name = "back {0} m beside: {1}")
  @CsvSource({"208, true", "209, false"})
  void aSwingComesBackToTheSamePlace(double beside, boolean told) {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 40; k++) {
      mine.seen("C", BEGIN + 300L * k, k % 2 == 1 ? 2000 : 0, k % 4 < 2 ? 0 : beside);
    }

    assertThat(of(mine)).hasSize(told ? 1 : 0);
  }

  @Test
  void whoRestsBetweenWaysSwingsInRows() {
    SmallMine mine = new SmallMine();
    int second = BEGIN;
    int place = 0;
    for (int row = 0; row < 3; row++) {
      // Six readings at one place, then eight at two in turn.
      for (int k = 0; k < 14; k++) {
        place = k < 6 ? 0 : 1 - place;
        mine.seen("C", second, 2000 * place, 0);
        second += 300;
      }
    }

    // Eight moves in each row, of which seven undo the one before; two rows would not be enough.
    List<Turns.Shuttle> found = of(mine);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).jumps()).isEqualTo(24);
  }

  /** Zone readers 2000 m apart: 150 m are left open, and 1850 m in 65 s are impossible. */
  private static SmallMine atReaders(int jumping, int others) {
    SmallMine mine = new SmallMine().zone("A", 0, 0).zone("B", 2000, 0);
    for (int card = 0; card < jumping; card++) {
      for (int k = 0; k < 5; k++) {
        mine.read("J" + card, BEGIN + 600L * card + 60L * k, k % 2 == 0 ? "A" : "B", 0);
      }
    }
    for (int card = 0; card < others; card++) {
      mine.read("K" + card, BEGIN + 60L * card, "A", 0);
      mine.read("K" + card, BEGIN + 3600 + 60L * card, "B", 0);
    }
    return mine;
  }

  @ParameterizedTest(name = "{0} jump, {1} others do not: {2} told")
  @CsvSource({
    // So few are told whatever the others do.
    "1, 0, 1",
    "2, 0, 2",
    // All who are heard there jump: the station is wrong.
    "3, 0, 0",
    "3, 1, 3",
    "4, 1, 4",
    // Many, and half of all.
    "5, 5, 0",
    "5, 6, 5"
  })
  void whereMostJumpTheStationIsWrongAndNotTheCards(int jumping, int others, int told) {
    assertThat(of(atReaders(jumping, others))).hasSize(told);
  }

  @Test
  void readingsOneAfterTheOtherAtOneStationAreOneVisit() {
    SmallMine mine = new SmallMine().zone("A", 0, 0).zone("B", 2000, 0);
    for (int k = 0; k < 40; k++) {
      // Two readings at each end, all within ten minutes.
      mine.read("C", BEGIN + 300L * k, k % 2 == 0 ? "A" : "B", 0);
      mine.read("C", BEGIN + 300L * k + 2, k % 2 == 0 ? "A" : "B", 0);
    }
    List<Turns.Shuttle> found = of(mine);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).jumps()).isEqualTo(39);
    assertThat(found.get(0).leastMillis()).isEqualTo(298_000);
  }
}
