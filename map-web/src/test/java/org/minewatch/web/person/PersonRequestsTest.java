package org.minewatch.web.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A name of a card holder from its mine to the one inspector who may read it, and nowhere else. */
class PersonRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "欧阳矿工";
  private static final String ID_NUMBER = "530302198001019876";
  private static final String PHONE = "13987654321";
  private static final List<String> SECRETS = List.of(NAME, ID_NUMBER, PHONE);
  private static final String LIST =
      "person_id,name,id_number,phone\nP-1," + NAME + "," + ID_NUMBER + "," + PHONE + "\n";

  @TempDir Path keys;

  private MapServer server;
  private StoreSettings store;

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

  private HttpResponse<String> hand(HttpClient who, String mine, String list) {
    try {
      return who.send(
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + server.port() + "/api/persons/" + mine))
              .header("X-Minewatch", "page")
              .header("Content-Type", "text/csv")
              .PUT(BodyPublishers.ofString(list))
              .build(),
          BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String registered(HttpClient who, String finding) {
    return json(
            post(who, "/api/cases/" + finding + "/steps", "{\"kind\":\"register\",\"version\":0}"),
            200)
        .path("line")
        .path("number")
        .stringValue();
  }

  private HttpResponse<String> ask(HttpClient who, String mine, String person, String number) {
    return post(
        who,
        "/api/person-asks",
        "{\"mine\":\"%s\",\"person\":\"%s\",\"caseNumber\":\"%s\",\"words\":\"核实带班记录\"}"
            .formatted(mine, person, number));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aNameIsReadByTwoPeoplesWordForAnOpenCaseAndIsNowhereElse(TestDatabase database)
      throws SQLException {
    store = database.create();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put(
        "minewatch.store.url",
        store.url() + (database == TestDatabase.H2 ? ";DB_CLOSE_DELAY=-1" : ""));
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put("minewatch.persons.keys", keys);
    settings.put("minewatch.persons.looks", 2);
    settings.put("minewatch.persons.asks-a-day", 3);
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger("ROOT");
    Logger ours = context.getLogger("org.minewatch");
    Level before = ours.getLevel();
    logged.setContext(context);
    try (MapServer started = MapServer.start(settings)) {
      server = started;
      logged.start();
      root.addAppender(logged);
      ours.setLevel(Level.TRACE);
      server.nightImport().importNight(SampleNight.of(NIGHT, "a".repeat(64)));
      story();
      nowhereElse();
    } finally {
      root.detachAppender(logged);
      ours.setLevel(before);
    }
    assertThat(logged.list)
        .as("the log")
        .noneMatch(e -> SECRETS.stream().anyMatch(e.getFormattedMessage()::contains));
  }

  private void story() {
    HttpClient anna = as("regulator");
    HttpClient bert = as("regulator-2");
    HttpClient ofTheMine =
        People.made(server.port(), "wang", "王", "mine-user", "\"mineCodes\":[\"" + MINE + "\"]");

    JsonNode taken = json(hand(ofTheMine, MINE, LIST + "P-1,again,,\nP 2,bad,,\nP-3,,,\n"), 200);
    assertThat(taken.path("kept").asInt()).isEqualTo(1);
    assertThat(taken.path("rejected").toString()).isEqualTo("[3,4,5]");
    assertThat(hand(ofTheMine, OTHER_MINE, LIST).statusCode()).isEqualTo(404);
    assertThat(hand(ofTheMine, MINE, "name\n" + NAME + "\n").statusCode()).isEqualTo(422);
    assertThat(hand(anna, MINE, LIST).statusCode()).isEqualTo(403);

    String number = registered(anna, "f-major");
    String elsewhere = registered(anna, "f-critical");
    assertThat(ask(anna, MINE, "P-1", "2026-99999").body()).contains("caseNumber");
    assertThat(ask(anna, MINE, "P-1", elsewhere).body()).contains("caseNumber");
    assertThat(ask(anna, MINE, "P-9", number).body()).contains("person");
    assertThat(ask(as("geologist"), MINE, "P-1", number).statusCode()).isEqualTo(403);
    assertThat(ask(as("administrator"), MINE, "P-1", number).statusCode()).isEqualTo(403);
    assertThat(ask(ofTheMine, MINE, "P-1", number).statusCode()).isEqualTo(403);
    HttpClient ofTheCounty =
        People.made(
            server.port(),
            "county",
            "县",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
    assertThat(ask(ofTheCounty, MINE, "P-1", number).statusCode()).isEqualTo(404);

    String id = json(ask(anna, MINE, "P-1", number), 201).path("id").stringValue();
    String at = "/api/person-asks/" + id;
    assertThat(post(anna, at + "/read", "{}").statusCode()).as("not allowed yet").isEqualTo(403);
    assertThat(post(anna, at + "/approve", "{}").statusCode()).as("her own").isEqualTo(403);
    assertThat(post(ofTheCounty, at + "/approve", "{}").statusCode()).isEqualTo(404);
    assertThat(json(post(bert, at + "/approve", "{}"), 200).path("answer").stringValue())
        .isEqualTo("approved");
    assertThat(post(bert, at + "/refuse", "{}").statusCode()).isEqualTo(409);
    assertThat(post(bert, at + "/read", "{}").statusCode()).as("who allowed it").isEqualTo(403);
    JsonNode name = json(post(anna, at + "/read", "{}"), 200);
    assertThat(name.path("name").stringValue()).isEqualTo(NAME);
    assertThat(name.path("idNumber").stringValue()).isEqualTo(ID_NUMBER);

    assertThat(post(anna, "/api/person-asks/keys", "{}").statusCode()).isEqualTo(403);
    for (int again = 0; again < 3; again++) {
      assertThat(
              json(post(as("administrator"), "/api/person-asks/keys", "{}"), 200)
                  .path("names")
                  .asInt())
          .isEqualTo(1);
    }
    assertThat(keys.resolve("identity.keys")).content().hasLineCount(2);
    assertThat(json(post(anna, at + "/read", "{}"), 200).path("name").stringValue())
        .as("under another key")
        .isEqualTo(NAME);
    assertThat(post(anna, at + "/read", "{}").body()).contains("as often as is allowed");

    String refused = json(ask(anna, MINE, "P-1", number), 201).path("id").stringValue();
    json(post(bert, "/api/person-asks/" + refused + "/refuse", "{}"), 200);
    assertThat(post(anna, "/api/person-asks/" + refused + "/read", "{}").statusCode())
        .isEqualTo(403);
    ask(anna, MINE, "P-1", number);
    assertThat(ask(anna, MINE, "P-1", number).statusCode()).as("too many a day").isEqualTo(429);
    assertThat(People.json(as("auditor"), server.port(), "/api/person-asks")).hasSize(3);
    assertThat(People.json(ofTheCounty, server.port(), "/api/person-asks")).isEmpty();

    List<String> actions = new ArrayList<>();
    for (JsonNode line :
        People.json(as("auditor"), server.port(), "/api/audit?size=500").path("items")) {
      if (line.path("action").stringValue().startsWith("person.")) {
        actions.add(line.path("action").stringValue());
      }
    }
    assertThat(actions)
        .containsExactly(
            "person.ask",
            "person.refuse",
            "person.ask",
            "person.unmask",
            "person.rotate-key",
            "person.rotate-key",
            "person.rotate-key",
            "person.unmask",
            "person.approve",
            "person.ask",
            "person.list");
  }

  /** No column of any table holds a name in the open. */
  private void nowhereElse() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(store.url(), store.user(), store.password());
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        try (var statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (rows.next()) {
            for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
              String text = String.valueOf(rows.getString(c));
              assertThat(SECRETS).as(table).noneMatch(text::contains);
            }
          }
        }
      }
    }
  }
}
