package org.minewatch.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.bundle.BundleVerifier;
import org.minewatch.evidence.bundle.Verification;
import org.minewatch.evidence.log.LogCheck;
import org.minewatch.evidence.log.LogFile;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.evidence.zip.StoredEntry;
import org.minewatch.evidence.zip.StoredZipFile;
import org.minewatch.finding.ResultFolder;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.system.MapServer;
import org.minewatch.web.system.ProductVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence bundles over HTTP, with real accounts, rights, audit log and a real night. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BundleRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path REGION = Path.of("..", "data", "demo", "region");
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-02");
  private static final String MINE = "530399990001";

  @TempDir static Path folder;

  private static MapServer server;
  private static String finding;
  private static String other;

  @BeforeAll
  static void start() throws Exception {
    Path out = folder.resolve("out");
    NightlyRun.Outcome outcome =
        NightlyRun.run(
            new NightlyRun.Options(
                REGION,
                NIGHT,
                1,
                Set.of(MINE),
                Optional.empty(),
                out,
                RuleTable.load(),
                2,
                ProductVersion.current(),
                Clock.systemUTC(),
                "test"),
            (what, done, of) -> {});
    ResultLog.keep(out, outcome.nightFolders(), RuleTable.load());
    var findings = ResultFolder.read(outcome.nightFolders().get(0)).findings();
    finding = findings.get(0).id();
    other = findings.get(1).id();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", folder.resolve("work"));
    settings.put("minewatch.evidence.work", folder.resolve("evidence"));
    settings.put("minewatch.evidence.results", out);
    settings.put("minewatch.drawings.region", REGION);
    settings.put("minewatch.drawings.work", folder.resolve("desk"));
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(NightFolder.read(outcome.nightFolders().get(0)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpClient demo(String login) {
    return People.demo(server.port(), login);
  }

  private static HttpResponse<String> get(HttpClient who, String path) {
    return People.get(who, server.port(), path);
  }

  private static HttpResponse<String> post(HttpClient who, String path, String body) {
    return People.write(who, server.port(), "POST", path, body);
  }

  private static JsonNode body(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static String bundles(String id) {
    return "/api/findings/" + id + "/bundles";
  }

  private static JsonNode make(HttpClient who, String id) {
    HttpResponse<String> made = post(who, bundles(id), "{}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return body(made);
  }

  private static Path download(HttpClient who, String path) throws Exception {
    Path file = Files.createTempFile(folder, "got", ".file");
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create("http://localhost:" + server.port() + path))
            .build();
    assertThat(who.send(request, BodyHandlers.ofFile(file)).statusCode()).isEqualTo(200);
    return file;
  }

  private static void step(HttpClient who, String id, String kindAndMore) {
    String path = "/api/cases/" + id;
    int version = body(get(who, path)).path("line").path("version").asInt();
    HttpResponse<String> answer =
        post(who, path + "/steps", "{\"version\":" + version + ",\"kind\":" + kindAndMore + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String entry(Path bundle, String name) throws IOException {
    try (StoredZipFile zip = StoredZipFile.open(bundle)) {
      for (StoredEntry e : zip.entries()) {
        if (e.name().equals(name)) {
          return new String(zip.read(e, 1 << 24), java.nio.charset.StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  @Order(1)
  void aBundleThatTheServerMadeStandsOfflineWithItsReceiptAndTheWholeLog() throws Exception {
    HttpClient anna = demo("regulator");
    step(anna, finding, "\"register\"");
    step(anna, finding, "\"triage\",\"route\":\"routine\"");
    step(anna, finding, "\"note\",\"words\":\"王小明说的\"");
    JsonNode made = make(anna, finding);
    String path = bundles(finding) + "/" + made.path("number").asString();
    Path file = download(demo("auditor"), path);
    Path receipt = download(demo("auditor"), path + "/receipt");
    Path log = download(demo("auditor"), "/api/evidence/log/all");
    Path work = Files.createTempDirectory(folder, "verify");
    Verification v = BundleVerifier.verify(file, work, ProductVersion.current());
    assertThat(v.verdict()).as(v.toString()).isEqualTo(Verification.Verdict.REPRODUCED);
    assertThat(v.notes()).isEmpty();
    assertThat(v.sha256()).isEqualTo(made.path("sha256").asString());
    JsonNode head = body(get(anna, "/api/evidence/log?since=1"));
    for (Path of : List.of(receipt, log)) {
      LogCheck check =
          LogCheck.of(
              LogFile.read(of),
              v.sha256(),
              v.nightDigest(),
              Optional.of(head.path("head").asString()),
              new StampCheck(List.of()));
      assertThat(check.faults()).isEmpty();
    }
    assertThat(head.path("entries").get(0).path("digest").asString()).isEqualTo(v.nightDigest());
    assertThat(head.path("consistency").size()).isPositive();
    String review = entry(file, "review.json");
    assertThat(review)
        .contains("\"kind\":\"register\"", "\"role\":\"regulator\"", "\"route\":\"routine\"")
        .contains("\"person\":1", "\"kind\":\"note\"")
        .doesNotContain("王小明", "周监管", "demo", "words");
    String audit = get(demo("auditor"), "/api/audit?action=evidence").body();
    assertThat(audit).contains("evidence.make", "evidence.read", made.path("number").asString());
  }

  @Test
  @Order(2)
  void aSealedLeadsBundleIsThereForThoseAloneWhoMaySeeIt() {
    HttpClient anna = demo("regulator");
    step(anna, other, "\"register\"");
    step(anna, other, "\"triage\",\"route\":\"sealed\"");
    JsonNode made = make(demo("supervisor"), other);
    assertThat(made.path("sealed").asBoolean()).isTrue();
    assertThat(get(demo("auditor"), bundles(other)).body())
        .contains(made.path("number").asString());
    for (String login : List.of("resident-inspector", "geologist", "mine-user", "administrator")) {
      assertThat(get(demo(login), bundles(other)).statusCode()).as(login).isEqualTo(403);
      assertThat(get(demo(login), "/api/evidence/log").statusCode()).as(login).isEqualTo(403);
    }
    assertThat(get(demo("auditor"), "/api/audit?action=lead.view").body()).contains(other);
    assertThat(get(anna, "/api/evidence/log").body()).doesNotContain(other, finding);
  }

  @Test
  @Order(3)
  void theBundleOfOneLeadDoesNotTellOfASealedOneInTheSameMine() throws Exception {
    JsonNode made = make(demo("regulator"), finding);
    Path file =
        download(demo("regulator"), bundles(finding) + "/" + made.path("number").asString());
    assertThat(entry(file, "ledger.json")).doesNotContain(other);
    assertThat(entry(file, "review.json")).doesNotContain(other);
  }

  @Test
  @Order(4)
  void whatIsNotThereIsToldInTwoLanguages() {
    HttpClient anna = demo("regulator");
    assertThat(body(post(anna, bundles(finding), "{\"night\":\"2026-02-01\"}")).path("detail_zh"))
        .hasToString("\"这项线索不在这一夜\"");
    for (String path :
        List.of(
            bundles("no-such"), bundles(finding) + "/E2026-000000000", bundles(finding) + "/x")) {
      assertThat(get(anna, path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(post(anna, bundles(finding), "{\"night\":\"soon\"}").statusCode()).isEqualTo(400);
    assertThat(get(anna, "/api/evidence/log?since=99").statusCode()).isEqualTo(400);
    assertThat(get(anna, "/api/evidence/log/99").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(5)
  void aFileThatWasAlteredWhereItIsKeptIsNotGivenOut() throws Exception {
    HttpClient anna = demo("regulator");
    String number = make(anna, finding).path("number").asString();
    Path kept = folder.resolve("evidence").resolve(number + ".zip");
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    HttpResponse<String> answer = get(anna, bundles(finding) + "/" + number);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(body(answer).path("detail").asString()).contains("missing or was altered");
  }

  @Test
  @Order(6)
  void aNightWhoseFolderIsNoLongerTheOneTakenInGivesNoBundle() throws Exception {
    Path summary = folder.resolve("out").resolve(NIGHT.toString()).resolve("summary.json");
    Files.writeString(summary, Files.readString(summary) + " ");
    HttpResponse<String> answer = post(demo("regulator"), bundles(finding), "{}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(body(answer).path("detail").asString()).contains("not the one that was taken in");
  }
}
