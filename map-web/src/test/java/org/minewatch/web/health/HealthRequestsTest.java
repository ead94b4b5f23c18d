package org.minewatch.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.JobRuns;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;

/** What the server says of itself, and to whom. */
class HealthRequestsTest {
  private static final Pattern NAME = Pattern.compile("^(minewatch_[a-z_]+)", Pattern.MULTILINE);
  private static final Pattern DOCUMENTED = Pattern.compile("`(_?[a-z]*(?:minewatch_)?[a-z_]+)`");

  @TempDir Path folder;

  private MapServer serve(String... more) throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.job.region", Files.createDirectories(folder.resolve("region")));
    settings.put("minewatch.job.results", Files.createDirectories(folder.resolve("results")));
    settings.put("minewatch.job.cron", "-");
    settings.put("minewatch.job.poll-seconds", 3600);
    settings.put(People.DEMO, true);
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return MapServer.start(settings);
  }

  private static JsonNode part(JsonNode details, String name) {
    for (JsonNode part : details.path("parts")) {
      if (part.path("name").asString().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no " + name + " in " + details);
  }

  @Test
  void anybodyLearnsWhetherItIsUpAndNoMore() throws Exception {
    try (MapServer server = serve()) {
      assertThat(People.get(People.stranger(), server.port(), "/api/health").body())
          .isEqualTo("{\"status\":\"up\"}");
      server.get(Store.class).close();
      var down = People.get(People.stranger(), server.port(), "/api/health");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).isEqualTo("{\"status\":\"down\"}");
    }
  }

  @Test
  void whatIsWrongIsSaidToThoseWhoKeepTheServer() throws Exception {
    try (MapServer server = serve("minewatch.health.least-free-megabytes", "10000000")) {
      JobRuns runs = server.get(Store.class).jobRuns();
      runs.acquire("one", 60);
      runs.ask("hand", "anna", "Anna", null, null);
      long id = runs.takeNext("one").orElseThrow().id();
      runs.stopped(id, "No space left on device", java.util.Optional.empty());
      JsonNode details =
          People.json(
              People.demo(server.port(), "supervisor"), server.port(), "/api/health/details");
      assertThat(details.path("status").asString()).isEqualTo("bad");
      assertThat(part(details, "database").path("state").asString()).isEqualTo("good");
      assertThat(part(details, "run").path("en").asString()).contains("No space left on device");
      assertThat(part(details, "disk-results").path("state").asString()).isEqualTo("bad");
      assertThat(part(details, "deliveries").path("state").asString()).isEqualTo("good");
    }
  }

  @Test
  void aMineThatSentNothingUsableIsLate() throws Exception {
    Path results = folder.resolve("results");
    try (MapServer server =
        serve(
            "minewatch.ingest.archive",
            folder.resolve("archive").toString(),
            "minewatch.ingest.poll-seconds",
            "3600")) {
      SampleResult.write(results, 107.25);
      for (Path night : NightFolder.listNights(results)) {
        server.nightImport().importNight(NightFolder.read(night));
      }
      var supervisor = People.demo(server.port(), "supervisor");
      JsonNode late = People.json(supervisor, server.port(), "/api/health/details");
      assertThat(part(late, "mines").path("state").asString()).isEqualTo("bad");
      var admin = People.demo(server.port(), "administrator");
      String figures = People.get(admin, server.port(), "/api/metrics").body();
      List<String> mines =
          Pattern.compile("minewatch_mine_late\\{mine=\"(\\d+)\"} 1.0")
              .matcher(figures)
              .results()
              .map(r -> r.group(1))
              .toList();
      assertThat(mines).isNotEmpty();
      assertThat(part(late, "mines").path("en").asString())
          .startsWith(mines.size() + " mines")
          .doesNotContain(mines.get(0));
      assertThat(figures).contains("minewatch_health_part{part=\"mines\"} 0.0");

      for (String mine : mines) {
        received(server, mine, mine.equals(mines.get(0)) ? "rejected" : "accepted");
      }
      String after = People.get(admin, server.port(), "/api/metrics").body();
      assertThat(after).contains("minewatch_mine_late{mine=\"" + mines.get(0) + "\"} 1.0");
      assertThat(after.lines().filter(l -> l.startsWith("minewatch_mine_late{"))).hasSize(1);
    }
  }

  private static void received(MapServer server, String mine, String state) {
    ReceivedFiles files = server.get(Store.class).receivedFiles();
    ReceivedFile file =
        new ReceivedFile(
            mine,
            mine,
            "2026-03-05.csv",
            "0".repeat(64),
            1,
            OffsetDateTime.now(ZoneOffset.UTC),
            "drop",
            "",
            "2026-03",
            mine,
            1,
            state,
            "",
            "positions",
            "",
            null,
            1,
            0,
            "",
            "",
            "",
            null,
            null,
            null);
    files.add(file);
    files.judge(file, List.of());
  }

  @Test
  void aCollectorGetsTheFiguresByItsTokenAndNothingElse() throws Exception {
    String token = "0123456789abcdef0123456789abcdef";
    Path file = Files.writeString(folder.resolve("token"), token + "\n");
    try (MapServer server = serve("minewatch.metrics.token-file", file.toString())) {
      assertThat(collected(server, "/api/metrics", "Bearer " + token)).isEqualTo(200);
      for (String wrong :
          List.of(
              "Bearer ",
              "Bearer " + token.substring(1),
              "Bearer " + token + "0",
              "Bearer " + token.toUpperCase(java.util.Locale.ROOT),
              "Basic " + token,
              token)) {
        assertThat(collected(server, "/api/metrics", wrong)).as(wrong).isEqualTo(401);
      }
      for (String other :
          List.of(
              "/api/health/details", "/api/job", "/api/region", "/api/metrics/", "/api/audit")) {
        assertThat(collected(server, other, "Bearer " + token)).as(other).isIn(401, 404);
      }
      Files.writeString(file, token.replace('0', 'x'));
      assertThat(collected(server, "/api/metrics", "Bearer " + token)).isEqualTo(401);
      assertThat(collected(server, "/api/metrics", "Bearer " + token.replace('0', 'x')))
          .isEqualTo(200);
      Files.delete(file);
      assertThat(collected(server, "/api/metrics", "Bearer " + token)).isEqualTo(401);
    }
    try (MapServer without = serve()) {
      assertThat(collected(without, "/api/metrics", "Bearer " + token)).isEqualTo(401);
      assertThat(collected(without, "/api/metrics", "Bearer ")).isEqualTo(401);
    }
  }

  private static int collected(MapServer server, String path, String authorization)
      throws Exception {
    return People.stranger()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", authorization)
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void everyFigureHasItsLineInTheDocument() throws Exception {
    try (MapServer server = serve()) {
      JobRuns runs = server.get(Store.class).jobRuns();
      runs.acquire("one", 60);
      runs.ask("hand", "anna", "Anna", null, null);
      long id = runs.takeNext("one").orElseThrow().id();
      runs.finish(id, Set.of(), 7, Set.of("530300000001"));
      var admin = People.demo(server.port(), "administrator");
      String figures = People.get(admin, server.port(), "/api/metrics").body();
      assertThat(figures)
          .contains("minewatch_job_runs{state=\"done\"} 1.0")
          .contains("minewatch_job_last_run_rejections 7.0")
          .contains("minewatch_job_failed_mine{mine=\"530300000001\"} 1.0")
          .contains("minewatch_disk_free_bytes{folder=\"results\"}")
          .contains("jvm_memory_used_bytes");
      Set<String> documented =
          DOCUMENTED
              .matcher(Files.readString(Path.of("../docs/health.md")))
              .results()
              .map(r -> r.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(documented)
          .containsAll(
              NAME.matcher(figures)
                  .results()
                  .map(MatchResult::group)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
