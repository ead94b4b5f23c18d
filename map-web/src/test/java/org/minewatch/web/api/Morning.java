package org.minewatch.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.api.ServedApi.NIGHT;
import static org.minewatch.web.api.ServedApi.encoded;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minewatch.web.account.People;
import org.minewatch.web.geoserver.FakeMaps;
import tools.jackson.databind.JsonNode;

/** What people of every role ask the server in a morning, so that every route answers once. */
final class Morning {
  private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ServedApi api;
  private final Path region;
  private final HttpClient regulator;
  private final HttpClient second;
  private final HttpClient geologist;
  private final HttpClient auditor;
  private final String mine;

  Morning(ServedApi api, Path region) {
    this.api = api;
    this.region = region;
    this.regulator = api.demo("regulator");
    this.second = api.demo("regulator-2");
    this.geologist = api.demo("geologist");
    this.auditor = api.demo("auditor");
    this.mine = api.get(regulator, night("/mines")).get(0).path("code").stringValue();
  }

  private static String night(String path) {
    return "/api/nights/" + NIGHT + path;
  }

  void all() throws IOException {
    accounts();
    theNight();
    geographicPrograms();
    drawings();
    cases();
    duty();
    ledger();
    packs();
    documents();
    evidence();
    known();
    new MorningOrders(api, mine).all();
    new MorningVisits(api, mine).all();
    new MorningDeliveries(api).all();
    new MorningFiles(api, mine).all();
    new MorningNames(api).all();
    exports();
    geoServer();
    api.get(auditor, "/api/audit?size=500");
    api.get(auditor, "/api/audit?size=0", 400);
    api.get(auditor, "/api/audit/check");
    api.get(regulator, "/api/openapi.json");
  }

  /** What takes seconds is left out, and what goes on after it was asked for. */
  void inShort() throws IOException {
    cases();
    duty();
    packs();
    evidence();
    MorningOrders orders = new MorningOrders(api, mine);
    orders.orders();
    orders.residents();
    orders.tips();
    new MorningVisits(api, mine).all();
    new MorningFiles(api, mine).all();
    new MorningDeliveries(api).all();
    new MorningNames(api).all();
  }

  private void accounts() {
    HttpClient stranger = People.stranger();
    api.get(stranger, "/api/session");
    api.get(stranger, "/api/region", 401);
    api.write(stranger, "POST", "/api/session", "{\"login\":\"x\",\"password\":\"y\"}", 401);
    api.write(stranger, "POST", "/api/session", "{}", 400);
    HttpClient admin = api.demo("administrator");
    String wanted = "{\"login\":\"%s\",\"name\":\"赵新\",\"role\":\"regulator\",\"everything\":true}";
    String first =
        api.write(admin, "POST", "/api/accounts", wanted.formatted("zhao"), 201)
            .path("password")
            .stringValue();
    api.write(admin, "POST", "/api/accounts", wanted.formatted("zhao"), 409);
    api.write(admin, "POST", "/api/accounts", wanted.formatted("Z"), 422);
    HttpClient zhao = People.stranger();
    api.write(
        zhao, "POST", "/api/session", "{\"login\":\"zhao\",\"password\":\"" + first + "\"}", 200);
    api.get(zhao, "/api/region", 403);
    api.write(
        zhao,
        "POST",
        "/api/session/password",
        "{\"old\":\"" + first + "\",\"password\":\"" + People.PASSWORD + "\"}",
        200);
    api.get(admin, "/api/accounts");
    api.write(admin, "PUT", "/api/accounts/zhao", wanted.formatted("zhao"), 200);
    api.write(admin, "PUT", "/api/accounts/nobody", wanted.formatted("nobody"), 404);
    api.write(admin, "POST", "/api/accounts/zhao/password", "{}", 200);
    api.write(admin, "PUT", "/api/accounts/zhao/identity", "{\"subject\":\"u-1\"}", 200);
    api.write(admin, "PUT", "/api/accounts/geologist/identity", "{\"subject\":\"u-1\"}", 409);
    api.write(admin, "PUT", "/api/accounts/zhao/identity", "{}", 422);
    api.write(admin, "PUT", "/api/accounts/nobody/identity", "{\"subject\":\"u-1\"}", 404);
    api.get(admin, "/api/account-identities");
    api.get(stranger, "/api/session/oidc", 303);
    api.get(stranger, "/api/session/oidc/callback", 303);
    api.get(stranger, "/api/session/oidc/sign-out", 303);
    api.write(admin, "DELETE", "/api/accounts/zhao/identity", "", 200);
    api.get(admin, "/api/authorities");
    api.write(admin, "PUT", "/api/authorities", "[{\"name\":\"示例县局\",\"superior\":\"示例市局\"}]", 200);
    api.write(admin, "PUT", "/api/authorities", "[{\"name\":\"a\",\"superior\":\"a\"}]", 422);
    api.write(zhao, "DELETE", "/api/session", "", 200);
  }

  private void geoServer() {
    String map =
        "/api/geoserver/wms?layers=licences&srs=EPSG:4490&bbox=103,25,104,26&width=9&height=9";
    api.get(regulator, "/api/geoserver");
    api.get(regulator, map);
    api.get(regulator, map + "&sld=x", 400);
    api.get(regulator, "/api/geoserver/tiles/faces/3/6/3.png");
    api.get(regulator, "/api/geoserver/tiles/faces/3/8/3.png", 400);
    api.maps().answer(FakeMaps.Mood.RUBBISH);
    api.get(regulator, map, 503);
    api.get(regulator, "/api/geoserver/tiles/faces/3/6/3.png", 503);
    api.maps().answer(FakeMaps.Mood.GOOD);
  }

  private void theNight() {
    api.get(regulator, "/api/region");
    api.get(regulator, "/api/nights/2001-01-01/mines", 404);
    api.get(regulator, "/api/nights/yesterday/mines", 400);
    JsonNode findings = api.get(regulator, night("/findings?severity=major&severity=critical"));
    api.get(regulator, night("/findings?size=501"), 400);
    api.get(regulator, night("/findings.geojson"));
    api.get(regulator, night("/findings.geojson?bbox=1,2,3"), 400);
    for (JsonNode finding : findings.path("items")) {
      api.get(regulator, night("/findings/" + finding.path("id").stringValue()));
    }
    api.get(regulator, night("/findings/nothing"), 404);
    String first = findings.path("items").get(0).path("id").stringValue();
    api.get(regulator, "/api/findings/" + first + "/sheet");
    api.get(regulator, "/api/findings/nothing/sheet", 404);
    for (String list : List.of("/mines", "/judgements", "/licences")) {
      int all = api.get(regulator, night(list)).size();
      assertThat(api.get(regulator, night(list + "?size=1")).size()).isEqualTo(1);
      assertThat(api.get(regulator, night(list + "?size=1&page=" + (all - 1))).size()).isEqualTo(1);
      assertThat(api.get(regulator, night(list + "?size=1&page=" + all)).size()).isZero();
      api.get(regulator, night(list + "?size=501"), 400);
    }
    api.get(regulator, night("/licences.geojson"));
    api.get(regulator, night("/rejected"));
    api.get(regulator, "/nights/" + NIGHT + "/report");
    JsonNode layers = api.get(regulator, night("/mines/" + mine + "/layers"));
    for (JsonNode layer : layers) {
      api.get(
          regulator,
          night("/mines/" + mine + "/layers/" + layer.path("layer").stringValue() + ".geojson"));
    }
    api.get(regulator, night("/mines/" + mine + "/layers/nothing.geojson"), 404);
    for (String of : List.of("/mines/" + mine + "/layers/roadway", "/licences", "/findings")) {
      api.get(regulator, night(of + "/0/0/0.mvt"));
      api.get(regulator, night(of + "/0/0/1.mvt"), 400);
    }
    api.get(regulator, night("/mines/" + mine + "/layers/nothing/0/0/0.mvt"), 404);
    api.get(regulator, night("/layers"));
    api.get(regulator, night("/mines/" + mine + "/sight"));
    api.get(regulator, night("/mines/" + mine + "/replay"));
    api.get(regulator, night("/mines/nothing/replay"), 404);
    JsonNode box = api.get(regulator, night("/mines")).get(0).path("bbox");
    double middle = (box.get(1).asDouble() + box.get(3).asDouble()) / 2;
    api.get(
        regulator,
        night(
            "/mines/%s/section?line=%s,%s;%s,%s&width=200"
                .formatted(mine, box.get(0), middle, box.get(2), middle)));
    api.get(regulator, night("/mines/" + mine + "/section?line=1,1"), 400);
  }

  private void geographicPrograms() {
    api.get(regulator, "/api/ogc");
    api.get(regulator, "/api/ogc?f=html", 400);
    api.get(regulator, "/api/ogc/conformance");
    for (JsonNode of : api.get(regulator, "/api/ogc/collections").path("collections")) {
      String collection = "/api/ogc/collections/" + of.path("id").stringValue();
      api.get(regulator, collection);
      JsonNode items = api.get(regulator, collection + "/items?limit=2");
      for (JsonNode item : items.path("features")) {
        api.get(regulator, collection + "/items/" + encoded(item.path("id").stringValue()));
      }
      api.get(regulator, collection + "/items?datetime=" + NIGHT + "&bbox=100,20,110,30");
    }
    api.get(regulator, "/api/ogc/collections/findings/items?limit=0", 400);
    api.get(regulator, "/api/ogc/collections/nothing", 404);
    api.get(regulator, "/api/ogc/collections/findings/items/nothing", 404);
  }

  private void drawings() throws IOException {
    api.get(geologist, "/api/drawing-desk");
    Path drawing;
    try (Stream<Path> all = Files.walk(region.resolve("drawings"))) {
      drawing =
          all.filter(p -> p.toString().endsWith(".geojson") && p.toString().contains(mine))
              .sorted()
              .reduce((a, b) -> b)
              .orElseThrow();
    }
    String to = "/api/drawing-checks?mine=" + encoded(mine) + "&file=";
    byte[] bytes = Files.readAllBytes(drawing);
    api.upload(geologist, to + "x.exe", bytes, 415);
    api.upload(geologist, to + "x.geojson", new byte[0], 400);
    String check =
        "/api/drawing-checks/"
            + api.upload(geologist, to + "plan.geojson", bytes, 202).path("id").stringValue();
    finished(check);
    api.upload(geologist, to + "plan.geojson", bytes, 200);
    api.get(geologist, "/api/drawing-checks");
    api.get(geologist, "/api/drawing-checks?state=odd", 400);
    for (String file :
        List.of("drawing.geojson", "tracks.geojson", "known-points", "page.html", "sheet.json")) {
      api.get(geologist, check + "/" + file);
    }
    api.get(geologist, check + "/note.html?lang=xx", 400);
    String points =
        "[{\"name\":\"1\",\"x\":0,\"y\":0,\"easting\":%1$d,\"northing\":%2$d},"
            + "{\"name\":\"2\",\"x\":1000,\"y\":0,\"easting\":%3$d,\"northing\":%2$d},"
            + "{\"name\":\"3\",\"x\":0,\"y\":1000,\"easting\":%1$d,\"northing\":%4$d}]";
    String fitting = points.formatted(35_500_000, 2_800_000, 35_501_000, 2_801_000);
    api.write(geologist, "POST", check + "/registration", "{\"points\":" + fitting + "}", 200);
    api.write(geologist, "POST", check + "/registration", "{\"points\":[]}", 422);
    api.write(geologist, "PUT", check + "/settings", "{\"day\":\"nonsense\"}", 400);
    api.write(
        geologist,
        "PUT",
        check + "/settings",
        "{\"day\":\"" + NIGHT + "\",\"layers\":[{\"layer\":\"杂项\",\"class\":\"roadway\"}]}",
        202);
    finished(check);
    api.get(geologist, check + "/earlier.geojson");
    api.get(geologist, "/api/drawing-checks/" + "a".repeat(24), 404);
    api.write(geologist, "POST", check + "/decision", "{\"kind\":\"returned\"}", 422);
    api.write(
        geologist,
        "POST",
        check + "/decision",
        "{\"kind\":\"returned\",\"reasons\":[\"other\"],\"note\":\"请补图例\"}",
        200);
    api.write(geologist, "POST", check + "/decision", "{\"kind\":\"accepted\"}", 409);
    api.get(geologist, check + "/note.html?lang=en");
    api.get(geologist, check);
  }

  private void finished(String check) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      String state = api.get(geologist, check).path("state").stringValue();
      if (!state.equals("queued") && !state.equals("running")) {
        return;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("the check did not end in " + PATIENCE);
  }

  private void cases() {
    JsonNode findings = api.get(regulator, night("/findings")).path("items");
    String worst = findings.get(0).path("id").stringValue();
    step(regulator, worst, "register", "{}");
    step(regulator, worst, "triage", "{'route':'call-now'}");
    step(regulator, worst, "acknowledge", "{'words':'已接'}");
    step(regulator, worst, "call", "{'spokenWith':'调度','phone':'0874-1','words':'已撤人'}");
    step(regulator, worst, "verify", "{'who':'李四','on':'2026-03-03'}");
    step(regulator, worst, "measure", "{'measuredM':31.5,'sigmaM':0.5,'how':'导线','words':'到位'}");
    step(regulator, worst, "propose-confirm", "{'words':'属实'}");
    step(second, worst, "confirm", "{'words':'同意'}");
    step(regulator, worst, "order", "{'orderNo':'1号','deadline':'2199-01-01','demand':'封闭'}");
    step(regulator, worst, "list", "{'level':'county','documentNo':'2号'}");
    step(regulator, worst, "transfer", "{'to':'natural-resources','documentNo':'3号'}");
    String attachments = "/api/cases/" + worst + "/attachments";
    JsonNode after = api.upload(regulator, attachments + "?name=photo.pdf", PDF, 201);
    api.get(regulator, attachments + "/" + after.path("files").get(0).path("id").stringValue());
    api.get(regulator, attachments + "/nothing", 404);
    api.upload(regulator, attachments + "?name=x", new byte[] {1, 2, 3}, 415);
    api.upload(regulator, attachments + "?name=x", new byte[0], 422);
    api.write(
        regulator,
        "POST",
        "/api/cases/" + worst + "/steps",
        "{\"kind\":\"register\",\"version\":1}",
        409);
    step(regulator, worst, "report-done", "{'words':'已封闭'}");
    String recheck = "{\"kind\":\"recheck\",\"version\":%d,\"result\":\"passed\",\"words\":\"合格\"}";
    int version = api.get(regulator, "/api/cases/" + worst).path("line").path("version").asInt();
    String steps = "/api/cases/" + worst + "/steps";
    api.write(second, "POST", steps, recheck.formatted(version), 403);
    api.write(api.demo("supervisor"), "POST", steps, recheck.formatted(version), 200);

    String lead = findings.get(1).path("id").stringValue();
    step(regulator, lead, "register", "{}");
    api.write(
        regulator,
        "POST",
        "/api/cases/" + lead + "/steps",
        "{\"kind\":\"triage\",\"version\":1}",
        422);
    api.write(regulator, "POST", "/api/cases/" + lead + "/steps", "[]", 400);
    step(regulator, lead, "triage", "{'route':'sealed','words':'夜查'}");

    String wrong = findings.get(2).path("id").stringValue();
    step(regulator, wrong, "register", "{}");
    step(regulator, wrong, "triage", "{'route':'routine'}");
    step(regulator, wrong, "propose-dismiss", "{'reason':'drawing-error','words':'图误'}");
    step(second, wrong, "dismiss", "{'reason':'drawing-error','words':'图误'}");

    api.get(regulator, "/api/cases?all=true");
    api.get(regulator, "/api/cases?state=odd", 400);
    api.get(regulator, "/api/cases/" + worst);
    api.get(regulator, "/api/cases/nothing", 404);
    api.get(api.demo("mine-user"), "/api/cases");
    api.get(api.demo("mine-user"), "/api/cases/" + worst, 404);
    api.get(api.demo("resident-inspector"), "/api/cases/" + lead, 404);
  }

  private void step(HttpClient who, String finding, String kind, String said) {
    String path = "/api/cases/" + finding;
    int version = api.get(who, path).path("line").path("version").asInt();
    String body =
        said.replace('\'', '"')
            .replaceFirst(
                "\\{",
                "{\"kind\":\""
                    + kind
                    + "\",\"version\":"
                    + version
                    + (said.equals("{}") ? "" : ","));
    api.write(who, "POST", path + "/steps", body, 200);
  }

  private void duty() {
    HttpClient supervisor = api.demo("supervisor");
    api.write(
        regulator,
        "PUT",
        "/api/duty/contacts/" + encoded(mine),
        "{\"phone\":\"0874-123\",\"who\":\"调度室\"}",
        200);
    api.write(regulator, "PUT", "/api/duty/contacts/" + encoded(mine), "{\"phone\":\"x\"}", 422);
    api.write(regulator, "PUT", "/api/duty/contacts/nothing", "{\"phone\":\"0874-123\"}", 404);
    api.write(regulator, "POST", "/api/duty/log", "{\"kind\":\"take-over\"}", 200);
    api.write(regulator, "POST", "/api/duty/log", "{\"kind\":\"note\",\"words\":\"平静\"}", 200);
    api.write(regulator, "POST", "/api/duty/log", "{\"kind\":\"odd\"}", 400);
    api.write(regulator, "POST", "/api/duty/log", "{\"kind\":\"hand-over\",\"words\":\"交\"}", 200);
    api.get(regulator, "/api/duty/log");
    api.get(supervisor, "/api/duty/calls");
    api.get(supervisor, "/api/duty/leads");
    api.get(supervisor, "/api/duty/calls?page=-1", 400);
  }

  private void ledger() {
    api.get(regulator, "/api/ledger");
    api.get(regulator, "/api/ledger?size=0", 400);
    JsonNode sample =
        api.write(
            regulator, "POST", "/api/hit-rate/samples", "{\"seed\":\"2026-03\",\"size\":1}", 201);
    api.write(regulator, "POST", "/api/hit-rate/samples", "{}", 422);
    String to =
        "/api/hit-rate/samples/"
            + sample.path("id").stringValue()
            + "/mines/"
            + encoded(sample.path("mines").get(0).path("mineCode").stringValue());
    api.write(regulator, "PUT", to, "{\"result\":\"odd\"}", 422);
    api.write(regulator, "PUT", to, "{\"result\":\"clean\",\"words\":\"未见异常\"}", 200);
    api.write(regulator, "PUT", to, "{\"result\":\"clean\",\"words\":\"再次\"}", 409);
    api.get(regulator, "/api/hit-rate");
  }

  private void packs() {
    JsonNode findings = api.get(regulator, night("/findings")).path("items");
    String packs = "/api/findings/" + findings.get(0).path("id").stringValue() + "/packs";
    JsonNode pack = api.write(regulator, "POST", packs, "{\"language\":\"en\"}", 201);
    api.write(regulator, "POST", packs, "{\"night\":\"soon\"}", 400);
    api.write(regulator, "POST", "/api/findings/nothing/packs", "{}", 404);
    api.get(regulator, packs);
    api.get(regulator, packs + "/" + pack.path("number").stringValue());
    api.get(regulator, packs + "/P2026-000000", 404);
  }

  private void documents() {
    JsonNode findings = api.get(regulator, night("/findings")).path("items");
    String drafts = "/api/findings/" + findings.get(0).path("id").stringValue() + "/documents/";
    api.get(regulator, drafts + "site-record.docx");
    api.get(regulator, drafts + "withdrawal-order.pdf");
    api.get(regulator, drafts + "site-record.doc", 404);
    api.get(regulator, drafts + "site-record.docx?night=soon", 400);
    api.get(regulator, drafts + "verdict.docx", 404);
  }

  private void evidence() {
    JsonNode findings = api.get(regulator, night("/findings")).path("items");
    String bundles = "/api/findings/" + findings.get(0).path("id").stringValue() + "/bundles";
    JsonNode bundle = api.write(regulator, "POST", bundles, "{}", 201);
    api.write(regulator, "POST", bundles, "{\"night\":\"soon\"}", 400);
    api.write(regulator, "POST", "/api/findings/nothing/bundles", "{}", 404);
    api.get(regulator, bundles);
    String one = bundles + "/" + bundle.path("number").stringValue();
    api.get(auditor, one);
    api.get(auditor, one + "/receipt");
    api.get(auditor, bundles + "/E2026-000000000", 404);
    api.get(auditor, "/api/evidence/log?since=1");
    api.get(auditor, "/api/evidence/log?since=-1", 400);
    api.get(auditor, "/api/evidence/log/all");
    api.get(auditor, "/api/evidence/log/0");
    api.get(auditor, "/api/evidence/log/99", 404);
  }

  private void known() {
    api.get(regulator, "/api/known?asof=2199-01-01");
    api.get(regulator, "/api/known?asof=soon", 400);
    for (String kind : List.of("finding", "judgement", "licence", "boundary", "face", "drawing")) {
      JsonNode facts =
          api.get(regulator, "/api/known" + night("?asof=2199-01-01&kind=" + kind).substring(4));
      assertThat(facts.path("total").asInt()).as(kind).isPositive();
    }
    api.get(regulator, "/api/known/nights/" + NIGHT + "?asof=2199-01-01&kind=x", 400);
    api.get(regulator, "/api/known/cases?asof=2199-01-01");
    api.get(regulator, "/api/known/cases?asof=2199-01-01&size=0", 400);
    api.get(regulator, "/api/known/drawings?asof=2199-01-01&mine=" + encoded(mine));
    api.get(regulator, "/api/known/drawings?asof=x", 400);
  }

  private void exports() {
    for (String list : List.of("findings", "judgements", "licences", "licence-areas", "mines")) {
      api.get(regulator, "/api/exports/" + list + ".xlsx?night=" + NIGHT);
      api.get(regulator, "/api/exports/" + list + ".xlsx", 400);
    }
    for (String form : List.of("csv", "geojson", "gpkg", "zip", "dxf")) {
      api.get(regulator, "/api/exports/findings.%s?mine=%s&night=%s".formatted(form, mine, NIGHT));
    }
    api.get(
        regulator,
        "/api/exports/layers.geojson?night=%s&mine=%s&layer=licence".formatted(NIGHT, mine));
    for (String list : List.of("cases", "hazards", "orders", "visits")) {
      api.get(regulator, "/api/exports/" + list + ".xlsx");
    }
    api.get(regulator, "/api/exports/ledger.xlsx");
    for (String list : List.of("problems", "measures", "statistics")) {
      api.get(regulator, "/api/exports/" + list + ".xlsx?from=2026-01-01&to=2026-12-31");
      api.get(regulator, "/api/exports/" + list + ".xlsx?from=soon", 400);
    }
    api.get(regulator, "/api/exports/statistics.csv?part=months");
    api.get(regulator, "/api/exports/hit-rate.xlsx");
    api.get(regulator, "/api/exports/findings.doc?night=" + NIGHT, 404);
    api.get(auditor, "/api/exports/audit.csv");
  }

  /** What stands for the names in the address of a route. */
  Map<String, String> places() {
    return Map.of("night", NIGHT.toString(), "mine", mine, "layer", "licence");
  }
}
