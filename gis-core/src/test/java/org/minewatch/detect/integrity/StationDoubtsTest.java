package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.minewatch.detect.Tracks;

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
    return StationDoubts.of(mine.night().recordedTracks().orElseThrow());
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
  void aLeapAlongTheRoadIsSeenToo() {
    SmallMine mine = road();
    THREE.forEach(card -> walk(mine, card, 1000, leaping(30, 0)));
    assertThat(holds(of(mine), 530, 0)).isTrue();
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
        mine.seen(card, BEGIN + 2000 + s, 400 - s, 0);
      }
      for (int s = 420; s < 2000; s += EVERY) {
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
    assertThat(of(mine).stations()).containsExactly("B");
    assertThat(mine.tracks().readers().find("B").orElseThrow().sigmaMetres()).isEqualTo(15);
    assertThat(mine.tracks().readers().find("A").orElseThrow().sigmaMetres()).isEqualTo(5);
  }
}
