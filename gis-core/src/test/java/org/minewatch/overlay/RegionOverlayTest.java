package org.minewatch.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of rows and the number of threads change nothing. */
class RegionOverlayTest {
  private static final int MINES = 7;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 87", "3, 1", "3, 87", "2, 100000"})
  void each_fix_is_judged_by_its_own_mine_in_any_order_and_by_any_threads(int threads, int run) {
    Random random = new Random(threads * 1000 + run);
    RegionOverlay region = region(random);
    int n = 300_000;
    int[] mine = new int[n];
    double[] x = new double[n];
    double[] y = new double[n];
    float[] z = new float[n];
    for (int i = 0; i < n; i++) {
      mine[i] = i % run == 0 ? random.nextInt(MINES + 1) - 1 : mine[i - 1];
      x[i] = 220 * random.nextDouble() - 110;
      y[i] = 220 * random.nextDouble() - 110;
      z[i] = random.nextInt(41) - 20;
    }
    int[] out = new int[n + 2];
    out[0] = out[n - 1] = -7;

    region.classify(mine, x, y, z, 1, n - 1, out, threads);

    assertThat(out[0]).isEqualTo(-7);
    assertThat(out[n - 1]).isEqualTo(-7);
    int held = 0;
    for (int i = 1; i < n - 1; i++) {
      if (mine[i] < 0) {
        assertThat(out[i]).isZero();
        continue;
      }
      MineOverlay own = region.mine(mine[i]);
      int plan = own.classify(x[i], y[i]);
      held += plan == 0 ? 0 : 1;
      assertThat(out[i]).as("fix %s", i).isEqualTo(own.sets().at(plan, z[i]));
    }
    assertThat(held).isBetween(n / 10, n - n / 10);
  }

  @Test
  void one_changed_mine_leaves_the_others() {
    RegionOverlay region = region(new Random(4));
    MineOverlay empty = MineOverlay.of(List.of());

    RegionOverlay next = region.with(3, empty);

    assertThat(next.mine(3)).isSameAs(empty);
    assertThat(next.mine(2)).isSameAs(region.mine(2));
    assertThat(region.mine(3)).isNotSameAs(empty);
  }

  @Test
  void a_fix_of_a_mine_beyond_the_list_is_refused() {
    RegionOverlay region = region(new Random(4));
    double[] place = {0};
    assertThatThrownBy(
            () -> region.classify(new int[] {MINES}, place, place, null, 0, 1, new int[1], 1))
        .hasMessageContaining("fix 0 is of mine 7 of 7");
  }

  private static RegionOverlay region(Random random) {
    MineOverlay[] mines = new MineOverlay[MINES];
    for (int m = 0; m < MINES; m++) {
      mines[m] =
          MineOverlay.of(
              List.of(
                  new ClassPolygon(
                      "licence",
                      HardPolygons.star(random, 0, 0, 100, 9 + m, 0.4),
                      new ElevationBand(-10, 10)),
                  new ClassPolygon("road", HardPolygons.road(random, 0, 0, 100, 5))));
    }
    return new RegionOverlay(List.of(mines));
  }
}
