package org.minewatch.displacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.region.Reader;

/** Drawings moved by known amounts against people with coordinates and against stations. */
class DisplacementFitTest {
  private static final double LEAST_METRES = 4;
  private static final double DRAWING_SIGMA = 1.5;

  @Test
  void aTenthOfTheMovedDrawingsIsRecovered() {
    recovered(20);
  }

  @Test
  @Tag("show")
  void twoHundredMovedDrawingsAreRecovered() {
    recovered(200);
  }

  /** Shifts of 3 to 60 m and turns of 0.1 to 2 degrees. */
  private static void recovered(int mines) {
    double worstShift = 0;
    double worstTurn = 0;
    double worstStationShift = 0;
    double worstStationTurn = 0;
    int ambiguous = 0;
    List<String> missed = new ArrayList<>();
    for (int seed = 1; seed <= mines; seed++) {
      Random random = new Random(1000 + seed);
      double shift = 3 + 57 * random.nextDouble();
      double turn = 0.1 + 1.9 * random.nextDouble();
      MovedMine mine = new MovedMine(seed, shift, turn);
      var network = mine.network();
      Displacement walked =
          DisplacementFit.of(network, Places.walked(mine.fixes(1), 3)).orElseThrow();
      Displacement stations =
          DisplacementFit.of(network, Places.surveyed(mine.stations(Reader.PlacedBy.SURVEYED), 5))
              .orElseThrow();
      if (walked.isAmbiguous()) {
        ambiguous++;
        walked = stations;
      }
      double[] w = mine.errors(walked);
      double[] s = mine.errors(stations);
      worstShift = Math.max(worstShift, w[0]);
      worstTurn = Math.max(worstTurn, w[1]);
      worstStationShift = Math.max(worstStationShift, s[0]);
      worstStationTurn = Math.max(worstStationTurn, s[1]);
      if ((walked != stations && (w[0] > 1 || w[1] > 0.05)) || s[0] > 5 || s[1] > 0.2) {
        missed.add(
            String.format(
                Locale.ROOT,
                "seed %d, shift %.1f m, turn %.2f: off by %.2f m %.3f deg; stations %.2f m %.3f deg",
                seed,
                shift,
                turn,
                w[0],
                w[1],
                s[0],
                s[1]));
      }
      if (shift > 2 * LEAST_METRES && !walked.isReal(LEAST_METRES, DRAWING_SIGMA)) {
        missed.add("seed " + seed + " is not called displaced: " + walked);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d moved drawings: people off by at most %.2f m and %.3f degrees"
            + " (%d times they fit two places and stations decide), stations by at most %.2f m and %.3f degrees%n",
        mines,
        worstShift,
        worstTurn,
        ambiguous,
        worstStationShift,
        worstStationTurn);
    assertThat(missed).isEmpty();
    assertThat(ambiguous).isLessThanOrEqualTo(Math.max(1, mines / 50));
  }

  @Test
  void aTenthOfTheDrawingsInPlaceIsLeftAlone() {
    leftAlone(20);
  }

  @Test
  @Tag("show")
  void drawingsInPlaceAreCalledDisplacedInLessThanOneCaseInAHundred() {
    leftAlone(300);
  }

  private static void leftAlone(int mines) {
    int called = 0;
    int byStations = 0;
    for (int seed = 1; seed <= mines; seed++) {
      MovedMine mine = new MovedMine(5000 + seed, 0, 0);
      var network = mine.network();
      called +=
          DisplacementFit.of(network, Places.walked(mine.fixes(2), 3))
                  .orElseThrow()
                  .isReal(LEAST_METRES, DRAWING_SIGMA)
              ? 1
              : 0;
      byStations +=
          DisplacementFit.of(network, Places.surveyed(mine.stations(Reader.PlacedBy.SURVEYED), 5))
                  .orElseThrow()
                  .isReal(LEAST_METRES, DRAWING_SIGMA)
              ? 1
              : 0;
    }
    System.out.printf(
        "%d drawings in place: called displaced by people %d times, by stations %d times%n",
        mines, called, byStations);
    assertThat(called).isLessThanOrEqualTo(mines / 100);
    assertThat(byStations).isLessThanOrEqualTo(mines / 100);
  }

  @Test
  void stationsCopiedFromTheDrawingSayNothing() {
    MovedMine mine = new MovedMine(9, 30, 0.5);
    assertThat(Places.surveyed(mine.stations(Reader.PlacedBy.DRAWING), 5).size()).isZero();
    assertThat(DisplacementFit.of(mine.network(), Places.surveyed(List.of(), 5))).isEmpty();
  }
}
