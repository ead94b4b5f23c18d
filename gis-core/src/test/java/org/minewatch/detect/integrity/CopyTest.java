package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.detect.MineNight;

/**
 * A card's readings at rest and what is held to be their copy a day and five minutes later. Errors
 * of half a metre, so that every place is kept as it is.
 */
class CopyTest {
  private static final int BEGIN = SmallMine.clock("08:00");
  private static final int LAG = 86_700;

  /** Metres east and north of a reading by its number; null when it was not read. */
  private interface Readings {
    double[] at(int k);
  }

  /** To and fro by half a metre: each step is a metre's difference from the one before. */
  private static double[] shaking(int k) {
    return new double[] {k % 2 == 0 ? 0 : 0.5, 0};
  }

  private static SmallMine mine(boolean copy) {
    SmallMine mine = copy ? new SmallMine() : new SmallMine(SmallMine.NIGHT.minusDays(1));
    return mine.station("P", 0, 0).zone("Y", 0, 0).zone("Z", 300, 0);
  }

  private static SmallMine mine(boolean copy, int readings, int seconds, Readings where) {
    SmallMine mine = mine(copy);
    for (int k = 0; k < readings; k++) {
      double[] at = where.at(k);
      if (at != null) {
        mine.seen(copy ? "C" : "S", BEGIN + (copy ? 300 : 0) + (long) seconds * k, at[0], at[1]);
      }
    }
    return mine;
  }

  private static Optional<Copy> verify(SmallMine copy, SmallMine source) {
    MineNight night = copy.night();
    TrackSignature a = TrackSignature.of(night).orElseThrow();
    TrackSignature b = TrackSignature.of(source.night()).orElseThrow();
    return Copy.verify(night, a, 0, new ReplayProbes.Candidate(b, 0, LAG, 6));
  }

  private static Optional<Copy> verify(int readings, int seconds, Readings copy, Readings source) {
    return verify(mine(true, readings, seconds, copy), mine(false, readings, seconds, source));
  }

  @Test
  void theSameErrorsADayLaterAreACopy() {
    Copy c = verify(131, 30, CopyTest::shaking, CopyTest::shaking).orElseThrow();

    assertThat(c.cardId()).isEqualTo("C");
    assertThat(c.sourceCard()).isEqualTo("S");
    assertThat(c.lagSeconds()).isEqualTo(LAG);
    assertThat(c.fromSecond()).isEqualTo(BEGIN + 300);
    assertThat(c.toSecond()).isEqualTo(BEGIN + 300 + 3900);
    assertThat(c.readings()).isEqualTo(131);
    assertThat(c.sharpness()).isCloseTo(1, within(1e-9));
    // The 66th of 131.
    assertThat(c.easting()).isEqualTo(SmallMine.EASTING + 0.5);
    assertThat(c.northing()).isEqualTo(SmallMine.NORTHING);
    assertThat(c.readerId()).isEmpty();
  }

  @ParameterizedTest(name = "{0} readings, {1} s: {2}")
  @CsvSource({
    "121, 30, true",
    "120, 30, false",
    // An hour and 60 steps, held against the one before: 62 readings.
    "62, 60, true",
    "61, 60, false"
  })
  void aCopyLastsAnHourAndHasSixtySteps(int readings, int seconds, boolean copy) {
    assertThat(verify(readings, seconds, CopyTest::shaking, CopyTest::shaking).isPresent())
        .isEqualTo(copy);
  }

  @ParameterizedTest(name = "{0} m east and {1} m north: {2}")
  @CsvSource({
    "3, 3, true",
    "-3, -3, true",
    "3.5, 0, false",
    "-3.5, 0, false",
    "0, 3.5, false",
    "0, -3.5, false"
  })
  void aPlaceIsTheSameWithinThreeMetres(double east, double north, boolean copy) {
    assertThat(
            verify(200, 30, k -> new double[] {shaking(k)[0] + east, north}, CopyTest::shaking)
                .isPresent())
        .isEqualTo(copy);
  }

  @ParameterizedTest(name = "{0} s: {1}")
  @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
  void theMomentIsTheSameWithinASecond(int seconds, boolean copy) {
    SmallMine late = mine(true);
    for (int k = 0; k < 200; k++) {
      late.seen("C", BEGIN + 300 + 30L * k + seconds, shaking(k)[0], 0);
    }

    assertThat(verify(late, mine(false, 200, 30, CopyTest::shaking)).isPresent()).isEqualTo(copy);
  }

  @Test
  void ofTwoReadingsASecondApartTheNearerInTimeIsTaken() {
    SmallMine source = mine(false, 200, 30, CopyTest::shaking);
    for (int k = 0; k < 200; k++) {
      // Readings with errors that do not go with the copy's, a second before and after.
      source.seen("S", BEGIN + 30L * k - 1, 0, 0.5 * (k % 2));
      source.seen("S", BEGIN + 30L * k + 1, 0, 0.5 * (k % 2));
    }
    Copy c = verify(mine(true, 200, 30, CopyTest::shaking), source).orElseThrow();

    assertThat(c.sharpness()).isCloseTo(1, within(1e-9));
  }

  /** Shakes east, or north in so many of a thousand readings: these go together with nothing. */
  private static Readings partlyNorth(int readings, double share) {
    return k -> {
      double d = shaking(k)[0];
      return k < share * readings ? new double[] {0, d} : new double[] {d, 0};
    };
  }

  @ParameterizedTest(name = "{0} readings of which {1} shake otherwise: {2}")
  @CsvSource({
    "1000, 0.60, true",
    "1000, 0.70, false",
    // Of few readings chance makes more: 0.6 of 120 are 6.6 deviations, 0.7 are 7.7.
    "122, 0.40, false",
    "122, 0.30, true",
    "122, 0.00, true",
    "1000, 1.00, false"
  })
  void errorsGoTogetherAsFarAsTheyAreTheSame(int readings, double otherwise, boolean copy) {
    Optional<Copy> found =
        verify(readings, 30, CopyTest::shaking, partlyNorth(readings, otherwise));

    assertThat(found.isPresent()).isEqualTo(copy);
    found.ifPresent(c -> assertThat(c.sharpness()).isCloseTo(1 - otherwise, within(0.01)));
  }

  @Test
  void errorsNorthGoTogetherAsThoseEast() {
    Readings north = partlyNorth(130, 1);

    assertThat(verify(130, 30, north, north).orElseThrow().sharpness()).isCloseTo(1, within(1e-9));
  }

  @Test
  void errorsOfTheOppositeSignAreNoCopy() {
    assertThat(verify(1000, 30, CopyTest::shaking, k -> shaking(k + 1))).isEmpty();
  }

  @ParameterizedTest(name = "{0} m to and fro: {1}")
  @CsvSource({"6, true", "6.5, false"})
  void stepsOfMoreThanSixMetresAreAWalkThatTwoCanGoAlike(double metres, boolean copy) {
    Readings walk = k -> new double[] {k % 2 == 0 ? 0 : metres, 0};

    assertThat(verify(200, 30, walk, walk).isPresent()).isEqualTo(copy);
  }

  @Test
  void readingsThatStandStillHaveNoErrorsToCompare() {
    assertThat(verify(200, 30, k -> new double[] {0, 0}, k -> new double[] {0, 0})).isEmpty();
    assertThat(verify(200, 30, CopyTest::shaking, k -> new double[] {0, 0})).isEmpty();
    assertThat(verify(200, 30, k -> new double[] {0, 0}, CopyTest::shaking)).isEmpty();
  }

  @Test
  void twoWhoFollowAMachineAtOnePaceTakeTheSameStepsButNotTheSameErrors() {
    // Five metres a reading, and errors that do not go together.
    Readings one = k -> new double[] {5 * k + shaking(k)[0], 0};
    Readings other = k -> new double[] {5 * k, shaking(k)[0]};

    assertThat(verify(200, 30, one, other)).isEmpty();
    assertThat(verify(200, 30, one, one)).isPresent();
  }

  @ParameterizedTest(name = "{0} of 400 elsewhere: {1}")
  @CsvSource({"80, true", "81, false"})
  void fourInFiveReadingsAgree(int elsewhere, boolean copy) {
    Set<Integer> away = new HashSet<>();
    for (int j = 0; j < elsewhere; j++) {
      away.add(10 + 380 * j / elsewhere);
    }
    Readings source = k -> away.contains(k) ? new double[] {100, 0} : shaking(k);
    Optional<Copy> found = verify(400, 20, CopyTest::shaking, source);

    assertThat(found.isPresent()).isEqualTo(copy);
    found.ifPresent(c -> assertThat(c.readings()).isEqualTo(320));
  }

  @ParameterizedTest(name = "{0} readings between fifty and fifty were lost: {1}")
  @CsvSource({"200, true", "201, false"})
  void aThirdOfTheReadingsAgrees(int lost, boolean copy) {
    Readings source = k -> k >= 50 && k < 50 + lost ? null : shaking(k);
    Optional<Copy> found = verify(100 + lost, 15, CopyTest::shaking, source);

    assertThat(found.isPresent()).isEqualTo(copy);
    found.ifPresent(c -> assertThat(c.readings()).isEqualTo(100));
  }

  @Test
  void theStretchThatAgreesIsToldAndNotWhatIsBesideIt() {
    Readings source = k -> k < 100 || k >= 300 ? new double[] {50, 50} : shaking(k);
    Copy c = verify(400, 30, CopyTest::shaking, source).orElseThrow();

    assertThat(c.fromSecond()).isEqualTo(BEGIN + 300 + 100 * 30);
    assertThat(c.toSecond()).isEqualTo(BEGIN + 300 + 299 * 30);
    assertThat(c.readings()).isEqualTo(200);
  }

  @Test
  void ofTwoStretchesTheLongerIsTold() {
    Readings source = k -> k < 150 || k >= 400 && k < 700 ? shaking(k) : new double[] {50, 50};
    Copy c = verify(700, 30, CopyTest::shaking, source).orElseThrow();

    assertThat(c.fromSecond()).isEqualTo(BEGIN + 300 + 400 * 30);
    assertThat(c.readings()).isEqualTo(300);
  }

  @Test
  void whatIsNeverAlikeIsNoCopy() {
    assertThat(verify(200, 30, CopyTest::shaking, k -> new double[] {50, 50})).isEmpty();
  }

  /** Distances from a station, to and fro by so many metres. */
  private static SmallMine ranged(boolean copy, double metres, double off) {
    SmallMine mine = mine(copy);
    for (int k = 0; k < 200; k++) {
      double d = 100 + off + (k % 2 == 0 ? 0 : metres);
      mine.read(copy ? "C" : "S", BEGIN + (copy ? 300 : 0) + 30L * k, "P", d);
    }
    return mine;
  }

  @ParameterizedTest(name = "{0} m to and fro, {1} m off: {2}")
  @CsvSource({
    "0.5, 0, true",
    "0.5, 5, true",
    "0.5, 5.5, false",
    "0.5, -5.5, false",
    "12, 0, true",
    "12.5, 0, false"
  })
  void distancesFromAStationAreTheSameWithinFiveMetresAndAtRestWithinTwelve(
      double metres, double off, boolean copy) {
    Optional<Copy> found = verify(ranged(true, metres, off), ranged(false, metres, 0));

    assertThat(found.isPresent()).isEqualTo(copy);
    found.ifPresent(
        c -> {
          assertThat(c.sharpness()).isCloseTo(1, within(1e-9));
          assertThat(c.readerId()).isEqualTo("P");
          assertThat(c.easting()).isNaN();
          assertThat(c.northing()).isNaN();
        });
  }

  @Test
  void aStepFromOneStationToAnotherIsNoStepAtRest() {
    SmallMine copy = mine(true).station("Q", 200, 0);
    SmallMine source = mine(false).station("Q", 200, 0);
    for (int k = 0; k < 200; k++) {
      // 100 m from either: every step changes the station, no distance changes.
      copy.read("C", BEGIN + 300 + 30L * k, k % 2 == 0 ? "P" : "Q", 100 + k % 3 / 2.0);
      source.read("S", BEGIN + 30L * k, k % 2 == 0 ? "P" : "Q", 100 + k % 3 / 2.0);
    }

    assertThat(verify(copy, source)).isEmpty();
  }

  @Test
  void theSameDistanceFromAnotherStationIsAnotherPlace() {
    SmallMine other = mine(false).station("Q", 200, 0);
    for (int k = 0; k < 200; k++) {
      other.read("S", BEGIN + 30L * k, "Q", 100 + (k % 2 == 0 ? 0 : 0.5));
    }

    assertThat(verify(ranged(true, 0.5, 0), other)).isEmpty();
  }

  /**
   * Readings every thirty seconds among two zone readers.
   *
   * @param changes of reader, as many readings from one to the next
   * @param otherwise before so many of these changes something else was read
   */
  private static SmallMine zones(boolean copy, int changes, int readings, int otherwise) {
    SmallMine mine = mine(copy);
    int begin = BEGIN + (copy ? 300 : 0);
    for (int k = 0; k < (changes + 1) * readings; k++) {
      int change = k / readings;
      mine.read(copy ? "C" : "S", begin + 30L * k, change % 2 == 0 ? "Y" : "Z", 0);
      if (k % readings == 0 && change > 0 && change <= otherwise) {
        mine.read(copy ? "C" : "S", begin + 30L * k - 10, "Y", 0);
      }
    }
    return mine;
  }

  @ParameterizedTest(name = "{0} changes, {1} of them otherwise: {2}")
  @CsvSource({"20, 0, true", "19, 0, false", "20, 2, true", "20, 3, false"})
  void amongZoneReadersTwentyChangesAgreeToTheSecondAndNineInTenOfThem(
      int changes, int otherwise, boolean copy) {
    Optional<Copy> found = verify(zones(true, changes, 6, 0), zones(false, changes, 6, otherwise));

    assertThat(found.isPresent()).isEqualTo(copy);
    found.ifPresent(
        c -> {
          assertThat(c.sharpness()).isCloseTo(1 - otherwise / 20.0, within(1e-9));
          assertThat(c.readerId()).isIn("Y", "Z");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void amongZoneReadersACopyLastsAnHourAsWell(int readings) {
    // 21 times 5 readings are 52 minutes, 21 times 6 are 62.5.
    assertThat(verify(zones(true, 20, readings, 0), zones(false, 20, readings, 0)).isPresent())
        .isEqualTo(readings == 6);
  }
}
