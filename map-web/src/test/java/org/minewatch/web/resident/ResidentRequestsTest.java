package org.minewatch.web.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resident group, its tasks and what its members may see then, over HTTP. */
class ResidentRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final String GROUP = "/api/residents/" + MINE;
  private static final String SEALED = "f-major";

  private MapServer server;
  private StoreSettings store;

  private void serving(TestDatabase database, Runnable story) {
    store = database.create();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put(
        "minewatch.store.url",
        store.url() + (database == TestDatabase.H2 ? ";DB_CLOSE_DELAY=-1" : ""));
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    try (MapServer started = MapServer.start(settings)) {
      server = started;
      server.nightImport().importNight(SampleNight.of(NIGHT, "a".repeat(64)));
      story.run();
    }
  }

  private HttpClient as(String login) {
    return People.demo(server.port(), login);
  }

  private HttpClient inspector(String login, String scope) {
    return People.made(server.port(), login, "驻矿" + login, "resident-inspector", scope);
  }

  private JsonNode post(HttpClient who, String path, String body, int status) {
    HttpResponse<String> answer = People.write(who, server.port(), "POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private JsonNode json(HttpClient who, String path) {
    return People.json(who, server.port(), path);
  }

  private int status(HttpClient who, String path) {
    return People.get(who, server.port(), path).statusCode();
  }

  /** Takes a step on a group or a task as it stands. */
  private JsonNode step(HttpClient who, String path, String kind, String said, int status) {
    int version = json(who, path).path("line").path("version").asInt();
    return post(who, path + "/steps", body(kind, version, said), status);
  }

  private static String body(String kind, int version, String said) {
    return "{\"kind\":\"%s\",\"version\":%d%s}"
        .formatted(kind, version, said.isEmpty() ? "" : "," + said.replace('\'', '"'));
  }

  private JsonNode join(HttpClient who, String login, LocalDate from, int status) {
    return step(who, GROUP, "join", "'member':'%s','from':'%s'".formatted(login, from), status);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  /** What is told but a report that is not late yet, which depends on the day of the test. */
  private static List<String> warnings(JsonNode view) {
    List<String> warnings = texts(view.path("line").path("warnings"));
    warnings.remove("report-due");
    return warnings;
  }

  private static List<String> mineCodes(JsonNode lines) {
    List<String> codes = new ArrayList<>();
    lines.forEach(
        line -> codes.add(line.path("mineCode").asString(line.path("code").asString(""))));
    return codes;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aGroupSaysWhatItLacksUntilItLacksNothing(TestDatabase database) {
    serving(database, this::theGroup);
  }

  private void theGroup() {
    HttpClient anna = as("regulator");
    JsonNode none = json(anna, GROUP);
    assertThat(none.path("line").path("state").asString()).isEqualTo("none");
    assertThat(warnings(none)).containsExactly("no-group");
    post(as("resident-inspector"), GROUP + "/steps", body("found", 0, "'on':'2026-01-01'"), 403);
    LocalDate begun = TODAY.minusMonths(30);
    String tomorrow = "'on':'%s'".formatted(TODAY.plusDays(2));
    assertThat(step(anna, GROUP, "found", tomorrow, 422).path("field").asString()).isEqualTo("on");
    JsonNode founded = step(anna, GROUP, "found", "'on':'%s'".formatted(begun), 200);
    assertThat(warnings(founded))
        .containsExactly("few-members", "no-leader", "report-overdue", "no-board");
    assertThat(post(anna, GROUP + "/steps", body("end", 0, "'words':'x'"), 409).path("steps"))
        .hasSize(1);

    inspector("ada", "\"everything\":true");
    inspector("bea", "\"everything\":true");
    inspector("cat", "\"mineCodes\":[\"" + MINE + "\"]");
    inspector("elsewhere", "\"mineCodes\":[\"" + OTHER_MINE + "\"]");
    assertThat(texts(people(json(anna, GROUP).path("candidates"))))
        .contains("ada", "bea", "cat")
        .doesNotContain("elsewhere", "regulator");
    assertThat(join(anna, "elsewhere", TODAY, 422).path("detail_zh").asString())
        .contains("账号范围包含该矿");
    assertThat(join(anna, "regulator", TODAY, 422).path("field").asString()).isEqualTo("member");
    join(anna, "ada", TODAY.minusMonths(25), 200);
    join(anna, "bea", TODAY.minusMonths(24).plusDays(40), 200);
    assertThat(warnings(json(anna, GROUP))).contains("few-members", "no-leader");
    step(anna, GROUP, "lead", "'member':'cat'", 422);
    join(anna, "cat", TODAY.minusMonths(13), 200);
    assertThat(join(anna, "cat", TODAY, 422).path("field").asString()).isEqualTo("member");
    JsonNode full = step(anna, GROUP, "lead", "'member':'cat'", 200);
    assertThat(warnings(full))
        .containsExactly("report-overdue", "rotation-over", "rotation-near", "no-board");
    assertThat(rotations(full)).containsExactly("over", "near", "may");

    // Who is away for some days only has not been rotated; who was away for long has.
    step(anna, GROUP, "leave", said("ada", TODAY.minusDays(40), "轮换"), 200);
    assertThat(warnings(json(anna, GROUP))).contains("few-members").doesNotContain("rotation-over");
    JsonNode back = join(anna, "ada", TODAY.minusDays(30), 200);
    assertThat(warnings(back)).contains("rotation-over");
    step(anna, GROUP, "leave", said("ada", TODAY.minusDays(20), "轮换"), 200);
    inspector("dan", "\"everything\":true");
    join(anna, "dan", TODAY, 200);

    // The leader who leaves leads no more.
    JsonNode without = step(anna, GROUP, "leave", said("cat", TODAY.minusDays(1), "调离"), 200);
    assertThat(warnings(without)).contains("no-leader", "few-members");
    join(anna, "cat", TODAY, 200);
    assertThat(warnings(json(anna, GROUP))).contains("no-leader");
    step(anna, GROUP, "lead", "'member':'dan'", 200);

    theReports(anna);
    theBoard(anna);

    People.write(
        as("administrator"),
        server.port(),
        "PUT",
        "/api/accounts/bea",
        "{\"name\":\"驻矿bea\",\"role\":\"resident-inspector\",\"enabled\":false,\"everything\":true}");
    assertThat(warnings(json(anna, GROUP))).contains("account-off", "few-members");
    JsonNode ended = step(anna, GROUP, "end", "'words':'关闭矿井'", 200);
    assertThat(warnings(ended)).containsExactly("no-group");
    assertThat(json(as("mine-user"), "/api/residents/boards")).isEmpty();
    assertThat(warnings(step(anna, GROUP, "resume", "'on':'%s'".formatted(TODAY), 200)))
        .doesNotContain("report-overdue", "no-group");
    stepsStay();
    assertThat(People.get(as("auditor"), server.port(), "/api/audit?size=500").body())
        .contains("resident.found", "resident.join", "resident.report", "resident.end");
  }

  private static String said(String login, LocalDate on, String words) {
    return "'member':'%s','on':'%s','words':'%s'".formatted(login, on, words);
  }

  private static JsonNode people(JsonNode persons) {
    List<String> logins = new ArrayList<>();
    persons.forEach(p -> logins.add(p.path("login").asString()));
    return JSON.valueToTree(logins);
  }

  private static List<String> rotations(JsonNode view) {
    List<String> rotations = new ArrayList<>();
    view.path("members").forEach(m -> rotations.add(m.path("rotation").asString()));
    return rotations;
  }

  private void theReports(HttpClient anna) {
    List<String> owed = new ArrayList<>();
    json(anna, GROUP)
        .path("reports")
        .forEach(
            r -> {
              assertThat(r.path("handedIn").isNull()).isTrue();
              owed.add(r.path("quarter").asString());
            });
    Quarter before = Quarter.of(Quarter.of(TODAY).firstDay().minusDays(1));
    assertThat(owed).hasSize(8).first().isEqualTo(before.toString());
    HttpClient d = People.signedIn(server.port(), "dan", People.PASSWORD);
    String report = "'quarter':'%s','on':'" + TODAY + "','words':'本季度驻矿情况'";
    assertThat(step(d, GROUP, "report", report.formatted("2026-1"), 422).path("field").asString())
        .isEqualTo("quarter");
    step(d, GROUP, "report", report.formatted(Quarter.of(TODAY).next()), 422);
    for (String quarter : owed) {
      step(d, GROUP, "report", report.formatted(quarter), 200);
    }
    step(d, GROUP, "report", report.formatted(before), 422);
    assertThat(warnings(json(anna, GROUP))).doesNotContain("report-overdue");
    HttpClient stranger = as("resident-inspector");
    assertThat(json(stranger, GROUP).path("next")).isEmpty();
    step(stranger, GROUP, "report", report.formatted(Quarter.of(TODAY)), 422);
  }

  private void theBoard(HttpClient anna) {
    assertThat(json(as("mine-user"), "/api/residents/boards")).isEmpty();
    step(anna, GROUP, "board", "'office':'县能源局驻矿监管组','phone':'0874-1234567'", 200);
    HttpClient mina =
        People.made(server.port(), "mina", "矿方", "mine-user", "\"mineCodes\":[\"" + MINE + "\"]");
    JsonNode board = json(mina, "/api/residents/boards").get(0);
    assertThat(board.path("phone").asString()).isEqualTo("0874-1234567");
    assertThat(board.path("leader").asString()).isEqualTo("驻矿dan");
    assertThat(texts(board.path("members"))).containsExactlyInAnyOrder("驻矿bea", "驻矿cat");
    assertThat(board.has("history")).isFalse();
    for (String path : List.of("/api/residents", GROUP, "/api/resident-tasks")) {
      assertThat(status(mina, path)).as(path).isEqualTo(403);
    }
    HttpClient other =
        People.made(
            server.port(), "moritz", "别矿", "mine-user", "\"mineCodes\":[\"" + OTHER_MINE + "\"]");
    assertThat(json(other, "/api/residents/boards")).isEmpty();
    HttpClient county =
        People.made(
            server.port(),
            "county",
            "县",
            "regulator",
            "\"authorities\":[\"" + SampleNight.COUNTY + "\"]");
    assertThat(status(county, GROUP)).isEqualTo(404);
    assertThat(mineCodes(json(county, "/api/residents").path("groups").path("items")))
        .containsExactly(OTHER_MINE);
  }

  /** Steps are refused to be changed or deleted by the database itself. */
  private void stepsStay() {
    try (Connection connection =
            DriverManager.getConnection(store.url(), store.user(), store.password());
        Statement statement = connection.createStatement()) {
      for (String change :
          List.of("UPDATE resident_step SET by_name = 'x'", "DELETE FROM resident_step")) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(change))
            .as(change)
            .isInstanceOf(SQLException.class);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void membersSeeTheMineOfTheirGroupAloneWhileTheyAreMembers(TestDatabase database) {
    serving(database, this::theScope);
  }

  private void theScope() {
    HttpClient anna = as("regulator");
    HttpClient a = inspector("ada", "\"everything\":true");
    HttpClient narrow = inspector("narrow", "\"mineCodes\":[\"" + MINE + "\"]");
    String findings = "/api/nights/" + NIGHT + "/findings";
    String mines = "/api/nights/" + NIGHT + "/mines";
    assertThat(mineCodes(json(a, mines))).contains(MINE, OTHER_MINE);
    step(anna, GROUP, "found", "'on':'%s'".formatted(TODAY), 200);
    join(anna, "ada", TODAY.plusDays(1), 200);
    assertThat(mineCodes(json(a, mines))).as("from tomorrow on").contains(MINE, OTHER_MINE);
    step(anna, GROUP, "leave", said("ada", TODAY.plusDays(1), "误"), 200);
    join(anna, "narrow", TODAY, 200);

    String other = "/api/residents/" + OTHER_MINE;
    step(anna, other, "found", "'on':'%s'".formatted(TODAY), 200);
    step(anna, other, "join", "'member':'ada','from':'%s'".formatted(TODAY), 200);
    step(anna, other, "join", "'member':'narrow','from':'%s'".formatted(TODAY), 422);
    assertThat(mineCodes(json(a, mines))).containsExactly(OTHER_MINE);
    assertThat(mineCodes(json(a, findings).path("items"))).containsOnly(OTHER_MINE);
    assertThat(status(a, GROUP)).isEqualTo(404);
    assertThat(status(a, findings + "/" + SEALED)).isEqualTo(404);
    assertThat(mineCodes(json(narrow, mines))).as("nothing is added").containsExactly(MINE);
    assertThat(mineCodes(json(anna, mines))).contains(MINE, OTHER_MINE);

    step(anna, other, "end", "'words':'撤销'", 200);
    assertThat(mineCodes(json(a, mines))).as("the account again").contains(MINE, OTHER_MINE);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tasksAreDoneByWhomTheyWereGivenToAndTellNobodyOfASealedLead(TestDatabase database) {
    serving(database, this::theTasks);
  }

  private JsonNode give(HttpClient who, String more, int status) {
    return post(
        who,
        "/api/resident-tasks",
        "{\"mine\":\"%s\",\"words\":\"每班核对入井人数\",\"due\":\"%s\"%s}"
            .formatted(MINE, TODAY, more.isEmpty() ? "" : "," + more.replace('\'', '"')),
        status);
  }

  private static String at(JsonNode task) {
    return "/api/resident-tasks/" + task.path("line").path("id").asString();
  }

  private void theTasks() {
    HttpClient anna = as("regulator");
    assertThat(give(anna, "", 422).path("detail_zh").asString()).contains("没有驻矿监管组");
    HttpClient a = inspector("ada", "\"everything\":true");
    HttpClient b = inspector("bea", "\"everything\":true");
    HttpClient lead = inspector("lead", "\"everything\":true");
    HttpClient stranger = inspector("stranger", "\"everything\":true");
    step(anna, GROUP, "found", "'on':'%s'".formatted(TODAY), 200);
    for (String login : List.of("ada", "bea", "lead")) {
      join(anna, login, TODAY, 200);
    }
    step(anna, GROUP, "lead", "'member':'lead'", 200);

    String ofGroup = at(give(anna, "", 201));
    String ofA = at(give(anna, "'member':'ada'", 201));
    assertThat(give(anna, "'member':'stranger'", 422).path("field").asString()).isEqualTo("member");
    assertThat(json(a, "/api/resident-tasks").path("items")).hasSize(2);
    assertThat(json(stranger, "/api/resident-tasks").path("items")).isEmpty();
    assertThat(status(stranger, ofGroup)).isEqualTo(404);
    post(stranger, ofGroup + "/steps", body("done", 1, "'words':'x'"), 404);
    post(a, "/api/resident-tasks", "{}", 403);

    JsonNode asB = json(b, ofA);
    assertThat(asB.path("next").get(0).path("refusal").path("zh").asString()).contains("驻矿ada");
    step(b, ofA, "done", "'words':'已核对'", 403);
    step(anna, ofA, "done", "'words':'已核对'", 403);
    step(a, ofA, "done", "'words':'已核对'", 200);
    step(anna, ofA, "return", "'words':'缺夜班'", 200);
    step(lead, ofA, "done", "'words':'已补夜班'", 200);
    JsonNode late = post(anna, ofA + "/steps", body("return", 1, "'words':'x'"), 409);
    assertThat(late.path("steps")).hasSize(3);
    step(b, ofGroup, "done", "'words':'已核对'", 200);
    assertThat(json(anna, "/api/resident-tasks").path("items")).isEmpty();
    assertThat(json(anna, "/api/resident-tasks?all=true").path("items")).hasSize(2);

    String moved = at(give(anna, "'member':'ada'", 201));
    step(anna, moved, "extend", "'due':'2020-01-01','words':'x'", 422);
    step(anna, moved, "hand-over", "'member':'bea','words':'休假'", 200);
    assertThat(json(b, moved).path("line").path("mine").asBoolean()).isTrue();
    assertThat(json(a, moved).path("line").path("mine").asBoolean()).isFalse();
    step(anna, moved, "cancel", "'words':'重复'", 200);
    theSealedLead(anna, a);
    assertThat(People.get(as("auditor"), server.port(), "/api/audit?size=500").body())
        .contains("resident-task.give", "resident-task.done", "resident-task.hand-over");
  }

  /** A task from a case is there until the lead is sealed, and none can be given then. */
  private void theSealedLead(HttpClient anna, HttpClient a) {
    String aCase = "/api/cases/" + SEALED;
    String number = step(anna, aCase, "register", "", 200).path("line").path("number").asString();
    step(anna, aCase, "triage", "'route':'routine'", 200);
    String source = "'source':'case','sourceNo':'%s'";
    assertThat(give(anna, source.formatted("2026-99999"), 422).path("field").asString())
        .isEqualTo("sourceNo");
    JsonNode given = give(anna, source.formatted(number), 201);
    assertThat(given.path("sourceNo").asString()).isEqualTo(number);
    assertThat(status(a, at(given))).isEqualTo(200);
    step(anna, aCase, "triage", "'route':'sealed','words':'夜查'", 200);
    for (String of : List.of(number, SEALED)) {
      assertThat(give(anna, source.formatted(of), 422).path("detail_zh").asString())
          .contains("尚密封");
    }
    assertThat(status(a, at(given))).isEqualTo(404);
    post(a, at(given) + "/steps", body("done", 1, "'words':'x'"), 404);
    assertThat(People.get(a, server.port(), "/api/resident-tasks?all=true").body())
        .doesNotContain(number, SEALED);
    assertThat(status(anna, at(given))).isEqualTo(200);
    step(anna, aCase, "release", "'words':'查过'", 200);
    assertThat(status(a, at(given))).isEqualTo(200);
  }
}
