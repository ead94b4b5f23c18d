package org.minewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.store.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar as a service: its log, and its end when a service manager tells it to end. */
class PackagedServiceIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TERMINATED = 143;

  @TempDir Path folder;

  private Path region() throws Exception {
    SyntheticRegion.write(
        new SynthSpec(
            29,
            "示例矿区",
            LocalDate.of(2026, 3, 2),
            2,
            List.of(MineSpec.named("立冬示例煤矿").fixes(20, 1).build())),
        folder);
    return folder.resolve(SyntheticRegion.REGION);
  }

  private PackagedServer serve(Path region) throws Exception {
    return PackagedServer.start(
        folder,
        Map.of(
            "logging.structured.format.console", "ecs",
            "logging.level.org.minewatch", "DEBUG",
            "minewatch.accounts.demo", "true",
            "minewatch.ingest.archive", folder.resolve("archive").toString()),
        "--region",
        region.toString(),
        "--result",
        folder.resolve("results").toString(),
        "--nightly");
  }

  @Test
  void itsLinesAreJsonWithRunNightAndMineAndItsEndWaitsForAnUpload() throws Exception {
    Path region = region();
    String id;
    byte[] content = "card,time\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    try (PackagedServer server = serve(region)) {
      await(server, "the night is in the store");
      List<JsonNode> lines = server.lines().stream().map(PackagedServiceIT::json).toList();
      JsonNode judged = first(lines, "judged: ");
      assertThat(judged.path("run").asString()).isEqualTo("1");
      assertThat(judged.path("night").asString()).matches("2026-\\d\\d-\\d\\d");
      assertThat(judged.path("mine").asString()).isNotEmpty();
      JsonNode stored = first(lines, "the night is in the store");
      assertThat(stored.path("run").asString()).isEqualTo("1");
      assertThat(stored.path("night").asString()).matches("2026-\\d\\d-\\d\\d");

      HttpClient sender = People.demo(server.port, "administrator");
      id = begun(sender, server.port, judged.path("mine").asString(), content);
      try (Socket slow = new Socket("localhost", server.port)) {
        OutputStream out = slow.getOutputStream();
        out.write(head(sender, server.port, id, content.length));
        out.write(content, 0, content.length / 2);
        out.flush();
        Thread.sleep(500); // Its first half is being read.
        server.terminate();
        refusesOthers(server.port);
        assertThat(server.isAlive()).as("it waits for the upload").isTrue();
        out.write(content, content.length / 2, content.length - content.length / 2);
        out.flush();
        byte[] answer = new byte[12];
        slow.getInputStream().readNBytes(answer, 0, answer.length);
        assertThat(new String(answer, StandardCharsets.US_ASCII))
            .as(String.join("\n", server.lines()))
            .isEqualTo("HTTP/1.1 200");
      }
      assertThat(server.waitFor(Duration.ofSeconds(60))).isEqualTo(TERMINATED);
    }
    try (PackagedServer again = serve(region)) {
      HttpClient sender = People.demo(again.port, "administrator");
      assertThat(People.json(sender, again.port, "/api/uploads/" + id).path("received").asLong())
          .isEqualTo(content.length);
      assertThat(
              People.write(sender, again.port, "POST", "/api/uploads/" + id + "/finish", "{}")
                  .statusCode())
          .isEqualTo(200);
      assertThat(String.join("\n", again.lines()))
          .as("no login, no name, no address of anybody")
          .doesNotContain("administrator", "演示", "127.0.0.1");
    }
  }

  private static JsonNode json(String line) {
    return JSON.readTree(line);
  }

  private static JsonNode first(List<JsonNode> lines, String message) {
    return lines.stream()
        .filter(l -> l.path("message").asString().startsWith(message))
        .filter(l -> l.has("run"))
        .findFirst()
        .orElseThrow();
  }

  private static void await(PackagedServer server, String message) throws Exception {
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    while (server.lines().stream().noneMatch(l -> l.contains(message))) {
      assertThat(Instant.now()).as("%s", Files.readString(server.log)).isBefore(end);
      Thread.sleep(200);
    }
  }

  private static String begun(HttpClient sender, int port, String mine, byte[] content) {
    var begun =
        People.write(
            sender,
            port,
            "POST",
            "/api/uploads",
            JSON.writeValueAsString(
                Map.of(
                    "mine",
                    mine,
                    "name",
                    "2026-03-09.csv",
                    "bytes",
                    content.length,
                    "sha256",
                    HexFormat.of().formatHex(Digests.sha256().digest(content)))));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return JSON.readTree(begun.body()).path("id").stringValue();
  }

  private static byte[] head(HttpClient sender, int port, String id, int length) {
    return ("PUT /api/uploads/%s/parts?offset=0 HTTP/1.1\r\nHost: localhost:%d\r\nCookie: %s\r\n"
            + "X-Minewatch: page\r\nContent-Type: application/octet-stream\r\n"
            + "Content-Length: %d\r\nConnection: close\r\n\r\n")
        .formatted(id, port, People.cookie(sender), length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Waits until nobody else is let in. */
  private static void refusesOthers(int port) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(end)) {
      try (Socket other = new Socket("localhost", port)) {
        Thread.sleep(100);
      } catch (ConnectException refused) {
        return;
      }
    }
    throw new AssertionError("it still takes connections");
  }
}
