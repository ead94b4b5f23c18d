package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Tracks;
import org.minewatch.finding.Certainty;

/** People who walk a road of a kilometre, a metre a second, seen every twenty seconds. */
class StationDoubtsTest {
  private static final int BEGIN = SmallMine.clock("08:00");
  private static final int EVERY = 20;
  private static final List<String> THREE = List.of("one", "two", "three");

  private static SmallMine road() {
    return new SmallMine().road(0, 0, 1000, 0);
  }

  /** Goes there and back; where somebody is seen who has gone so many metres. */
  private static void walk(SmallMine mine, String card, int length, DoubleFunction<double[]> seen) {
    for (int s = 0; s <= 2 * length; s += EVERY) {
      double[] at = seen.apply(s <= length ? s : 2 * length - s);
      mine.seen(card, BEGIN + s, at[0], at[1]);
    }
  }

  /** Of 400 to 600 m everybody is seen so far off. */
  private static DoubleFunction<double[]> leaping(double east, double north) {
    return x -> x > 400 && x < 600 ? new double[] {x + east, north} : new double[] {x, 0};
  }

  private static StationDoubts of(SmallMine mine) {
    return mine.night().stationDoubts();
  }

  private static boolean holds(StationDoubts doubts, double e, double n) {
    return doubts.holds(SmallMine.EASTING + e, SmallMine.NORTHING + n);
  }

  @Test
  void whereAllLeapAsideAndBackThePlacesAreInDoubt() {
    SmallMine mine = road();
    THREE.forEach(card -> walk(mine, card, 1000, leaping(-5, 30)));
    StationDoubts doubts = of(mine);
    assertThat(holds(doubts, 480, 30)).isTrue();
    assertThat(holds(doubts, 560, 30)).isTrue();
    assertThat(holds(doubts, 300, 0)).isFalse();
    assertThat(holds(doubts, 800, 0)).isFalse();
  }

  @Test
  void whatIsInDoubtIsWorthLessAndNothingElseIs() {
    SmallMine mine = road();
    THREE.forEach(card -> walk(mine, card, 1000, leaping(0, 30)));
    Tracks tracks = mine.tracks();
    for (int i = 0; i < tracks.fixes().size(); i++) {
      boolean off = tracks.fixes().northing(i) > SmallMine.NORTHING + 15;
      assertThat(tracks.fixes().accuracy(i))
          .as("fix " + i)
          .matches(sigma -> off ? sigma > 15 : !(sigma > 15));
    }
  }

  @Test
  void whoeverReadsTheNightIsToldOfIt() {
    SmallMine mine = road();
    THREE.forEach(card -> walk(mine, card, 1000, leaping(0, 30)));
    assertThat(DoubtNotices.of(mine.night()))
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.certainty()).isEqualTo(Certainty.WATCH);
              assertThat(o.title().en()).startsWith("At one place 3 people leap by some 30");
              assertThat(o.geometry().orElseThrow().getEnvelopeInternal().getMinX())
                  .isBetween(SmallMine.EASTING + 380, SmallMine.EASTING + 420);
              assertThat(o.geometry().orElseThrow().getEnvelopeInternal().getMaxX())
                  .isBetween(SmallMine.EASTING + 580, SmallMine.EASTING + 620);
            });
  }

  @Test
  void aLeapAlongTheRoadIsSeenToo() {
    SmallMine mine = road();
    THREE.forEach(card -> walk(mine, card, 1000, leaping(30, 0)));
    assertThat(holds(of(mine), 530, 0)).isTrue();
  }

  /** Walks so many metres along the road, stays for half an hour, and is not seen to leave. */
  private static void goAndStay(
      SmallMine mine, String card, int until, DoubleFunction<double[]> seen) {
    for (int s = 0; s <= until + 1800; s += EVERY) {
      double[] at = seen.apply(Math.min(s, until));
      mine.seen(card, BEGIN + s, at[0], at[1]);
    }
  }

  @Test
  void whereAllLeapAsideAtTheEndOfTheirWayThePlacesAreInDoubt() {
    SmallMine mine = road();
    THREE.forEach(card -> goAndStay(mine, card, 500, leaping(0, 30)));
    THREE.forEach(card -> goAndStay(mine, card + " stops at once", 410, leaping(0, 30)));
    StationDoubts doubts = of(mine);
    assertThat(holds(doubts, 500, 30)).isTrue();
    assertThat(holds(doubts, 410, 30)).isTrue();
    assertThat(holds(doubts, 380, 0)).isFalse();
  }

  @Test
  void whoWalksOnBeyondWhatIsDrawnLeapsNowhere() {
    SmallMine mine = new SmallMine().road(0, 0, 300, 0);
    THREE.forEach(card -> goAndStay(mine, card, 500, x -> new double[] {x, 0}));
    THREE.forEach(
        card ->
            goAndStay(
                mine,
                card + " goes aside",
                500,
                x -> x <= 250 ? new double[] {x, 0} : new double[] {250, x - 250}));
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void whoLeapsToWhereNoRoadIsWithTheLeapAndWithoutItSaysNothing() {
    SmallMine mine = new SmallMine().road(0, 0, 300, 0);
    THREE.forEach(card -> goAndStay(mine, card, 500, leaping(0, 30)));
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void oneWhoLeapsAloneSaysNothingOfAStation() {
    SmallMine mine = road();
    walk(mine, "one", 1000, leaping(0, 30));
    List.of("two", "three", "four").forEach(card -> walk(mine, card, 1000, leaping(0, 0)));
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void aRoadThatNobodyDrewIsWalkedInto() {
    SmallMine mine = road();
    // 30 m across from the drawn road, 200 m beside it, and back.
    DoubleFunction<double[]> way =
        x ->
            x <= 400
                ? new double[] {x, 0}
                : x <= 430
                    ? new double[] {400, x - 400}
                    : x <= 630
                        ? new double[] {x - 30, 30}
                        : x <= 660 ? new double[] {600, 660 - x} : new double[] {x - 60, 0};
    THREE.forEach(card -> walk(mine, card, 1060, way));
    assertThat(of(mine).isEmpty()).isTrue();
  }

  /**
   * Scattered by 3 m and seen twice a minute, which takes a crosscut of 30 m in one step or two.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void scatterMakesNoLeapOfARoadThatNobodyDrew(long seed) {
    Random dice = new Random(seed);
    SmallMine mine = road();
    for (int p = 0; p < 12; p++) {
      double pace = 0.9 + 0.4 * dice.nextDouble();
      int begin = BEGIN + dice.nextInt(3000);
      for (int s = 0; s < 1600; s += 28 + dice.nextInt(5)) {
        double x = s * pace;
        double e = x <= 400 ? x : Math.max(400, x - 30);
        double n = Math.max(0, Math.min(30, x - 400));
        mine.seen("card " + p, begin + s, e + 3 * dice.nextGaussian(), n + 3 * dice.nextGaussian());
      }
    }
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void aCrossCutIsNoLeap() {
    SmallMine mine =
        new SmallMine().road(0, 0, 410, 0).road(410, 0, 410, 18).road(410, 18, 1000, 18);
    DoubleFunction<double[]> way =
        x ->
            x <= 410
                ? new double[] {x, 0}
                : x <= 428 ? new double[] {410, x - 410} : new double[] {x - 18, 18};
    THREE.forEach(card -> walk(mine, card, 1000, way));
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void whoSitsInAChamberBesideTheRoadHasWalkedThere() {
    SmallMine mine = road();
    for (String card : THREE) {
      for (int s = 0; s <= 400; s += EVERY) {
        mine.seen(card, BEGIN + s, s, 0);
        mine.seen(card, BEGIN + 2010 + s, 400 - s, 0);
      }
      for (int s = 430; s < 2000; s += EVERY) {
        mine.seen(card, BEGIN + s, 405, 25);
      }
    }
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void ofFixesThatNameAStationTheStationIsInDoubt() {
    SmallMine mine = road().station("A", 100, 0).station("B", 530, 0).station("C", 900, 0);
    // B stands at 500 m.
    for (String card : THREE) {
      for (int s = 0; s <= 2000; s += EVERY) {
        double x = s <= 1000 ? s : 2000 - s;
        if (x < 300) {
          mine.read(card, BEGIN + s, "A", x - 100);
        } else if (x < 700) {
          mine.read(card, BEGIN + s, "B", x - 500);
        } else {
          mine.read(card, BEGIN + s, "C", x - 900);
        }
      }
    }
    assertThat(of(mine).stations()).containsOnlyKeys("B");
    assertThat(DoubtNotices.of(mine.night()))
        .singleElement()
        .extracting(Observation::anchor)
        .isEqualTo("leaps:B");
    assertThat(mine.tracks().readers().find("B").orElseThrow().sigmaMetres()).isEqualTo(15);
    assertThat(mine.tracks().readers().find("A").orElseThrow().sigmaMetres()).isEqualTo(5);
  }

  /** Four in a road of their own, and one more so far beside it. */
  private static SmallMine recordedBeside(double metres) {
    return road()
        .station("A", 100, 0)
        .station("B", 300, metres)
        .station("C", 500, 0)
        .station("D", 700, 0)
        .station("E", 900, 0);
  }

  @Test
  void aStationRecordedBesideEveryRoadIsInDoubtWithWhatItReads() {
    SmallMine mine = recordedBeside(18);
    for (int s = 0; s <= 1000; s += EVERY) {
      mine.read("one", BEGIN + s, "B", s - 300);
    }
    assertThat(of(mine).doubted()).containsExactly("B");
    assertThat(mine.tracks().readers().find("B").orElseThrow().sigmaMetres()).isEqualTo(15);
    assertThat(DoubtNotices.of(mine.night()))
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.certainty()).isEqualTo(Certainty.WATCH);
              assertThat(o.title().en()).contains("by up to 18 m: B.");
            });
  }

  @Test
  void ofFixesThatNameNoStationWhatIsNearestToItIsInDoubt() {
    SmallMine mine = recordedBeside(28);
    walk(mine, "one", 1000, x -> new double[] {x, 0});
    StationDoubts doubts = of(mine);
    assertThat(holds(doubts, 310, 0)).isTrue();
    assertThat(holds(doubts, 110, 0)).isFalse();
    assertThat(holds(doubts, 510, 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {9, 60})
  void whatASurveyMayBeOffAndAStationFarFromTheRoadsAreNot(double metres) {
    SmallMine mine = recordedBeside(metres);
    walk(mine, "one", 1000, x -> new double[] {x, 0});
    assertThat(of(mine).isEmpty()).isTrue();
  }

  @Test
  void whereManyLieBesideTheRoadsTheDrawingIsOffAndNoStation() {
    SmallMine mine = road().station("A", 100, 18).station("B", 300, 18).station("C", 500, 0);
    walk(mine, "one", 1000, x -> new double[] {x, 0});
    assertThat(of(mine).isEmpty()).isTrue();
  }
}
