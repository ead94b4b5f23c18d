package org.minewatch.web.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order from the page to the next night's run and back: whoever works in its polygon all the
 * same is a finding, on the order and on the duty desk.
 */
class OrderToNightTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  private MapServer server;
  private Path region;
  private Path table;

  private void run(LocalDate night, Optional<Path> orders)
      throws IOException, UnreadableRegionException {
    NightlyRun.Options options =
        new NightlyRun.Options(
            region,
            night,
            1,
            Set.of(),
            Optional.empty(),
            folder.resolve("out"),
            RuleTable.load(),
            2,
            "test",
            Clock.systemUTC(),
            "test");
    NightlyRun.Outcome outcome =
        NightlyRun.run(orders.map(options::with).orElse(options), (what, done, of) -> {});
    server.nightImport().importNight(NightFolder.read(outcome.nightFolders().get(0)));
  }

  private HttpClient as(String login) {
    return People.demo(server.port(), login);
  }

  private JsonNode json(HttpClient who, String path) {
    return People.json(who, server.port(), path);
  }

  private HttpResponse<String> post(HttpClient who, String path, Map<String, ?> body) {
    return People.write(who, server.port(), "POST", path, JSON.writeValueAsString(body));
  }

  private JsonNode issued(HttpClient who, Map<String, ?> body) {
    HttpResponse<String> answer = post(who, "/api/orders", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> step(HttpClient who, String id, String kind, Map<String, ?> said) {
    Map<String, Object> body = new HashMap<>(said);
    body.put("kind", kind);
    body.put("version", json(who, "/api/orders/" + id).path("line").path("version").asInt());
    return post(who, "/api/orders/" + id + "/steps", body);
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void refused(HttpResponse<String> answer, int status, String zh) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("detail_zh").asString()).contains(zh);
  }

  /** The order that the synthetic mine defies, taken out of the region folder. */
  private Map<String, String> takeOrderOut() throws IOException {
    SyntheticRegion.write(
        new SynthSpec(
            17,
            "示例矿区",
            NIGHT,
            2,
            List.of(MineSpec.named("立秋示例煤矿").fixes(30, 1).plant(Plant.ORDER_DEFIED).build())),
        folder);
    region = folder.resolve(SyntheticRegion.REGION);
    List<String> lines = Files.readAllLines(region.resolve("orders.csv"));
    String[] names = lines.get(0).split(",");
    String[] cells = lines.get(1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    Map<String, String> order = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      order.put(names[i], cells[i].replace("\"", ""));
    }
    Files.delete(region.resolve("orders.csv"));
    return order;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void anOrderOfThePageIsWatchedByTheNextNightOnItsOwnPolygon(TestDatabase database)
      throws Exception {
    Map<String, String> planted = takeOrderOut();
    table = folder.resolve("orders").resolve("orders-issued.csv");
    StoreSettings store = database.create();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put(
        "minewatch.store.url",
        store.url() + (database == TestDatabase.H2 ? ";DB_CLOSE_DELAY=-1" : ""));
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put("minewatch.orders.file", table);
    settings.put(People.DEMO, true);
    try (MapServer started = MapServer.start(settings)) {
      server = started;
      assertThat(Files.readAllLines(table)).hasSize(1);
      run(NIGHT, Optional.empty());
      fromIssueToLifting(planted);
    }
  }

  private void fromIssueToLifting(Map<String, String> planted) throws Exception {
    HttpClient anna = as("regulator");
    HttpClient ivan = as("resident-inspector");
    String mine = planted.get("mine_code");
    Map<String, Object> order = new HashMap<>();
    order.put("mine", mine);
    order.put("orderNo", "停〔2026〕7号");
    order.put("kind", "stop");
    order.put("from", planted.get("from").substring(0, 10));
    order.put("demand", "停止作业");
    order.put("acceptor", "chain");
    if (!planted.getOrDefault("wkt", "").isEmpty()) {
      order.put("corners", planted.get("wkt"));
    }
    String id = issued(anna, order).path("line").path("id").asString();
    assertThat(
            json(anna, "/api/orders/" + id).path("line").path("watched").path("state").asString())
        .isEqualTo("unknown-to-night");
    refused(post(anna, "/api/orders", order), 422, "已有此编号");

    // Another, on a corner of the licence where nobody works.
    JsonNode licence =
        json(anna, "/api/nights/" + NIGHT + "/licences.geojson").path("features").get(0);
    List<double[]> corners = corners(licence);
    Map<String, Object> quiet = new HashMap<>(order);
    quiet.put("orderNo", "停〔2026〕8号");
    quiet.put("acceptor", "regulator");
    quiet.put("corners", swapped(square(mine, corners.get(0))));
    refused(post(anna, "/api/orders", quiet), 422, "X 为北");
    quiet.put("corners", "1 2\n3 x");
    refused(post(anna, "/api/orders", quiet), 422, "第 2 行");
    quiet.put("corners", square(mine, corners.get(0)));
    JsonNode placed = issued(ivan, quiet);
    assertThat(placed.path("corners").asString()).startsWith("POLYGON ((");
    assertThat(placed.path("area").path("type").asString()).isEqualTo("MultiPolygon");
    Map<String, Object> promise = new HashMap<>(order);
    promise.put("orderNo", "诺1");
    promise.put("kind", "promise");
    promise.put("deadline", "2099-01-01");
    promise.remove("corners");
    refused(post(ivan, "/api/orders", promise), 403, "驻矿监管员只能");
    issued(anna, promise);

    List<String> rows = Files.readAllLines(table);
    assertThat(rows).hasSize(3);
    onAPartOfTheLicence(licence, promise);
    assertThat(rows.get(0)).isEqualTo("mine_code,order_no,kind,from,to,wkt,headcount_ceiling");
    assertThat(rows.get(1)).startsWith(mine + ",停〔2026〕7号,stop,").contains("+08:00,,");

    run(NIGHT.plusDays(1), Optional.of(table));
    JsonNode watched = json(anna, "/api/orders/" + id).path("line").path("watched");
    assertThat(watched.path("state").asString()).isEqualTo("defied");
    String finding = watched.path("signs").get(0).path("findingId").asString();
    JsonNode listed = json(anna, "/api/orders?mine=" + mine).path("orders").path("items");
    assertThat(listed.size()).isEqualTo(4);
    for (JsonNode line : listed) {
      String state = line.path("watched").path("state").asString();
      switch (line.path("orderNo").asString()) {
        case "停〔2026〕8号" -> assertThat(state).isIn("quiet", "cannot-see");
        case "诺1", "诺2" -> assertThat(state).isEqualTo("not-asked");
        default -> assertThat(state).isEqualTo("defied");
      }
    }
    peopleInside(anna, id, placed.path("line").path("id").asString());
    String night = "/api/nights/" + NIGHT.plusDays(1);
    assertThat(People.get(anna, server.port(), night + "/findings/" + finding).body())
        .contains("order.defied")
        .contains("停〔2026〕7号")
        .contains("orders-issued.csv");
    assertThat(People.get(anna, server.port(), "/api/duty/calls").body()).contains(finding);
    assertThat(
            People.get(anna, server.port(), night + "/mines/" + mine + "/layers/order.geojson")
                .body())
        .contains("停〔2026〕8号");

    // A sealed lead is not told to the resident, nor to the mine by an order about it.
    done(post(anna, "/api/cases/" + finding + "/steps", Map.of("kind", "register", "version", 0)));
    done(
        post(
            anna,
            "/api/cases/" + finding + "/steps",
            Map.of("kind", "triage", "version", 1, "route", "sealed")));
    JsonNode unaware = json(ivan, "/api/orders/" + id).path("line").path("watched");
    assertThat(unaware.path("state").asString()).isIn("watched", "cannot-see");
    assertThat(unaware.path("signs").size()).isZero();
    HttpClient mina = as("mine-user");
    JsonNode told = json(mina, "/api/orders/" + id);
    assertThat(told.path("line").path("watched").isNull()).isTrue();
    assertThat(told.path("line").path("orderNo").asString()).isEqualTo("停〔2026〕7号");
    assertThat(told.path("line").path("kind").asString()).isEqualTo("stop");
    assertThat(told.path("issuedBy").asString()).isNotEmpty();
    assertThat(told.path("demand").asString()).isEqualTo("停止作业");
    assertThat(told.path("findingId").asString()).isEmpty();
    assertThat(json(mina, "/api/orders/" + placed.path("line").path("id").asString()).path("area"))
        .isEqualTo(placed.path("area"));
    assertThat(told.path("next").size()).isEqualTo(1);
    assertThat(told.path("next").get(0).path("kind").asString()).isEqualTo("report-done");
    assertThat(json(mina, "/api/orders").toString() + told)
        .doesNotContain("defied", finding, "cannot-see", "signs");
    Map<String, Object> about = new HashMap<>(order);
    about.put("orderNo", "停〔2026〕9号");
    about.put("finding", finding);
    refused(post(anna, "/api/orders", about), 422, "尚密封");

    // The mine applies; three sign in order; another accepts; then it is lifted.
    refused(
        step(mina, id, "accept", Map.of("acceptedBy", "x", "on", "2026-03-05", "documentNo", "1")),
        403,
        "不能办理");
    done(step(mina, id, "report-done", Map.of("words", "已停止作业")));
    refused(
        step(anna, id, "accept", Map.of("acceptedBy", "周", "on", "2026-03-05", "documentNo", "验1")),
        422,
        "签字尚未齐全");
    refused(sign(anna, id, "nmsa-office"), 422, "regulator-head");
    for (String signer : Acceptors.SIGNERS) {
      done(sign(anna, id, signer));
    }
    done(
        step(
            anna, id, "accept", Map.of("acceptedBy", "周", "on", "2026-03-05", "documentNo", "验1")));
    done(step(anna, id, "lift", Map.of("on", "2026-03-05", "documentNo", "解1")));
    assertThat(Files.readAllLines(table).get(1)).doesNotContain("+08:00,,");
    assertThat(json(mina, "/api/orders/" + id).path("history").toString())
        .contains("report-done")
        .doesNotContain("\"sign\"");
    assertThat(json(as("auditor"), "/api/audit?action=order.lift").path("total").asInt())
        .isEqualTo(1);
    // Who reported it done himself does not accept it.
    String other = placed.path("line").path("id").asString();
    done(step(anna, other, "report-done", Map.of("words", "到场看过")));
    refused(
        step(
            anna,
            other,
            "accept",
            Map.of("acceptedBy", "周", "on", "2026-03-05", "documentNo", "验2")),
        403,
        "报告完成的人不能验收");
    done(step(as("regulator-2"), other, "refuse", Map.of("words", "未封闭")));
  }

  /** People are told where an order is defied, night by night, and nobody where nobody works. */
  private void peopleInside(HttpClient anna, String defied, String quiet) throws Exception {
    JsonNode nights = json(anna, "/api/orders/" + defied + "/nights");
    assertThat(nights.get(0).path("night").asString()).isEqualTo(NIGHT.plusDays(1).toString());
    JsonNode last = nights.get(0);
    assertThat(last.path("seen").asBoolean()).isTrue();
    assertThat(last.path("persons").asInt()).isPositive();
    assertThat(last.path("personHours").asDouble()).isPositive();
    assertThat(last.path("most").asInt()).isBetween(1, last.path("persons").asInt());
    OffsetDateTime first = OffsetDateTime.parse(last.path("first").asString());
    assertThat(first).isBefore(OffsetDateTime.parse(last.path("last").asString()));
    assertThat(first.toLocalDate()).isEqualTo(NIGHT.plusDays(1));
    for (JsonNode night : json(anna, "/api/orders/" + quiet + "/nights")) {
      assertThat(night.path("persons").asInt()).isZero();
      assertThat(night.path("first").isNull()).isTrue();
    }
    assertThat(
            People.get(as("mine-user"), server.port(), "/api/orders/" + defied + "/nights")
                .statusCode())
        .isEqualTo(403);
  }

  /** A promise on what the night has under an id; the server takes the shape, not the page. */
  private void onAPartOfTheLicence(JsonNode licence, Map<String, Object> promise) {
    HttpClient anna = as("regulator");
    JsonNode facts = licence.path("properties");
    String place =
        "licence:" + facts.path("licence_no").asString() + ":" + facts.path("part").asInt();
    Map<String, Object> on = new HashMap<>(promise);
    on.put("orderNo", "诺2");
    on.put("place", place + "9");
    refused(post(anna, "/api/orders", on), 422, "没有这个工作面或许可分块");
    on.put("place", place);
    on.put("corners", "1 2");
    refused(post(anna, "/api/orders", on), 422, "只能取其一");
    on.remove("corners");
    JsonNode taken = issued(anna, on);
    assertThat(taken.path("line").path("whole").asBoolean()).isFalse();
    double[] first = corners(licence).get(0);
    double[] at = corners(taken.path("area")).get(0);
    assertThat(at).containsExactly(first, within(1e-6));
  }

  private HttpResponse<String> sign(HttpClient who, String id, String signer) {
    return step(who, id, "sign", Map.of("signer", signer, "on", "2026-03-05", "documentNo", "签1"));
  }

  private static List<double[]> corners(JsonNode feature) {
    JsonNode node =
        (feature.has("geometry") ? feature.path("geometry") : feature).path("coordinates");
    while (!node.get(0).get(0).isNumber()) {
      node = node.get(0);
    }
    return List.of(new double[] {node.get(0).get(0).asDouble(), node.get(0).get(1).asDouble()});
  }

  /** Four corner points as a paper prints them, 20 m round a place in degrees. */
  private String square(String mine, double[] degrees) {
    JsonNode grids =
        json(
            as("regulator"),
            "/api/nights/" + NIGHT + "/mines/" + mine + "/layers/coordinate-frame.geojson");
    PlaneGrid grid = null;
    for (JsonNode f : grids.path("features")) {
      if (f.path("properties").path("own").asString("").equals("yes")) {
        Map<String, ?> facts = JSON.convertValue(f.path("properties"), new TypeReference<>() {});
        grid = PlaneGrid.read(facts).orElseThrow();
      }
    }
    double[] at = grid.fromLonLat(degrees[0], degrees[1]);
    StringBuilder text = new StringBuilder();
    int[][] around = {{-20, -20}, {-20, 20}, {20, 20}, {20, -20}};
    int number = 0;
    for (int[] d : around) {
      text.append(
          String.format(
              java.util.Locale.ROOT, "%d  %.3f  %.3f%n", ++number, at[1] + d[0], at[0] + d[1]));
    }
    return text.toString();
  }

  private static String swapped(String corners) {
    return corners.replaceAll("(?m)^(\\d+)  (\\S+)  (\\S+)$", "$1  $3  $2");
  }
}
