package org.minewatch.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.job.JobBench.NIGHT;
import static org.minewatch.web.job.JobBench.NIGHTS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.Subscription;
import org.minewatch.web.store.TestDatabase;

/** The job by itself: what is due, what comes late, two servers, servers that died. */
class NightJobsTest {
  @TempDir Path folder;

  private JobBench bench;
  private StoreSettings settings;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    bench = new JobBench(folder);
    on(TestDatabase.H2);
  }

  private void on(TestDatabase database) {
    if (store != null) {
      store.close();
    }
    settings = database.create();
    store = Store.open(settings);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<JobRun> runs() {
    return store.jobRuns().list(new PageRequest(0, 100)).items();
  }

  private JobRun last() {
    return runs().get(0);
  }

  private List<LocalDate> nights() {
    return store
        .placeActivities()
        .listNights(NIGHT.minusDays(9), NIGHT.plusDays(99))
        .keySet()
        .stream()
        .toList();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nightAfterNightIsJudgedAsInOneRunAndNobodyAsks(TestDatabase database) throws Exception {
    on(database);
    List<List<LocalDate>> tidied = new ArrayList<>();
    bench.afterNights =
        () -> {
          tidied.add(nights());
          throw new IllegalStateException("tidying up failed");
        };
    try (NightJobs server = bench.server(store, "one")) {
      server.begin();
      assertThat(server.next()).isEqualTo(NIGHT.plusDays(2) + "T01:30+08:00[Asia/Shanghai]");
      server.look();
      assertThat(last().reason()).isEqualTo("start");
      assertThat(last().state()).as(last().trouble()).isEqualTo(JobRun.DONE);
      assertThat(last().nights()).containsExactly(NIGHT);
      server.look();
      assertThat(runs()).hasSize(1);
      for (int n = 1; n < NIGHTS; n++) {
        bench.setClock(JobBench.at(NIGHT.plusDays(n + 1L), 1));
        server.look();
        assertThat(runs()).hasSize(n);
        bench.setClock(JobBench.at(NIGHT.plusDays(n + 1L), 2));
        server.look();
        assertThat(runs()).hasSize(n + 1);
        assertThat(last().reason()).isEqualTo("schedule");
        assertThat(last().nights()).containsExactly(NIGHT.plusDays(n));
      }
    }
    assertThat(JobBench.hashes(bench.results())).isEqualTo(JobBench.hashes(bench.undisturbed()));
    try (var kept =
        Files.list(bench.results().resolve(NightlyJob.FACTS).resolve(NIGHT.toString()))) {
      assertThat(kept).as("what the first night left").hasSize(2);
    }
    assertThat(nights()).containsExactly(NIGHT, NIGHT.plusDays(1), NIGHT.plusDays(2));
    assertThat(bench.notes).hasSize(NIGHTS).allMatch(note -> note.startsWith("job.done"));
    assertThat(tidied).as("after each night, when it is in the store").hasSize(NIGHTS);
    assertThat(tidied.get(0)).containsExactly(NIGHT);
  }

  @Test
  void positionsThatComeLateAreJudgedAgainFromTheirNightOn() throws Exception {
    Path tracks = bench.region().resolve("tracks");
    Path mine;
    try (var mines = Files.list(tracks)) {
      mine = mines.sorted().findFirst().orElseThrow();
    }
    Path late;
    try (var files = Files.list(mine)) {
      String day = NIGHT.plusDays(1).toString();
      late =
          files.filter(f -> f.getFileName().toString().startsWith(day)).findFirst().orElseThrow();
    }
    Path aside = folder.resolve("late");
    Files.move(late, aside);
    bench.setClock(JobBench.at(NIGHT.plusDays(1), 12));
    try (NightJobs server = bench.server(store, "one")) {
      server.begin();
      server.look();
      bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
      server.look();
      assertThat(last().nights()).containsExactly(NIGHT.plusDays(1), NIGHT.plusDays(2));
      var without = JobBench.hashes(bench.results());
      Files.move(aside, late);
      store.jobRuns().ask("hand", "anna", "Anna", null, null);
      server.look();
      assertThat(last().state()).as(last().trouble()).isEqualTo(JobRun.DONE);
      assertThat(last().nights()).containsExactly(NIGHT.plusDays(1), NIGHT.plusDays(2));
      assertThat(Files.readAllLines(bench.results().resolve(ResultLog.FILE)))
          .as("three nights, and two that came out otherwise")
          .hasSize(5);
      assertThat(JobBench.hashes(bench.results())).isNotEqualTo(without);
      assertThat(JobBench.hashes(bench.results())).isEqualTo(JobBench.hashes(bench.undisturbed()));
    }
  }

  @Test
  void aPastRangeTakesTheLaterNightsWithIt() {
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    try (NightJobs server = bench.server(store, "one")) {
      store.jobRuns().ask("hand", "anna", "Anna", NIGHT, NIGHT.plusDays(2));
      server.look();
      assertThat(last().nights()).hasSize(3);
      JobRun again =
          store.jobRuns().ask("hand", "anna", "Anna", NIGHT.plusDays(1), NIGHT.plusDays(1));
      assertThat(
              store
                  .jobRuns()
                  .ask("hand", "ivan", "Ivan", NIGHT.plusDays(1), NIGHT.plusDays(1))
                  .id())
          .isEqualTo(again.id());
      server.look();
      assertThat(last().id()).isEqualTo(again.id());
      assertThat(last().nights()).containsExactly(NIGHT.plusDays(1), NIGHT.plusDays(2));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void twoServersAtOnceRunItOnce(TestDatabase database) throws Exception {
    on(database);
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    store.jobRuns().ask("hand", "anna", "Anna", NIGHT, NIGHT.plusDays(2));
    try (Store other = Store.open(settings);
        NightJobs one = bench.server(store, "one");
        NightJobs two = bench.server(other, "two")) {
      CountDownLatch go = new CountDownLatch(1);
      List<Thread> servers =
          List.of(one, two).stream()
              .map(
                  server ->
                      new Thread(
                          () -> {
                            try {
                              go.await();
                            } catch (InterruptedException e) {
                              Thread.currentThread().interrupt();
                            }
                            server.look();
                          }))
              .toList();
      servers.forEach(Thread::start);
      go.countDown();
      for (Thread server : servers) {
        server.join();
      }
      assertThat(runs()).hasSize(1);
      assertThat(last().state()).as(last().trouble()).isEqualTo(JobRun.DONE);
      assertThat(last().attempts()).isEqualTo(1);
    }
    assertThat(JobBench.hashes(bench.results())).isEqualTo(JobBench.hashes(bench.undisturbed()));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatAServerLeftThatDiedIsBegunAgainWhenItsLeaseHasEnded(TestDatabase database)
      throws Exception {
    on(database);
    bench.setClock(JobBench.at(NIGHT.plusDays(1), 12));
    store.jobRuns().ask("schedule", "", "", null, null);
    assertThat(store.jobRuns().acquire("dead", 2)).isPresent();
    assertThat(store.jobRuns().takeNext("dead")).isPresent();
    try (NightJobs server = bench.server(store, "one")) {
      server.look();
      assertThat(last().state()).isEqualTo(JobRun.RUNNING);
      assertThat(last().server()).isEqualTo("dead");
      Thread.sleep(2_500);
      server.look();
      assertThat(last().state()).as(last().trouble()).isEqualTo(JobRun.DONE);
      assertThat(last().server()).isEqualTo("one");
      assertThat(last().attempts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whoHasLostTheLeaseWritesNothingMore(TestDatabase database) {
    on(database);
    long first = store.jobRuns().acquire("one", 60).orElseThrow();
    assertThat(store.jobRuns().acquire("two", 60)).isEmpty();
    store.jobRuns().release(first);
    long second = store.jobRuns().acquire("two", 60).orElseThrow();
    assertThat(second).isGreaterThan(first);
    assertThat(store.jobRuns().renew(first, 60)).isFalse();
    assertThat(store.transactions().<Boolean>in(() -> store.jobRuns().hold(first))).isFalse();
    assertThat(store.transactions().<Boolean>in(() -> store.jobRuns().hold(second))).isTrue();
    store.jobRuns().release(first);
    assertThat(store.jobRuns().acquire("three", 60)).isEmpty();
  }

  @Test
  void aRegionThatIsGoneStopsTheRunWhichIsTriedAgain() throws Exception {
    bench.setClock(JobBench.at(NIGHT.plusDays(1), 12));
    Path away = folder.resolve("away");
    Files.move(bench.region(), away);
    try (NightJobs server = bench.server(store, "one")) {
      server.begin();
      server.look();
      assertThat(last().state()).isEqualTo(JobRun.WAITING);
      assertThat(last().trouble()).isNotEmpty();
      assertThat(last().attempts()).isEqualTo(1);
      assertThat(nights()).isEmpty();
      Files.move(away, bench.region());
      server.look();
      assertThat(last().state()).as("not yet").isEqualTo(JobRun.WAITING);
    }
  }

  @Test
  void aNightThatAKillKeptFromTheStoreIsTakenInByTheNextRun() throws Exception {
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    Files.move(bench.undisturbed(), bench.results());
    try (NightJobs server = bench.server(store, "one")) {
      server.begin();
      server.look();
      assertThat(last().state()).as(last().trouble()).isEqualTo(JobRun.DONE);
      assertThat(last().nights()).isEmpty();
    }
    assertThat(nights()).hasSize(NIGHTS);
  }

  @Test
  void whatARunLeftThatWasStoppedWhileItWroteIsJudgedAgainThoughItsPositionsAreTheSame()
      throws Exception {
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    Files.move(bench.undisturbed(), bench.results());
    try (NightJobs server = bench.server(store, "one")) {
      store.jobRuns().writing(NIGHT.plusDays(2));
      store.jobRuns().writing(NIGHT.plusDays(1));
      store.jobRuns().writing(NIGHT.plusDays(2));
      store.jobRuns().ask("schedule", "", "", null, null);
      server.look();
      assertThat(last().nights()).containsExactly(NIGHT.plusDays(1), NIGHT.plusDays(2));
      assertThat(store.jobRuns().unfinished()).isEmpty();
      store.jobRuns().ask("schedule", "", "", null, null);
      server.look();
      assertThat(last().nights()).isEmpty();
    }
    assertThat(JobBench.hashes(bench.results())).isEqualTo(JobBench.hashes(bench.undisturbed()));
  }

  @Test
  void aNightOfTheFolderThatDiffersFromTheStoreIsTakenInAndNoOther() throws Exception {
    bench.setClock(JobBench.at(NIGHT.plusDays(NIGHTS), 12));
    Files.move(bench.undisturbed(), bench.results());
    try (NightJobs server = bench.server(store, "one")) {
      server.begin();
      server.look();
      var before = store.evidenceLog().all();
      assertThat(before).hasSize(NIGHTS);
      Path findings =
          bench.results().resolve(NIGHT.plusDays(1).toString()).resolve("findings.geojson");
      Files.writeString(findings, Files.readString(findings).replace("\n", "\n\n"));
      store.jobRuns().ask("schedule", "", "", null, null);
      server.look();
      assertThat(last().state()).as(last().trouble()).isEqualTo(JobRun.DONE);
      assertThat(store.evidenceLog().all()).hasSize(NIGHTS + 1);
      assertThat(store.evidenceLog().all().get(NIGHTS).subject())
          .isEqualTo(NIGHT.plusDays(1).toString());
    }
  }

  @Test
  void aNightIsPutIntoTheOutboxOnceForEachVersionOfIt() {
    subscribe();
    bench.setClock(JobBench.at(NIGHT.plusDays(1), 12));
    try (NightJobs server = bench.server(store, "one")) {
      server.begin();
      server.look();
      assertThat(deliveries()).extracting(Delivery::night).containsExactly(NIGHT);
      store.jobRuns().ask("hand", "anna", "Anna", NIGHT, NIGHT);
      server.look();
      assertThat(last().nights()).as("judged again").containsExactly(NIGHT);
      assertThat(deliveries()).as("and came out the same").hasSize(1);
    }
  }

  private List<Delivery> deliveries() {
    return store.deliveries().list(Optional.empty(), new PageRequest(0, 100)).items();
  }

  private void subscribe() {
    OffsetDateTime at = OffsetDateTime.parse("2026-03-01T00:00:00Z");
    store
        .accounts()
        .add(
            new AccountRow(
                "anna",
                "Anna",
                "regulator",
                true,
                List.of(),
                List.of(),
                "x",
                false,
                true,
                1,
                0,
                null,
                at,
                null));
    store
        .subscriptions()
        .add(
            new Subscription(
                0, "anna", Subscription.MAIL, "anna@a.example", "zh", List.of("pdf"), 1, true, at));
  }
}
