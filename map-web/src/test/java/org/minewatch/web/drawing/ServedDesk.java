package org.minewatch.web.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minewatch.synth.DrawingForm;
import org.minewatch.synth.LayerHabit;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server with a drawing desk over a small invented region, and what tests ask it. */
final class ServedDesk implements AutoCloseable {
  static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  static final String SIGNED_AS = "张三 <b>";
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final MapServer server;
  private final HttpClient client;

  private ServedDesk(MapServer server) {
    this.server = server;
    this.client =
        People.made(server.port(), "zhang", SIGNED_AS, "geologist", "\"everything\":true");
  }

  /** A region of two mines that hand in GeoJSON, in a folder. */
  static Path writeRegion(Path folder) {
    DrawingForm form = new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true);
    try {
      SyntheticRegion.write(
          new SynthSpec(
              11,
              "图纸台示例",
              NIGHT,
              1,
              List.of(
                  MineSpec.named("谷雨示例煤矿").drawing(form).fixes(30, 1.2).build(),
                  MineSpec.named("小满示例煤矿").drawing(form).fixes(30, 1.2).build())),
          folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.resolve(SyntheticRegion.REGION);
  }

  /** Codes of the mines of a region. */
  static List<String> mines(Path region) throws IOException {
    return Files.readAllLines(region.resolve("mines.csv")).stream()
        .skip(1)
        .map(line -> line.split(",")[0])
        .toList();
  }

  /** The latest drawing of a mine. */
  static Path latest(Path region, String mine) throws IOException {
    return drawings(region, mine).reduce((a, b) -> b).orElseThrow();
  }

  static Stream<Path> drawings(Path region, String mine) throws IOException {
    List<String> register = Files.readAllLines(region.resolve("drawings.csv"));
    try (Stream<Path> all = Files.walk(region.resolve("drawings"))) {
      return all
          .filter(p -> p.toString().endsWith(".geojson"))
          .filter(
              p ->
                  register.stream()
                      .anyMatch(l -> l.contains(p.getFileName().toString()) && l.contains(mine)))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Starts a server. */
  static ServedDesk start(StoreSettings store, Path region, Path work, Map<String, ?> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", store.url());
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put("minewatch.store.connections", store.connections());
    settings.put("minewatch.drawings.region", region);
    settings.put("minewatch.drawings.work", work);
    settings.put("minewatch.drawings.heap-megabytes", 512);
    settings.put(People.DEMO, true);
    settings.putAll(more);
    return new ServedDesk(MapServer.start(settings));
  }

  /** The header by which who uses the desk is known. */
  String cookie() {
    return People.cookie(client);
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send((headers.length > 0 ? request.headers(headers) : request).build());
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Hands a file in, as the page does. */
  HttpResponse<String> handIn(String mine, String name, byte[] bytes) {
    return write("POST", upload(mine, name), BodyPublishers.ofByteArray(bytes), true);
  }

  static String upload(String mine, String name) {
    return "/api/drawing-checks?mine="
        + java.net.URLEncoder.encode(mine, StandardCharsets.UTF_8)
        + "&file="
        + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  HttpResponse<String> post(String path, String json) {
    return write("POST", "/api/drawing-checks/" + path, BodyPublishers.ofString(json), false);
  }

  HttpResponse<String> put(String path, String json) {
    return write("PUT", "/api/drawing-checks/" + path, BodyPublishers.ofString(json), false);
  }

  HttpResponse<String> write(String method, String path, BodyPublisher body, boolean file) {
    return send(
        request(path)
            .method(method, body)
            .header("X-Minewatch", "page")
            .header("Origin", "http://localhost:" + server.port())
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", file ? "application/octet-stream" : "application/json")
            .build());
  }

  /** Hands a file in and waits until it is checked. */
  JsonNode checked(String mine, String name, byte[] bytes) {
    HttpResponse<String> answer = handIn(mine, name, bytes);
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return finished(JSON.readTree(answer.body()).path("id").stringValue());
  }

  /** A check once it neither waits nor runs. */
  JsonNode finished(String id) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      JsonNode check = json("/api/drawing-checks/" + id);
      String state = check.path("state").stringValue();
      if (!state.equals("queued") && !state.equals("running")) {
        return check;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("the check did not end in " + PATIENCE);
  }

  @Override
  public void close() {
    server.close();
  }
}
