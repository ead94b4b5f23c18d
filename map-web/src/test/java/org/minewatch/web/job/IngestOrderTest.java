package org.minewatch.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.web.ingest.IngestBench;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.ProductVersion;

/**
 * The nights of a region come through the drop folder in an order that nobody chose, and the job
 * runs between them: in the end the result folder is what the whole region gives at once.
 */
class IngestOrderTest {
  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  @Test
  void nightsInRandomOrderGiveTheSameResults() throws Exception {
    JobBench bench = new JobBench(folder);
    feed(bench, JobBench.NIGHT, JobBench.NIGHTS, 3, bench.undisturbed());
  }

  @Tag("show")
  @Test
  void theFiveNightsOfTheDevScenarioInRandomOrderGiveTheSameFindings() throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(shared.isEmpty(), "minewatch.shared names no scenarios");
    Path region = folder.resolve("region");
    copy(Path.of(shared, "scenarios/dev/region"), region);
    LocalDate first = LocalDate.parse(System.getProperty("minewatch.dev.first", "2026-05-06"));
    Path whole = folder.resolve("whole");
    NightlyRun.run(
        new NightlyRun.Options(
            region,
            first,
            5,
            Set.of(),
            Optional.empty(),
            whole,
            RuleTable.load(),
            2,
            ProductVersion.current(),
            java.time.Clock.systemUTC(),
            "test"),
        (what, done, of) -> {});
    ResultLog.keepRules(whole, RuleTable.load());
    feed(JobBench.over(folder), first, 5, 3, whole);
  }

  private void feed(JobBench bench, LocalDate first, int nights, int bites, Path expected)
      throws Exception {
    Path region = bench.region();
    Path away = folder.resolve("away");
    Files.createDirectories(away);
    for (String part : List.of("tracks", "uploads")) {
      if (Files.isDirectory(region.resolve(part))) {
        Files.move(region.resolve(part), away.resolve(part));
      }
    }
    // A night, or a night's files of one mine, comes whole; which comes when, nobody knows.
    Map<String, List<Path>> byDay = new TreeMap<>();
    try (Stream<Path> files = Files.walk(away)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byDay.computeIfAbsent(day(file), d -> new ArrayList<>()).add(file);
      }
    }
    List<List<Path>> order = new ArrayList<>(byDay.values());
    Collections.shuffle(order, new Random(seed));
    order.forEach(night -> Collections.shuffle(night, new Random(seed)));
    bench.setClock(JobBench.at(first.plusDays(nights), 12));
    IngestBench ingest = IngestBench.over(folder, region, JobBench.at(first.plusDays(nights), 12));
    LocalDate last = first.plusDays(nights - 1L);
    try (Store store = Store.open(TestDatabase.H2.create());
        NightJobs server = bench.server(store, "one")) {
      store.jobRuns().ask("hand", "anna", "Anna", first, last);
      server.look();
      int bite = Math.max(1, order.size() / bites);
      for (int i = 0; i < order.size(); i++) {
        for (Path file : order.get(i)) {
          String mine = file.getParent().getFileName().toString();
          ingest.put("drop/" + mine + "/" + file.getFileName(), Files.readAllBytes(file));
        }
        if (i % bite == bite - 1 || i == order.size() - 1) {
          ingest.takeIn(store);
          store.jobRuns().ask("hand", "anna", "Anna", null, null);
          server.look();
          JobRun run = store.jobRuns().list(new PageRequest(0, 1)).items().get(0);
          assertThat(run.state()).as("seed %d: %s", seed, run.trouble()).isEqualTo(JobRun.DONE);
        }
      }
    }
    assertThat(files(region.resolve("tracks"))).isEqualTo(files(away.resolve("tracks")));
    assertThat(JobBench.hashes(bench.results()))
        .as("seed %d", seed)
        .isEqualTo(JobBench.hashes(expected));
  }

  private static String day(Path file) {
    String name = file.getFileName().toString();
    return name.matches("\\d{4}-\\d\\d-\\d\\d\\..*")
        ? name.substring(0, 10)
        : name.replaceAll(".*_(\\d{4})(\\d\\d)(\\d\\d)\\d{6}.*", "$1-$2-$3");
  }

  private static List<String> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> below.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path at = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(at);
        } else {
          Files.write(at, Files.readAllBytes(file));
        }
      }
    }
  }
}
