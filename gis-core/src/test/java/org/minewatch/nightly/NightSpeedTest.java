package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.ResultFolder;
import org.minewatch.region.InputFile;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** How long nights take with all rules, from region folder to result folder. */
@Tag("show")
class NightSpeedTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  /** As in a night of several such mines: the compilers are done after some five. */
  private static final int ROUNDS = 8;

  @TempDir Path folder;

  @Test
  void aNightOfAMillionFixesTakesLessThanFiveSecondsOnOneCore() throws Exception {
    SynthSpec spec =
        new SynthSpec(
            7,
            "million",
            NIGHT,
            1,
            List.of(
                MineSpec.named("谷雨示例煤矿")
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE)
                    .shiftsADay(3)
                    .crews(85, 32)
                    .fixes(8, 1.2)
                    .build()));
    SyntheticRegion.write(spec, folder);
    double[] rounds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rounds[i] = seconds(1, "round-" + i);
      System.out.printf("round %d: %.1f s%n", i + 1, rounds[i]);
    }
    double cold = rounds[0];
    double warm = Arrays.stream(rounds).skip(ROUNDS - 3).sorted().toArray()[1];
    long rows =
        ResultFolder.read(folder.resolve("round-0/" + NIGHT)).inputs().stream()
            .filter(f -> f.path().startsWith("tracks/"))
            .mapToLong(InputFile::rowsRead)
            .sum();
    System.out.printf(
        "a mine-night of %,d fixes: %.1f s in a JVM just started, %.1f s warm, processor time of"
            + " the whole run; warm is the middle of rounds %d to %d%n",
        rows, cold, warm, ROUNDS - 2, ROUNDS);
    assertThat(rows).isGreaterThan(1_000_000);
    assertThat(warm).isLessThan(5);
  }

  @Test
  void aNightOfSixtyMinesTakesLessThanThreeMinutesOnTwoCores() throws Exception {
    SyntheticRegion.write(SynthSpec.random(60, 60, 1), folder);
    long began = System.nanoTime();
    run(2, "out");
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("a night of 60 mines: %.1f s by the clock on two threads%n", seconds);
    assertThat(seconds).isLessThan(180);
  }

  /** Processor seconds of this process, all its threads. */
  private double seconds(int threads, String out) throws Exception {
    long before = processNanos();
    run(threads, out);
    return (processNanos() - before) / 1e9;
  }

  private void run(int threads, String out) throws Exception {
    NightlyRun.run(
        new NightlyRun.Options(
                folder.resolve(SyntheticRegion.REGION),
                NIGHT,
                1,
                Set.of(),
                Optional.empty(),
                folder.resolve(out),
                RuleTable.load(),
                threads,
                "test",
                Clock.systemUTC(),
                "test")
            .withoutPaper(),
        (what, done, of) -> {});
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
