package org.minewatch.web.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OGC API - Features as a program of others meets it, on both databases. */
class OgcRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Served> SERVED = new ArrayList<>();

  private record Served(
      MapServer server, HttpClient everything, HttpClient ofTheCounty, HttpClient resident) {

    HttpResponse<String> get(HttpClient who, String path) {
      return People.get(who, server.port(), "/api/ogc" + path);
    }

    JsonNode json(HttpClient who, String path) {
      return People.json(who, server.port(), "/api/ogc" + path);
    }

    /** A link of an answer, below {@code /api/ogc}. */
    Optional<String> link(JsonNode answer, String rel) {
      return StreamSupport.stream(answer.path("links").spliterator(), false)
          .filter(l -> l.path("rel").stringValue().equals(rel))
          .map(l -> URI.create(l.path("href").stringValue()))
          .peek(u -> assertThat(u.getPort()).isEqualTo(server.port()))
          .map(u -> u.getRawPath() + (u.getRawQuery() == null ? "" : "?" + u.getRawQuery()))
          .map(p -> p.replaceFirst("^/api/ogc", ""))
          .findFirst();
    }
  }

  @BeforeAll
  static void start() {
    for (TestDatabase database : TestDatabase.values()) {
      StoreSettings store = database.create();
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("server.port", 0);
      settings.put("minewatch.store.url", store.url());
      settings.put("minewatch.store.user", store.user());
      settings.put("minewatch.store.password", store.password());
      settings.put(People.DEMO, true);
      settings.putAll(People.QUICK);
      MapServer server = MapServer.start(settings);
      for (int i = 0; i < 2; i++) {
        server
            .nightImport()
            .importNight(SampleNight.of(SampleNight.NIGHT.plusDays(i), (i + "").repeat(64)));
      }
      String county = "\"authorities\":[\"" + SampleNight.COUNTY + "\"]";
      SERVED.add(
          new Served(
              server,
              People.demo(server.port(), "regulator"),
              People.made(server.port(), "county", "county", "regulator", county),
              People.demo(server.port(), "resident-inspector")));
    }
  }

  @AfterAll
  static void stop() {
    SERVED.forEach(s -> s.server().close());
  }

  private static Served on(TestDatabase database) {
    return SERVED.get(database.ordinal());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "abstract-tests.csv", nullValues = "-")
  void itAnswersAsTheAbstractTestsAsk(String test, String path, int status, Integer features) {
    for (Served served : SERVED) {
      HttpResponse<String> answer = served.get(served.everything(), path == null ? "" : path);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      JsonNode body = JSON.readTree(answer.body());
      if (status >= 400) {
        assertThat(type).startsWith("application/problem+json");
        assertThat(body.path("detail").stringValue()).isNotBlank();
      } else if (features != null) {
        assertThat(type).startsWith("application/geo+json");
        assertThat(body.path("features")).hasSize(features);
        assertThat(body.path("numberReturned").asInt()).isEqualTo(features);
        assertThat(body.path("timeStamp").stringValue()).endsWith("Z");
        assertThat(served.link(body, "self")).contains(path);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void fromTheLandingPageEverythingIsFound(TestDatabase database) {
    Served served = on(database);
    JsonNode landing = served.json(served.everything(), "");
    assertThat(served.link(landing, "service-desc")).contains("/api/openapi.json");
    assertThat(
            served
                .json(served.everything(), served.link(landing, "conformance").orElseThrow())
                .path("conformsTo"))
        .extracting(JsonNode::stringValue)
        .containsExactly(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");
    JsonNode collections =
        served.json(served.everything(), served.link(landing, "data").orElseThrow());
    assertThat(collections.path("collections")).hasSize(OgcCollection.values().length);
    int features = 0;
    for (JsonNode collection : collections.path("collections")) {
      assertThat(collection.path("extent").path("spatial").path("bbox").get(0)).hasSize(4);
      assertThat(collection.at("/extent/temporal/interval/0/0").stringValue())
          .isEqualTo("2026-02-28T16:00:00Z");
      assertThat(served.json(served.everything(), served.link(collection, "self").orElseThrow()))
          .isEqualTo(collection);
      JsonNode items =
          served.json(served.everything(), served.link(collection, "items").orElseThrow());
      for (JsonNode item : items.path("features")) {
        JsonNode alone =
            served.json(
                served.everything(),
                "/collections/"
                    + collection.path("id").stringValue()
                    + "/items/"
                    + item.path("id").stringValue());
        assertThat(alone.path("properties")).isEqualTo(item.path("properties"));
        assertThat(alone.path("geometry")).isEqualTo(item.path("geometry"));
        assertThat(served.link(alone, "self")).isPresent();
        assertThat(served.link(alone, "collection")).isPresent();
        features++;
      }
    }
    assertThat(features).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void pagesFollowEachOtherWithoutLossOrDouble(TestDatabase database) {
    Served served = on(database);
    for (String of : List.of("drawings", "findings")) {
      String all = "/collections/" + of + "/items?datetime=../2026-03-02";
      List<String> whole = ids(served.json(served.everything(), all));
      assertThat(whole).hasSize(6).doesNotHaveDuplicates();
      List<String> parts = new ArrayList<>();
      Optional<String> next = Optional.of(all + "&limit=1");
      while (next.isPresent()) {
        JsonNode page = served.json(served.everything(), next.get());
        parts.addAll(ids(page));
        next = served.link(page, "next");
      }
      assertThat(parts).isEqualTo(whole);
    }
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("features").forEach(f -> ids.add(f.path("id").stringValue()));
    return ids;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everybodySeesTheFeaturesOfTheirOwnMines(TestDatabase database) {
    Served served = on(database);
    for (OgcCollection of : OgcCollection.values()) {
      String items = "/collections/" + of.id() + "/items";
      JsonNode mine = served.json(served.ofTheCounty(), items + "?datetime=../2026-03-02");
      TreeSet<String> codes = new TreeSet<>();
      mine.path("features")
          .forEach(f -> codes.add(f.path("properties").path("mineCode").stringValue()));
      assertThat(codes).as(of.id()).isSubsetOf(SampleNight.OTHER_MINE);
      for (String id : ids(served.json(served.everything(), items))) {
        boolean own = id.endsWith(SampleNight.OTHER_MINE);
        assertThat(served.get(served.ofTheCounty(), items + "/" + id).statusCode())
            .as(id)
            .isEqualTo(own ? 200 : 404);
      }
      assertThat(ids(served.json(served.ofTheCounty(), items + "?mine=" + SampleNight.MINE)))
          .isEmpty();
    }
    assertThat(ids(served.json(served.ofTheCounty(), "/collections/findings/items"))).hasSize(1);
    double west =
        served
            .json(served.ofTheCounty(), "/collections/findings")
            .at("/extent/spatial/bbox/0/0")
            .asDouble();
    assertThat(west).as("the extent tells of no other mine").isEqualTo(103.9);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSealedLeadIsThereForWhoSendsTheVisitAlone(TestDatabase database) {
    Served served = on(database);
    String items = "/collections/findings/items";
    String lead = "2026-03-02~f-critical~0~" + SampleNight.OTHER_MINE;
    assertThat(ids(served.json(served.resident(), items))).contains(lead);
    int port = served.server().port();
    String steps = "/api/cases/f-critical/steps";
    for (String body :
        List.of(
            "{\"kind\":\"register\",\"version\":0}",
            "{\"kind\":\"triage\",\"version\":1,\"route\":\"sealed\",\"words\":\"夜查\"}")) {
      assertThat(People.write(served.everything(), port, "POST", steps, body).statusCode())
          .isEqualTo(200);
    }
    assertThat(ids(served.json(served.resident(), items))).isNotEmpty().doesNotContain(lead);
    assertThat(served.get(served.resident(), items + "/" + lead).statusCode()).isEqualTo(404);
    assertThat(ids(served.json(served.everything(), items))).contains(lead);
  }
}
