package org.minewatch.web.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import tools.jackson.databind.JsonNode;

/** The desk from upload to note over a real port, with checks in processes of their own. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DrawingDeskTest {
  @TempDir static Path folder;

  private static Path region;
  private static String mine;
  private static Path latest;
  private static Path earlier;

  @Parameter TestDatabase database;
  @TempDir Path work;

  private StoreSettings store;
  private ServedDesk desk;

  @BeforeAll
  static void writeRegion() throws IOException {
    region = ServedDesk.writeRegion(folder);
    mine = ServedDesk.mines(region).get(0);
    List<Path> drawings = ServedDesk.drawings(region, mine).toList();
    earlier = drawings.get(0);
    latest = drawings.get(1);
  }

  private void start() {
    desk = ServedDesk.start(store, region, work, Map.of());
  }

  @Test
  void aDrawingIsHandedInLookedAtReadAgainAfterARestartAndReturnedWithANote() throws Exception {
    store =
        database == TestDatabase.H2
            ? new StoreSettings("jdbc:h2:file:" + work.resolve("store"), "minewatch", "", 2)
            : database.create();
    start();
    try {
      theDeskSaysWhoMayHandInAndWhatItsWordsAre();
      JsonNode check = desk.checked(mine, "三月<i>.geojson", thinned());
      String id = check.path("id").stringValue();
      theVerdictComesWithTheCheck(check);
      theSameBytesAreTheSameCheck(id);
      filesAreTaggedAndNotSentTwice(id);
      controlPointsAreFittedAtOnce(id);
      theNoteIsADraft(id);

      changeSettings(id);
      desk.close();
      start();
      settingsHoldAfterTheRestart(desk.finished(id), id);
      layersAreOfferedAtTheNextDrawing();
      theDecisionIsOneAndForAll(id);
      theNoteSaysWhatWasDecided(id);
      HttpResponse<String> again = desk.handIn(mine, "三月<i>.geojson", thinned());
      assertThat(again.statusCode()).as("decided, so a new check").isEqualTo(202);
      assertThat(ServedDesk.JSON.readTree(again.body()).path("id").stringValue()).isNotEqualTo(id);
    } finally {
      desk.close();
    }
  }

  /** The latest plan without every other road. */
  private static byte[] thinned() throws IOException {
    StringBuilder kept = new StringBuilder();
    int roads = 0;
    for (JsonNode f : ServedDesk.JSON.readTree(Files.readString(latest)).get("features")) {
      boolean road = f.get("properties").get("layer").stringValue().endsWith("巷");
      if (!road || roads++ % 2 == 0) {
        kept.append(kept.isEmpty() ? "" : ",").append(f);
      }
    }
    assertThat(roads).isGreaterThan(4);
    return ("{\"type\":\"FeatureCollection\",\"features\":[" + kept + "]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void theDeskSaysWhoMayHandInAndWhatItsWordsAre() {
    JsonNode answer = desk.json("/api/drawing-desk");
    assertThat(answer.path("enabled").booleanValue()).isTrue();
    assertThat(answer.path("signed_as").stringValue()).isEqualTo(ServedDesk.SIGNED_AS);
    assertThat(answer.path("max_upload_bytes").longValue()).isEqualTo(104_857_600);
    assertThat(answer.path("mines")).hasSize(2);
    JsonNode first = answer.path("mines").get(0);
    assertThat(first.path("crs").stringValue()).startsWith("EPSG:");
    assertThat(first.path("registered").get(0).path("file").stringValue())
        .isEqualTo("drawings/" + latest.getFileName());
    assertThat(first.path("registered").get(0).propertyNames())
        .containsExactly("drawing_id", "as_of", "seam", "kind", "file");
    assertThat(answer.path("layer_classes").get(1))
        .isEqualTo(
            ServedDesk.JSON.readTree("{\"code\":\"roadway\",\"zh\":\"巷道\",\"en\":\"roadway\"}"));
    assertThat(answer.path("return_reasons"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            r -> assertThat(r.propertyNames()).containsExactlyInAnyOrder("code", "zh", "en"));
  }

  private void theVerdictComesWithTheCheck(JsonNode check) {
    assertThat(check.path("state").stringValue()).as(check.toString()).isEqualTo("done");
    assertThat(check.path("file").stringValue()).isEqualTo("三月<i>.geojson");
    assertThat(check.path("conclusion").stringValue()).isEqualTo("findings");
    assertThat(check.path("verdict").path("conclusion").stringValue()).isEqualTo("findings");
    assertThat(check.path("verdict_revision").intValue()).isEqualTo(1);
    int findings = 0;
    for (JsonNode count : check.path("findings")) {
      findings += count.intValue();
    }
    assertThat(findings).isEqualTo(check.path("verdict").path("findings").size()).isPositive();
    JsonNode listed = desk.json("/api/drawing-checks?state=done&mine=" + mine).path("checks");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).propertyNames())
        .containsExactly(
            "id",
            "mine_code",
            "mine_name",
            "file",
            "sha256",
            "received",
            "state",
            "revision",
            "conclusion",
            "decision",
            "findings");
    assertThat(desk.json("/api/drawing-checks?state=failed").path("checks")).isEmpty();
  }

  private void theSameBytesAreTheSameCheck(String id) throws IOException {
    HttpResponse<String> again = desk.handIn(mine, "other name.geojson", thinned());
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(ServedDesk.JSON.readTree(again.body()).path("id").stringValue()).isEqualTo(id);
    assertThat(desk.json("/api/drawing-checks").path("checks")).hasSize(1);
    try (var files = Files.list(work.resolve("files"))) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(f -> assertThat(f.toFile().canWrite() && !isRoot()).isFalse());
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void filesAreTaggedAndNotSentTwice(String id) {
    for (String file :
        List.of(
            "drawing.geojson",
            "earlier.geojson",
            "sheet.json",
            "known-points",
            "tracks.geojson",
            "page.html")) {
      HttpResponse<String> answer = desk.get("/api/drawing-checks/" + id + "/" + file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(
              desk.get("/api/drawing-checks/" + id + "/" + file, "If-None-Match", tag).statusCode())
          .as(file)
          .isEqualTo(304);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(policy.contains("sandbox")).as(file).isEqualTo(file.endsWith(".html"));
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith(
              file.endsWith(".html")
                  ? "text/html"
                  : file.endsWith(".geojson") ? "application/geo+json" : "application/json");
    }
    assertThat(
            desk.get("/api/drawing-checks/" + id + "/drawing.geojson", "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding"))
        .contains("gzip");
  }

  /** Errors that alternate round a square are none of shift, turn or scale: all of them remain. */
  private void controlPointsAreFittedAtOnce(String id) {
    String points =
        """
        {"points":[{"name":"1","x":100,"y":100,"easting":35374200.3,"northing":2820200},
                   {"name":"2","x":-100,"y":100,"easting":35373799.7,"northing":2820200},
                   {"name":"3","x":-100,"y":-100,"easting":35373800.3,"northing":2819800},
                   {"name":"","x":100,"y":-100,"easting":35374199.7,"northing":2819800}]}""";
    JsonNode fit = ServedDesk.JSON.readTree(desk.post(id + "/registration", points).body());
    assertThat(fit.path("scale").doubleValue()).isCloseTo(2, within(1e-9));
    assertThat(fit.path("rotation_deg").doubleValue()).isCloseTo(0, within(1e-9));
    assertThat(fit.path("rms_m").doubleValue()).isCloseTo(0.3, within(1e-6));
    assertThat(fit.path("sigma_m").doubleValue()).isCloseTo(0.3, within(1e-6));
    assertThat(fit.path("residuals").get(1).path("easting_m").doubleValue())
        .isCloseTo(-0.3, within(1e-6));
    assertThat(fit.path("residuals").get(3).path("name").stringValue()).isEqualTo("4");
    assertThat(fit.path("sentence_zh").stringValue()).contains("4 个控制点");
    assertThat(fit.path("outline")).hasSize(5);
    assertThat(fit.path("outline").get(0).get(0).doubleValue()).isBetween(103.0, 105.0);

    assertProblem(desk.post(id + "/registration", "{\"points\":[]}"), 422, "至少需要 2 个");
    assertProblem(
        desk.post(
            id + "/registration",
            """
            {"points":[{"x":0,"y":0,"easting":35374000,"northing":2820000},
                       {"x":800,"y":0,"easting":35374000,"northing":2820800},
                       {"x":800,"y":600,"easting":35374600,"northing":2820800}]}"""),
        422,
        "镜像");
    assertThat(desk.json("/api/drawing-checks/" + id).path("revision").intValue())
        .as("keeps nothing")
        .isEqualTo(1);
  }

  static void assertProblem(HttpResponse<String> answer, int status, String zh) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = ServedDesk.JSON.readTree(answer.body());
    assertThat(problem.path("detail_zh").stringValue()).contains(zh);
    assertThat(problem.path("detail").stringValue()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "java.", "org.minewatch");
  }

  private void theNoteIsADraft(String id) {
    HttpResponse<String> note = desk.get("/api/drawing-checks/" + id + "/note.html");
    assertThat(note.body()).contains("草稿", "DRAFT", "有疑点").doesNotContain("签署：");
  }

  private void changeSettings(String id) {
    String registered =
        desk.json("/api/drawing-desk")
            .path("mines")
            .get(0)
            .path("registered")
            .get(1)
            .path("drawing_id")
            .stringValue();
    HttpResponse<String> answer =
        desk.put(
            id + "/settings",
            """
            {"layers":[{"layer":"图例","class":"annotation","neighbour":""}],
             "against":"%s","day":"2026-03-02","seam":"M8"}"""
                .formatted(registered));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode line = ServedDesk.JSON.readTree(answer.body());
    assertThat(line.path("revision").intValue()).isEqualTo(2);
    assertThat(line.path("state").stringValue()).isIn("queued", "running");
    assertProblem(
        desk.post(id + "/decision", "{\"kind\":\"accepted\",\"reasons\":[],\"note\":\"\"}"),
        409,
        "检查尚未完成");
  }

  private void settingsHoldAfterTheRestart(JsonNode check, String id) {
    assertThat(check.path("state").stringValue()).as(check.toString()).isEqualTo("done");
    assertThat(check.path("revision").intValue()).isEqualTo(2);
    assertThat(check.path("verdict_revision").intValue()).isEqualTo(2);
    JsonNode layer = check.path("settings").path("layers").get(0);
    assertThat(layer.path("class").stringValue()).isEqualTo("annotation");
    assertThat(layer.path("by").stringValue()).isEqualTo(ServedDesk.SIGNED_AS);
    assertThat(check.path("verdict").path("differences").path("against").stringValue())
        .isEqualTo("drawings/" + earlier.getFileName());
    JsonNode used =
        check
            .path("verdict")
            .path("layers")
            .valueStream()
            .filter(l -> l.path("layer").stringValue().equals("图例"))
            .findFirst()
            .orElseThrow();
    assertThat(used.path("class").stringValue()).isEqualTo("annotation");
    assertThat(desk.get("/api/drawing-checks/" + id + "/drawing.geojson").statusCode())
        .isEqualTo(200);
    assertThat(work.resolve("checks").resolve(id).resolve("1")).doesNotExist();
  }

  private void layersAreOfferedAtTheNextDrawing() throws IOException {
    byte[] next = Files.readAllBytes(latest);
    String id =
        ServedDesk.JSON
            .readTree(desk.handIn(mine, "四月.geojson", next).body())
            .path("id")
            .stringValue();
    assertThat(
            desk.json("/api/drawing-checks/" + id)
                .path("settings")
                .path("layers")
                .get(0)
                .path("layer")
                .stringValue())
        .isEqualTo("图例");
    String other = ServedDesk.JSON.readTree(handInOfAnotherMine(next)).path("id").stringValue();
    assertThat(desk.json("/api/drawing-checks/" + other).path("settings").path("layers"))
        .as("another mine, the same bytes")
        .isEmpty();
    assertThat(other).isNotEqualTo(id);
  }

  private String handInOfAnotherMine(byte[] bytes) throws IOException {
    return desk.handIn(ServedDesk.mines(region).get(1), "四月.geojson", bytes).body();
  }

  private void theDecisionIsOneAndForAll(String id) {
    assertProblem(desk.post(id + "/decision", "{\"kind\":\"maybe\"}"), 400, "kind");
    assertProblem(
        desk.post(id + "/decision", "{\"kind\":\"returned\",\"reasons\":[],\"note\":\"x\"}"),
        422,
        "原因");
    assertProblem(
        desk.post(
            id + "/decision", "{\"kind\":\"returned\",\"reasons\":[\"stale\"],\"note\":\" \"}"),
        422,
        "说明");
    assertProblem(
        desk.post(id + "/decision", "{\"kind\":\"returned\",\"reasons\":[\"x\"],\"note\":\"x\"}"),
        400,
        "reasons");
    assertProblem(
        desk.post(
            id + "/decision",
            "{\"kind\":\"returned\",\"reasons\":[\"stale\"],\"note\":\"x\",\"revision\":1}"),
        409,
        "设置已更改");
    HttpResponse<String> answer =
        desk.post(
            id + "/decision",
            """
            {"kind":"returned","reasons":["vanished-workings","other"],
             "note":"第一行 <script>alert(1)</script>\\n第二行\\u202e"}""");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode decision = ServedDesk.JSON.readTree(answer.body()).path("decision");
    assertThat(decision.path("kind").stringValue()).isEqualTo("returned");
    assertThat(decision.path("by").stringValue()).isEqualTo(ServedDesk.SIGNED_AS);
    assertThat(decision.path("note").stringValue()).isEqualTo("第一行 <script>alert(1)</script>\n第二行");
    assertProblem(
        desk.post(id + "/decision", "{\"kind\":\"accepted\",\"reasons\":[],\"note\":\"\"}"),
        409,
        "已作出");
    assertProblem(desk.put(id + "/settings", "{\"seam\":\"M9\"}"), 409, "已作出");
  }

  private void theNoteSaysWhatWasDecided(String id) {
    HttpResponse<String> zh = desk.get("/api/drawing-checks/" + id + "/note.html?lang=zh");
    assertThat(zh.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src");
    assertThat(zh.body())
        .contains(
            "退回",
            "RETURNED",
            "已有巷道或采空区消失或缩小",
            "<p>第一行 &lt;script&gt;alert(1)&lt;/script&gt;</p><p>第二行</p>",
            "张三 &lt;b&gt;",
            "三月&lt;i&gt;.geojson",
            "id=\"lang-zh\" checked")
        .contains(desk.json("/api/drawing-checks/" + id).path("sha256").stringValue())
        .doesNotContain("<script", "草稿", "<i>");
    assertThat(desk.get("/api/drawing-checks/" + id + "/note.html?lang=en").body())
        .contains("id=\"lang-en\" checked");
    assertProblem(desk.get("/api/drawing-checks/" + id + "/note.html?lang=fr"), 400, "lang");
  }
}
