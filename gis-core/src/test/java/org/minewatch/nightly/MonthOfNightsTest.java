package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A month judged night by night as the job does it: each night goes on from the result folder, and
 * works out that night only, however many were before.
 */
class MonthOfNightsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  /**
   * Seconds by the clock and of the processors, and those of them that reading and judging took.
   */
  private record Cost(double clock, double processor, double read, double judge) {
    @Override
    public String toString() {
      return "%.1f s by the clock (read %.1f, judge %.1f, the rest writing), %.1f processor seconds"
          .formatted(clock, read, judge, processor);
    }
  }

  @Test
  void eachNightWorksOutItselfOnly() throws Exception {
    write(TWELVE_NIGHTS);
    Map<Path, FileTime> before = Map.of();
    for (int night = 1; night <= 12; night++) {
      arrive(night);
      run(night, "out", true, false);
      Map<Path, FileTime> kept = keptFacts();
      // The first one also looks back for nights that nobody handed in.
      if (night > 1) {
        Set<Map.Entry<Path, FileTime>> written = new HashSet<>(kept.entrySet());
        written.removeAll(before.entrySet());
        assertThat(written)
            .extracting(e -> e.getKey().getParent().getFileName().toString())
            .containsExactly(day(night).toString());
      }
      before = kept;
    }
    run(12, "without", false, false);
    Runs.assertSame(nightFolder("out", 12), nightFolder("without", 12));
  }

  /** The files of facts, and when each was written. */
  private Map<Path, FileTime> keptFacts() throws IOException {
    Map<Path, FileTime> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("facts"))) {
      for (Path file : all.filter(p -> p.toString().endsWith(".facts")).toList()) {
        found.put(file, Files.getLastModifiedTime(file));
      }
    }
    return found;
  }

  /** {@code -Dminewatch.month.mines} for fewer of them. */
  @Test
  @Tag("show")
  void aMonthOfSixtyMinesTakesOneNightANight() throws Exception {
    int mines = Integer.getInteger("minewatch.month.mines", 60);
    int nights = 30;
    write(month(mines, nights));
    List<Cost> costs = new ArrayList<>();
    for (int night = 1; night <= nights; night++) {
      arrive(night);
      if (night == 1) {
        run(night, "warm", false, true);
      }
      Cost with = run(night, "out", true, true);
      costs.add(with);
      System.out.printf("night %d: %s%n", night, with);
      if (night == 1 || night == 10 || night == nights) {
        Cost without = run(night, "without", false, true);
        System.out.printf("night %d without kept facts: %s%n", night, without);
        Runs.assertSame(nightFolder("out", night), nightFolder("without", night));
      }
      System.out.printf(
          "%,d fixes, kept facts %.1f MB%n", fixes(night), bytes(folder.resolve("facts")) / 1e6);
    }
    assertThat(costs.get(nights - 1).processor()).isLessThan(1.6 * costs.get(1).processor());
  }

  private static final SynthSpec TWELVE_NIGHTS =
      new SynthSpec(
          5,
          "twelve",
          FIRST,
          12,
          List.of(
              MineSpec.named("立春示例煤矿")
                  .fixes(30, 1.2)
                  .plant(Plant.UNDRAWN_HEADING_OUTSIDE)
                  .build()));

  private static SynthSpec month(int mines, int nights) {
    List<MineSpec> specs = new ArrayList<>();
    for (int i = 0; i < mines; i++) {
      MineSpec.Builder mine = MineSpec.named("示例煤矿" + (i + 1)).crews(16, 6).fixes(32, 1.2);
      specs.add((i % 3 == 0 ? mine.plant(Plant.UNDRAWN_HEADING_OUTSIDE) : mine).build());
    }
    return new SynthSpec(60, "month", FIRST, nights, specs);
  }

  /** Writes the region; its positions are put aside until their day. */
  private void write(SynthSpec spec) throws IOException {
    SyntheticRegion.write(spec, folder);
    Files.move(tracks(), folder.resolve("later"));
  }

  private Path tracks() {
    return folder.resolve(SyntheticRegion.REGION).resolve("tracks");
  }

  private void arrive(int night) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("later"))) {
      for (Path file : all.filter(p -> p.toString().contains(day(night).toString())).toList()) {
        Path to = tracks().resolve(folder.resolve("later").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.move(file, to);
      }
    }
  }

  private static LocalDate day(int night) {
    return FIRST.plusDays(night - 1L);
  }

  private Path nightFolder(String out, int night) {
    return folder.resolve(out).resolve(day(night).toString());
  }

  private Cost run(int night, String out, boolean facts, boolean paper) throws Exception {
    NightlyRun.Options options =
        new NightlyRun.Options(
            folder.resolve(SyntheticRegion.REGION),
            day(night),
            1,
            Set.of(),
            night == 1 ? Optional.empty() : Optional.of(folder.resolve("out")),
            folder.resolve(out),
            RuleTable.load(),
            2,
            "test",
            Clock.systemUTC(),
            "test");
    options = facts ? options.withFacts(folder.resolve("facts")) : options;
    options = paper ? options : options.withoutPaper();
    long clock = System.nanoTime();
    long processor = processNanos();
    NightlyRun.run(options, (what, done, of) -> {});
    double clockSeconds = (System.nanoTime() - clock) / 1e9;
    double processorSeconds = (processNanos() - processor) / 1e9;
    JsonNode stages =
        JSON.readTree(Files.readString(nightFolder(out, night).resolve("run.json")))
            .path("stages_ms");
    return new Cost(
        clockSeconds,
        processorSeconds,
        (stages.path("read").asDouble() + stages.path("place").asDouble()) / 1e3,
        stages.path("judge").asDouble() / 1e3);
  }

  private long fixes(int night) throws IOException {
    return ResultFolder.read(nightFolder("out", night)).inputs().stream()
        .filter(f -> f.path().contains(day(night).toString()))
        .mapToLong(InputFile::rowsRead)
        .sum();
  }

  private static long bytes(Path of) throws IOException {
    try (Stream<Path> all = Files.walk(of)) {
      return all.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
