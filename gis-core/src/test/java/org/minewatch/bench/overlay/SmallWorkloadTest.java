package org.minewatch.bench.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.overlay.MineOverlay;
import org.minewatch.overlay.RegionOverlay;

/** The comparison of the whole benchmark at a size for every build. */
class SmallWorkloadTest {
  private static final int MINES = 6;
  private static final int FIXES = 60_000;

  @ParameterizedTest
  @ValueSource(longs = {20261121, 20261122})
  void everyFixHasTheClassesAndEveryMineTheHistogramThatJtsGives(long seed) {
    SmallWorkload workload = new SmallWorkload(seed, MINES, FIXES);
    List<MineOverlay> overlays = workload.polygons.overlays();
    RegionOverlay region = new RegionOverlay(overlays);
    JtsPeer jts = new JtsPeer(workload.polygons);
    int[] marks = new int[FIXES];
    int[] sets = new int[FIXES];
    for (WorkloadFixes fixes :
        List.of(workload.fixes, workload.fixes.groupedByMine(overlays.size()))) {
      jts.classify(fixes, marks, 2);
      for (int threads = 1; threads <= 2; threads++) {
        Arrays.fill(sets, -1);
        region.classify(
            fixes.mine(), fixes.easting(), fixes.northing(), null, 0, FIXES, sets, threads);
        assertThat(JtsPeer.differing(fixes, marks, sets, overlays)).as("seed %d", seed).isZero();
      }
    }
    // A workload that lies in few classes would show little.
    assertThat(ClassifyRun.histogram(region, workload.fixes.groupedByMine(MINES), sets))
        .as("seed %d", seed)
        .satisfies(h -> assertThat(Arrays.stream(h).filter(n -> n > 0).count()).isGreaterThan(60))
        .satisfies(h -> assertThat(Arrays.stream(h).sum()).isEqualTo(FIXES));
  }

  @ParameterizedTest
  @ValueSource(longs = 20261121)
  void aWrongAnswerIsSeenByTheComparison(long seed) {
    SmallWorkload workload = new SmallWorkload(seed, 2, 2_000);
    List<MineOverlay> overlays = workload.polygons.overlays();
    int[] marks = new int[2_000];
    int[] sets = new int[2_000];
    new JtsPeer(workload.polygons).classify(workload.fixes, marks, 1);
    WorkloadFixes f = workload.fixes;
    new RegionOverlay(overlays)
        .classify(f.mine(), f.easting(), f.northing(), null, 0, 2_000, sets, 1);
    int inside = 0;
    while (sets[inside] == 0) {
      inside++;
    }
    sets[inside] = 0;
    assertThat(JtsPeer.differing(f, marks, sets, overlays)).isOne();
  }
}
