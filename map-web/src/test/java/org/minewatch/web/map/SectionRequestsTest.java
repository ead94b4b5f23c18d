package org.minewatch.web.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sections over a real port: of an inclined road that leaves its band, and of lines that are none.
 */
class SectionRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ROAD = "104.000,25.500;104.010,25.500";

  private static MapServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    server = MapServer.start(settings);
    server.nightImport().importNight(withARoad());
    client = People.demo(server.port(), "regulator");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static NightContent withARoad() {
    NightContent sample = SampleNight.of(SampleNight.NIGHT, "c".repeat(64));
    List<NightContent.FeatureRow> features = new ArrayList<>(sample.features());
    features.add(
        feature(
            "licence",
            "{\"licence_no\":\"C9\",\"part\":1,\"bottom_elevation_m\":1500,\"top_elevation_m\":1700}",
            "POLYGON ((103.99 25.49, 104.02 25.49, 104.02 25.51, 103.99 25.51, 103.99 25.49))"));
    features.add(
        feature(
            "network",
            "{\"kind\":\"roadway\",\"elevations_m\":\"1600 1400\"}",
            "LINESTRING (104.000 25.500, 104.010 25.500)"));
    features.add(
        feature(
            "network",
            "{\"kind\":\"roadway\",\"elevations_m\":\"1600 nonsense 3\"}",
            "LINESTRING (104.000 25.5001, 104.010 25.5001)"));
    features.add(feature("reader", "{\"reader_id\":\"R1\"}", "POINT (104.005 25.500)"));
    return new NightContent(
        sample.night(),
        sample.regionName(),
        sample.timeZone(),
        sample.productVersion(),
        sample.ruleSetVersion(),
        sample.contentHash(),
        sample.mines(),
        sample.findings(),
        sample.judgements(),
        sample.licences(),
        sample.rejections(),
        features,
        Optional.empty());
  }

  private static NightContent.FeatureRow feature(String layer, String facts, String wkt) {
    try {
      return new NightContent.FeatureRow(SampleNight.MINE, layer, facts, new WKTReader().read(wkt));
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  private static HttpResponse<String> get(
      String mine, String line, String width, String... headers) {
    String path =
        "/api/nights/%s/mines/%s/section?line=%s&width=%s"
            .formatted(
                SampleNight.NIGHT, mine, URLEncoder.encode(line, StandardCharsets.UTF_8), width);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInclinedRoadIsCutWithItsBandAndItsSlope() {
    HttpResponse<String> answer = get(SampleNight.MINE, ROAD, "5");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode cut = JSON.readTree(answer.body());
    double length = cut.path("length_m").doubleValue();
    // 0.01 degrees of longitude at 25.5 degrees north on the ellipsoid
    assertThat(length).isCloseTo(1005.1, within(1.0));
    JsonNode band = cut.path("licensed").get(0);
    assertThat(band.path("bottom").doubleValue()).isEqualTo(1500);
    assertThat(band.path("top").doubleValue()).isEqualTo(1700);
    assertThat(band.path("to").doubleValue()).isCloseTo(length, within(0.02));
    JsonNode inside = cut.path("traces").get(0);
    JsonNode below = cut.path("traces").get(1);
    assertThat(inside.path("standing").asString()).isEqualTo("inside");
    assertThat(below.path("standing").asString()).isEqualTo("below");
    assertThat(below.path("by").doubleValue()).isCloseTo(100, within(0.5));
    double turn = below.path("spots").get(0).get(0).doubleValue();
    assertThat(turn).isCloseTo(length / 2, within(1.0));
    assertThat(below.path("spots").get(0).get(1).doubleValue()).isCloseTo(1500, within(0.1));
    JsonNode reader = cut.path("marks").get(0);
    assertThat(reader.path("elevation").doubleValue()).isCloseTo(1500, within(0.5));
    assertThat(reader.path("from_road").booleanValue()).isTrue();
    assertThat(reader.path("sigma").isNull()).isTrue();
    assertThat(cut.path("line").get(0).get(0).doubleValue()).isCloseTo(104, within(1e-7));
  }

  @Test
  void elevationsThatCannotBeReadAreUnknownAndNotZero() {
    JsonNode cut = JSON.readTree(get(SampleNight.MINE, ROAD, "20").body());
    JsonNode unread =
        cut.path("traces")
            .valueStream()
            .filter(t -> t.path("standing").asString().equals("unknown"))
            .findFirst()
            .orElseThrow();
    assertThat(unread.path("spots").get(0).get(1).isNull()).isTrue();
  }

  @Test
  void theSameSectionIsNotSentTwice() {
    String tag = get(SampleNight.MINE, ROAD, "5").headers().firstValue("ETag").orElseThrow();
    assertThat(get(SampleNight.MINE, ROAD, "5", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|30|vertex 1 of the line cannot be read|剖面线第 1 个点不能读",
        "104,25.5|30|a section line needs at least two different vertices|剖面线至少要有两个不同的点",
        "104,25.5;104|30|vertex 2 of the line cannot be read|剖面线第 2 个点不能读",
        "104,25.5;1e2,25.5|30|vertex 2 of the line cannot be read|剖面线第 2 个点不能读",
        "104,25.5;104,86|30|vertex 2 of the line is nowhere|剖面线第 2 个点不在地球上",
        "104,25.5;104.3,25.5|30|a section line is at most 20 km long|剖面线最长 20 千米",
        "104,25.5;124,25.5|30|the line is too far from the mine|剖面线离该矿太远",
        "10,25.5;10.01,25.5|30|the line does not lie in China|剖面线不在中国境内",
        "104,25.5;104.01,25.5|0|the width of a section must be 1 to 200 metres|剖面宽度须在 1 至 200 米之间",
        "104,25.5;104.01,25.5|wide|width must be a number of metres|宽度须是 1 至 200 的米数"
      })
  void aLineThatCannotBeCutIsRefusedInBothLanguages(
      String line, String width, String en, String zh) {
    HttpResponse<String> answer = get(SampleNight.MINE, line, width);
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("detail").asString()).contains(en);
    assertThat(problem.path("detail_zh").asString()).contains(zh);
  }

  @Test
  void tooManyVerticesAreRefused() {
    StringBuilder line = new StringBuilder("104,25.5");
    for (int i = 1; i <= 50; i++) {
      line.append(";104.").append("%04d".formatted(i)).append(",25.5");
    }
    assertThat(get(SampleNight.MINE, line.toString(), "30").body())
        .contains("at most 50 vertices, not 51");
  }

  @Test
  void aMineThatIsNotThereHasNoSection() {
    assertThat(get("nowhere", ROAD, "30").statusCode()).isEqualTo(404);
  }
}
