package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks over real roads past real readers, with a ranging error of one metre. */
class RealLayoutTest {
  private static final long SEED = 20260301;
  private static final double NEAR_METRES = 5;

  /**
   * The second number is the least share of fixes settled, so that saying "ambiguous" of everything
   * does not pass: readers are few on the larger layouts, one for each 2.4 km of {@code suancigou}.
   */
  @ParameterizedTest
  @CsvSource({"baoan, 0.70", "yushuling, 0.45", "suancigou, 0.30"})
  void fixesComeOutWhereTheirPeopleWereOrSayThatTheyMayNot(String mine, double leastSettled)
      throws Exception {
    Random random = new Random(SEED);
    RealLayout layout = RealLayout.read(mine, random);
    RoadwayNetwork network = layout.network();
    ReaderPlaces readers = ReaderPlaces.of(network, layout.readers(), LocalDate.of(2026, 3, 1));
    SyntheticWalk walk = new SyntheticWalk(network, readers, 60, 960, random);

    PlacedFixes placed = new FixPlacer(network, readers).place(walk.fixes);

    PlacedFixes shared = new FixPlacer(network, readers).place(walk.fixes, 3);
    for (int i = 0; i < placed.size(); i++) {
      assertThat(shared.edge(i)).isEqualTo(placed.edge(i));
      assertThat(shared.offsetMetres(i)).isEqualTo(placed.offsetMetres(i));
      assertThat(shared.isAmbiguous(i)).isEqualTo(placed.isAmbiguous(i));
    }

    int settled = 0;
    int settledNear = 0;
    int near = 0;
    int far = 0;
    double[] error = new double[placed.size()];
    for (int i = 0; i < placed.size(); i++) {
      error[i] =
          Math.hypot(
              placed.easting(i) - walk.trueEasting[i], placed.northing(i) - walk.trueNorthing[i]);
      near += error[i] <= NEAR_METRES ? 1 : 0;
      if (!placed.isAmbiguous(i)) {
        settled++;
        settledNear += error[i] <= NEAR_METRES ? 1 : 0;
        far += error[i] > 2 * NEAR_METRES ? 1 : 0;
      }
    }
    Arrays.sort(error);
    String figures =
        String.format(
            "%s seed %d: %d nodes, %d edges, %.1f km, %d readers; %d fixes, %.2f %% settled, of these"
                + " %.3f %% within 5 m, %.3f %% beyond 10 m; of all %.2f %% within 5 m, median %.2f m",
            mine,
            SEED,
            network.nodeCount(),
            network.edgeCount(),
            network.totalLength() / 1000,
            layout.readers().size(),
            placed.size(),
            100.0 * settled / placed.size(),
            100.0 * settledNear / settled,
            100.0 * far / settled,
            100.0 * near / placed.size(),
            error[error.length / 2]);
    System.out.println(figures);
    assertThat(placed.placedCount()).as(figures).isEqualTo(placed.size());
    assertThat((double) settled / placed.size()).as(figures).isGreaterThan(leastSettled);
    assertThat((double) settledNear / settled).as(figures).isGreaterThan(0.99);
    assertThat((double) far / placed.size()).as(figures).isLessThan(0.002);
  }
}
