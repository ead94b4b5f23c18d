package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;

/** The closed loop over HTTP, with real accounts, rights and audit log. */
class CaseRequestsTest {

  @TempDir static Path work;

  private static MapServer server;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", work);
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(NIGHT, "a".repeat(64)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(HttpClient who, String path) {
    return People.get(who, server.port(), path);
  }

  private static JsonNode json(HttpClient who, String path) {
    return People.json(who, server.port(), path);
  }

  private static HttpResponse<String> step(HttpClient who, String finding, String body) {
    return People.write(who, server.port(), "POST", "/api/cases/" + finding + "/steps", body);
  }

  private static HttpClient demo(String login) {
    return People.demo(server.port(), login);
  }

  private static JsonNode body(HttpResponse<String> answer) {
    return ReviewBench.JSON.readTree(answer.body());
  }

  @Test
  void aCaseHasATagAnOldVersionIsAnsweredWithTheStepsSinceAndEverythingIsAudited() {
    HttpClient anna = demo("regulator");
    HttpClient berd = demo("regulator-2");
    String path = "/api/cases/f-notice";
    HttpResponse<String> first = get(anna, path);
    assertThat(body(first).path("line").path("state").asString()).isEqualTo("new");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = getIfChanged(anna, path, tag);
    assertThat(again.statusCode()).isEqualTo(304);

    assertThat(step(anna, "f-notice", "{\"kind\":\"register\",\"version\":0}").statusCode())
        .isEqualTo(200);
    assertThat(getIfChanged(anna, path, tag).statusCode()).isEqualTo(200);
    HttpResponse<String> late = step(berd, "f-notice", "{\"kind\":\"register\",\"version\":0}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = body(late);
    assertThat(problem.path("steps").get(0).path("kind").asString()).isEqualTo("register");
    assertThat(problem.path("steps").get(0).path("byName").asString()).contains("周监管");
    assertThat(problem.path("detail_zh").asString()).contains("他人已办理 1 步");
    assertThat(problem.path("detail").asString()).contains("1 steps since");

    HttpResponse<String> wrong = step(anna, "f-notice", "{\"kind\":\"triage\",\"version\":1}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(body(wrong).path("field").asString()).isEqualTo("route");
    assertThat(step(anna, "f-notice", "[]").statusCode()).isEqualTo(400);
    assertThat(get(anna, "/api/cases/..%2F..%2Fetc").statusCode()).isBetween(400, 404);
    assertThat(get(anna, "/api/cases?size=501").statusCode()).isEqualTo(400);
    assertThat(get(anna, "/api/cases?state=odd").statusCode()).isEqualTo(400);

    JsonNode audit = json(demo("auditor"), "/api/audit?action=case.register");
    assertThat(audit.path("items").toString()).contains("f-notice").contains("regulator");
    assertThat(json(demo("auditor"), "/api/audit/check").path("firstBroken").isNull()).isTrue();
  }

  private static HttpResponse<String> getIfChanged(HttpClient who, String path, String tag) {
    return send(
        who,
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .header("If-None-Match", tag)
            .build());
  }

  private static HttpResponse<String> send(HttpClient who, HttpRequest request) {
    try {
      return who.send(request, BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSealedLeadIsNowhereForWhoCouldWarnTheMine() {
    HttpClient anna = demo("regulator");
    HttpClient ivan = demo("resident-inspector");
    String night = "/api/nights/" + NIGHT;
    assertThat(get(ivan, night + "/findings").body()).contains("f-major");
    assertThat(get(ivan, night + "/findings.geojson").body()).contains("f-major");
    int counted = json(ivan, "/api/region").path("nights").get(0).path("findings").asInt();
    String mines = get(ivan, night + "/mines").body();

    step(anna, "f-major", "{\"kind\":\"register\",\"version\":0}");
    step(anna, "f-major", "{\"kind\":\"triage\",\"version\":1,\"route\":\"sealed\"}");
    assertThat(get(anna, night + "/findings").body()).contains("f-major");
    for (HttpClient who : new HttpClient[] {ivan, demo("geologist")}) {
      assertThat(get(who, night + "/findings").body()).doesNotContain("f-major");
      assertThat(get(who, night + "/findings?q=f-major").body()).doesNotContain("\"f-major\"");
      assertThat(get(who, night + "/findings.geojson").body()).doesNotContain("f-major");
      assertThat(get(who, night + "/findings/f-major").statusCode()).isEqualTo(404);
      assertThat(get(who, "/api/cases/f-major").statusCode()).isEqualTo(404);
      assertThat(get(who, "/api/cases").body()).doesNotContain("f-major");
      assertThat(get(who, "/api/duty/leads").statusCode()).isEqualTo(403);
    }
    assertThat(json(ivan, "/api/region").path("nights").get(0).path("findings").asInt())
        .isEqualTo(counted - 1);
    assertThat(get(ivan, night + "/mines").body()).isNotEqualTo(mines);
    HttpClient mina = demo("mine-user");
    assertThat(get(mina, "/api/cases/f-major").statusCode()).isEqualTo(404);
    assertThat(get(mina, "/api/cases?all=true").body()).doesNotContain("f-major");
    assertThat(json(anna, "/api/duty/leads").path("items").get(0).path("findingId").asString())
        .isEqualTo("f-major");
    get(demo("auditor"), "/api/cases/f-major");
    assertThat(json(demo("auditor"), "/api/audit?action=lead.view").path("items").toString())
        .contains("\"auditor\"")
        .contains("f-major");

    step(anna, "f-major", "{\"kind\":\"release\",\"version\":2,\"words\":\"检查组已到矿\"}");
    assertThat(get(ivan, night + "/findings").body()).contains("f-major");
    assertThat(get(ivan, night + "/findings/f-major").statusCode()).isEqualTo(200);
  }

  @Test
  void aFindingWhoseMineIsAnothersIsRefusedWithWords() {
    HttpClient own =
        People.made(
            server.port(),
            "only-one",
            "赵",
            "regulator",
            "\"everything\":false,\"authorities\":[],\"mineCodes\":[\"" + MINE + "\"]");
    HttpResponse<String> refused =
        step(own, "f-critical", "{\"kind\":\"acknowledge\",\"version\":0}");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(body(refused).path("detail_zh").asString()).contains("监管范围");
    assertThat(get(own, "/api/cases/f-critical").statusCode()).isEqualTo(404);
    assertThat(get(own, "/api/duty/calls").body()).doesNotContain("f-critical");
    assertThat(get(own, "/api/ledger").body()).contains(MINE).doesNotContain(OTHER_MINE);
    assertThat(
            People.write(
                    own,
                    server.port(),
                    "PUT",
                    "/api/duty/contacts/" + OTHER_MINE,
                    "{\"phone\":\"119\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(get(demo("regulator"), "/api/duty/calls").body()).contains("f-critical");
  }

  @Test
  void aFileComesBackToBeSavedAndNeverToBeShown() {
    HttpClient anna = demo("regulator");
    step(anna, "f-critical", "{\"kind\":\"register\",\"version\":0}");
    HttpResponse<String> added = attach(anna, "图 \"1\".pdf", "%PDF-1.7 <script>");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String id = body(added).path("files").get(0).path("id").asString();
    assertThat(id).matches("[a-z0-9]{24}");
    HttpResponse<String> file = get(anna, "/api/cases/f-critical/attachments/" + id);
    assertThat(file.body()).isEqualTo("%PDF-1.7 <script>");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("filename*=UTF-8''");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(attach(anna, "a.pdf", "<html>").statusCode()).isEqualTo(415);
    assertThat(get(demo("mine-user"), "/api/cases/f-critical/attachments/" + id).statusCode())
        .isEqualTo(404);
  }

  private static HttpResponse<String> attach(HttpClient who, String name, String bytes) {
    String path =
        "/api/cases/f-critical/attachments?name="
            + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
    return send(
        who,
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .header("X-Minewatch", "page")
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofString(bytes))
            .build());
  }

  @Test
  void theDeskAndTheLedgerAnswer() {
    HttpClient anna = demo("regulator");
    JsonNode calls = json(anna, "/api/duty/calls");
    assertThat(calls.path("escalateMinutes").asInt()).isEqualTo(15);
    assertThat(calls.path("now").asString()).isNotEmpty();
    HttpResponse<String> log =
        People.write(
            anna,
            server.port(),
            "POST",
            "/api/duty/log",
            "{\"kind\":\"take-over\",\"words\":\"接班 <b>\"}");
    assertThat(log.statusCode()).as(log.body()).isEqualTo(200);
    assertThat(body(log).path("watch").path("byName").asString()).contains("周监管");
    assertThat(json(anna, "/api/ledger").path("classes").size()).isEqualTo(4);
    HttpResponse<String> drawn =
        People.write(
            anna, server.port(), "POST", "/api/hit-rate/samples", "{\"seed\":\"甲\",\"size\":1}");
    assertThat(drawn.statusCode()).as(drawn.body()).isEqualTo(201);
    JsonNode sample = body(drawn);
    HttpResponse<String> result =
        People.write(
            anna,
            server.port(),
            "PUT",
            "/api/hit-rate/samples/%s/mines/%s"
                .formatted(
                    sample.path("id").asString(),
                    sample.path("mines").get(0).path("mineCode").asString()),
            "{\"result\":\"violation\",\"words\":\"有假密闭\"}");
    assertThat(result.statusCode()).as(result.body()).isEqualTo(200);
    assertThat(body(result).path("missed").path("share").asDouble()).isEqualTo(1);
  }
}
