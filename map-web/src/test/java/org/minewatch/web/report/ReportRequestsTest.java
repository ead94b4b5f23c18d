package org.minewatch.web.report;

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
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports and evidence sheets over HTTP, with real accounts, rights and audit log. */
class ReportRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REPORT = "/api/nights/" + SampleResult.NIGHT + "/report";
  private static final String SHEET = "/api/findings/" + SampleResult.FINDING + "/sheet";
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

  private HttpClient demo(String login) {
    return People.demo(server.port(), login);
  }

  private HttpResponse<byte[]> bytes(HttpClient who, String path) throws Exception {
    return who.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(),
        BodyHandlers.ofByteArray());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  private String audit(String action) {
    return People.get(demo("auditor"), server.port(), "/api/audit?action=" + action).body();
  }

  private void step(HttpClient who, String kindAndMore) {
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

  @Test
  void theChoiceIsOfNightsCountiesAndMinesThatOneMaySee() {
    JsonNode choice =
        JSON.readTree(People.get(demo("regulator"), server.port(), "/api/reports").body());
    assertThat(choice.path("nights").get(0).asString()).isEqualTo(SampleResult.NIGHT.toString());
    assertThat(choice.path("counties").toString()).contains("麒麟区");
    assertThat(choice.path("mines").get(0).path("name").asString()).isEqualTo("青石煤矿");
  }

  @Test
  void aReportSaysForWhomItWasMadeAndIsOnRecord() throws Exception {
    HttpResponse<byte[]> answer = bytes(demo("regulator"), REPORT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", SampleResult.NIGHT.toString());
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(text(answer.body())).contains("青石煤矿", "周监管", "新增、持续与结束");
    assertThat(audit("report.read")).contains(SampleResult.NIGHT.toString(), "sha256", "PDF");
    assertThat(text(bytes(demo("regulator"), REPORT + "?language=en").body()))
        .contains("Newongoingandended".substring(0, 3), "madefor");
  }

  @Test
  void thePageRunsNothingAndTheWorkbookIsOne() throws Exception {
    HttpResponse<byte[]> page = bytes(demo("regulator"), REPORT + "?format=html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("青石煤矿", "made for");
    byte[] book = bytes(demo("regulator"), REPORT + "?format=xlsx").body();
    int sheets = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        sheets += e.getName().startsWith("xl/worksheets/sheet") ? 1 : 0;
      }
    }
    assertThat(sheets).isEqualTo(8);
  }

  @Test
  void aCountyOrMineThatIsNoneOfOnesBusinessIsNotThere() throws Exception {
    HttpClient anna = demo("regulator");
    assertThat(bytes(anna, REPORT + "?county=" + "%E9%BA%92%E9%BA%9F%E5%8C%BA").statusCode())
        .isEqualTo(200);
    assertThat(bytes(anna, REPORT + "?mine=" + SampleResult.MINE).statusCode()).isEqualTo(200);
    for (String wrong : new String[] {"?county=x", "?mine=x"}) {
      assertThat(bytes(anna, REPORT + wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    for (String wrong : new String[] {"?format=doc", "?language=fr", "?mine=a&county=b"}) {
      assertThat(bytes(anna, REPORT + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(bytes(anna, "/api/nights/2001-01-01/report").statusCode()).isEqualTo(404);
    assertThat(bytes(demo("mine-user"), REPORT).statusCode()).isEqualTo(403);
    assertThat(bytes(demo("mine-user"), SHEET).statusCode()).isEqualTo(403);
  }

  @Test
  void aSealedLeadIsInTheReportsOfThoseAloneWhoMaySeeIt() throws Exception {
    HttpClient anna = demo("regulator");
    HttpClient ivan = demo("resident-inspector");
    assertThat(text(bytes(ivan, REPORT).body())).contains(SampleResult.FINDING);
    step(anna, "\"register\"");
    step(anna, "\"triage\",\"route\":\"sealed\"");
    assertThat(text(bytes(anna, REPORT).body())).contains(SampleResult.FINDING, "含密封线索1条");
    for (String format : new String[] {"pdf", "html", "xlsx"}) {
      byte[] report = bytes(ivan, REPORT + "?format=" + format).body();
      String all =
          format.equals("pdf")
              ? text(report)
              : format.equals("html")
                  ? new String(report, StandardCharsets.UTF_8)
                  : unzipped(report);
      assertThat(all).as(format).doesNotContain(SampleResult.FINDING, "密封线索");
    }
    HttpResponse<byte[]> refused = bytes(ivan, SHEET);
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("there is no such finding");
  }

  private static String unzipped(byte[] book) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void anEvidenceSheetTellsTheStepsByRoleAndNeverByName() throws Exception {
    HttpClient anna = demo("regulator");
    step(anna, "\"register\"");
    HttpResponse<byte[]> sheet = bytes(anna, SHEET);
    assertThat(sheet.statusCode()).isEqualTo(200);
    String text = text(sheet.body());
    assertThat(text).contains("证据单", "编号登记（监管人员）", "签字", "见证人", SampleResult.FINDING);
    assertThat(text.substring(text.indexOf("处置记录"))).doesNotContain("周监管");
    assertThat(text(bytes(anna, SHEET + "?language=en").body()))
        .contains("Evidencesheet", "Register(");
    assertThat(audit("sheet.read")).contains(SampleResult.FINDING, "sha256");
    assertThat(bytes(anna, "/api/findings/no-such/sheet").statusCode()).isEqualTo(404);
    assertThat(bytes(anna, SHEET + "?night=2001-01-01").statusCode()).isEqualTo(404);
  }
}
