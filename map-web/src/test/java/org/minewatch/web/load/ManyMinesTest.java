package org.minewatch.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.synth.DrawingForm;
import org.minewatch.synth.LayerHabit;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.MapServer;

/**
 * A province at once: every mine hands in who is underground every half minute, people look at the
 * map, and the nightly job judges, on a PostGIS that forces what it commits to the disk.
 */
class ManyMinesTest {
  private static final LocalDate NIGHT = LargeNight.NIGHT.plusDays(1);

  @TempDir Path folder;

  /** What a run of the load came to. */
  private record Came(
      int sent, double[] seconds, int waiting, List<String> faults, long accepted, int nights) {}

  /** Nights that the store has when the load begins. */
  private static final int NIGHTS = Integer.getInteger("minewatch.load.nights", 1);

  @Test
  void whatSomeMinesHandInIsSeenWhileOthersLook() throws Exception {
    Came came = run(PostgisServer.get().create(), 40, 20, 4, 3, 10, 500);
    assertThat(came.faults()).isEmpty();
    assertThat(came.waiting()).as("files that nobody saw").isZero();
    assertThat(came.accepted()).isEqualTo(came.sent());
  }

  @Test
  @Tag("show")
  void sixHundredMinesEveryHalfMinuteLeaveNoBacklog() throws Exception {
    PostgisServer database = PostgisServer.startDurable();
    int seconds = Integer.getInteger("minewatch.load.seconds", 120);
    Came came = run(database.create(), 600, 300, 30, 50, seconds, 20_000);
    assertThat(came.faults()).isEmpty();
    assertThat(came.waiting()).as("backlog").isZero();
    assertThat(came.accepted()).isEqualTo(came.sent());
    assertThat(ManyUsersTest.percentile(came.seconds(), 99)).as("p99").isLessThan(5);
  }

  private Came run(
      StoreSettings store, int mines, int people, int every, int users, int seconds, int findings)
      throws Exception {
    Path region = region(mines);
    Path drop = Files.createDirectories(folder.resolve("drop"));
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", store.url());
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put("minewatch.ingest.archive", folder.resolve("archive"));
    settings.put("minewatch.ingest.region", region);
    settings.put("minewatch.ingest.folders", drop);
    settings.put("minewatch.job.region", region);
    settings.put("minewatch.job.results", folder.resolve("results"));
    settings.put("minewatch.job.cron", "-");
    settings.put("minewatch.job.poll-seconds", 1);
    settings.put("minewatch.ingest.uploads-in-hand", 200);
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    ConcurrentLinkedQueue<ManyUsersTest.Took> log = new ConcurrentLinkedQueue<>();
    try (MapServer server = MapServer.start(settings)) {
      LargeNight.importNights(server.nightImport(), NIGHTS, mines, findings);
      List<HttpClient> accounts = accounts(server.port(), mines);
      Store opened = server.get(Store.class);
      try (ManyMines load = new ManyMines(server.port(), drop, mines, people, every, accounts)) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> readers = users(server.port(), users, mines, findings, end, log);
        load.start();
        HttpClient supervisor = People.demo(server.port(), "supervisor");
        long last = System.nanoTime();
        while (System.nanoTime() < end) {
          if (runs(opened, JobRun.DONE) == opened.jobRuns().list(new PageRequest(0, 1)).total()) {
            ask(server.port(), supervisor);
          }
          Thread.sleep(1_000);
          if (System.nanoTime() - last > TimeUnit.SECONDS.toNanos(15)) {
            last = System.nanoTime();
            double[] so = load.seconds();
            double[] http = load.secondsOverHttp();
            System.out.printf(
                "%d files sent, %d seen, %d under way, p99 so far %.2f s, median over HTTP %.2f s%n",
                load.sent(),
                so.length,
                load.waiting(),
                so.length == 0 ? 0 : ManyUsersTest.percentile(so, 99),
                http.length == 0 ? 0 : ManyUsersTest.percentile(http, 50));
          }
        }
        load.stopSending();
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (load.waiting() > 0 && System.nanoTime() < patience) {
          Thread.sleep(100);
        }
        for (Thread reader : readers) {
          reader.join();
        }
        Came came =
            new Came(
                load.sent(),
                load.seconds(),
                load.waiting(),
                load.faults(),
                accepted(opened),
                runs(opened, JobRun.DONE));
        print(came, mines, people, every, seconds);
        System.out.println(
            "p99 of each half minute: "
                + load.byHalfMinute().stream()
                    .map(s -> "%.1f".formatted(ManyUsersTest.percentile(s, 99)))
                    .collect(Collectors.joining(" ")));
        if (users > 0) {
          ManyUsersTest.print(log, users);
        }
        assertThat(log).allMatch(t -> t.status() == 200 || t.status() == 304);
        return came;
      }
    }
  }

  private static void print(Came came, int mines, int people, int every, int seconds) {
    double[] s = came.seconds();
    System.out.printf(
        "%d mines of %d people every %d s for %d s: %d files sent, %d accepted, %d not seen;"
            + " seen after median %.2f s, p95 %.2f s, p99 %.2f s, worst %.2f s; %d nights judged%n",
        mines,
        people,
        every,
        seconds,
        came.sent(),
        came.accepted(),
        came.waiting(),
        ManyUsersTest.percentile(s, 50),
        ManyUsersTest.percentile(s, 95),
        ManyUsersTest.percentile(s, 99),
        s[s.length - 1],
        came.nights());
  }

  private static long accepted(Store store) {
    return store
        .receivedFiles()
        .list(
            new ReceivedFiles.Filter(null, ReceivedFile.ACCEPTED, null),
            Visible.EVERYTHING,
            new PageRequest(0, 1))
        .total();
  }

  private static void ask(int port, HttpClient supervisor) {
    String night = "{\"from\":\"" + NIGHT + "\",\"to\":\"" + NIGHT + "\"}";
    assertThat(People.write(supervisor, port, "POST", "/api/job/runs", night).statusCode())
        .isEqualTo(201);
  }

  private static int runs(Store store, String state) {
    return (int)
        store.jobRuns().list(new PageRequest(0, 500)).items().stream()
            .filter(run -> run.state().equals(state))
            .count();
  }

  private static List<Thread> users(
      int port,
      int users,
      int mines,
      int findings,
      long end,
      ConcurrentLinkedQueue<ManyUsersTest.Took> log) {
    List<Thread> threads = new ArrayList<>();
    for (int u = 0; u < users; u++) {
      Random random = new Random(u);
      Thread thread =
          new Thread(() -> ManyUsersTest.use(port, mines, findings, random, end, log), "user " + u);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private static List<HttpClient> accounts(int port, int mines) {
    HttpClient administrator = People.demo(port, "administrator");
    List<List<String>> shares = new ArrayList<>();
    int count = Math.max(1, mines / 10 / (ManyMines.MINES_AN_ACCOUNT / 10));
    IntStream.range(0, count).forEach(i -> shares.add(new ArrayList<>()));
    for (int m = 0; m < mines; m++) {
      if (ManyMines.isOverHttp(m)) {
        shares.get(m / 10 % count).add("\"" + LargeNight.mine(m) + "\"");
      }
    }
    List<HttpClient> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(
          People.madeBy(
              administrator,
              port,
              "sender-" + i,
              "上传",
              "mine-user",
              "\"mineCodes\":[" + String.join(",", shares.get(i)) + "]"));
    }
    return clients;
  }

  /** A region with two mines that can be judged, and all the others by their names. */
  private Path region(int mines) throws Exception {
    DrawingForm form = new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true);
    SyntheticRegion.write(
        new SynthSpec(
            11,
            LargeNight.REGION,
            NIGHT,
            1,
            List.of(
                MineSpec.named("白露示例煤矿")
                    .drawing(form)
                    .fixes(60, 1)
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE)
                    .build(),
                MineSpec.named("秋分示例煤矿").drawing(form).fixes(60, 1).build())),
        folder);
    Path region = folder.resolve(SyntheticRegion.REGION);
    Path table = region.resolve("mines.csv");
    int columns = Files.readAllLines(table).get(0).split(",", -1).length;
    StringBuilder more = new StringBuilder();
    for (int m = 0; m < mines; m++) {
      more.append(LargeNight.mine(m)).append(",第").append(m).append("示例煤矿,EPSG:4523");
      more.append(",".repeat(columns - 3)).append('\n');
    }
    Files.writeString(table, more, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    return region;
  }
}
