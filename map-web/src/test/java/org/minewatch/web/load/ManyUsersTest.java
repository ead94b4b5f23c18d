package org.minewatch.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import org.minewatch.web.system.MapServer;

/**
 * Many people at the map at once: each looks at the list, at mines and findings, thinks a moment,
 * and goes on. Prints the times of each kind of request.
 */
class ManyUsersTest {

  record Took(String what, double millis, int status) {}

  /**
   * A tenth of what {@link #fiftyUsers} does, and no promise about the time but that all answer.
   */
  @Test
  void fiveUsersAreAllAnswered() throws Exception {
    Map<String, double[]> times = run(60, 2_000, 5, 10);
    assertThat(times).isNotEmpty();
  }

  @Test
  @Tag("show")
  void fiftyUsers() throws Exception {
    Map<String, double[]> times = run(600, 20_000, 50, 60);
    times.forEach(
        (what, millis) -> assertThat(percentile(millis, 95)).as("p95 of " + what).isLessThan(300));
  }

  private static Map<String, double[]> run(int mines, int findings, int users, int seconds)
      throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    try (MapServer server = MapServer.start(settings)) {
      server.nightImport().importNight(LargeNight.of(mines, findings, 7));
      ConcurrentLinkedQueue<Took> log = new ConcurrentLinkedQueue<>();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      List<Thread> threads = new ArrayList<>();
      for (int u = 0; u < users; u++) {
        Random random = new Random(u);
        Thread thread =
            new Thread(
                () -> {
                  pause(random);
                  use(server.port(), mines, findings, random, end, log);
                },
                "user " + u);
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(log).allMatch(t -> t.status() == 200 || t.status() == 304);
      return print(log, users);
    }
  }

  /**
   * What the page does when it is opened, then one mine after the other with some of its findings.
   */
  static void use(
      int port, int mines, int findings, Random random, long end, ConcurrentLinkedQueue<Took> log) {
    HttpClient client = People.demo(port, "regulator");
    String night = "/api/nights/" + LargeNight.NIGHT;
    Map<String, String> tags = new TreeMap<>();
    while (System.nanoTime() < end) {
      ask(client, port, "region", "/api/region", tags, log);
      ask(client, port, "mines", night + "/mines", tags, log);
      ask(client, port, "findings, a page", night + "/findings?page=0&size=500", tags, log);
      ask(client, port, "licences.geojson", night + "/licences.geojson", tags, log);
      ask(
          client,
          port,
          "what cannot be judged",
          night + "/judgements?state=cannot-judge",
          tags,
          log);
      ask(client, port, "search", night + "/findings?size=100&q=" + random.nextInt(200), tags, log);
      for (int i = 0; i < 6 && System.nanoTime() < end; i++) {
        String mine = LargeNight.mine(random.nextInt(mines));
        String at = night + "/mines/" + mine;
        ask(
            client,
            port,
            "findings.geojson of a mine",
            night + "/findings.geojson?mine=" + mine,
            tags,
            log);
        ask(client, port, "judgements of a mine", night + "/judgements?mine=" + mine, tags, log);
        ask(client, port, "layers of a mine", at + "/layers", tags, log);
        ask(client, port, "a layer", at + "/layers/roadway.geojson", tags, log);
        ask(client, port, "sight", at + "/sight", tags, log);
        ask(
            client,
            port,
            "a finding",
            night + "/findings/" + LargeNight.finding(random.nextInt(findings)),
            tags,
            log);
        pause(random);
      }
    }
  }

  /** A person looks at what came before asking for more. */
  private static void pause(Random random) {
    try {
      Thread.sleep(2_000 + random.nextInt(6_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void ask(
      HttpClient client,
      int port,
      String what,
      String path,
      Map<String, String> tags,
      ConcurrentLinkedQueue<Took> log) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept-Encoding", "gzip");
    if (tags.containsKey(path)) {
      request.header("If-None-Match", tags.get(path));
    }
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer.headers().firstValue("ETag").ifPresent(tag -> tags.put(path, tag));
      log.add(new Took(what, (System.nanoTime() - start) / 1e6, answer.statusCode()));
    } catch (java.io.IOException e) {
      log.add(new Took(what, 0, 599));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Map<String, double[]> print(Iterable<Took> log, int users) {
    Map<String, List<Double>> lists = new TreeMap<>();
    log.forEach(t -> lists.computeIfAbsent(t.what(), w -> new ArrayList<>()).add(t.millis()));
    Map<String, double[]> times = new TreeMap<>();
    lists.forEach(
        (what, list) -> {
          double[] sorted = list.stream().mapToDouble(d -> d).sorted().toArray();
          times.put(what, sorted);
          System.out.printf(
              "%d users, %-28s %6d requests, median %6.1f ms, p95 %6.1f ms, worst %7.1f ms%n",
              users,
              what,
              sorted.length,
              percentile(sorted, 50),
              percentile(sorted, 95),
              sorted[sorted.length - 1]);
        });
    return times;
  }

  static double percentile(double[] sorted, int percent) {
    double[] copy = sorted.clone();
    Arrays.sort(copy);
    return copy[Math.min(copy.length - 1, (int) Math.ceil(copy.length * percent / 100.0) - 1)];
  }
}
