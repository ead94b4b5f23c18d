package org.minewatch.web.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.json.JsonMapper;

/** The two lists and the statistics over HTTP: rows by scope, seal and period. */
class ListsRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private final String now = "from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
  private final String night = "from=" + SampleNight.NIGHT + "&to=" + SampleNight.NIGHT;

  private MapServer server;

  @BeforeEach
  void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpClient demo(String login) {
    return People.demo(server.port(), login);
  }

  private List<Map<String, String>> rows(HttpClient who, String path) {
    HttpResponse<String> answer = People.get(who, server.port(), "/api/exports/" + path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    List<String> lines = answer.body().replace("\uFEFF", "").lines().toList();
    String[] head = lines.get(0).split(",", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              Map<String, String> row = new LinkedHashMap<>();
              for (int i = 0; i < head.length; i++) {
                row.put(head[i], cells[i]);
              }
              return row;
            })
        .toList();
  }

  private void step(String login, String finding, String kindAndMore) {
    HttpClient who = demo(login);
    String path = "/api/cases/" + finding;
    int version =
        JSON.readTree(People.get(who, server.port(), path).body())
            .path("line")
            .path("version")
            .asInt();
    HttpResponse<String> answer =
        People.write(
            who,
            server.port(),
            "POST",
            path + "/steps",
            "{\"version\":" + version + ",\"kind\":" + kindAndMore + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void confirm(String finding) {
    step("regulator", finding, "\"register\"");
    step("regulator", finding, "\"triage\",\"route\":\"routine\"");
    step("regulator", finding, "\"verify\",\"who\":\"李四\"");
    step("regulator", finding, "\"propose-confirm\",\"words\":\"属实\"");
    step("regulator-2", finding, "\"confirm\",\"words\":\"同意\"");
  }

  @Test
  void whatWasConfirmedIsAProblemWithItsOrderUntilThatIsWithdrawn() {
    assertThat(rows(demo("regulator"), "problems.csv?" + now)).isEmpty();
    confirm("f-major");
    step(
        "regulator",
        "f-major",
        "\"order\",\"orderNo\":\"整改1号\",\"deadline\":\"2199-01-01\",\"demand\":\"封闭\"");
    assertThat(rows(demo("regulator"), "problems.csv?" + now))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("finding_id", "f-major")
                    .containsEntry("order_no", "整改1号")
                    .containsEntry("deadline", "2199-01-01")
                    .containsEntry("found_on", today.toString()));
    assertThat(rows(demo("regulator"), "problems.csv?" + night)).isEmpty();
    assertThat(rows(demo("regulator"), "measures.csv?" + now))
        .singleElement()
        .satisfies(
            row -> assertThat(row).containsEntry("demand", "封闭").containsEntry("rules_made", ""));
    step("regulator", "f-major", "\"report-done\",\"words\":\"已封闭\"");
    step("supervisor", "f-major", "\"recheck\",\"result\":\"passed\",\"words\":\"合格\"");
    step("regulator", "f-major", "\"close\",\"words\":\"销号\"");
    assertThat(rows(demo("regulator"), "problems.csv?" + now).get(0))
        .containsEntry("recheck", "passed")
        .containsEntry("closed_on", today.toString());
    assertThat(rows(demo("supervisor"), "statistics.csv?part=months&" + now))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("registered", "1")
                    .containsEntry("confirmed", "1")
                    .containsEntry("ordered", "1")
                    .containsEntry("closed", "1"));
    step("regulator", "f-major", "\"reopen\",\"words\":\"重新办理\"");
    assertThat(rows(demo("regulator"), "problems.csv?" + now)).isEmpty();
    assertThat(rows(demo("supervisor"), "statistics.csv?part=months&" + now).get(0))
        .containsEntry("confirmed", "0")
        .containsEntry("closed", "0");
  }

  @Test
  void aSealedLeadIsInNoListOfWhoCouldWarnAndNotedInThoseOfOthers() {
    step("regulator", "f-major", "\"register\"");
    step("regulator", "f-major", "\"triage\",\"route\":\"sealed\"");
    step("regulator", "f-major", "\"verify\",\"who\":\"李四\"");
    step("regulator", "f-major", "\"propose-confirm\",\"words\":\"属实\"");
    step("regulator-2", "f-major", "\"confirm\",\"words\":\"同意\"");
    assertThat(rows(demo("resident-inspector"), "problems.csv?" + now)).isEmpty();
    assertThat(rows(demo("regulator"), "problems.csv?" + now)).hasSize(1);
    assertThat(People.get(demo("auditor"), server.port(), "/api/audit?action=lead.list").body())
        .contains("f-major");
    assertThat(
            People.get(demo("mine-user"), server.port(), "/api/exports/problems.csv").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aPersonHasTheFiguresOfHisMinesAlone() {
    HttpClient county =
        People.made(
            server.port(),
            "county",
            "county",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
    List<Map<String, String>> all = rows(demo("regulator"), "statistics.csv?part=mines&" + night);
    List<Map<String, String>> own = rows(county, "statistics.csv?part=mines&" + night);
    assertThat(own)
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("mine_code", SampleNight.OTHER_MINE)
                    .containsEntry("new_findings", "1")
                    .containsEntry("new_grave", "1"));
    assertThat(all.size()).isGreaterThan(1);
    assertThat(all.stream().mapToLong(r -> Long.parseLong(r.get("new_findings"))).sum())
        .isEqualTo(
            rows(demo("regulator"), "statistics.csv?part=rules&" + night).stream()
                .mapToLong(r -> Long.parseLong(r.get("new_findings")))
                .sum())
        .isEqualTo(
            Long.parseLong(
                rows(demo("regulator"), "statistics.csv?part=authorities&" + night).stream()
                    .filter(r -> r.get("supervised_by").isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .get("new_findings")));
    assertThat(rows(county, "statistics.csv?part=mines&mine=" + SampleNight.MINE)).isEmpty();
  }

  @Test
  void whatIsAskedWronglyIsSaid() {
    for (String wrong :
        Arrays.asList(
            "problems.csv?from=soon",
            "problems.csv?from=2026-02-01&to=2026-01-01",
            "statistics.csv?part=x",
            "statistics.csv",
            "problems.geojson")) {
      assertThat(People.get(demo("regulator"), server.port(), "/api/exports/" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }
}
