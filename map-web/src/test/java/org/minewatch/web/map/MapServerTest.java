package org.minewatch.web.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleFilm;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every route of the server over a real port. */
class MapServerTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NIGHT = "/api/nights/" + SampleNight.NIGHT;
  private static final String MINE = SampleNight.MINE;

  private static MapServer server;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
    server
        .nightImport()
        .importNight(SampleNight.of(SampleNight.NIGHT.minusDays(1), "b".repeat(64)));
    server.nightImport().importNight(SampleFilm.night(SampleFilm.write(folder, 3)));
    client = People.demo(server.port(), "regulator");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Test
  void theRegionNamesItsNights() {
    JsonNode region = json("/api/region");
    assertThat(region.path("name").asString()).isEqualTo("演示区 Demo");
    assertThat(region.path("timeZone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(region.path("productVersion").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(region.path("latest").asString()).isEqualTo("2026-03-01");
    assertThat(region.path("nights").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"date":"2026-03-01","productVersion":"0.1.0","ruleSetVersion":"2026.1",
                 "findings":3,"cannotJudge":1}"""));
  }

  @Test
  void minesHaveABoxAndCounts() {
    JsonNode mines = json(NIGHT + "/mines");
    assertThat(mines.get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"code":"530300000001","name":"青石煤矿","county":"麒麟区",
                 "township":"三宝镇","ownership":"state","supervisedBy":"曲靖市能源局",
                 "licenceNos":["C5300002020011110000001"],
                 "bbox":[103.8,25.5,103.82,25.52],
                 "counts":{"critical":0,"major":1,"warning":0,"notice":1},
                 "judged":1,"partial":1,"cannotJudge":0}"""));
    assertThat(mines.get(2).path("bbox").isNull()).isTrue();
  }

  @Test
  void findingsAreAPageGravestFirst() {
    JsonNode page = json(NIGHT + "/findings");
    assertThat(page.path("total").intValue()).isEqualTo(3);
    assertThat(page.path("size").intValue()).isEqualTo(100);
    assertThat(page.path("items").get(1))
        .isEqualTo(
            JSON.readTree(
                """
                {"id":"f-major","mineCode":"530300000001","mineName":"青石煤矿",
                 "rule":"boundary.tracked","grounds":["boundary.tracked","boundary.drawn"],
                 "titleZh":"越界 100% 在 f-major","titleEn":"Beyond the line: f-major",
                 "severity":"major","certainty":"probable","state":"open","confidence":0.75,
                 "firstSeen":"2026-02-28T22:00:00+08:00","lastSeen":"2026-03-01T06:30:00.5+08:00",
                 "bbox":[103.82,25.51,103.8211,25.5112]}"""));
    assertThat(ids("?severity=critical,major")).containsExactly("f-critical", "f-major");
    assertThat(ids("?severity=critical&severity=notice")).containsExactly("f-critical", "f-notice");
    assertThat(ids("?mine=" + MINE + "&state=open")).containsExactly("f-major");
    assertThat(ids("?rule=drawing.stale")).containsExactly("f-notice");
    assertThat(ids("?q=%E7%99%BD%E6%B0%B4")).containsExactly("f-critical");
    assertThat(ids("?page=1&size=2")).containsExactly("f-notice");
    assertThat(ids("?mine=&severity=&rule=&state=&q=")).as("empty means any").hasSize(3);
  }

  private static List<String> ids(String query) {
    return json(NIGHT + "/findings" + query)
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  @Test
  void findingsHavePlacesAsGeoJson() {
    HttpResponse<String> response = get(NIGHT + "/findings.geojson");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/geo+json");
    JsonNode features = JSON.readTree(response.body()).path("features");
    assertThat(features).hasSize(2);
    assertThat(features.get(1))
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"Feature","properties":{"id":"f-major","mineCode":"530300000001",
                 "rule":"boundary.tracked","severity":"major","certainty":"probable","state":"open",
                 "titleZh":"越界 100% 在 f-major","titleEn":"Beyond the line: f-major"},
                 "geometry":{"type":"LineString",
                 "coordinates":[[103.82,25.51],[103.8211,25.5112]]}}"""));
    assertThat(json(NIGHT + "/findings.geojson?mine=" + MINE).path("features")).hasSize(1);
    assertThat(json(NIGHT + "/findings.geojson?bbox=103.89,25.4,103.92,25.6").path("features"))
        .hasSize(1);
  }

  @Test
  void oneFindingComesWithItsFeatureAndHistory() {
    JsonNode detail = json(NIGHT + "/findings/f-major");
    assertThat(
            detail.path("finding").path("properties").path("measures").path("area_m2").asDouble())
        .isEqualTo(12.5);
    assertThat(detail.path("mineName").asString()).isEqualTo("青石煤矿");
    assertThat(detail.path("history")).hasSize(2);
    assertThat(detail.path("history").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"date":"2026-02-28","severity":"major","certainty":"probable","state":"open"}"""));
  }

  @Test
  void layersAreListedAndServedAsGeoJson() {
    assertThat(json(NIGHT + "/mines/" + MINE + "/layers"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"layer":"licence","count":1,"vertices":9},{"layer":"roadway","count":2,"vertices":6},
                 {"layer":"shaft","count":1,"vertices":1}]"""));
    JsonNode shaft = json(NIGHT + "/mines/" + MINE + "/layers/shaft.geojson").path("features");
    assertThat(shaft.get(0).path("properties").path("name").asString()).isEqualTo("主井 <b>");
    assertThat(shaft.get(0).path("geometry"))
        .isEqualTo(JSON.readTree("{\"type\":\"Point\",\"coordinates\":[103.8012345,25.5012345]}"));
    JsonNode licence = json(NIGHT + "/mines/" + MINE + "/layers/licence.geojson").path("features");
    assertThat(licence.get(0).path("geometry").path("coordinates")).as("with its hole").hasSize(2);
    JsonNode face =
        json(NIGHT + "/mines/" + SampleNight.OTHER_MINE + "/layers/reported-face.geojson");
    assertThat(face.path("features").get(0).path("geometry").path("geometries")).hasSize(2);
    JsonNode near =
        json(NIGHT + "/mines/" + MINE + "/layers/roadway.geojson?bbox=103.7,25.4,103.9,25.6");
    assertThat(near.path("features")).hasSize(1);
    assertThat(json(NIGHT + "/mines/" + SampleNight.MINE_WITHOUT_PLACE + "/layers")).isEmpty();
    assertThat(json(NIGHT + "/licences.geojson").path("features")).hasSize(1);
  }

  @Test
  void whatCouldBeJudgedAndWhatWasRejectedIsTold() {
    assertThat(json(NIGHT + "/judgements")).hasSize(4);
    JsonNode judgements = json(NIGHT + "/judgements?mine=" + SampleNight.OTHER_MINE);
    assertThat(judgements.get(1))
        .isEqualTo(
            JSON.readTree(
                """
                {"mineCode":"530300000002","rule":"boundary.tracked","state":"cannot-judge",
                 "reasonCode":"no-coordinates","reasonZh":"没有坐标","reasonEn":"no coordinates",
                 "needs":["tracks","readers.csv"]}"""));
    JsonNode licences = json(NIGHT + "/licences?mine=" + MINE);
    assertThat(licences.get(0).path("planeAreaKm2").asDouble()).isEqualTo(4.4321);
    assertThat(licences.get(0).path("ellipsoidAreaKm2").isNull()).isTrue();
    JsonNode rejected = json(NIGHT + "/rejected?page=2&size=2");
    assertThat(rejected.path("total").intValue()).isEqualTo(5);
    assertThat(rejected.path("items").get(0).path("line").intValue()).isEqualTo(5);
  }

  @Test
  void theReportIsHeldToAPolicyOfItsOwn() {
    HttpResponse<String> report = get("/nights/" + SampleNight.NIGHT + "/report");
    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body()).contains("一切如常");
    assertThat(report.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("text/html;charset=UTF-8");
    assertThat(report.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'")
        .contains("style-src 'unsafe-inline'")
        .contains("sandbox")
        .doesNotContain("script-src");
  }

  @Test
  void leafletComesFromOurJar() {
    HttpResponse<String> leaflet = get("/webjars/leaflet/1.9.4/dist/leaflet.js");
    assertThat(leaflet.statusCode()).isEqualTo(200);
    assertThat(leaflet.body()).contains("Leaflet 1.9.4");
    assertThat(leaflet.headers().firstValue("Last-Modified"))
        .as("a reproducible jar has one time for all versions")
        .isEmpty();
    String tag = leaflet.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/webjars/leaflet/1.9.4/dist/leaflet.js", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void aMineSaysHowMuchOfItTheNightCouldSee() {
    assertThat(json(NIGHT + "/mines/" + MINE + "/sight").at("/sight/text_zh").asString())
        .isEqualTo("看见 “46” 张卡");
    assertThat(json(NIGHT + "/mines/" + SampleNight.OTHER_MINE + "/sight"))
        .as("a night that does not say")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mines",
        "/findings",
        "/findings.geojson",
        "/mines/530300000001/sight",
        "/mines/530300000001/layers",
        "/mines/530300000001/layers/licence.geojson",
        "/licences.geojson",
        "/judgements",
        "/licences",
        "/rejected"
      })
  void answersOfANightAreTaggedAndNotSentTwice(String path) {
    HttpResponse<String> first = get(NIGHT + path);
    assertThat(first.headers().allValues("ETag")).hasSize(1);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache, private");
    HttpResponse<String> again = get(NIGHT + path, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().allValues("ETag")).containsExactly(tag);
    assertThat(get(NIGHT + path, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    assertThat(get("/api/nights/2026-02-28" + path, "If-None-Match", tag).statusCode())
        .as("another night has another tag")
        .isEqualTo(200);
  }

  @Test
  void theFilmOfANightIsSentPackedAndOnlyOnce() throws Exception {
    HttpResponse<byte[]> packed =
        client.send(
            request(NIGHT + "/mines/" + MINE + "/replay").header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.statusCode()).isEqualTo(200);
    assertThat(packed.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(in.readNBytes(5)).containsExactly('M', 'W', 'R', 'P', 1);
    }
    String tag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(get(NIGHT + "/mines/" + MINE + "/replay", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(get(NIGHT + "/mines/" + SampleNight.OTHER_MINE + "/replay").statusCode())
        .isEqualTo(404);
    assertThat(get(NIGHT + "/mines/none/replay").body()).contains("no positions of mine none");
    assertThat(get("/api/nights/2020-01-01/mines/" + MINE + "/replay").statusCode()).isEqualTo(404);
  }

  @Test
  void longAnswersAreCompressed() throws Exception {
    HttpResponse<byte[]> packed =
        client.send(
            request(NIGHT + "/findings").header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(JSON.readTree(in.readAllBytes())).isEqualTo(json(NIGHT + "/findings"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/mines                                         | 2026-13-01",
        "/mines                                         | yesterday",
        "/mines                                         | 2026-03-01T00:00:00",
        "/mines                                         | 1",
        "/findings?page=-1                              | 2026-03-01",
        "/findings?page=99999999999                     | 2026-03-01",
        "/findings?size=0                               | 2026-03-01",
        "/findings?size=501                             | 2026-03-01",
        "/findings?size=many                            | 2026-03-01",
        "/findings?severity=deadly                      | 2026-03-01",
        "/findings?state=shut                           | 2026-03-01",
        "/findings?rule=a%20b                           | 2026-03-01",
        "/findings?mine=a%0Ab                           | 2026-03-01",
        "/findings.geojson?bbox=1,2,3                   | 2026-03-01",
        "/findings.geojson?bbox=3,2,1,4                 | 2026-03-01",
        "/findings.geojson?bbox=1,2,3,NaN               | 2026-03-01",
        "/findings.geojson?bbox=1,2,3,1e9               | 2026-03-01",
        "/findings/a%20b                                | 2026-03-01",
        "/mines/530300000001/layers/a%27b.geojson       | 2026-03-01",
        "/rejected?size=1000000                         | 2026-03-01",
      })
  void badInputIsAProblemThatSaysWhy(String path, String night) {
    HttpResponse<String> response = get("/api/nights/" + night + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertProblem(response, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/BOOT-INF/classes/"})
  void whatTheProgramIsMadeOfIsNotServed(String path) {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void wordsToLookForHaveABound() {
    assertProblem(get(NIGHT + "/findings?q=" + "x".repeat(201)), 400);
    assertThat(get(NIGHT + "/findings?q=" + "x".repeat(200)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nights/2025-01-01/mines",
        "/api/nights/2025-01-01/findings",
        "/api/nights/2025-01-01/findings.geojson",
        "/api/nights/2025-01-01/findings/f-major",
        "/api/nights/2025-01-01/judgements",
        "/api/nights/2025-01-01/licences",
        "/api/nights/2025-01-01/licences.geojson",
        "/api/nights/2025-01-01/rejected",
        "/api/nights/2025-01-01/mines/530300000001/sight",
        "/api/nights/2025-01-01/mines/530300000001/layers",
        "/nights/2025-01-01/report",
        "/api/nights/2026-03-01/findings/f-unknown",
        "/api/nights/2026-03-01/mines/nobody/sight",
        "/api/nights/2026-03-01/mines/nobody/layers",
        "/api/nights/2026-03-01/mines/nobody/layers/licence.geojson",
        "/api/nights/2026-03-01/mines/530300000001/layers/goaf.geojson",
        "/api/nights/2026-03-01/mines/530300000001/layers/..geojson",
        "/api/nothing",
        "/nothing.html",
        "/h2-console",
        "/actuator",
        "/actuator/health",
        "/application.properties",
      })
  void whatIsNotThereIsAProblemOfStatus404(String path) {
    assertProblem(get(path), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/nights/%2e%2e/mines", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"})
  void noPathLeadsOutOfTheApplication(String path) {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//", "/api//region", "/index.html;a=b", "/api/./region"})
  void anAddressThatCanBeReadInTwoWaysIsRefusedToABrowserAsToAProgram(String path) {
    for (String accept : List.of("text/html", "application/json")) {
      assertProblem(get(path, "Accept", accept), 400);
    }
  }

  private static void assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("detail").asString()).isNotBlank();
    assertThat(response.body()).doesNotContain("org.", "java.", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
  void onlyReadingIsPossible(String method) {
    for (String path : List.of("/api/region", NIGHT + "/findings", "/", "/nothing")) {
      HttpResponse<String> response =
          send(
              request(path)
                  .header("X-Minewatch", "page")
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build());
      assertThat(response.statusCode()).as(method + " " + path).isEqualTo(405);
    }
  }

  @Test
  void headIsGetWithoutABody() {
    HttpResponse<String> head =
        send(
            request(NIGHT + "/findings")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/region",
        "/api/nothing",
        "/api/nights/x/mines",
        "/webjars/leaflet/1.9.4/dist/leaflet.css"
      })
  void everyAnswerKeepsTheBrowserOnAShortLead(String path) {
    var headers = get(path).headers();
    assertThat(headers.allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }
}
