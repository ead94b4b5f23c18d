package org.minewatch.web.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;

/** Tiles over HTTP: what they hold, for whom, and what is refused. */
class TileRequestsTest {
  private static final String NIGHT = "/api/nights/" + SampleNight.NIGHT;
  private static final String WORLD = "/0/0/0.mvt";

  private static MapServer server;
  private static HttpClient regulator;
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
    regulator = People.demo(server.port(), "regulator");
    ofTheCounty =
        People.made(
            server.port(),
            "county",
            "县",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> get(HttpClient who, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + NIGHT + path));
    try {
      return who.send(
          (headers.length > 0 ? request.headers(headers) : request).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Texts stand in a tile as they are. */
  private static String text(HttpResponse<byte[]> tile) {
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.headers().firstValue("Content-Type"))
        .contains("application/vnd.mapbox-vector-tile");
    return new String(tile.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aLayerComesWithItsFacts() {
    assertThat(text(get(regulator, "/mines/" + MINE + "/layers/shaft" + WORLD)))
        .contains("shaft", "主井 <b>");
    assertThat(text(get(regulator, "/mines/" + MINE + "/layers/roadway" + WORLD))).contains("M8");
    assertThat(text(get(regulator, "/licences" + WORLD))).contains("licence_no", "C1");
    assertThat(text(get(regulator, "/findings" + WORLD)))
        .contains("f-major", "f-critical", OTHER_MINE)
        .doesNotContain("f-notice");
  }

  @Test
  void aTileBesideEverythingIsEmpty() {
    assertThat(get(regulator, "/findings/10/0/0.mvt").body()).isEmpty();
  }

  @Test
  void whatIsOutsideTheJurisdictionIsNotInTiles() {
    assertThat(get(ofTheCounty, "/mines/" + MINE + "/layers/shaft" + WORLD).statusCode())
        .isEqualTo(404);
    assertThat(text(get(ofTheCounty, "/licences" + WORLD))).doesNotContain("C1", MINE);
    assertThat(text(get(ofTheCounty, "/findings" + WORLD)))
        .contains("f-critical")
        .doesNotContain("f-major", MINE);
  }

  @Test
  void aTileHasATagThatIsOfWhoAsks() {
    String tag = get(regulator, "/findings" + WORLD).headers().firstValue("ETag").orElseThrow();
    assertThat(get(regulator, "/findings" + WORLD, "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(get(ofTheCounty, "/findings" + WORLD, "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSealedLeadIsInNoTileOfWhoCouldWarnTheMine() {
    HttpClient inspector = People.demo(server.port(), "resident-inspector");
    HttpClient geologist = People.demo(server.port(), "geologist");
    assertThat(text(get(inspector, "/findings" + WORLD))).contains("f-critical");
    for (String body :
        new String[] {
          "{\"kind\":\"register\",\"version\":0}",
          "{\"kind\":\"triage\",\"version\":1,\"route\":\"sealed\"}"
        }) {
      assertThat(
              People.write(regulator, server.port(), "POST", "/api/cases/f-critical/steps", body)
                  .statusCode())
          .isEqualTo(200);
    }
    for (HttpClient who : new HttpClient[] {inspector, geologist}) {
      assertThat(text(get(who, "/findings" + WORLD)))
          .contains("f-major")
          .doesNotContain("f-critical");
    }
    assertThat(text(get(regulator, "/findings" + WORLD))).contains("f-critical");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/findings/19/0/0.mvt",
        "/findings/0/1/0.mvt",
        "/findings/3/0/8.mvt",
        "/findings/-1/0/0.mvt",
        "/findings/x/0/0.mvt",
        "/findings/0/0/99999999999.mvt",
        "/licences/19/0/0.mvt",
        "/mines/530300000001/layers/roadway/3/9/0.mvt",
      })
  void anAddressThatIsNoTileIsRefused(String path) {
    HttpResponse<byte[]> answer = get(regulator, path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  @Test
  void aLayerOrMineThatIsNotThereIsNotFound() {
    assertThat(get(regulator, "/mines/" + MINE + "/layers/nothing" + WORLD).statusCode())
        .isEqualTo(404);
    assertThat(get(regulator, "/mines/nobody/layers/roadway" + WORLD).statusCode()).isEqualTo(404);
  }
}
