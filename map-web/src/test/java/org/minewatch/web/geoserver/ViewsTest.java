package org.minewatch.web.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.DrawingForm;
import org.minewatch.synth.LayerHabit;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a GeoServer would read of a real PostGIS, beside what a regulator of all mines is shown. */
class ViewsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  private static final double SAME_DEGREES = 1e-7;

  @TempDir static Path folder;

  private static StoreSettings settings;
  private static MapServer server;
  private static HttpClient regulator;

  @BeforeAll
  static void serveANight() throws Exception {
    settings = PostgisServer.get().create();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", 0);
    properties.put("minewatch.store.url", settings.url());
    properties.put("minewatch.store.user", settings.user());
    properties.put("minewatch.store.password", settings.password());
    properties.put("minewatch.review.work", folder.resolve("cases"));
    properties.put("minewatch.evidence.work", folder.resolve("evidence"));
    properties.put("minewatch.tips.keys", folder.resolve("tips"));
    properties.put("minewatch.orders.file", folder.resolve("orders.csv"));
    properties.put(People.DEMO, true);
    properties.putAll(People.QUICK);
    server = MapServer.start(properties);
    server.nightImport().importNight(NightFolder.read(judge()));
    // An earlier night is there too, and must not be shown.
    execute(
        """
        INSERT INTO night SELECT night_date - 1, product_version, rule_set_version, imported_at,
          'earlier', NULL FROM night;
        INSERT INTO mine (night_date, mine_code, name, county)
          SELECT night_date - 1, mine_code, name, county FROM mine;
        INSERT INTO map_feature (night_date, mine_code, layer, seq, facts, geom)
          SELECT night_date - 1, mine_code, layer, seq, facts, geom FROM map_feature""");
    regulator = People.stranger();
    send(regulator, "POST", "/api/session", "{\"demo\":\"regulator\"}");
  }

  private static Path judge() throws Exception {
    DrawingForm form = new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true);
    SyntheticRegion.write(
        new SynthSpec(
            11,
            "图层示例",
            NIGHT,
            1,
            List.of(
                MineSpec.named("白露示例煤矿")
                    .drawing(form)
                    .fixes(30, 1)
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE, Plant.MOVED_CORNER)
                    .build(),
                MineSpec.named("秋分示例煤矿")
                    .drawing(form)
                    .fixes(30, 1)
                    .plant(Plant.STALE_DRAWING, Plant.HEADING_BELOW_BOTTOM)
                    .build(),
                MineSpec.named("寒露示例煤矿")
                    .drawing(form)
                    .fixes(30, 1)
                    .plant(Plant.BAD_WATER_LINES)
                    .build())),
        folder);
    return NightlyRun.run(
            new NightlyRun.Options(
                folder.resolve(SyntheticRegion.REGION),
                NIGHT,
                1,
                Set.of(),
                Optional.empty(),
                folder.resolve("out"),
                RuleTable.load(),
                2,
                "test",
                Clock.systemUTC(),
                "test"),
            (what, done, of) -> {})
        .nightFolders()
        .get(0);
  }

  @AfterAll
  static void stop() throws SQLException {
    server.close();
    execute(
        "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'minewatch_geoserver') THEN"
            + " DROP OWNED BY minewatch_geoserver; DROP ROLE minewatch_geoserver; END IF; END $$");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection c =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  private static String send(HttpClient who, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    if (!method.equals("GET")) {
      request
          .header("X-Minewatch", "page")
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    var answer = who.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(regulator, "GET", path, ""));
  }

  /** A feature as the view has it, without its place in some order. */
  private record Shown(String mine, String kind, Geometry place) {}

  private static List<Shown> view(String sql) throws Exception {
    List<Shown> all = new ArrayList<>();
    WKTReader wkt = new WKTReader();
    try (Connection c =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      while (rows.next()) {
        all.add(new Shown(rows.getString(1), rows.getString(2), wkt.read(rows.getString(3))));
      }
    }
    return all;
  }

  private static void assertSame(List<Shown> shown, List<Shown> wanted) {
    assertThat(shown).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(shown.get(i).mine()).isEqualTo(wanted.get(i).mine());
      assertThat(shown.get(i).kind()).isEqualTo(wanted.get(i).kind());
      assertThat(shown.get(i).place().equalsExact(wanted.get(i).place(), SAME_DEGREES))
          .as(shown.get(i) + " " + wanted.get(i))
          .isTrue();
    }
  }

  /** What the API shows of layers of all mines, mine by mine and layer by layer. */
  private static List<Shown> layers(List<String> kinds) throws Exception {
    List<Shown> all = new ArrayList<>();
    GeoJsonReader reader = new GeoJsonReader();
    TreeSet<String> mines = new TreeSet<>();
    get("/api/nights/" + NIGHT + "/mines").forEach(m -> mines.add(m.path("code").asString()));
    for (String mine : mines) {
      String path = "/api/nights/" + NIGHT + "/mines/" + mine + "/layers";
      TreeSet<String> has = new TreeSet<>();
      for (JsonNode layer : get(path)) {
        has.add(layer.path("layer").asString());
      }
      has.retainAll(kinds);
      for (String layer : has) {
        for (JsonNode f : get(path + "/" + layer + ".geojson").path("features")) {
          all.add(new Shown(mine, layer, reader.read(f.path("geometry").toString())));
        }
      }
    }
    return all;
  }

  private static String ofKinds(MapLayer layer) {
    return "SELECT mine_code, kind, ST_AsText(ST_Force2D(geom), 15) FROM "
        + layer.view()
        + " ORDER BY mine_code, kind COLLATE \"C\", seq";
  }

  @Test
  void licencesDrawingsFacesAndLinesAreThoseOfTheApi() throws Exception {
    List<Shown> licences = layers(List.of("licence", "deduction"));
    assertThat(licences).isNotEmpty();
    assertSame(view(ofKinds(MapLayer.LICENCES)), licences);

    List<String> drawn =
        List.of(
            "licence-boundary",
            "roadway",
            "face",
            "goaf",
            "pillar",
            "seal",
            "chamber",
            "shaft",
            "fault",
            "fire-area",
            "forbidden-area",
            "deferred-area",
            "mineable-area",
            "neighbour");
    List<Shown> drawings = layers(drawn);
    assertThat(drawings).hasSizeGreaterThan(20);
    assertSame(view(ofKinds(MapLayer.DRAWINGS)), drawings);

    List<Shown> faces = layers(List.of("reported-face", "face-head"));
    assertThat(faces).isNotEmpty();
    assertSame(view(ofKinds(MapLayer.FACES)), faces);

    List<Shown> lines = layers(List.of("water-extent", "probe-line", "alert-line", "stop-line"));
    assertThat(lines).isNotEmpty();
    assertSame(view(ofKinds(MapLayer.WATER_LINES)), lines);

    List<Shown> presence = layers(List.of("presence"));
    assertThat(presence).isNotEmpty();
    assertSame(
        view(
            "SELECT mine_code, 'presence', ST_AsText(geom, 15) FROM geoserver_presence"
                + " ORDER BY mine_code, seq"),
        presence);
  }

  private static Set<String> findings() throws Exception {
    Set<String> ids = new TreeSet<>();
    try (Connection c =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT finding_id FROM geoserver_findings")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  @Test
  void findingsAreThoseOfTheApiWithoutSealedLeads() throws Exception {
    Set<String> all = new TreeSet<>();
    for (JsonNode f : get("/api/nights/" + NIGHT + "/findings.geojson").path("features")) {
      if (!f.path("geometry").isNull()) {
        all.add(f.path("properties").path("id").asString());
      }
    }
    assertThat(all).hasSizeGreaterThan(2);
    assertThat(findings()).isEqualTo(all);

    List<String> ids = List.copyOf(all);
    openCase(ids.get(0), "verifying", true);
    openCase(ids.get(1), "closed", false);
    // The third came back under an id of its own to a case that is sealed.
    openCase("earlier", "verifying", true);
    execute(
        "INSERT INTO case_alias (finding_id, case_id) VALUES ('" + ids.get(2) + "', 'earlier')");
    try {
      Set<String> open = new TreeSet<>(all);
      open.remove(ids.get(0));
      open.remove(ids.get(2));
      assertThat(findings()).isEqualTo(open);
      assertThat(get("/api/nights/" + NIGHT + "/findings.geojson").path("features"))
          .as("who sends the visit sees them on the map of the server itself")
          .hasSizeGreaterThanOrEqualTo(all.size());
      assertThat(
              view(
                  "SELECT handling, finding_id, 'POINT (0 0)' FROM geoserver_findings"
                      + " WHERE handling <> 'none'"))
          .extracting(Shown::mine, Shown::kind)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("done", ids.get(1)));
    } finally {
      execute("DELETE FROM case_alias; DELETE FROM review_case");
    }
  }

  private static void openCase(String finding, String state, boolean sealed) throws SQLException {
    execute(
        """
        INSERT INTO review_case (finding_id, mine_code, mine_name, rule, severity, gravity, title_zh,
          title_en, version, state, route, sealed, released, opened_at, changed_at)
        VALUES ('%s', 'm', 'm', 'r', 'major', 2, 't', 't', 1, '%s', '', %s, FALSE, now(), now())"""
            .formatted(finding, state, sealed));
  }

  @Test
  void noColumnNamesAPersonATitleOrAReason() throws Exception {
    String columns =
        view(
                "SELECT table_name, column_name, 'POINT (0 0)' FROM information_schema.columns"
                    + " WHERE table_schema = current_schema() AND table_name LIKE 'geoserver%'")
            .stream()
            .map(Shown::kind)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    assertThat(columns)
        .isEqualTo(
            "advance_m as_of begun bottom_elevation_m cad_layer certainty drawing_id elevation_m"
                + " face_id finding_id first_seen geom handling kind last_seen licence_no mine_code"
                + " mine_name name night_date part person_hours rule seam seq severity shape state"
                + " status top_elevation_m valid_to");
  }

  @Test
  void theRoleReadsTheViewsAndNothingElseAndWritesNothing() throws Exception {
    String script =
        Files.readString(
            Path.of("").toAbsolutePath().resolveSibling("docker/postgis/geoserver-role.sql"));
    execute(script);
    execute(script);
    assertReadsViewsAlone(settings);

    // The role is there first: the tables let it in as they are made.
    StoreSettings second = PostgisServer.get().create();
    Store.open(second).close();
    assertReadsViewsAlone(second);
  }

  private static void assertReadsViewsAlone(StoreSettings of) throws SQLException {
    try (Connection c = DriverManager.getConnection(of.url(), "minewatch_geoserver", "x");
        Statement s = c.createStatement()) {
      for (MapLayer layer : MapLayer.values()) {
        s.execute("SELECT COUNT(*), ST_Extent(geom) FROM " + layer.view());
      }
      List<String> tables = new ArrayList<>();
      try (Connection owner = DriverManager.getConnection(of.url(), of.user(), of.password());
          Statement all = owner.createStatement();
          ResultSet rows =
              all.executeQuery(
                  "SELECT table_name FROM information_schema.tables"
                      + " WHERE table_schema = current_schema()")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      assertThat(tables).hasSizeGreaterThan(40);
      tables.removeAll(Arrays.stream(MapLayer.values()).map(MapLayer::view).toList());
      for (String table : tables) {
        refused(s, "SELECT 1 FROM " + table, "permission denied");
      }
      s.execute("SET default_transaction_read_only = off");
      for (String table : tables) {
        refused(s, "DELETE FROM " + table, "permission denied");
      }
      for (MapLayer layer : MapLayer.values()) {
        // A view of more than one table takes nothing from anybody.
        refused(s, "DELETE FROM " + layer.view(), "cannot delete from view");
      }
      refused(s, "CREATE TABLE mine_of_mine (a INTEGER)", "permission denied");
      refused(s, "CREATE TABLE public.of_mine (a INTEGER)", "permission denied");
      refused(s, "CREATE TEMPORARY TABLE of_mine (a INTEGER)", "permission denied");
      refused(s, "CREATE SCHEMA of_mine", "permission denied");
      refused(s, "CREATE ROLE of_mine", "permission denied");
      refused(s, "SELECT pg_read_file('/etc/passwd')", "permission denied");
    }
  }

  private static void refused(Statement statement, String sql, String why) {
    assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining(why);
  }
}
