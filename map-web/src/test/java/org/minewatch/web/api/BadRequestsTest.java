package org.minewatch.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.account.Role;
import org.minewatch.web.api.BadRequests.Bad;
import org.minewatch.web.api.BadRequests.Person;
import org.minewatch.web.api.BadRequests.Places;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;

/**
 * Bad requests at every route: each is refused in words, none breaks the server, tells of its
 * inside or of mines that are none of the asker's business, or changes anything.
 */
class BadRequestsTest {
  private static final long SEED = Long.getLong("minewatch.bad-requests.seed", 20260301);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Who asks ten thousand times is to be answered by what he asks for. */
  private static final Map<String, Object> WITHOUT_LIMITS =
      Map.of(
          "minewatch.limits.address-requests", 1_000_000,
          "minewatch.limits.files", 1_000_000,
          "minewatch.limits.hand-ins", 1_000_000,
          "minewatch.limits.writes", 1_000_000);

  /** Words of the inside: classes, stack traces, statements, paths of a machine. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\.java:\\d|\\bat (org|java|jakarta|tools|com)\\.|org\\.(minewatch|springframework|apache|h2|postgresql)"
              + "|java\\.(lang|util|io|time|sql)\\.|tools\\.jackson|[a-z]Exception\\b|\\bTomcat\\b"
              + "|\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) [a-z_*(]|SQLSTATE|SQL \\[|JDBC|/tmp/|root:x:");

  @TempDir Path folder;

  @Test
  void aThousandBadRequestsBreakTellAndChangeNothing() throws Exception {
    run(1_000);
  }

  @Test
  @Tag("show")
  void tenThousandBadRequestsBreakTellAndChangeNothing() throws Exception {
    run(Integer.getInteger("minewatch.bad-requests.count", 10_000));
  }

  private void run(int count) throws IOException, SQLException {
    try (ServedApi api = ServedApi.start(folder, TestDatabase.POSTGIS.create(), WITHOUT_LIMITS)) {
      new Morning(api, folder.resolve(SyntheticRegion.REGION)).inShort();
      MapServer server = api.server();
      TableDigests tables = new TableDigests(api.store());
      List<String> mines = tables.values("SELECT DISTINCT mine_code FROM finding_night ORDER BY 1");
      String own = mines.get(0);
      Places places = places(server.port(), tables, own);
      Set<String> secrets = Set.copyOf(secrets(tables, own));
      BadRequests requests =
          new BadRequests(
              ServedApi.JSON.readTree(
                  ServedApi.JSON.writeValueAsString(ApiDescription.read().document())),
              places);
      Map<String, String> before = tables.read();
      List<String> log = tables.values("SELECT digest FROM audit_entry ORDER BY seq");

      List<String> wrong = new ArrayList<>();
      TreeMap<String, Integer> answered = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        send(i, requests.make(SEED, i), server.port(), secrets, wrong, answered);
      }
      Map<String, String> unchanged = tables.read();
      List<String> after = tables.values("SELECT digest FROM audit_entry ORDER BY seq");
      assertThat(after.subList(0, log.size())).isEqualTo(log);
      // What may be taken changes something, and so comes last.
      for (int i = 0; i < count / 2; i++) {
        Optional<Bad> words = requests.words(SEED, i);
        if (words.isPresent()) {
          send(i, words.get(), server.port(), secrets, wrong, answered);
        }
      }
      System.out.println(count + " bad requests: " + answered);
      assertThat(wrong).isEmpty();
      assertThat(unchanged).isEqualTo(before);
      JsonNode sound =
          People.json(People.demo(server.port(), "auditor"), server.port(), "/api/audit/check");
      assertThat(sound.path("firstBroken").isNull()).as(sound.toString()).isTrue();
    }
  }

  private static void send(
      int number,
      Bad bad,
      int port,
      Set<String> secrets,
      List<String> wrong,
      Map<String, Integer> answered)
      throws IOException {
    RawHttp.Answer answer = RawHttp.send(port, bad.bytes(), PATIENCE);
    answered.merge(bad.wrong() + " " + answer.status(), 1, Integer::sum);
    for (String fault : faults(bad, answer, secrets)) {
      wrong.add(
          "request "
              + number
              + " of seed "
              + SEED
              + ": "
              + fault
              + "\n"
              + bad
              + "\n"
              + shown(answer));
    }
  }

  private static String shown(RawHttp.Answer answer) {
    String body = answer.body();
    return answer.status()
        + " "
        + answer.headers()
        + "\n"
        + body.substring(0, Math.min(1200, body.length()));
  }

  private static List<String> faults(Bad bad, RawHttp.Answer answer, Set<String> secrets) {
    List<String> faults = new ArrayList<>();
    int status = answer.status();
    String body = answer.body();
    if (status >= 500 && !isNotHttpOfOurs(status, bad)) {
      faults.add("the server broke");
    }
    if (status < 0 || status == 0 && body.isEmpty()) {
      faults.add("no answer");
    }
    if (bad.isWrite() && bad.wrong() != BadRequests.Wrong.WORDS && status < 400 && status > 0) {
      faults.add("it was taken");
    }
    if (status >= 400 && INSIDE.matcher(body).find()) {
      faults.add(
          "it tells of the inside: " + INSIDE.matcher(body).results().toList().get(0).group());
    }
    if (status >= 400
        && body.contains("<script")
        && answer.header("content-type").contains("html")) {
      faults.add("it answers with markup of the asker");
    }
    if (answer.headers().containsKey("set-cookie")
        && !answer.header("set-cookie").startsWith("minewatch")) {
      faults.add("it sets a cookie of the asker");
    }
    if (bad.person().isOfOneMine() || bad.person().login().isEmpty()) {
      secrets.stream()
          .filter(body::contains)
          .filter(
              secret ->
                  !bad.told().contains(secret) && !bad.told().contains(ServedApi.encoded(secret)))
          .findFirst()
          .ifPresent(secret -> faults.add("it tells of " + secret));
    }
    return faults;
  }

  /** RFC 9110, 15.6.2, and RFC 9112, 6.1, ask for 501 where a method or coding is not known. */
  private static boolean isNotHttpOfOurs(int status, Bad bad) {
    return status == 501
        && (bad.told().startsWith("CONNECT ") || bad.told().contains("Transfer-Encoding: gzip"));
  }

  /** Names, codes and findings of the other mines. */
  private static List<String> secrets(TableDigests tables, String own) throws SQLException {
    List<String> secrets = new ArrayList<>();
    String others = " WHERE mine_code <> '" + own + "'";
    secrets.addAll(tables.values("SELECT DISTINCT mine_code FROM mine" + others));
    secrets.addAll(tables.values("SELECT DISTINCT name FROM mine" + others));
    secrets.addAll(tables.values("SELECT DISTINCT finding_id FROM finding_night" + others));
    return secrets;
  }

  private static Places places(int port, TableDigests tables, String own) throws SQLException {
    HttpClient administrator = People.demo(port, "administrator");
    List<Person> people = new ArrayList<>();
    List<String> dead =
        new ArrayList<>(
            List.of("minewatch=", "minewatch=../../x", "x=y", "minewatch=" + "0".repeat(32)));
    for (Role role : Role.values()) {
      people.add(
          new Person(
              role.wireName(), role, People.cookie(People.demo(port, role.wireName())), false));
      if (role != Role.ADMINISTRATOR) {
        String login = "of-one-" + role.wireName();
        HttpClient client =
            People.madeBy(
                administrator,
                port,
                login,
                "一矿",
                role.wireName(),
                "\"mineCodes\":[\"" + own + "\"]");
        people.add(new Person(login, role, People.cookie(client), true));
      }
    }
    String left =
        People.cookie(
            People.madeBy(administrator, port, "left", "已离职", "regulator", "\"everything\":true"));
    People.write(
        administrator,
        port,
        "PUT",
        "/api/accounts/left",
        "{\"name\":\"已离职\",\"role\":\"regulator\",\"everything\":true,\"enabled\":false}");
    dead.add(left);
    Map<String, List<String>> mine = new LinkedHashMap<>();
    mine.put("night", List.of(ServedApi.NIGHT.toString()));
    mine.put("layer", List.of("licence", "roadway", "face"));
    mine.put("login", List.of("left"));
    mine.put("format", List.of("csv", "geojson", "xlsx"));
    mine.put("document", List.of("site-record"));
    mine.put("z", List.of("8"));
    mine.put("x", List.of("1"));
    mine.put("y", List.of("1"));
    mine.put("index", List.of("0"));
    mine.put("files", tables.values("SELECT file_id FROM received_file"));
    mine.put("uploads", tables.values("SELECT upload_id FROM file_upload"));
    mine.put("subscriptions", tables.values("SELECT subscription_id FROM subscription"));
    mine.put("deliveries", tables.values("SELECT delivery_id FROM delivery"));
    mine.put("attachment", tables.values("SELECT attachment_id FROM case_attachment"));
    mine.put("sample", tables.values("SELECT sample_id FROM blind_sample"));
    mine.put("tip", tables.values("SELECT tip_id FROM tip_off"));
    Map<String, List<String>> others = new HashMap<>(mine);
    for (boolean isOwn : new boolean[] {true, false}) {
      Map<String, List<String>> into = isOwn ? mine : others;
      String where = " WHERE mine_code " + (isOwn ? "=" : "<>") + " '" + own + "'";
      into.put("mine", tables.values("SELECT DISTINCT mine_code FROM mine" + where));
      into.put("finding", tables.values("SELECT DISTINCT finding_id FROM finding_night" + where));
      into.put("order", tables.values("SELECT order_id FROM mine_order" + where));
      into.put("task", tables.values("SELECT task_id FROM resident_task" + where));
      into.put("visit", tables.values("SELECT visit_id FROM visit" + where));
      into.put("hazard", tables.values("SELECT hazard_id FROM hazard" + where));
    }
    return new Places(mine, others, people, dead, port);
  }
}
