package org.minewatch.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.ingest.IngestBench.MINE;
import static org.minewatch.web.ingest.IngestBench.MORNING;
import static org.minewatch.web.ingest.IngestBench.OTHER;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.account.People;
import org.minewatch.web.store.Digests;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files handed in over HTTP: who may, what is refused, and that who was cut off goes on. */
class UploadDeskTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static IngestBench bench;
  private static MapServer server;
  private static HttpClient mine;
  private static HttpClient administrator;

  @BeforeAll
  static void start() throws Exception {
    bench = IngestBench.with(folder);
    Map<String, Object> settings = bench.properties();
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    administrator = People.demo(server.port(), "administrator");
    mine = person("mine-one", "mine-user", MINE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpClient person(String login, String role, String mineCode) {
    return People.made(
        server.port(),
        login,
        "某人",
        role,
        "\"everything\":false,\"authorities\":[],\"mineCodes\":[\"" + mineCode + "\"]");
  }

  private static HttpResponse<String> begin(
      HttpClient who, String ofMine, String name, byte[] content) {
    return People.write(
        who,
        server.port(),
        "POST",
        "/api/uploads",
        JSON.writeValueAsString(
            Map.of(
                "mine", ofMine, "name", name, "bytes", content.length, "sha256", hash(content))));
  }

  private static String hash(byte[] content) {
    return HexFormat.of().formatHex(Digests.sha256().digest(content));
  }

  private static String id(HttpResponse<String> begun) {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return JSON.readTree(begun.body()).path("id").stringValue();
  }

  private static HttpResponse<String> part(HttpClient who, String id, int offset, byte[] bytes)
      throws Exception {
    return who.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d/api/uploads/%s/parts?offset=%d"
                        .formatted(server.port(), id, offset)))
            .header("X-Minewatch", "page")
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> finish(HttpClient who, String id) {
    return People.write(who, server.port(), "POST", "/api/uploads/" + id + "/finish", "{}");
  }

  private static JsonNode taken(HttpClient who, String id) throws Exception {
    for (int i = 0; i < 200; i++) {
      JsonNode upload = People.json(who, server.port(), "/api/uploads/" + id);
      if (!upload.path("state").stringValue().equals("complete")) {
        JsonNode file =
            People.json(who, server.port(), "/api/files/" + upload.path("fileId").stringValue());
        if (!file.path("file").path("state").stringValue().equals("received")) {
          return file.path("file");
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it was not taken in");
  }

  @Test
  void whoWasCutOffGoesOnWhereTheServerSaysAndTheFileGoesTheWayOfAllOthers() throws Exception {
    UploadWriter sent = IngestBench.snapshot(MINE, MORNING, 30);
    byte[] all = sent.bytes();
    String id = id(begin(mine, MINE, sent.name(), all));
    int half = all.length / 2;
    assertThat(part(mine, id, 0, Arrays.copyOf(all, half)).statusCode()).isEqualTo(200);

    HttpResponse<String> gap = part(mine, id, half + 1, new byte[1]);
    assertThat(gap.statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(gap.body()).path("received").asInt()).isEqualTo(half);
    assertThat(finish(mine, id).statusCode()).isEqualTo(409);
    HttpClient elsewhere = People.signedIn(server.port(), "mine-one", People.PASSWORD);
    assertThat(part(elsewhere, id, half, Arrays.copyOfRange(all, half, all.length)).statusCode())
        .isEqualTo(200);
    assertThat(finish(elsewhere, id).statusCode()).isEqualTo(200);

    JsonNode file = taken(mine, id);
    assertThat(file.path("state").stringValue()).isEqualTo("accepted");
    assertThat(file.path("source").stringValue()).isEqualTo("http");
    assertThat(file.path("byLogin").stringValue()).isEqualTo("mine-one");
    assertThat(bench.region().resolve("uploads/" + MINE + "/" + sent.name())).hasBinaryContent(all);
    assertThat(bench.archive().resolve("uploads")).isEmptyDirectory();

    String again = id(begin(mine, MINE, sent.name(), all));
    part(mine, again, 0, all);
    finish(mine, again);
    assertThat(taken(mine, again)).isEqualTo(file);
  }

  @Test
  void contentThatIsNotWhatWasAnnouncedIsThrownAway() throws Exception {
    UploadWriter sent = IngestBench.snapshot(MINE, MORNING.plusHours(1), 3);
    String id = id(begin(mine, MINE, sent.name(), sent.bytes()));
    byte[] other = sent.bytes();
    other[40] ^= 1;
    part(mine, id, 0, other);
    assertThat(finish(mine, id).statusCode()).isEqualTo(422);
    assertThat(finish(mine, id).statusCode()).isEqualTo(409);
    assertThat(bench.region().resolve("uploads/" + MINE + "/" + sent.name())).doesNotExist();
  }

  @Test
  void nobodyHandsInForAMineThatIsNotTheirsOrUnderANameThatIsNone() throws Exception {
    byte[] content = IngestBench.snapshot(OTHER, MORNING, 1).bytes();
    String name = IngestBench.snapshot(OTHER, MORNING, 1).name();
    assertThat(begin(mine, OTHER, name, content).statusCode()).isEqualTo(404);
    assertThat(begin(mine, MINE, name, content).statusCode()).isEqualTo(422);
    assertThat(begin(mine, "", "faces.csv", content).statusCode()).isEqualTo(422);
    for (String bad :
        new String[] {
          "../mines.csv",
          "..",
          "drawings/../../x.dxf",
          "/etc/passwd",
          "2026-02-30.csv",
          "a\nb.csv",
          ""
        }) {
      assertThat(begin(administrator, MINE, bad, content).statusCode()).as(bad).isEqualTo(422);
      assertThat(begin(administrator, "", bad, content).statusCode()).as(bad).isEqualTo(422);
    }
    assertThat(begin(administrator, "../x", name, content).statusCode()).isEqualTo(422);
    assertThat(begin(mine, MINE, "2026-09-23.csv", new byte[0]).statusCode()).isEqualTo(422);
    String own = id(begin(mine, MINE, "2026-09-20.csv", content));
    assertThat(part(administrator, own, 0, content).statusCode()).isEqualTo(404);
    assertThat(finish(administrator, own).statusCode()).isEqualTo(404);
    assertThat(
            People.write(mine, server.port(), "DELETE", "/api/uploads/" + own, null).statusCode())
        .isEqualTo(200);
  }

  @Test
  void anAccountHasSoManyInHandAndNoMore() {
    HttpClient geologist = People.demo(server.port(), "geologist");
    for (int i = 1; i <= 3; i++) {
      id(begin(geologist, MINE, "2026-09-0" + i + ".csv", new byte[10]));
    }
    HttpResponse<String> fourth = begin(geologist, MINE, "2026-09-04.csv", new byte[10]);
    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(fourth.body()).contains("未完成的上传过多");
  }

  @Test
  void aTableOfTheWholeRegionIsForWhoSeesAllMines() throws Exception {
    byte[] table = "mine_code,face_id,kind,from,wkt\n".getBytes(StandardCharsets.UTF_8);
    String id = id(begin(administrator, "", "faces.csv", table));
    part(administrator, id, 0, table);
    finish(administrator, id);
    JsonNode file = taken(administrator, id);
    assertThat(file.path("state").stringValue()).isEqualTo("accepted");
    assertThat(Files.readAllBytes(bench.region().resolve("faces.csv"))).isEqualTo(table);
    assertThat(
            People.get(mine, server.port(), "/api/files/" + file.path("id").stringValue())
                .statusCode())
        .isEqualTo(404);
    assertThat(People.json(mine, server.port(), "/api/files").path("watch").isNull()).isTrue();
  }
}
