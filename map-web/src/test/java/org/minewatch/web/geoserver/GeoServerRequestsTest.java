package org.minewatch.web.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.account.People;
import org.minewatch.web.geoserver.FakeMaps.Mood;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Maps of a GeoServer over HTTP: what it is asked, for whom, and what comes of its moods. */
class GeoServerRequestsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MAP =
      "/api/geoserver/wms?layers=licences,findings&srs=EPSG:4524"
          + "&bbox=36380000,2820000,36381000.5,2821000&width=300&height=200";

  @TempDir static Path folder;

  private static FakeMaps maps;
  private static MapServer server;
  private static HttpClient regulator;
  private static HttpClient ofTheCounty;

  @BeforeAll
  static void start() {
    maps = FakeMaps.start();
    server = serve(maps.settings(folder));
    regulator = People.demo(server.port(), "regulator");
    ofTheCounty =
        People.made(
            server.port(),
            "county",
            "县",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
  }

  private static MapServer serve(Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    settings.putAll(more);
    MapServer served = MapServer.start(settings);
    served.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
    return served;
  }

  @AfterAll
  static void stop() {
    server.close();
    maps.close();
  }

  @BeforeEach
  void inAGoodMood() throws Exception {
    maps.answer(Mood.GOOD);
    // One that did not answer is left alone for five seconds.
    for (int i = 0; i < 40 && get(regulator, MAP).statusCode() == 503; i++) {
      Thread.sleep(250);
    }
  }

  private static HttpResponse<byte[]> get(HttpClient who, String path) {
    return get(server, who, path);
  }

  private static HttpResponse<byte[]> get(MapServer from, HttpClient who, String path) {
    try {
      return who.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + from.port() + path)).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMapIsAskedForInOurOwnWords() throws Exception {
    HttpResponse<byte[]> answer = get(regulator, MAP);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var image = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(image.getWidth()).isEqualTo(300);

    FakeMaps.Asked asked = maps.last();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/geoserver/minewatch/wms");
    assertThat(asked.parameters())
        .containsOnly(
            Map.entry("service", "WMS"),
            Map.entry("version", "1.1.1"),
            Map.entry("request", "GetMap"),
            Map.entry("layers", "minewatch:licences,minewatch:findings"),
            Map.entry("styles", ","),
            Map.entry("srs", "EPSG:4524"),
            Map.entry("bbox", "36380000,2820000,36381000.5,2821000"),
            Map.entry("width", "300"),
            Map.entry("height", "200"),
            Map.entry("format", "image/png"),
            Map.entry("transparent", "true"),
            Map.entry("exceptions", "application/vnd.ogc.se_xml"),
            Map.entry("cql_filter", "INCLUDE;INCLUDE"));
  }

  @Test
  void aCountySeesItsMinesAlone() throws Exception {
    assertThat(get(ofTheCounty, MAP).statusCode()).isEqualTo(200);
    String filter = "mine_code IN ('" + OTHER_MINE + "')";
    assertThat(maps.last().parameters().get("cql_filter")).isEqualTo(filter + ";" + filter);

    // Even of layers whose tiles are kept: those show all mines.
    assertThat(get(ofTheCounty, "/api/geoserver/tiles/licences/3/6/3.png").statusCode())
        .isEqualTo(200);
    assertThat(maps.last().path()).isEqualTo("/geoserver/minewatch/wms");
    assertThat(maps.last().parameters())
        .containsEntry("cql_filter", filter)
        .containsEntry("srs", "EPSG:3857")
        .containsEntry("bbox", "10018754.17139462,0,15028131.257091936,5009377.085697312");
  }

  @Test
  void keptTilesAreForWhoSeesAllMinesAndNeverOfFindings() {
    get(regulator, "/api/geoserver/tiles/licences/3/6/3.png");
    assertThat(maps.last().path()).isEqualTo("/geoserver/gwc/service/wmts");
    assertThat(maps.last().parameters())
        .containsEntry("layer", "minewatch:licences")
        .containsEntry("tilematrix", "EPSG:900913:3")
        .containsEntry("tilerow", "3")
        .containsEntry("tilecol", "6");
    get(regulator, "/api/geoserver/tiles/findings/3/6/3.png");
    assertThat(maps.last().path()).isEqualTo("/geoserver/minewatch/wms");
    assertThat(maps.last().parameters()).containsEntry("cql_filter", "INCLUDE");
  }

  @Test
  void whoHasNoMinesSeesNothing() {
    HttpClient nobody =
        People.made(server.port(), "none", "无", "regulator", "\"authorities\":[\"不存在的局\"]");
    assertThat(get(nobody, MAP).statusCode()).isEqualTo(200);
    assertThat(maps.last().parameters()).containsEntry("cql_filter", "EXCLUDE;EXCLUDE");
  }

  @Test
  void namesOfMinesCannotWriteAFilter() throws Exception {
    String hostile = "x') OR ('1'='1";
    Visible visible =
        new Visible(false, new TreeSet<>(java.util.List.of(hostile)), new TreeSet<>());
    String filter = MineFilter.of(visible);
    assertThat(filter).isEqualTo("mine_code IN ('x'') OR (''1''=''1')");
    assertThat(ECQL.toFilter(filter).toString()).contains("x') OR ('1'='1");
    assertThat(ECQL.toFilterList(filter + ";" + filter)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&cql_filter=INCLUDE",
        "&CQL_FILTER=INCLUDE",
        "&sld=http://elsewhere/x.sld",
        "&SLD_BODY=<x/>",
        "&request=GetFeatureInfo",
        "&format=text/html",
        "&viewparams=a:b",
        "&env=a:b",
        "&width=300",
        "&layers=faces"
      })
  void whatIsNotOneOfOurParametersIsRefused(String more) {
    String path = more.split("=", 2)[0] + "=" + encoded(more.split("=", 2)[1]);
    refused(MAP + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers=licences,topp:states",
        "layers=minewatch:licences",
        "layers=",
        "layers=licences,",
        "srs=EPSG:4326",
        "srs=AUTO:42001,9001,-117,32",
        "bbox=1,2,3",
        "bbox=3,2,1,4",
        "bbox=NaN,2,3,4",
        "bbox=1e3,2,3e9,4",
        "bbox=0,0,99999999999,5",
        "width=0",
        "width=2561",
        "width=-1",
        "width=2560&height=2560",
        "height=1e2"
      })
  void whatIsNoMapIsRefused(String changed) {
    String path = MAP;
    for (String pair : changed.split("&")) {
      String[] both = pair.split("=", 2);
      path = path.replaceFirst(both[0] + "=[^&]*", both[0] + "=" + encoded(both[1]));
    }
    refused(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "licences/3/8/3.png",
        "licences/21/0/0.png",
        "licences/-1/0/0.png",
        "roads/3/6/3.png",
        "licences/3/6/3.png?cql_filter=INCLUDE"
      })
  void whatIsNoTileIsRefused(String tile) {
    refused("/api/geoserver/tiles/" + tile);
  }

  private static void refused(String path) {
    int before = maps.asked().size();
    HttpResponse<byte[]> answer = get(regulator, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("detail_zh").asString()).isNotBlank();
    assertThat(maps.asked()).as("nothing of it came to the GeoServer").hasSize(before);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
  void inEveryOtherMoodTheMapLivesOn(Mood mood) {
    maps.answer(mood);
    HttpResponse<byte[]> answer = get(regulator, MAP);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(said)
        .contains("GeoServer 暂不可用，地图其余部分不受影响")
        .doesNotContain("script", "secret", "127.0.0.1", "Exception");
    assertThat(
            get(regulator, "/api/nights/" + SampleNight.NIGHT + "/licences.geojson").statusCode())
        .isEqualTo(200);

    JsonNode part = health(server);
    assertThat(part.path("state").asString()).isEqualTo("bad");
    assertThat(part.path("zh").asString()).startsWith("GeoServer 不可用");
  }

  private static JsonNode health(MapServer of) {
    JsonNode details =
        JSON.readTree(get(of, People.demo(of.port(), "supervisor"), "/api/health/details").body());
    for (JsonNode part : details.path("parts")) {
      if (part.path("name").asString().equals("geoserver")) {
        return part;
      }
    }
    return JSON.missingNode();
  }

  @Test
  void itsHealthIsThatOfItsLayers() {
    assertThat(health(server).path("state").asString()).isEqualTo("good");
  }

  @Test
  void whatIsOfferedIsWhatThereIs() {
    JsonNode offer = JSON.readTree(get(regulator, "/api/geoserver").body());
    assertThat(offer.path("configured").asBoolean()).isTrue();
    assertThat(offer.path("layers")).hasSize(6);
  }

  @Test
  void withoutAGeoServerNothingIsOfferedAndNothingMissing() {
    try (MapServer alone = serve(Map.of())) {
      HttpClient who = People.demo(alone.port(), "regulator");
      JsonNode offer = JSON.readTree(get(alone, who, "/api/geoserver").body());
      assertThat(offer.path("configured").asBoolean()).isFalse();
      assertThat(offer.path("layers")).isEmpty();
      assertThat(get(alone, who, MAP).statusCode()).isEqualTo(404);
      assertThat(health(alone).isMissingNode()).isTrue();
    }
  }
}
