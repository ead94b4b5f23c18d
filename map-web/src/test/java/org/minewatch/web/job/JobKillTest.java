package org.minewatch.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.job.JobBench.NIGHT;
import static org.minewatch.web.job.JobBench.NIGHTS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

/**
 * A server that judges nights is killed again and again; what it leaves in the end is what an
 * undisturbed run leaves, byte for byte, in the folder and in the store.
 */
class JobKillTest {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  @Test
  void fiveKillsLoseAndDoubleNothing() throws Exception {
    kill(5);
  }

  @Test
  @Tag("show")
  void fiftyKillsLoseAndDoubleNothing() throws Exception {
    kill(50);
  }

  private StoreSettings store() {
    return new StoreSettings(
        "jdbc:h2:file:" + folder.resolve("store").resolve("minewatch"), "minewatch", "", 2);
  }

  private void kill(int kills) throws Exception {
    JobBench bench = new JobBench(folder);
    Path calm = folder.resolve("calm");
    ask();
    Process undisturbed = start(bench);
    finish(undisturbed);
    Files.move(bench.results(), calm);
    Map<String, String> expected = JobBench.hashes(calm);
    assertThat(expected).hasSizeGreaterThan(20);
    Files.move(folder.resolve("store"), folder.resolve("calm-store"));
    ask();
    Random random = new Random(seed);
    int amidst = 0;
    int asked = 1;
    for (int k = 0; k < kills; k++) {
      Process process = start(bench);
      Path ready = folder.resolve("out.txt");
      if (random.nextInt(6) > 0) {
        waitUntil(() -> Files.exists(ready) && Files.readString(ready).contains("http"), process);
        Thread.sleep(random.nextInt(6_000));
      } else {
        Thread.sleep(random.nextInt(4_000));
      }
      boolean alive = process.isAlive();
      process.destroyForcibly().waitFor();
      assertThat(alive).as("seed %d, kill %d: %s", seed, k, text()).isTrue();
      JobRun last = last();
      amidst += last.state().equals(JobRun.RUNNING) ? 1 : 0;
      if (last.state().equals(JobRun.DONE)) {
        ask();
        asked++;
      }
    }
    finish(start(bench));
    System.out.printf(
        "%d kills, %d of them in the middle of a run; %d runs%n", kills, amidst, asked);
    assertThat(amidst).as("seed %d", seed).isPositive();
    assertThat(JobBench.hashes(bench.results())).as("seed %d", seed).isEqualTo(expected);
    assertThat(bench.results().resolve(ResultLog.FILE))
        .as("seed %d", seed)
        .hasSameBinaryContentAs(calm.resolve(ResultLog.FILE));
    try (Store store = Store.open(store())) {
      assertThat(store.jobRuns().list(new PageRequest(0, 100)).items())
          .hasSize(asked)
          .allMatch(run -> run.state().equals(JobRun.DONE));
      assertThat(store.placeActivities().listNights(NIGHT, NIGHT.plusDays(9)))
          .isEqualTo(contents(calm));
    }
  }

  private static Map<java.time.LocalDate, String> contents(Path results) throws IOException {
    Map<java.time.LocalDate, String> contents = new TreeMap<>();
    for (Path night : org.minewatch.web.store.NightFolder.listNights(results)) {
      var content = org.minewatch.web.store.NightFolder.read(night);
      contents.put(content.night(), content.contentHash());
    }
    return contents;
  }

  private void ask() {
    try (Store store = Store.open(store())) {
      store.jobRuns().ask("hand", "anna", "Anna", NIGHT, NIGHT.plusDays(NIGHTS - 1L));
    }
  }

  private JobRun last() {
    try (Store store = Store.open(store())) {
      return store.jobRuns().list(new PageRequest(0, 1)).items().get(0);
    }
  }

  private void finish(Process process) throws Exception {
    waitUntil(() -> text().contains("has judged"), process);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(JobBench bench) throws IOException {
    for (String file : List.of("out.txt", "err.txt")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("org.minewatch.web.Minewatch");
    command.addAll(List.of("serve", "--port", "0", "--nightly", "--region"));
    command.add(bench.region().toString());
    command.add("--result");
    command.add(bench.results().toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MINEWATCH_STORE_URL", store().url());
    builder.environment().put("MINEWATCH_JOB_CRON", "-");
    builder.environment().put("MINEWATCH_JOB_POLLSECONDS", "1");
    builder.environment().put("MINEWATCH_JOB_LEASESECONDS", "3");
    builder.environment().put("MINEWATCH_DRAWINGS_WORK", folder.resolve("desk").toString());
    builder.redirectOutput(new File(folder.toFile(), "out.txt"));
    builder.redirectError(new File(folder.toFile(), "err.txt"));
    return builder.start();
  }

  private String text() {
    StringBuilder all = new StringBuilder();
    for (String file : List.of("out.txt", "err.txt")) {
      try {
        all.append(Files.readString(folder.resolve(file)));
      } catch (IOException e) {
        all.append(e);
      }
    }
    return all.toString();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void waitUntil(Condition condition, Process process) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.holds()) {
      assertThat(process.isAlive()).as("seed %d: %s", seed, text()).isTrue();
      assertThat(System.nanoTime()).as("seed %d: %s", seed, text()).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
