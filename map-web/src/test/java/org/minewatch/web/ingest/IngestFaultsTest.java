package org.minewatch.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.system.MapServer;

/**
 * The database is torn away while files come and people look: no file is lost, none is there twice,
 * and the map answers, with words while it cannot.
 */
class IngestFaultsTest {
  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  @Test
  void aDatabaseThatIsGoneForAMomentLosesNoFileAndTheMapComesBack() throws Exception {
    run(2, 1_500, 60);
  }

  @Test
  @Tag("show")
  void aDatabaseThatIsGoneAgainAndAgainLosesNoFileAndTheMapComesBack() throws Exception {
    run(8, 5_000, 600);
  }

  private void run(int times, long millis, int files) throws Exception {
    PostgisServer database = PostgisServer.startFresh();
    StoreSettings store = database.create();
    IngestBench bench =
        IngestBench.over(folder, IngestBench.with(folder).region(), java.time.Instant.now());
    Map<String, Object> settings = new LinkedHashMap<>(bench.properties());
    settings.put("minewatch.store.url", store.url());
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put(People.DEMO, true);
    try (MapServer server = MapServer.start(settings)) {
      server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
      HttpClient reader = People.demo(server.port(), "regulator");
      ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
      ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
      Thread looking =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  try {
                    var answer =
                        People.get(
                            reader, server.port(), "/api/nights/" + SampleNight.NIGHT + "/mines");
                    answers.add(answer.statusCode());
                    if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
                      wrong.add(answer.statusCode() + " " + answer.body());
                    }
                    Thread.sleep(20);
                  } catch (InterruptedException | IllegalStateException e) {
                    return;
                  }
                }
              });
      looking.start();
      Random random = new Random(seed);
      for (int i = 0; i < files; i++) {
        LocalDateTime time = IngestBench.MORNING.plusSeconds(30L * i);
        String mine = i % 2 == 0 ? IngestBench.MINE : IngestBench.OTHER;
        bench.put(
            "drop/"
                + mine
                + "_RYSS_"
                + time.toString().replaceAll("[-T:]", "")
                + (time.getSecond() == 0 ? "00" : "")
                + ".txt",
            IngestBench.snapshot(mine, time, 5).bytes());
        if (i % (files / times) == files / times / 2) {
          Thread.sleep(random.nextInt(800));
          database.crash();
          Thread.sleep(millis);
          database.start();
        }
        Thread.sleep(20);
      }
      Store opened = server.get(Store.class);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (accepted(opened).size() < files) {
        assertThat(System.nanoTime())
            .as("seed %d: %d files", seed, accepted(opened).size())
            .isLessThan(end);
        Thread.sleep(200);
      }
      assertThat(accepted(opened)).as("nothing twice").hasSize(files).doesNotHaveDuplicates();
      assertThat(
              People.get(reader, server.port(), "/api/nights/" + SampleNight.NIGHT + "/mines")
                  .statusCode())
          .as("the map is alive and its session is as well")
          .isEqualTo(200);
      looking.interrupt();
      looking.join();
      assertThat(wrong).as("seed %d", seed).isEmpty();
      assertThat(answers).contains(200);
    }
  }

  private static List<String> accepted(Store store) {
    return IngestBench.files(store).stream()
        .filter(f -> f.state().equals(ReceivedFile.ACCEPTED) && f.source().equals("drop"))
        .map(ReceivedFile::name)
        .toList();
  }
}
