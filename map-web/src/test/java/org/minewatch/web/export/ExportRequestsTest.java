package org.minewatch.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.drawing.dxf.DxfReader;
import org.minewatch.drawing.geopackage.GeoPackageReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;

/** Files over HTTP: the rows of the list for the same person, bounds, words, and the audit log. */
class ExportRequestsTest {
  private static final String EXPORTS = "/api/exports/";
  private static final String NIGHT = "night=" + SampleNight.NIGHT;
  private static MapServer server;
  private static HttpClient regulator;
  private static HttpClient resident;
  private static HttpClient auditor;

  @TempDir Path folder;

  private static MapServer start(Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    settings.putAll(more);
    MapServer started = MapServer.start(settings);
    started.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
    return started;
  }

  @BeforeAll
  static void start() {
    server = start(Map.of());
    regulator = People.demo(server.port(), "regulator");
    resident = People.demo(server.port(), "resident-inspector");
    auditor = People.demo(server.port(), "auditor");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(HttpClient client, String path) {
    return People.get(client, server.port(), EXPORTS + path);
  }

  private static List<String> rows(HttpClient client, String path) {
    HttpResponse<String> answer = get(client, path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.body().lines().skip(1).toList();
  }

  private static List<String> firsts(HttpClient client, String path) {
    return rows(client, path).stream().map(line -> line.split(",", 2)[0]).toList();
  }

  private byte[] bytes(String path) throws Exception {
    HttpResponse<byte[]> answer =
        regulator.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + EXPORTS + path))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode())
        .as(() -> path + " " + new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return answer.body();
  }

  private Path file(String path, String name) throws Exception {
    return Files.write(folder.resolve(name), bytes(path));
  }

  private static List<String> members(JsonNode items, String name) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(name).asString(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''",
        "severity=major",
        "severity=major&severity=critical",
        "mine=530300000001",
        "rule=boundary.drawn",
        "state=ended",
        "q=f-crit",
        "q=100%25"
      })
  void findingsAreThoseOfTheListInItsOrder(String filter) {
    String more = filter.isEmpty() ? "" : "&" + filter;
    JsonNode list =
        People.json(
            regulator,
            server.port(),
            "/api/nights/" + SampleNight.NIGHT + "/findings?size=500" + more);
    List<String> ids = members(list.path("items"), "id");
    assertThat(ids).isNotEmpty();
    assertThat(firsts(regulator, "findings.csv?" + NIGHT + more)).containsExactlyElementsOf(ids);
  }

  @Test
  void chosenFindingsAloneMayBeHad() {
    assertThat(firsts(regulator, "findings.csv?" + NIGHT + "&id=f-notice&id=f-major&id=no-such"))
        .containsExactly("f-major", "f-notice");
  }

  @Test
  void otherListsHaveTheRowsOfTheirPages() {
    String night = "/api/nights/" + SampleNight.NIGHT;
    assertThat(firsts(regulator, "judgements.csv?" + NIGHT + "&state=cannot-judge"))
        .containsExactlyElementsOf(
            members(
                People.json(regulator, server.port(), night + "/judgements?state=cannot-judge"),
                "mineCode"));
    assertThat(firsts(regulator, "mines.csv?" + NIGHT))
        .containsExactlyElementsOf(
            members(People.json(regulator, server.port(), night + "/mines"), "code"));
    assertThat(firsts(regulator, "licences.csv?" + NIGHT))
        .containsExactlyElementsOf(
            members(People.json(regulator, server.port(), night + "/licences"), "licenceNo"));
    assertThat(rows(regulator, "mines.csv?" + NIGHT).get(0))
        .as("points, class and a place")
        .contains(",100,A,")
        .endsWith(",103.81,25.51,POINT (103.81 25.51)");
    assertThat(firsts(regulator, "ledger.csv?part=mines")).hasSize(3);
    assertThat(get(regulator, "ledger.csv").body()).contains("CSV holds one table, here are 2");
    assertThat(rows(regulator, "hit-rate.csv?part=rules"))
        .as("all rules together come last")
        .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith(",");
  }

  @Test
  void aPersonHasTheMinesOfHisAuthorityOnly() {
    HttpClient county =
        People.made(
            server.port(),
            "county",
            "county",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
    assertThat(firsts(county, "findings.csv?" + NIGHT)).containsExactly("f-critical");
    assertThat(firsts(county, "mines.csv?" + NIGHT)).containsExactly(SampleNight.OTHER_MINE);
    assertThat(get(county, "layers.gpkg?" + NIGHT + "&mine=" + SampleNight.MINE).statusCode())
        .isEqualTo(404);
    assertThat(get(county, "licence-areas.geojson?" + NIGHT).body()).doesNotContain("C1");
  }

  private static void step(HttpClient client, String finding, String json) {
    HttpResponse<String> answer =
        People.write(client, server.port(), "POST", "/api/cases/" + finding + "/steps", json);
    assertThat(answer.statusCode()).as(json + " " + answer.body()).isEqualTo(200);
  }

  @Test
  void aSealedLeadIsInNoFileOfWhoCouldWarnAndNotedInThoseOfOthers() {
    String all = "findings.csv?" + NIGHT;
    assertThat(firsts(resident, all)).contains("f-notice");
    step(regulator, "f-notice", "{\"kind\":\"register\",\"version\":0}");
    step(regulator, "f-notice", "{\"kind\":\"triage\",\"version\":1,\"route\":\"sealed\"}");

    for (String path :
        List.of(
            all,
            "cases.csv?all=true",
            "layers.csv?layer=finding&mine=" + SampleNight.MINE + "&" + NIGHT,
            "ledger.csv?part=deductions")) {
      assertThat(get(resident, path).body()).as(path).doesNotContain("f-notice");
    }
    assertThat(rows(resident, "mines.csv?" + NIGHT).get(0))
        .as("and it counts in no sum")
        .contains(",0,1,0,0,");
    assertThat(firsts(regulator, all)).contains("f-notice");
    JsonNode noted =
        People.json(auditor, server.port(), "/api/audit?action=lead.list&login=regulator");
    assertThat(noted.path("items").get(0).toString()).contains("f-notice");

    step(regulator, "f-notice", "{\"kind\":\"verify\",\"version\":2,\"who\":\"甲\"}");
    step(regulator, "f-notice", "{\"kind\":\"confirm\",\"version\":3,\"words\":\"属实\"}");
    assertThat(get(regulator, "ledger.csv?part=deductions").body()).contains("f-notice");
    assertThat(get(resident, "ledger.csv?part=deductions").body())
        .as("a confirmed lead that nobody has released")
        .doesNotContain("f-notice", "drawing.stale");
    assertThat(get(resident, "hit-rate.csv?part=rules").body()).doesNotContain("drawing.stale");
    assertThat(get(resident, "mines.csv?" + NIGHT).body()).contains(",100,A,");
    step(regulator, "f-notice", "{\"kind\":\"release\",\"version\":4,\"words\":\"告知\"}");
    assertThat(get(resident, "ledger.csv?part=deductions").body()).contains("f-notice");
  }

  @Test
  void everyFileIsInTheAuditLogBeforeItIsSent() {
    get(regulator, "findings.xlsx?" + NIGHT + "&severity=critical&lang=en");
    JsonNode entry =
        People.json(
                auditor,
                server.port(),
                "/api/audit?action=list.export&login=regulator&subject=findings")
            .path("items")
            .get(0);
    JsonNode detail = entry.path("detail");
    assertThat(detail.path("format").stringValue()).isEqualTo("xlsx");
    assertThat(detail.path("rows").intValue()).isEqualTo(1);
    assertThat(detail.path("bytes").intValue()).isPositive();
    assertThat(detail.path("filters").path("severity").get(0).stringValue()).isEqualTo("critical");
    assertThat(firsts(auditor, "audit.csv?action=list.export")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "findings.csv | 400 | say which night",
        "findings.csv?night=yesterday | 400 | night must be yyyy-mm-dd",
        "findings.csv?night=2020-01-01 | 404 | no night 2020-01-01",
        "findings.pdf?night=2026-03-01 | 404 | there are csv, xlsx, geojson, gpkg, zip, dxf",
        "findings.csv?night=2026-03-01&colour=red | 400 | this list has no filter “colour”; it has id, mine, night",
        "findings.csv?night=2026-03-01&severity=grave | 400 | severity must be",
        "findings.csv?night=2026-03-01&night=2026-03-01 | 400 | night takes one value",
        "findings.dxf?night=2026-03-01&crs=4326 | 400 | crs=grid",
        "findings.geojson?night=2026-03-01&crs=grid | 400 | crs=4326",
        "findings.csv?night=2026-03-01&crs=3857 | 400 | crs must be 4326, 4490 or grid",
        "findings.csv?night=2026-03-01&lang=fr | 400 | lang must be zh or en",
        "cases.dxf | 400 | take csv, xlsx or gpkg",
        "cases.csv?state=nice | 400 | state is no state of a case",
        "layers.gpkg?night=2026-03-01 | 400 | say which mine",
        "layers.gpkg?night=2026-03-01&mine=nobody | 404 | no mine nobody",
        "layers.gpkg?night=2026-03-01&mine=530300000001&layer=gold | 404 | the mine has no layer gold",
        "layers.csv?night=2026-03-01&mine=530300000001 | 400 | CSV holds one table, here are 4",
        "ledger.csv?part=all | 400 | part must be mines or deductions",
      })
  void whatCannotBeHadIsSaidInWords(String path, int status, String words) {
    HttpResponse<String> answer = get(regulator, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(words);
  }

  @Test
  void aFileIsSavedNeverShownAndNeverKept() {
    HttpResponse<String> answer = get(regulator, "findings.csv?" + NIGHT);
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"minewatch-findings-2026-03-01.csv\"");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options").orElseThrow())
        .isEqualTo("nosniff");
  }

  @Test
  void theLayersOfAMineAreADrawingInItsMetres() throws Exception {
    SourceDrawing drawing =
        new DxfReader()
            .read(
                file("layers.dxf?" + NIGHT + "&mine=" + SampleNight.MINE, "mine.dxf"),
                "mine.dxf",
                DrawingLimits.DEFAULT);

    assertThat(drawing.rejections()).isEmpty();
    assertThat(drawing.features()).extracting(f -> f.layer()).contains("许可范围", "井筒", "巷道", "线索");
    PlaneGrid grid = PlaneGrid.plain(103.8012345, 25.5012345).orElseThrow();
    double[] shaft = grid.fromLonLat(103.8012345, 25.5012345);
    assertThat(
            drawing.features().stream()
                .filter(f -> f.layer().equals("井筒"))
                .findFirst()
                .orElseThrow()
                .path(0))
        .satisfies(
            at -> {
              assertThat(at[0]).isCloseTo(shaft[0], org.assertj.core.data.Offset.offset(6e-4));
              assertThat(at[1]).isCloseTo(shaft[1], org.assertj.core.data.Offset.offset(6e-4));
            });
    assertThat(shaft[0]).as("with the number of the zone").isBetween(35_000_000.0, 36_000_000.0);
  }

  @Test
  void theLayersOfAMineAreTablesOfAGeoPackageWithTheirFacts() throws Exception {
    SourceDrawing drawing =
        new GeoPackageReader()
            .read(
                file("layers.gpkg?" + NIGHT + "&mine=" + SampleNight.MINE, "mine.gpkg"),
                "mine.gpkg",
                DrawingLimits.DEFAULT);
    assertThat(drawing.longitudeLatitude()).isTrue();
    assertThat(drawing.features())
        .filteredOn(f -> f.layer().equals("shaft"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.text()).isEqualTo("主井 <b>");
              assertThat(f.path(0)).startsWith(103.8012345, 25.5012345);
            });
    assertThat(drawing.features()).filteredOn(f -> f.layer().equals("licence")).hasSize(1);
  }

  @Test
  void shapefilesOfFindingsHaveOneKindOfShapeEach() throws Exception {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(bytes("findings.zip?" + NIGHT + "&crs=grid")))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        names.add(e.getName());
      }
    }
    assertThat(names)
        .contains("finding_area.shp", "finding_area.prj", "finding_line.dbf", "fields.csv");
  }

  @Test
  void whatIsTooLargeIsRefusedWholeWithWords() throws IOException {
    try (MapServer small = start(Map.of("minewatch.export.most-rows", 2))) {
      HttpClient client = People.demo(small.port(), "regulator");
      HttpResponse<String> answer =
          People.get(client, small.port(), EXPORTS + "findings.csv?" + NIGHT);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("more than 2 rows: narrow the filters", "超过 2 行");
      assertThat(
              People.get(
                      client,
                      small.port(),
                      EXPORTS
                          + "findings.csv?severity=major&"
                          + NIGHT
                          + "&q="
                          + URLEncoder.encode("越界", StandardCharsets.UTF_8))
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
