package org.minewatch.web.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inspection packs over HTTP, with real accounts, rights and audit log. */
class PackRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PACKS = "/api/findings/" + SampleResult.FINDING + "/packs";
  private static final String CASE = "/api/cases/" + SampleResult.FINDING;

  @TempDir Path folder;

  private MapServer server;

  @BeforeEach
  void start() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", folder.resolve("work"));
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(NightFolder.read(SampleResult.write(folder, 107)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpClient demo(String login) {
    return People.demo(server.port(), login);
  }

  private HttpResponse<String> get(HttpClient who, String path) {
    return People.get(who, server.port(), path);
  }

  private HttpResponse<String> post(HttpClient who, String path, String body) {
    return People.write(who, server.port(), "POST", path, body);
  }

  private static JsonNode body(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private String make(HttpClient who) {
    HttpResponse<String> made = post(who, PACKS, "{}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return body(made).path("number").asString();
  }

  private void step(HttpClient who, String kindAndMore) {
    int version = body(get(who, CASE)).path("line").path("version").asInt();
    HttpResponse<String> answer =
        post(who, CASE + "/steps", "{\"version\":" + version + ",\"kind\":" + kindAndMore + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String audit(String action) {
    return get(demo("auditor"), "/api/audit?action=" + action).body();
  }

  @Test
  void aPackIsMadeKeptAndGivenOutAgainAndEachIsInTheAuditLog() {
    HttpClient anna = demo("regulator");
    assertThat(body(get(anna, PACKS)).path("items").size()).isZero();
    String number = make(anna);
    assertThat(number).matches("P\\d{4}-\\d{6}");
    JsonNode line = body(get(demo("auditor"), PACKS)).path("items").get(0);
    assertThat(line.path("number").asString()).isEqualTo(number);
    assertThat(line.path("night").asString()).isEqualTo(SampleResult.NIGHT.toString());
    assertThat(line.path("points").toString()).contains("P1", "outsideM");
    HttpResponse<String> page = get(anna, PACKS + "/" + number);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.body()).contains(number, "青石煤矿", "周监管").doesNotContain("<script", "SEALED");
    assertThat(line.path("sha256").asString()).isEqualTo(Digests.sha256(page.body()));
    assertThat(audit("pack.make")).contains(number, SampleResult.FINDING, "regulator");
    assertThat(audit("pack.read")).contains(number);
  }

  @Test
  void aSealedLeadsPackIsThereForThoseAloneWhoMaySeeTheLead() {
    HttpClient anna = demo("regulator");
    HttpClient ivan = demo("resident-inspector");
    String before = make(ivan);
    step(anna, "\"register\"");
    step(anna, "\"triage\",\"route\":\"sealed\"");
    String sealed = make(anna);
    HttpResponse<String> page = get(anna, PACKS + "/" + sealed);
    assertThat(page.body()).contains("SEALED lead", "密封线索");
    assertThat(audit("lead.view")).contains(SampleResult.FINDING);
    for (String login : new String[] {"resident-inspector", "geologist"}) {
      HttpClient who = demo(login);
      HttpResponse<String> unknown = get(who, "/api/findings/no-such/packs");
      for (HttpResponse<String> answer :
          List.of(
              get(who, PACKS),
              get(who, PACKS + "/" + sealed),
              get(who, PACKS + "/" + before),
              post(who, PACKS, "{}"))) {
        assertThat(answer.statusCode()).as(login).isEqualTo(404);
        assertThat(body(answer).path("detail")).isEqualTo(body(unknown).path("detail"));
      }
    }
    assertThat(get(demo("mine-user"), PACKS).statusCode()).isEqualTo(403);
    assertThat(post(demo("auditor"), PACKS, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void whatWasMeasuredComesBackWithPackPointAndOurOwnFigure() {
    HttpClient anna = demo("regulator");
    String number = make(anna);
    step(anna, "\"register\"");
    step(anna, "\"triage\",\"route\":\"routine\"");
    step(anna, "\"verify\",\"who\":\"二组\"");
    String measure =
        "{\"kind\":\"measure\",\"version\":3,\"measuredM\":104.2,\"sigmaM\":0.5,\"how\":\"导线\","
            + "\"words\":\"两次\",\"pack\":\"%s\",\"point\":\"%s\"}";
    HttpResponse<String> wrongPack =
        post(anna, CASE + "/steps", measure.formatted("P2026-000000", "P1"));
    assertThat(wrongPack.statusCode()).isEqualTo(422);
    assertThat(body(wrongPack).path("field").asString()).isEqualTo("pack");
    HttpResponse<String> wrongPoint = post(anna, CASE + "/steps", measure.formatted(number, "P77"));
    assertThat(wrongPoint.statusCode()).isEqualTo(422);
    assertThat(body(wrongPoint).path("field").asString()).isEqualTo("point");
    assertThat(body(wrongPoint).path("detail").asString()).contains("it has: P1");
    HttpResponse<String> right = post(anna, CASE + "/steps", measure.formatted(number, "P1"));
    assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
    JsonNode said = body(right).path("history").get(3).path("said");
    assertThat(said.path("pack").asString()).isEqualTo(number);
    assertThat(said.path("figure").asString()).isEqualTo("max_distance_m");
    assertThat(said.path("saidM").asDouble()).isEqualTo(107);

    JsonNode undecided = body(get(anna, "/api/hit-rate")).path("rules");
    assertThat(undecided.get(undecided.size() - 1).path("measured").path("cases").asInt()).isZero();
    step(anna, "\"propose-confirm\",\"words\":\"属实\"");
    step(demo("regulator-2"), "\"confirm\",\"words\":\"属实\"");
    JsonNode rate = body(get(anna, "/api/hit-rate")).path("rules").get(0);
    assertThat(rate.path("rule").asString()).isEqualTo("boundary.tracked");
    assertThat(rate.path("measured").path("cases").asInt()).isEqualTo(1);
    assertThat(rate.path("measured").path("withErrors").asInt()).isZero();
    assertThat(rate.path("measured").path("medianDifferenceM").asDouble())
        .isCloseTo(-2.8, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void whatIsNotThereIsSaid() {
    HttpClient anna = demo("regulator");
    assertThat(get(anna, PACKS + "/P2026-123456").statusCode()).isEqualTo(404);
    assertThat(get(anna, PACKS + "/..%2F..%2Fetc").statusCode()).isBetween(400, 404);
    assertThat(post(anna, "/api/findings/no-such/packs", "{}").statusCode()).isEqualTo(404);
    HttpResponse<String> other = post(anna, PACKS, "{\"night\":\"2026-01-01\"}");
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(body(other).path("detail_zh").asString()).contains("不在 2026-01-01");
    assertThat(post(anna, PACKS, "{\"night\":\"tonight\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void aMineOfOthersHasNoPacks() {
    HttpClient stranger =
        People.made(server.port(), "far", "远", "regulator", "\"authorities\":[\"别处能源局\"]");
    assertThat(get(stranger, PACKS).statusCode()).isEqualTo(404);
    assertThat(post(stranger, PACKS, "{}").statusCode()).isEqualTo(404);
  }
}
