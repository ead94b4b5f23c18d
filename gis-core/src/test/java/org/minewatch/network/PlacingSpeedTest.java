package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.track.FixColumns;

/** How fast fixes are placed, on the real layout with most roads and on scenario mines. */
@Tag("show")
class PlacingSpeedTest {
  private static final int ROUNDS = 8;
  private static final double LEAST_PER_SECOND = 500_000;

  @Test
  void halfAMillionStationFixesASecondOnTwoCores() throws Exception {
    for (String mine : new String[] {"baoan", "yushuling", "suancigou"}) {
      Random random = new Random(7);
      RealLayout layout = RealLayout.read(mine, random);
      ReaderPlaces readers =
          ReaderPlaces.of(layout.network(), layout.readers(), LocalDate.of(2026, 3, 1));
      SyntheticWalk walk = new SyntheticWalk(layout.network(), readers, 120, 960, random);
      assertThat(rate(mine, new FixPlacer(layout.network(), readers), walk.fixes))
          .isGreaterThan(LEAST_PER_SECOND);
    }
  }

  @Test
  void halfAMillionScenarioFixesASecondOnTwoCores() throws Exception {
    for (ScenarioMine mine : ScenarioMine.all("dev")) {
      if (mine.records().tracks().isEmpty()) {
        continue;
      }
      LocalDate night = mine.records().tracks().firstKey();
      RoadwayNetwork network = mine.network(night);
      ReaderPlaces readers = ReaderPlaces.of(network, mine.records().readers(), night);
      FixColumns fixes = mine.fixes(night);
      double rate = rate(mine.code(), new FixPlacer(network, readers), fixes);
      if (fixes.size() > 20_000) {
        assertThat(rate).isGreaterThan(LEAST_PER_SECOND);
      }
    }
  }

  /** Twice what one thread places in a second of its own time, which others' work does not slow. */
  private static double rate(String what, FixPlacer placer, FixColumns fixes) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    double wall = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      placer.place(fixes, 1);
      long cpu = threads.getCurrentThreadCpuTime() - start;
      long before = System.nanoTime();
      placer.place(fixes, 2);
      wall = Math.max(wall, fixes.size() * 1e9 / (System.nanoTime() - before));
      best = Math.max(best, fixes.size() * 1e9 / cpu);
    }
    System.out.printf(
        "%s: %d fixes, %.0f a second of processor time, %.0f a second on two threads%n",
        what, fixes.size(), best, wall);
    return 2 * best;
  }
}
