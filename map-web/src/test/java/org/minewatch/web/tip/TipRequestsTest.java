package org.minewatch.web.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.People;
import org.minewatch.web.account.Role;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tip-off from receipt to reward over HTTP, and who told is nowhere that it must not be. */
class TipRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "欧阳举报";
  private static final String PHONE = "13987654321";
  private static final String ID_NUMBER = "530302198001019876";
  private static final String ACCOUNT = "6222020200112233445";
  private static final List<String> SECRETS = List.of(NAME, PHONE, ID_NUMBER, ACCOUNT);

  @TempDir Path keys;

  private MapServer server;
  private StoreSettings store;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  private void serving(TestDatabase database, Runnable story) {
    store = database.create();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put(
        "minewatch.store.url",
        store.url() + (database == TestDatabase.H2 ? ";DB_CLOSE_DELAY=-1" : ""));
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put("minewatch.tips.keys", keys);
    settings.put(People.DEMO, true);
    Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    Logger ours = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.minewatch");
    Level before = ours.getLevel();
    logged.setContext(root.getLoggerContext());
    try (MapServer started = MapServer.start(settings)) {
      server = started;
      logged.start();
      root.addAppender(logged);
      ours.setLevel(Level.TRACE);
      server.nightImport().importNight(SampleNight.of(NIGHT, "a".repeat(64)));
      story.run();
    } finally {
      root.detachAppender(logged);
      ours.setLevel(before);
    }
  }

  private HttpClient as(String login) {
    return People.demo(server.port(), login);
  }

  private HttpResponse<String> post(HttpClient who, String path, String body) {
    return People.write(who, server.port(), "POST", path, body);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static String receipt(String words, String identity) {
    return "{\"channel\":\"phone\",\"cameOn\":\"2026-03-01\",\"mine\":\""
        + MINE
        + "\",\"place\":\"三采区\",\"words\":\""
        + words
        + "\""
        + (identity.isEmpty() ? "" : ",\"identity\":" + identity)
        + "}";
  }

  private static String identity() {
    return "{\"name\":\"%s\",\"phone\":\"%s\",\"idNumber\":\"%s\",\"account\":\"%s\"}"
        .formatted(NAME, PHONE, ID_NUMBER, ACCOUNT);
  }

  /** Takes a step on a tip-off as it stands. */
  private HttpResponse<String> step(HttpClient who, String tip, String kind, String said) {
    int version =
        json(People.get(who, server.port(), "/api/tips/" + tip), 200)
            .path("line")
            .path("version")
            .asInt();
    return post(
        who,
        "/api/tips/" + tip + "/steps",
        "{\"kind\":\"%s\",\"version\":%d%s}"
            .formatted(kind, version, said.isEmpty() ? "" : "," + said));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whoToldIsReadByTwoPeoplesWordAloneAndIsNowhereElse(TestDatabase database) {
    serving(database, this::fromReceiptToReward);
  }

  private void fromReceiptToReward() {
    HttpClient anna = as("regulator");
    HttpClient bert = as("regulator-2");
    HttpClient sue = as("supervisor");

    String squeezed =
        PHONE.substring(0, 3) + " " + PHONE.substring(3, 7) + "-" + PHONE.substring(7);
    for (String words : List.of("我是" + NAME, "请打 " + squeezed)) {
      HttpResponse<String> named = post(anna, "/api/tips", receipt(words, identity()));
      assertThat(json(named, 422).path("field").asString()).isEqualTo("words");
      assertThat(named.body()).doesNotContain(SECRETS);
    }
    // What is no JSON is refused and printed nowhere.
    assertThat(post(anna, "/api/tips", "{\"identity\":{\"name\":" + NAME + "}").statusCode())
        .isEqualTo(400);

    JsonNode first = json(post(anna, "/api/tips", receipt("假密闭后面有人干活", identity())), 201);
    String tip = first.path("line").path("id").asString();
    String number = first.path("line").path("number").asString();
    assertThat(number).matches("J\\d{4}-00001");
    assertThat(first.path("named").asBoolean()).isTrue();
    JsonNode second = json(post(bert, "/api/tips", receipt("同一件事", "")), 201);
    assertThat(second.path("line").path("number").asString()).endsWith("-00002");
    String other = second.path("line").path("id").asString();
    assertThat(
            json(step(anna, tip, "duplicate", "\"of\":\"J2026-00002\""), 422)
                .path("field")
                .asString())
        .isEqualTo("of");
    json(step(bert, other, "duplicate", "\"of\":\"" + number + "\""), 200);

    json(step(anna, tip, "accept", ""), 200);
    assertThat(
            step(anna, tip, "unmask-ask", "\"caseNumber\":\"2026-00001\",\"words\":\"核实\"")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            json(step(anna, tip, "link", "\"finding\":\"f-critical\""), 422)
                .path("detail_zh")
                .asString())
        .contains("另一座煤矿");
    json(step(anna, tip, "link", "\"finding\":\"f-major\""), 200);
    JsonNode registered =
        json(post(anna, "/api/cases/f-major/steps", "{\"kind\":\"register\",\"version\":0}"), 200);
    String caseNumber = registered.path("line").path("number").asString();

    // One asks with the case's number, another allows it, and only the first may look.
    assertThat(post(anna, "/api/tips/" + tip + "/unmask", "{}").statusCode()).isEqualTo(403);
    json(
        step(anna, tip, "unmask-ask", "\"caseNumber\":\"" + caseNumber + "\",\"words\":\"核实\""),
        200);
    assertThat(post(anna, "/api/tips/" + tip + "/unmask", "{}").statusCode()).isEqualTo(403);
    assertThat(step(bert, tip, "unmask-approve", "").statusCode()).isEqualTo(403);
    json(step(sue, tip, "unmask-approve", ""), 200);
    assertThat(post(sue, "/api/tips/" + tip + "/unmask", "{}").statusCode()).isEqualTo(403);
    assertThat(post(bert, "/api/tips/" + tip + "/unmask", "{}").statusCode()).isEqualTo(403);
    HttpResponse<String> seen = post(anna, "/api/tips/" + tip + "/unmask", "{}");
    assertThat(json(seen, 200).path("identity").path("name").asString()).isEqualTo(NAME);
    assertThat(seen.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");

    // With another key they are read as before; whoever keeps the accounts learns nothing by it.
    HttpResponse<String> rotated = post(as("administrator"), "/api/tips/keys", "{}");
    assertThat(json(rotated, 200).path("identities").asInt()).isEqualTo(1);
    assertThat(post(anna, "/api/tips/" + tip + "/unmask", "{}").body()).contains(NAME);

    // A supervisor who asks needs another to allow it.
    json(
        step(sue, tip, "unmask-ask", "\"caseNumber\":\"" + caseNumber + "\",\"words\":\"奖励\""),
        200);
    JsonNode own = json(step(sue, tip, "unmask-approve", ""), 403);
    assertThat(own.path("detail_zh").asString()).contains("不能自己同意");

    JsonNode concluded =
        json(step(anna, tip, "conclude", "\"result\":\"true\",\"words\":\"属实\""), 200);
    assertThat(concluded.path("line").path("due").asString()).isNotEmpty();
    json(step(anna, tip, "reward-propose", "\"amount\":100000,\"words\":\"查实\""), 200);
    assertThat(step(anna, tip, "reward-approve", "").statusCode()).isEqualTo(403);
    json(step(sue, tip, "reward-approve", ""), 200);
    json(step(anna, tip, "reward-paid", "\"on\":\"2026-03-20\",\"documentNo\":\"奖〔2026〕1号\""), 200);
    HttpResponse<String> late =
        post(
            bert,
            "/api/tips/" + tip + "/steps",
            "{\"kind\":\"note\",\"version\":1,\"words\":\"x\"}");
    assertThat(json(late, 409).path("steps").size()).isGreaterThan(5);

    Map<String, String> answers = everyAnswer(tip);
    assertThat(answers.get("regulator GET /api/tips/{tip}")).contains(number);
    assertThat(answers.get("auditor GET /api/audit"))
        .contains("tip.unmask-read")
        .contains(caseNumber);
    answers.forEach((what, body) -> assertThat(body).as(what).doesNotContain(SECRETS));
    List<String> unaware = List.of("mine-user", "resident-inspector", "geologist");
    answers.forEach(
        (what, body) -> {
          if (unaware.contains(what.split(" ")[0])) {
            assertThat(body).as(what).doesNotContain(number, tip);
            // That there are tip-offs at all is told to everybody who reads what the addresses are.
            if (!what.endsWith("/api/openapi.json")) {
              assertThat(body).as(what).doesNotContain("举报");
            }
          }
        });
    for (String login : unaware) {
      assertThat(People.get(as(login), server.port(), "/api/tips").statusCode()).isEqualTo(403);
    }
    assertThat(People.get(as("administrator"), server.port(), "/api/tips").statusCode())
        .isEqualTo(403);
    StringBuilder dump = new StringBuilder();
    int tables = dump((table, value) -> dump.append(table).append(' ').append(value).append('\n'));
    assertThat(tables).isGreaterThan(20);
    assertThat(dump.toString()).contains(number, "假密闭后面有人干活").doesNotContain(SECRETS);
    assertThat(
            logged.list.stream().map(e -> e.getFormattedMessage() + e.getThrowableProxy()).toList())
        .allSatisfy(line -> assertThat(line).doesNotContain(SECRETS));
    assertThat(
            json(People.get(as("auditor"), server.port(), "/api/audit/check"), 200)
                .path("firstBroken")
                .isNull())
        .isTrue();
  }

  /** What every reading route answers to every role. */
  private Map<String, String> everyAnswer(String tip) {
    Map<String, String> answers = new TreeMap<>();
    for (Role role : Role.values()) {
      HttpClient who = as(role.wireName());
      for (String line : permissions()) {
        String[] cells = line.split(",", -1);
        if (cells[0].equals("GET")) {
          String path =
              cells[1]
                  .replace("{night}", NIGHT.toString())
                  .replace("{mine}", MINE)
                  .replace("{layer}", "licence")
                  .replace("{tip}", tip)
                  .replace("{finding}", "f-major")
                  .replaceAll("findings/\\{id}", "findings/f-major")
                  .replaceAll("\\{\\w+}", "no-such");
          answers.put(
              role.wireName() + " GET " + cells[1], People.get(who, server.port(), path).body());
        }
      }
    }
    return answers;
  }

  private static List<String> permissions() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                Role.class.getResourceAsStream("permissions.csv"), StandardCharsets.UTF_8))) {
      return table.lines().skip(1).filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Every value of every table, as text. */
  private int dump(BiConsumer<String, String> to) {
    try (Connection connection =
        DriverManager.getConnection(store.url(), store.user(), store.password())) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          connection
              .getMetaData()
              .getTables(
                  connection.getCatalog(),
                  connection.getSchema(),
                  "%",
                  new String[] {"TABLE", "BASE TABLE"})) {
        while (found.next()) {
          tables.add(found.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        try (ResultSet rows =
            connection.createStatement().executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              to.accept(table, rows.getString(i));
            }
          }
        }
      }
      return tables.size();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
