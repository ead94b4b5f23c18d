package org.minewatch.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.document.DocumentKind;
import org.minewatch.document.Template;
import org.minewatch.document.Templates;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.json.JsonMapper;

/** Drafts of documents over HTTP, with real accounts, rights, case and audit log. */
class DocumentRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CASE = "/api/cases/" + SampleResult.FINDING;

  @TempDir Path folder;

  private MapServer server;

  @BeforeEach
  void start() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", folder.resolve("work"));
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(NightFolder.read(SampleResult.write(folder, 107)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String path(String document) {
    return "/api/findings/" + SampleResult.FINDING + "/documents/" + document + ".docx";
  }

  private HttpResponse<byte[]> get(String login, String path) throws Exception {
    return People.demo(server.port(), login)
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(),
            BodyHandlers.ofByteArray());
  }

  private String draft(String login, DocumentKind kind) throws Exception {
    HttpResponse<byte[]> answer = get(login, path(kind.wireName()));
    assertThat(answer.statusCode()).isEqualTo(200);
    return text(answer.body());
  }

  private static String text(byte[] docx) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (e.getName().matches("word/(document|header1)\\.xml")) {
          all.append(xml.replaceAll("</w:p>", "\n").replaceAll("<[^>]*>", ""));
        }
      }
    }
    return all.toString();
  }

  private void step(String login, String kindAndMore) {
    HttpClient who = People.demo(server.port(), login);
    int version =
        JSON.readTree(People.get(who, server.port(), CASE).body())
            .path("line")
            .path("version")
            .asInt();
    HttpResponse<String> answer =
        People.write(
            who,
            server.port(),
            "POST",
            CASE + "/steps",
            "{\"version\":" + version + ",\"kind\":" + kindAndMore + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String audit(String action) {
    return People.get(
            People.demo(server.port(), "auditor"), server.port(), "/api/audit?action=" + action)
        .body();
  }

  @Test
  void everyTemplateOfOursNamesOnlyWhatThereIs() throws IOException {
    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(Template.read(Templates.shipped(kind)).problems(DocumentNames.VOCABULARY))
          .as(kind.wireName())
          .isEmpty();
    }
  }

  @Test
  void aDraftSaysWhatIsKnownLeavesTheRestBlankAndIsOnRecord() throws Exception {
    HttpResponse<byte[]> answer = get("regulator", path("site-record"));
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", SampleResult.FINDING);
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(text(answer.body()))
        .contains("现场检查记录", "青石煤矿", "草稿", SampleResult.NIGHT.toString(), "实测值：________")
        .doesNotContain("{{", "null");
    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(draft("regulator", kind)).contains(kind.title().zh()).doesNotContain("{{");
    }
    assertThat(audit("document.draft")).contains("withdrawal-order", "sha256");
    assertThat(get("regulator", path("verdict")).statusCode()).isEqualTo(404);
    assertThat(get("regulator", path("site-record") + "?night=2001-01-01").statusCode())
        .isEqualTo(404);
    assertThat(get("regulator", path("site-record") + "?night=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void whatPeopleDecidedStandsInIt() throws Exception {
    step("regulator", "\"register\"");
    step("regulator", "\"triage\",\"route\":\"routine\"");
    step("regulator", "\"verify\",\"who\":\"李四\"");
    step(
        "regulator",
        "\"measure\",\"measuredM\":31.5,\"sigmaM\":0.5,\"how\":\"导线\",\"words\":\"到位<b>\"");
    step("regulator", "\"propose-confirm\",\"words\":\"属实\"");
    step("regulator-2", "\"confirm\",\"words\":\"界外掘进属实\"");
    step(
        "regulator",
        "\"order\",\"orderNo\":\"整改1号\",\"deadline\":\"2199-01-01\",\"demand\":\"封闭界外巷道\"");
    assertThat(draft("regulator", DocumentKind.SITE_RECORD))
        .contains("31.5 m（中误差 0.5 m）", "到位&lt;b&gt;");
    assertThat(draft("regulator", DocumentKind.SITE_DECISION))
        .contains("界外掘进属实", "封闭界外巷道", "整改1号", "2199-01-01");
    assertThat(draft("regulator", DocumentKind.RECHECK_OPINION))
        .contains("复查结论")
        .contains("________");
    step("regulator", "\"report-done\",\"words\":\"已封闭\"");
    step("supervisor", "\"recheck\",\"result\":\"passed\",\"words\":\"复测合格\"");
    assertThat(draft("supervisor", DocumentKind.RECHECK_OPINION)).contains("合格", "复测合格", "已封闭");
    step("regulator", "\"close\",\"words\":\"销号\"");
    step("regulator", "\"reopen\",\"words\":\"重新办理\"");
    assertThat(draft("regulator", DocumentKind.SITE_DECISION)).doesNotContain("整改1号", "封闭界外巷道");
  }

  @Test
  void aSealedLeadHasDraftsForThoseAloneWhoMayKnowOfIt() throws Exception {
    assertThat(get("resident-inspector", path("site-record")).statusCode()).isEqualTo(200);
    step("regulator", "\"register\"");
    step("regulator", "\"triage\",\"route\":\"sealed\"");
    assertThat(draft("regulator", DocumentKind.INSPECTION_PLAN)).contains("密封线索，不得让煤矿");
    assertThat(audit("lead.view")).contains(SampleResult.FINDING);
    HttpResponse<byte[]> refused = get("resident-inspector", path("site-record"));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("there is no such finding");
    assertThat(get("mine-user", path("site-record")).statusCode()).isEqualTo(403);
    assertThat(get("geologist", path("site-record")).statusCode()).isEqualTo(403);
  }
}
