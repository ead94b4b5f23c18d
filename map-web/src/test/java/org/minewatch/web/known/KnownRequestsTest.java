package org.minewatch.web.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was known at a moment over HTTP: cases move on, rights are today's. */
class KnownRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MapServer server;

  @BeforeEach
  void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpClient demo(String login) {
    return People.demo(server.port(), login);
  }

  private JsonNode get(HttpClient who, String path, Object asof) {
    HttpResponse<String> answer =
        People.get(
            who,
            server.port(),
            "/api/known"
                + path
                + (path.contains("?") ? "&" : "?")
                + "asof="
                + URLEncoder.encode(asof.toString(), StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** Steps are kept to the millisecond. */
  private static OffsetDateTime now() throws InterruptedException {
    Thread.sleep(2);
    OffsetDateTime now = OffsetDateTime.now();
    Thread.sleep(2);
    return now;
  }

  private void step(String login, String finding, int version, String kindAndMore) {
    HttpResponse<String> answer =
        People.write(
            demo(login),
            server.port(),
            "POST",
            "/api/cases/" + finding + "/steps",
            "{\"version\":" + version + ",\"kind\":" + kindAndMore + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private List<String> findings(String login, Object asof) {
    List<String> keys = new ArrayList<>();
    get(demo(login), "/nights/" + SampleNight.NIGHT + "?kind=finding", asof)
        .path("items")
        .forEach(f -> keys.add(f.path("key").asString()));
    return keys;
  }

  @Test
  void aCaseStandsAsItStoodThen() throws Exception {
    OffsetDateTime untouched = now();
    step("regulator", "f-major", 0, "\"register\"");
    OffsetDateTime registered = now();
    step("regulator", "f-major", 1, "\"triage\",\"route\":\"routine\"");
    OffsetDateTime triaged = now();
    assertThat(get(demo("regulator"), "/cases", untouched).path("total").asInt()).isZero();
    assertThat(
            get(demo("regulator"), "/cases", registered)
                .path("items")
                .get(0)
                .path("state")
                .asString())
        .isEqualTo("registered");
    assertThat(
            get(demo("regulator"), "/cases", triaged).path("items").get(0).path("state").asString())
        .isEqualTo("triaged");
  }

  @Test
  void theWholeDayCountsWhereTheMinesAre() {
    JsonNode then = get(demo("geologist"), "", "2199-01-01");
    assertThat(then.path("nights").get(0).path("date").asString())
        .isEqualTo(SampleNight.NIGHT.toString());
    assertThat(then.path("asof").asString()).startsWith("2199-01-01T23:59:59").endsWith("+08:00");
    assertThat(then.path("since").isString()).isTrue();
    assertThat(get(demo("geologist"), "", "2001-01-01").path("nights").isEmpty()).isTrue();
    assertThat(get(demo("geologist"), "/drawings", "2199-01-01").path("total").asInt()).isZero();
  }

  @Test
  void whatIsSealedTodayIsKeptInThePastTooFromWhoCouldWarn() throws Exception {
    OffsetDateTime open = now();
    assertThat(findings("resident-inspector", open)).contains("f-major");
    step("regulator", "f-major", 0, "\"register\"");
    step("regulator", "f-major", 1, "\"triage\",\"route\":\"sealed\"");
    assertThat(findings("resident-inspector", open)).isNotEmpty().doesNotContain("f-major");
    assertThat(get(demo("resident-inspector"), "/cases", now()).path("total").asInt()).isZero();
    assertThat(findings("regulator", open)).contains("f-major");
    assertThat(People.get(demo("auditor"), server.port(), "/api/audit?action=lead.list").body())
        .contains("f-major");
    HttpClient county =
        People.made(
            server.port(),
            "county",
            "county",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
    assertThat(
            get(county, "/nights/" + SampleNight.NIGHT + "?kind=finding", open)
                .path("total")
                .asInt())
        .isEqualTo(1);
    assertThat(get(county, "/cases", now()).path("total").asInt()).isZero();
    assertThat(
            People.get(demo("mine-user"), server.port(), "/api/known?asof=2199-01-01").statusCode())
        .isEqualTo(403);
  }
}
