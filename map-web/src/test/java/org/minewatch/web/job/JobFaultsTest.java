package org.minewatch.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.minewatch.web.job.JobBench.NIGHT;
import static org.minewatch.web.job.JobBench.NIGHTS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/**
 * A full disk, a database that is gone, a clock that is set back: no night lost, nothing twice, and
 * in the end folder and store as an undisturbed run leaves them.
 */
class JobFaultsTest {
  private static final int PAGE_BYTES = 4096;

  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  private static JobRun last(Store store) {
    return store.jobRuns().list(new PageRequest(0, 1)).items().get(0);
  }

  /** Folder and store hold what an undisturbed run leaves. */
  private void asUndisturbed(JobBench bench, Store store) throws IOException {
    assertThat(JobBench.hashes(bench.results()))
        .as("seed %d", seed)
        .isEqualTo(JobBench.hashes(bench.undisturbed()));
    assertThat(bench.results().resolve(ResultLog.FILE))
        .hasSameBinaryContentAs(bench.undisturbed().resolve(ResultLog.FILE));
    Map<LocalDate, String> contents = new TreeMap<>();
    for (Path night : NightFolder.listNights(bench.undisturbed())) {
      contents.put(LocalDate.parse(night.getFileName().toString()), NightFolder.contentHash(night));
    }
    assertThat(store.placeActivities().listNights(NIGHT, NIGHT.plusDays(NIGHTS)))
        .as("seed %d", seed)
        .isEqualTo(contents);
    assertThat(store.evidenceLog().all()).as("nothing twice").hasSize(NIGHTS);
    assertThat(store.jobRuns().unfinished()).isEmpty();
  }

  private static boolean mount(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static long pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long pages = 0;
      for (Path file : files.toList()) {
        pages += 1 + (Files.isRegularFile(file) ? Files.size(file) / PAGE_BYTES + 1 : 0);
      }
      return pages;
    }
  }

  @Test
  void aFullDiskStopsTheRunWhichGoesOnWhenThereIsRoom() throws Exception {
    JobBench bench = new JobBench(folder);
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    Path results = Files.createDirectories(bench.results());
    List<Path> nights = NightFolder.listNights(bench.undisturbed());
    long room = pages(nights.get(0)) + pages(nights.get(1)) / 2;
    assumeThat(
            mount(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + room * PAGE_BYTES,
                "tmpfs",
                results.toString()))
        .as("a small file system can be mounted, which needs root")
        .isTrue();
    try (Store store = Store.open(TestDatabase.H2.create());
        NightJobs server = bench.server(store, "one")) {
      store.jobRuns().ask("hand", "anna", "Anna", NIGHT, NIGHT.plusDays(NIGHTS - 1L));
      server.look();
      assertThat(last(store).state()).isEqualTo(JobRun.WAITING);
      assertThat(last(store).trouble()).contains("No space left");
      assertThat(store.jobRuns().unfinished()).contains(NIGHT);
      assertThat(mount("mount", "-o", "remount,size=512m", results.toString())).isTrue();
      store.jobRuns().ask("schedule", "", "", null, null);
      server.look();
      assertThat(last(store).state()).as(last(store).trouble()).isEqualTo(JobRun.DONE);
      asUndisturbed(bench, store);
    } finally {
      assertThat(mount("umount", results.toString())).isTrue();
    }
  }

  @Test
  void aDatabaseThatIsGoneForAMomentStopsNothingForLong() throws Exception {
    databaseGone(1_500, 2);
  }

  @Test
  @Tag("show")
  void aDatabaseThatIsGoneForAMinuteStopsNothingForLong() throws Exception {
    databaseGone(60_000, 1);
  }

  private void databaseGone(long millis, int times) throws Exception {
    JobBench bench = new JobBench(folder);
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    PostgisServer database = PostgisServer.startFresh();
    Random random = new Random(seed);
    try (Store store = Store.open(database.create());
        NightJobs server = bench.server(store, "one", 3, 1)) {
      store.jobRuns().ask("hand", "anna", "Anna", NIGHT, NIGHT.plusDays(NIGHTS - 1L));
      Thread worker =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  try {
                    server.look();
                    Thread.sleep(100);
                  } catch (InterruptedException e) {
                    return;
                  } catch (RuntimeException e) {
                    // As the worker of a real server, which looks again.
                  }
                }
              });
      worker.start();
      for (int i = 0; i < times; i++) {
        Thread.sleep(200 + random.nextInt(1_500));
        database.crash();
        Thread.sleep(millis);
        database.start();
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (!last(store).state().equals(JobRun.DONE)) {
        assertThat(System.nanoTime()).as("seed %d: %s", seed, last(store)).isLessThan(end);
        Thread.sleep(100);
      }
      worker.interrupt();
      worker.join();
      assertThat(store.jobRuns().list(new PageRequest(0, 9)).items()).hasSize(1);
      asUndisturbed(bench, store);
    }
  }

  @Test
  void aClockThatIsSetBackMakesNothingDueAndLosesNoNight() throws Exception {
    JobBench bench = new JobBench(folder);
    bench.setClock(JobBench.at(NIGHT.plusDays(1), 12));
    try (Store store = Store.open(TestDatabase.H2.create())) {
      try (NightJobs server = bench.server(store, "one")) {
        server.begin();
        server.look();
        bench.setClock(JobBench.at(NIGHT.plusDays(2), 2));
        server.look();
        assertThat(last(store).nights()).containsExactly(NIGHT.plusDays(1));
        bench.setClock(JobBench.at(NIGHT.plusDays(1), 3));
        server.look();
        assertThat(store.jobRuns().list(new PageRequest(0, 9)).items()).hasSize(2);
      }
      try (NightJobs restarted = bench.server(store, "two")) {
        restarted.begin();
        restarted.look();
        assertThat(last(store).state()).isEqualTo(JobRun.DONE);
        assertThat(last(store).nights()).as("judged before the clock was set back").isEmpty();
        bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 2));
        restarted.look();
        assertThat(last(store).nights()).containsExactly(NIGHT.plusDays(2));
      }
      asUndisturbed(bench, store);
    }
  }
}
