package org.minewatch.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minewatch.finding.Supervision;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;

/** Everybody sees the mines of their authority and of those below it, in every answer. */
class MineRightsTest {

  private static final String NIGHT = "/api/nights/" + SampleNight.NIGHT;
  private static MapServer server;
  private static HttpClient ofTheCity;
  private static HttpClient ofTheCounty;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
    ofTheCity = regulator("city", SampleNight.CITY);
    ofTheCounty = regulator("county", SampleNight.COUNTY);
    HttpClient administrator = People.demo(server.port(), "administrator");
    assertThat(
            People.write(
                    administrator,
                    server.port(),
                    "PUT",
                    "/api/authorities",
                    "[{\"name\":\"%s\",\"superior\":\"%s\"}]"
                        .formatted(SampleNight.COUNTY, SampleNight.CITY))
                .statusCode())
        .isEqualTo(200);
  }

  private static HttpClient regulator(String login, String authority) {
    return People.made(
        server.port(), login, login, "regulator", "\"authorities\":[\"" + authority + "\"]");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> mines(HttpClient client, String path) {
    JsonNode answer = People.json(client, server.port(), path);
    JsonNode items =
        answer.path("items").isArray()
            ? answer.path("items")
            : answer.path("features").isArray() ? answer.path("features") : answer;
    List<String> codes = new ArrayList<>();
    for (JsonNode item : items) {
      for (String key : List.of("code", "mineCode")) {
        if (item.has(key)) {
          codes.add(item.path(key).stringValue());
        }
      }
      JsonNode properties = item.path("properties");
      for (String key : List.of("mineCode", "mine_code")) {
        if (properties.has(key)) {
          codes.add(properties.path(key).stringValue());
        }
      }
    }
    return codes;
  }

  @Test
  void everyListIsOfOnesOwnMines() {
    for (String path :
        List.of(
            "/mines",
            "/findings",
            "/findings.geojson",
            "/judgements",
            "/licences",
            "/licences.geojson")) {
      assertThat(mines(ofTheCounty, NIGHT + path))
          .as(path)
          .doesNotContain(SampleNight.MINE, SampleNight.MINE_WITHOUT_PLACE);
      assertThat(mines(ofTheCity, NIGHT + path))
          .as(path + " of the authority above")
          .doesNotContain(SampleNight.MINE_WITHOUT_PLACE);
    }
    assertThat(mines(ofTheCity, NIGHT + "/mines"))
        .containsExactly(SampleNight.MINE, SampleNight.OTHER_MINE);
    JsonNode licences = People.json(ofTheCounty, server.port(), NIGHT + "/licences.geojson");
    assertThat(licences.path("features")).isEmpty();
    assertThat(mines(ofTheCounty, NIGHT + "/mines")).containsExactly(SampleNight.OTHER_MINE);
    assertThat(mines(ofTheCounty, NIGHT + "/findings")).containsExactly(SampleNight.OTHER_MINE);
    JsonNode region = People.json(ofTheCounty, server.port(), "/api/region");
    assertThat(region.path("nights").get(0).path("findings").intValue()).isEqualTo(1);
  }

  @Test
  void whatIsSomebodyElsesIsNotThere() {
    for (String path :
        List.of(
            "/findings/f-major",
            "/mines/" + SampleNight.MINE + "/sight",
            "/mines/" + SampleNight.MINE + "/layers",
            "/mines/" + SampleNight.MINE + "/layers/licence.geojson")) {
      assertThat(People.get(ofTheCity, server.port(), NIGHT + path).statusCode())
          .as(path)
          .isEqualTo(200);
      assertThat(People.get(ofTheCounty, server.port(), NIGHT + path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
    for (String path : List.of(NIGHT + "/rejected", "/nights/" + SampleNight.NIGHT + "/report")) {
      assertThat(People.get(ofTheCity, server.port(), path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void onesOwnAnswerIsTaggedAsOnesOwn() {
    String path = NIGHT + "/findings";
    assertThat(People.get(ofTheCity, server.port(), path).headers().firstValue("ETag"))
        .isNotEqualTo(People.get(ofTheCounty, server.port(), path).headers().firstValue("ETag"));
  }

  @Test
  void rightsFollowWhoSupervisesTheMineNow() {
    HttpClient province = regulator("province", "省能源局");
    assertThat(mines(province, NIGHT + "/mines")).isEmpty();
    NightContent next = SampleNight.of(SampleNight.NIGHT.plusDays(1), "c".repeat(64));
    List<NightContent.MineRow> moved =
        next.mines().stream()
            .map(
                m ->
                    m.code().equals(SampleNight.MINE_WITHOUT_PLACE)
                        ? new NightContent.MineRow(
                            m.code(),
                            m.name(),
                            m.county(),
                            new Supervision("", "central", "省能源局"),
                            null)
                        : m)
            .toList();
    server
        .nightImport()
        .importNight(
            new NightContent(
                next.night(),
                next.regionName(),
                next.timeZone(),
                next.productVersion(),
                next.ruleSetVersion(),
                next.contentHash(),
                moved,
                next.findings(),
                next.judgements(),
                next.licences(),
                next.rejections(),
                next.features(),
                next.reportHtml()));
    assertThat(mines(province, NIGHT + "/mines"))
        .as("also in the nights before")
        .containsExactly(SampleNight.MINE_WITHOUT_PLACE);
  }

  @Test
  void aCircleOfSuperiorsIsRefused() {
    HttpClient administrator = People.demo(server.port(), "administrator");
    var answer =
        People.write(
            administrator,
            server.port(),
            "PUT",
            "/api/authorities",
            "[{\"name\":\"a\",\"superior\":\"b\"},{\"name\":\"b\",\"superior\":\"a\"}]");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("a circle of superiors");
  }
}
