package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that walk ten metres a minute, each in a road of its own, and those they repeat. */
class ReplayProbesTest {
  private static final int BEGIN = SmallMine.clock("08:00");
  private static final int ROAD = 1000;

  private static SmallMine before() {
    return mine(new SmallMine(SmallMine.NIGHT.minusDays(1)));
  }

  private static SmallMine tonight() {
    return mine(new SmallMine());
  }

  private static SmallMine mine(SmallMine mine) {
    mine.station("P", 0, 0).station("Q", 300, 0);
    for (int r = 0; r < 20; r++) {
      mine.zone("Z" + r, 100 * r, 0);
    }
    return mine;
  }

  private static SmallMine walk(
      SmallMine mine, String card, int begin, int readings, double east, double north) {
    for (int k = 0; k < readings; k++) {
      mine.seen(card, begin + 60L * k, east + 10 * k, north);
    }
    return mine;
  }

  private static TrackSignature signature(SmallMine mine) {
    return TrackSignature.of(mine.night()).orElseThrow();
  }

  private static List<ReplayProbes.Candidate> search(SmallMine night, SmallMine other, int lag) {
    ReplayProbes probes = new ReplayProbes(signature(night));
    probes.search(signature(other), lag);
    return probes.candidates(0);
  }

  @Test
  void aWalkOfYesterdayIsFoundWithItsLag() {
    SmallMine copy = walk(tonight(), "C", BEGIN + 300, 11, 0, 0);
    SmallMine source = walk(before(), "S", BEGIN, 11, 0, 0);

    List<ReplayProbes.Candidate> found = search(copy, source, 60);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).source()).isEqualTo(signature(source));
    assertThat(found.get(0).track()).isZero();
    assertThat(found.get(0).lagSeconds()).isEqualTo(86_700);
    assertThat(found.get(0).votes()).isEqualTo(10);
  }

  @ParameterizedTest(name = "{0} readings: {1} found")
  @CsvSource({"7, 1", "6, 0"})
  void sixStepsThatAgreeAreEnough(int readings, int found) {
    SmallMine copy = walk(tonight(), "C", BEGIN + 300, readings, 0, 0);

    assertThat(search(copy, walk(before(), "S", BEGIN, readings, 0, 0), 60)).hasSize(found);
  }

  @ParameterizedTest(name = "{0} m east and {1} m north: {2} found")
  @CsvSource({"1, 1, 1", "-1, -1, 1", "1, -1, 1", "4, 0, 0", "-4, 0, 0", "0, 4, 0", "0, -4, 0"})
  void aMetreOfNoiseIsAddedAtMost(double east, double north, int found) {
    SmallMine copy = walk(tonight(), "C", BEGIN + 300, 11, east, north);

    assertThat(search(copy, walk(before(), "S", BEGIN, 11, 0, 0), 60)).hasSize(found);
  }

  @ParameterizedTest(name = "{0} s later: {1} found")
  @CsvSource({"60, 1", "59, 0", "-60, 0", "0, 0"})
  void amongTheCardsOfANightALagOfAMinuteIsLookedFor(int lag, int found) {
    SmallMine mine = walk(tonight(), "C", BEGIN + lag, 11, 0, 0);
    walk(mine, "S", BEGIN, 11, 0, 0);
    TrackSignature own = signature(mine);
    ReplayProbes probes = new ReplayProbes(own);
    probes.search(own, 60);

    assertThat(probes.candidates(0)).hasSize(found);
    assertThat(probes.candidates(1)).hasSize(lag == -60 ? 1 : 0);
    probes.candidates(0).forEach(c -> assertThat(c.track()).isEqualTo(1));
  }

  @Test
  void aCardIsNoCopyOfItself() {
    // The same round twice.
    SmallMine mine = walk(tonight(), "C", BEGIN, 11, 0, 0);
    walk(mine, "C", BEGIN + 3600, 11, 0, 0);
    TrackSignature own = signature(mine);
    ReplayProbes probes = new ReplayProbes(own);
    probes.search(own, 60);

    assertThat(probes.candidates(0)).isEmpty();
  }

  @Test
  void theLikeliestFourAreKept() {
    SmallMine copy = walk(tonight(), "C", BEGIN + 300, 16, 0, 0);
    SmallMine source = before();
    int[] alike = {8, 12, 7, 15, 10};
    for (int card = 0; card < alike.length; card++) {
      walk(source, "S" + card, BEGIN + 600 * card, alike[card] + 1, 0, 0);
    }

    List<ReplayProbes.Candidate> found = search(copy, source, 60);

    assertThat(found).extracting(ReplayProbes.Candidate::votes).containsExactly(15, 12, 10, 8);
    assertThat(found).extracting(ReplayProbes.Candidate::track).containsExactly(3, 1, 4, 0);
    assertThat(found)
        .extracting(ReplayProbes.Candidate::lagSeconds)
        .containsExactly(86_700 - 1800, 86_700 - 600, 86_700 - 2400, 86_700);
  }

  @Test
  void eachTrackHasItsOwn() {
    SmallMine copy = walk(tonight(), "A", BEGIN + 300, 11, 0, 0);
    walk(copy, "B", BEGIN + 300, 11, 0, ROAD);
    SmallMine source = walk(before(), "S", BEGIN, 11, 0, ROAD);
    ReplayProbes probes = new ReplayProbes(signature(copy));
    probes.search(signature(source), 60);

    assertThat(probes.candidates(0)).isEmpty();
    assertThat(probes.candidates(1)).hasSize(1);
  }

  @Test
  void whatIsReadAtRestIsLookedForTwelveTimesAndOnTheWayTwentyEightTimes() {
    SmallMine copy = tonight();
    SmallMine source = before();
    walk(copy, "C", BEGIN + 300, 100, 0, 0);
    walk(source, "S", BEGIN, 100, 0, 0);
    for (int k = 0; k < 100; k++) {
      // At rest steps are short, but never back to a place where a card was.
      copy.seen("C", BEGIN + 300 + 60L * (100 + k), 990 + 4.5 * k, 0);
      source.seen("S", BEGIN + 60L * (100 + k), 990 + 4.5 * k, 0);
    }

    assertThat(search(copy, source, 60).get(0).votes()).isEqualTo(40);
  }

  @ParameterizedTest(name = "steps of {0} m: {1} votes")
  @CsvSource({"5, 12", "5.5, 28"})
  void aStepOfMoreThanFiveMetresIsOnTheWay(double step, int votes) {
    SmallMine copy = tonight();
    SmallMine source = before();
    for (int k = 0; k < 60; k++) {
      copy.seen("C", BEGIN + 300 + 60L * k, 0, step * k);
      source.seen("S", BEGIN + 60L * k, 0, step * k);
    }

    assertThat(search(copy, source, 60).get(0).votes()).isEqualTo(votes);
  }

  private static SmallMine ranged(SmallMine mine, int begin, String reader, double off) {
    for (int k = 0; k < 11; k++) {
      mine.read("C", begin + 60L * k, reader, 20 + off + 10 * k);
    }
    return mine;
  }

  @ParameterizedTest(name = "{0}, {1} m further: {2} found")
  @CsvSource({"P, 0, 1", "P, 1, 1", "P, -1, 1", "P, 4, 0", "P, -4, 0", "Q, 0, 0"})
  void aDistanceIsLookedForAtItsStation(String reader, double off, int found) {
    SmallMine copy = ranged(tonight(), BEGIN + 300, reader, off);

    assertThat(search(copy, ranged(before(), BEGIN, "P", 0), 60)).hasSize(found);
  }

  @Test
  void aDistanceEitherSideOfAStationIsAnother() {
    SmallMine copy = tonight();
    SmallMine source = before();
    for (int k = 0; k < 11; k++) {
      copy.read("C", BEGIN + 300 + 60L * k, "P", 20 + 10 * k);
      source.read("C", BEGIN + 60L * k, "P", -20 - 10 * k);
    }

    assertThat(search(copy, source, 60)).isEmpty();
  }

  /** From one zone reader to the next with each reading. */
  private static SmallMine round(SmallMine mine, int begin, int readings, int step) {
    for (int k = 0; k < readings; k++) {
      mine.read("C", begin + 60L * k, "Z" + Math.floorMod(step * k, 20), 0);
    }
    return mine;
  }

  @ParameterizedTest(name = "{0} readings: {1} found")
  @CsvSource({"7, 1", "6, 0"})
  void amongZoneReadersChangesAreLookedFor(int readings, int found) {
    SmallMine copy = round(tonight(), BEGIN + 300, readings, 1);

    assertThat(search(copy, round(before(), BEGIN, readings, 1), 60)).hasSize(found);
  }

  @Test
  void aRoundTheOtherWayIsAnother() {
    SmallMine copy = round(tonight(), BEGIN + 300, 20, 1);

    assertThat(search(copy, round(before(), BEGIN, 20, -1), 60)).isEmpty();
  }

  @Test
  void toStayAtAZoneReaderSaysNothing() {
    SmallMine copy = tonight();
    SmallMine source = before();
    for (int k = 0; k < 100; k++) {
      copy.read("C", BEGIN + 300 + 60L * k, "Z1", 0);
      source.read("C", BEGIN + 60L * k, "Z1", 0);
    }

    assertThat(search(copy, source, 60)).isEmpty();
  }

  @Test
  void readersAreKnownByTheirIdsWhateverOthersThereAre() {
    SmallMine copy = round(tonight(), BEGIN + 300, 20, 1);
    SmallMine source = round(before(), BEGIN, 20, 1).station("A", 0, 50);
    source.read("X", BEGIN, "A", 0);

    assertThat(search(copy, source, 60)).hasSize(1);
  }

  @Test
  void nightsOfAnotherFormAreNotHeldAgainstEachOther() {
    SmallMine copy = walk(tonight(), "C", BEGIN + 300, 11, 0, 0);

    assertThat(search(copy, ranged(before(), BEGIN, "P", 0), 60)).isEmpty();
  }

  @Test
  void longTracksAreSearchedToTheirEnd() {
    SmallMine source = before();
    for (int k = 0; k < 3_000; k++) {
      source.seen("S", 3600 + 20L * k, -500, 3 * k);
    }
    walk(source, "S", 3600 + 20 * 3_000, 11, 0, 0);
    SmallMine copy = walk(tonight(), "C", 3600 + 20 * 3_000 + 300, 11, 0, 0);

    assertThat(search(copy, source, 60)).hasSize(1);
  }
}
