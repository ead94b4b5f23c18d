package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.detect.MineMemory;
import org.minewatch.detect.MineNight;
import org.minewatch.finding.MineReplay;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** What a film costs a night that has cleaned and placed its fixes anyway. */
@Tag("show")
class ReplaySpeedTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  @Test
  void theFilmOfAMillionFixesCostsAMomentAndFewMegabytes() throws Exception {
    SyntheticRegion.write(
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
                    .build())),
        folder);
    Region region = RegionReader.read(folder.resolve(SyntheticRegion.REGION));
    MineSetup mine =
        new MineSetups(region, new PrismBuilder(0.1, 1))
            .setup(region.mines().keySet().iterator().next());
    MineNight night =
        new MineNight(
            mine.records(),
            NIGHT,
            region.info().timeZone(),
            mine.frame().orElseThrow(),
            mine.prisms(),
            mine.drawings(),
            mine.neighbours(),
            region.unreadableTables(),
            RuleTable.load(),
            new PositionFiles(region, mine.records(), mine.frame().orElseThrow(), NIGHT)::read,
            MineMemory.none());
    night.presence();
    int fixes = night.tracks().orElseThrow().fixes().size();
    StringBuilder each = new StringBuilder();
    double least = Double.POSITIVE_INFINITY;
    MineReplay film = null;
    for (int run = 0; run < 6; run++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      film = NightReplay.of(night).orElseThrow();
      double millis =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
      least = Math.min(least, millis);
      each.append(" %.0f".formatted(millis));
    }
    System.out.printf(
        "the film of %,d fixes: ms of processor time, one run after the other:%s; %,d bytes%n",
        fixes, each, film.content().remaining());
    assertThat(fixes).isGreaterThan(1_000_000);
    assertThat(least).isLessThan(150);
    assertThat(film.content().remaining()).isLessThan(8_000_000);
  }
}
