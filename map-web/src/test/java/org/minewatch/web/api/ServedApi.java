package org.minewatch.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.DrawingForm;
import org.minewatch.synth.LayerHabit;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.OidcSettings;
import org.minewatch.web.account.People;
import org.minewatch.web.geoserver.FakeMaps;
import org.minewatch.web.oidc.LoopbackProvider;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server over a real night of an invented region, and every answer that it gave. */
final class ServedApi implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  private final MapServer server;
  private final FakeMaps maps;
  private final LoopbackProvider provider;
  private final StoreSettings store;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * What a request was answered.
   *
   * @param path without its query
   * @param type media type without parameters, empty where there is none
   */
  record Answer(
      String method, String path, int status, String type, byte[] body, Optional<String> tag) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    @Override
    public String toString() {
      return method + " " + path + " " + status;
    }
  }

  private ServedApi(
      MapServer server, StoreSettings store, FakeMaps maps, LoopbackProvider provider) {
    this.server = server;
    this.store = store;
    this.maps = maps;
    this.provider = provider;
  }

  /** Two mines against which something is planted, and one that is quiet. */
  static ServedApi start(Path folder) throws IOException {
    return start(folder, new StoreSettings(storeUrl(folder), "minewatch", "", "", 8), Map.of());
  }

  /** The same over a database, with settings that win over those made here. */
  static ServedApi start(Path folder, StoreSettings store, Map<String, Object> more)
      throws IOException {
    DrawingForm form = new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true);
    SyntheticRegion.write(
        new SynthSpec(
            11,
            "接口示例",
            NIGHT,
            1,
            List.of(
                MineSpec.named("白露示例煤矿")
                    .drawing(form)
                    .fixes(30, 1)
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE, Plant.MOVED_CORNER)
                    .build(),
                MineSpec.named("秋分示例煤矿")
                    .drawing(form)
                    .fixes(30, 1)
                    .plant(Plant.STALE_DRAWING, Plant.HEADING_BELOW_BOTTOM)
                    .build(),
                MineSpec.named("寒露示例煤矿").drawing(form).fixes(30, 1).build())),
        folder);
    ServedApi api = serve(folder, store, more);
    api.server.nightImport().importNight(NightFolder.read(judge(folder)));
    return api;
  }

  /** The same server over a store that was there before. */
  static ServedApi over(Path folder, StoreSettings store) throws IOException {
    return serve(folder, store, Map.of());
  }

  private static ServedApi serve(Path folder, StoreSettings store, Map<String, Object> more)
      throws IOException {
    FakeMaps maps = FakeMaps.start();
    LoopbackProvider provider = new LoopbackProvider();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", store.url());
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put("minewatch.drawings.region", folder.resolve(SyntheticRegion.REGION));
    settings.put("minewatch.drawings.work", folder.resolve("desk"));
    settings.put("minewatch.job.region", folder.resolve(SyntheticRegion.REGION));
    settings.put("minewatch.job.results", folder.resolve("job"));
    settings.put("minewatch.job.cron", "-");
    settings.put("minewatch.job.poll-seconds", 3600);
    settings.put("minewatch.ingest.archive", folder.resolve("archive"));
    settings.put("minewatch.ingest.region", takenIn(folder));
    settings.put("minewatch.drawings.heap-megabytes", 512);
    settings.put("minewatch.review.work", folder.resolve("cases"));
    settings.put("minewatch.evidence.results", Files.createDirectories(folder.resolve("out")));
    settings.put("minewatch.evidence.work", folder.resolve("evidence"));
    settings.put("minewatch.tips.keys", folder.resolve("tip-keys"));
    settings.put("minewatch.persons.keys", folder.resolve("person-keys"));
    settings.put("minewatch.delivery.smtp-host", "localhost");
    settings.put("minewatch.delivery.from", "minewatch@bureau.example");
    settings.put("minewatch.delivery.webhook-hosts", "localhost");
    settings.put("minewatch.delivery.key-file", folder.resolve("delivery.key"));
    settings.put("minewatch.delivery.poll-seconds", 3600);
    settings.put("minewatch.oidc.issuer", provider.issuer());
    settings.put("minewatch.oidc.client-id", LoopbackProvider.CLIENT);
    settings.put("minewatch.oidc.redirect", "http://localhost" + OidcSettings.CALLBACK);
    settings.putAll(maps.settings(folder));
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    settings.putAll(more);
    return new ServedApi(MapServer.start(settings), store, maps, provider);
  }

  /** Where {@link #start} keeps its store: an embedded one, in a file. */
  static String storeUrl(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("store").resolve("minewatch").toAbsolutePath();
  }

  /** A region folder of its own for files that are handed in, with the same mines. */
  private static Path takenIn(Path folder) throws IOException {
    Path region = Files.createDirectories(folder.resolve("taken-in"));
    for (String file : List.of("region.json", "mines.csv")) {
      Files.copy(
          folder.resolve(SyntheticRegion.REGION).resolve(file),
          region.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return region;
  }

  private static Path judge(Path folder) throws IOException {
    try {
      return NightlyRun.run(
              new NightlyRun.Options(
                  folder.resolve(SyntheticRegion.REGION),
                  NIGHT,
                  1,
                  Set.of(),
                  Optional.empty(),
                  folder.resolve("out"),
                  RuleTable.load(),
                  2,
                  "test",
                  Clock.systemUTC(),
                  "test"),
              (what, done, of) -> {})
          .nightFolders()
          .get(0);
    } catch (UnreadableRegionException e) {
      throw new IllegalStateException(e);
    }
  }

  FakeMaps maps() {
    return maps;
  }

  MapServer server() {
    return server;
  }

  /** The database behind the server. */
  StoreSettings store() {
    return store;
  }

  /** Everything that was answered so far, in its order. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  HttpClient demo(String login) {
    HttpClient client = People.stranger();
    write(client, "POST", "/api/session", "{\"demo\":\"" + login + "\"}", 200);
    return client;
  }

  /** Asks; what has a tag is asked for again with it, which must be answered by 304. */
  JsonNode get(HttpClient who, String path, int status) {
    Answer answer = send(who, request(path).build());
    require(answer, status);
    answer
        .tag()
        .ifPresent(
            tag -> require(send(who, request(path).header("If-None-Match", tag).build()), 304));
    return answer.type().endsWith("json") ? answer.json() : JSON.nullNode();
  }

  JsonNode get(HttpClient who, String path) {
    return get(who, path, 200);
  }

  JsonNode write(HttpClient who, String method, String path, String json, int status) {
    return write(who, method, path, "application/json", BodyPublishers.ofString(json), status);
  }

  JsonNode upload(HttpClient who, String path, byte[] bytes, int status) {
    return write(
        who, "POST", path, "application/octet-stream", BodyPublishers.ofByteArray(bytes), status);
  }

  JsonNode part(HttpClient who, String path, byte[] bytes, int status) {
    return write(
        who, "PUT", path, "application/octet-stream", BodyPublishers.ofByteArray(bytes), status);
  }

  JsonNode csv(HttpClient who, String path, String lines, int status) {
    return write(who, "POST", path, "text/csv", BodyPublishers.ofString(lines), status);
  }

  JsonNode put(HttpClient who, String path, String type, BodyPublisher body, int status) {
    return write(who, "PUT", path, type, body, status);
  }

  private JsonNode write(
      HttpClient who, String method, String path, String type, BodyPublisher body, int status) {
    Answer answer =
        send(
            who,
            request(path)
                .header("X-Minewatch", "page")
                .header("Content-Type", type)
                .method(method, body)
                .build());
    require(answer, status);
    return answer.json();
  }

  /** Asks without minding the answer, which is kept like all others. */
  Answer ask(HttpClient who, String method, String path) {
    HttpRequest.Builder request = request(path);
    return send(
        who,
        method.equals("GET")
            ? request.build()
            : request
                .header("X-Minewatch", "page")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}"))
                .build());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  private Answer send(HttpClient who, HttpRequest request) {
    try {
      HttpResponse<byte[]> got = who.send(request, BodyHandlers.ofByteArray());
      Answer answer =
          new Answer(
              request.method(),
              request.uri().getRawPath(),
              got.statusCode(),
              got.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""),
              got.body(),
              got.headers().firstValue("ETag"));
      answers.add(answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void require(Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(answer + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.close();
    maps.close();
    provider.close();
  }
}
