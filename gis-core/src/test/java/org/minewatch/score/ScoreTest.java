package org.minewatch.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.finding.Severity;
import org.minewatch.synth.ground.Dice;
import tools.jackson.databind.JsonNode;

/** The published way of scoring, on truths and findings made by hand and against its own scorer. */
class ScoreTest {
  private static final String TRUTH =
      """
      {"nights": 2, "mines": ["A", "B", "C"], "clean_mines": ["C"], "events": [
        {"id": "E1", "rule": "face.concealed", "also": ["drawing.missing-roadway"], "mine_code": "A",
         "also_mines": ["B"], "from": "2026-03-02T00:00:00+08:00", "to": "2026-03-04T00:00:00+08:00",
         "geometry": {"type": "Point", "coordinates": [103.8, 25.5]}, "tolerance_m": 60, "difficulty": "easy"},
        {"id": "E2", "rule": "drawing.stale", "also": [], "mine_code": "B",
         "from": "2026-03-02T00:00:00+08:00", "to": "2026-03-04T00:00:00+08:00", "geometry": null,
         "tolerance_m": 0, "difficulty": "hard"},
        {"id": "E3", "rule": "drawing.missing-roadway", "also": [], "mine_code": "A", "scored": true,
         "from": "2026-03-02T00:00:00+08:00", "to": "2026-03-04T00:00:00+08:00",
         "geometry": {"type": "LineString", "coordinates": [[103.81, 25.5], [103.812, 25.5]]},
         "tolerance_m": 60, "difficulty": "medium"}]}
      """;

  @TempDir Path temp;

  /** A finding with a severity, a place so many metres east of the first event, and its grounds. */
  private static String finding(
      String mine, String rule, String severity, double east, String night, String grounds) {
    return String.format(
        Locale.ROOT,
        """
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%.7f, 25.5]},
         "properties": {"id": "F-%s", "mine_code": "%s", "rule": "%s", "severity": "%s",
          "first_seen": "%sT08:00:00+08:00", "last_seen": "%sT09:00:00+08:00", "grounds": [%s]}}
        """,
        103.8 + east / (111_320 * Math.cos(Math.toRadians(25.5))),
        rule,
        mine,
        rule,
        severity,
        night,
        night,
        grounds);
  }

  private Score score(Severity least, String... findings) throws IOException {
    Path truth = temp.resolve("truth.json");
    Path result = temp.resolve("findings.geojson");
    Files.writeString(truth, TRUTH);
    Files.writeString(
        result,
        "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", findings) + "]}");
    return Score.of(truth, result, least);
  }

  @ParameterizedTest
  @CsvSource({
    "A, face.concealed, warning, 59, 2026-03-02, 1, 1, 0",
    "A, face.concealed, warning, 62, 2026-03-02, 0, 0, 1",
    "B, face.concealed, major, 10, 2026-03-02, 1, 1, 0",
    "C, face.concealed, warning, 10, 2026-03-02, 0, 0, 1",
    "A, face.concealed, notice, 10, 2026-03-02, 0, 0, 0",
    "A, face.concealed, warning, 10, 2026-03-04, 1, 1, 0",
    "A, face.concealed, warning, 10, 2026-03-05, 0, 0, 1",
    "A, drawing.missing-roadway, warning, 10, 2026-03-02, 1, 0, 0",
    "A, drawing.missing-roadway, warning, 1010, 2026-03-02, 1, 1, 0",
    "B, drawing.stale, notice, 5000, 2026-03-02, 1, 1, 0",
    "A, seal.mismatch, notice, 10, 2026-03-02, 0, 0, 0",
    "A, seal.mismatch, warning, 10, 2026-03-02, 0, 0, 1"
  })
  void a_claim_hits_or_is_false_by_mine_rule_time_distance_and_severity(
      String mine,
      String rule,
      String severity,
      double east,
      String night,
      int hits,
      int same,
      int falseAlarms)
      throws IOException {
    Score score = score(Severity.WARNING, finding(mine, rule, severity, east, night, ""));
    assertThat(score.overall().hits()).isEqualTo(hits);
    assertThat(score.overall().same()).isEqualTo(same);
    assertThat(score.overall().falseAlarms()).isEqualTo(falseAlarms);
    assertThat(score.overall().events()).isEqualTo(3);
  }

  @Test
  void every_ground_at_the_severity_is_a_claim_of_its_own() throws IOException {
    Score score =
        score(
            Severity.WARNING,
            finding(
                "A",
                "face.concealed",
                "major",
                4,
                "2026-03-02",
                "{\"rule\": \"face.concealed\", \"severity\": \"major\"},"
                    + "{\"rule\": \"people.overtime\"},"
                    + "{\"rule\": \"people.no-leader\", \"severity\": \"notice\"}"));
    assertThat(score.overall().hits()).isEqualTo(1);
    assertThat(score.rules().get("people.overtime").falseAlarms()).isEqualTo(1);
    assertThat(score.rules()).doesNotContainKey("people.no-leader");
    assertThat(score.overall().precision()).isEqualTo(0.5);
    assertThat(score.overall().gap(0.5)).isCloseTo(4, within(0.05));
    assertThat(score.missed())
        .containsExactly("E2 B drawing.stale (hard)", "E3 A drawing.missing-roadway (medium)");
  }

  @Test
  void false_alarms_in_clean_mines_are_counted_a_mine_and_night() throws IOException {
    Score score =
        score(
            Severity.WARNING,
            finding("C", "face.dark", "critical", 0, "2026-03-02", ""),
            finding("C", "face.phantom", "warning", 0, "2026-03-02", ""),
            finding("A", "face.phantom", "warning", 0, "2026-03-02", ""));
    assertThat(score.cleanMineNights()).isEqualTo(2);
    assertThat(score.cleanFalseAlarmRate()).isEqualTo(1);
    assertThat(score.cleanGraveAlarms()).isEqualTo(1);
    assertThat(score.overall().falseAlarms()).isEqualTo(3);
  }

  @Test
  void two_findings_of_one_event_are_a_double_and_two_nights_of_one_are_not() throws IOException {
    String same = finding("A", "face.concealed", "notice", 50, "2026-03-02", "");
    String later = finding("A", "face.concealed", "warning", 5, "2026-03-03", "");
    String other = finding("A", "drawing.missing-roadway", "warning", 9, "2026-03-03", "");
    Score score = score(Severity.WARNING, same, later);
    assertThat(score.overall().duplication()).isEqualTo(1);
    assertThat(score.overall().centre(0.5)).isCloseTo(5, within(0.05));
    assertThat(score(Severity.WARNING, same, later, other).overall().duplication()).isEqualTo(2);
  }

  @Test
  void what_is_no_truth_and_what_is_no_finding_is_said() throws IOException {
    Path file = temp.resolve("x.json");
    Files.writeString(file, "{\"nights\": 1");
    assertThatThrownBy(() -> PlantedEvents.read(file)).hasMessageContaining("x.json");
    Files.writeString(file, "{\"events\": [{\"id\": \"E1\"}], \"nights\": 1}");
    assertThatThrownBy(() -> PlantedEvents.read(file))
        .hasMessageContaining("event 1: no mine_code");
    Files.writeString(file, TRUTH);
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(() -> Score.of(file, empty, Severity.WARNING))
        .hasMessageContaining("no findings.geojson");
    assertThatThrownBy(
            () -> score(Severity.WARNING, finding("A", "face.dark", "grave", 0, "2026-03-02", "")))
        .hasMessageContaining("feature 1");
  }

  /** Findings made from a truth by chance: near and far, doubled, of consequences, false. */
  private static String findings(JsonNode truth, Dice dice) {
    List<String> features = new ArrayList<>();
    List<String> severities = List.of("notice", "warning", "warning", "major", "critical");
    int number = 0;
    for (JsonNode event : truth.get("events")) {
      for (int i = dice.between(0, 2); i > 0; i--) {
        JsonNode also = event.get("also");
        String rule =
            also.isEmpty() || dice.chance(0.6)
                ? event.get("rule").stringValue()
                : also.get(dice.between(0, also.size() - 1)).stringValue();
        JsonNode plane = event.get("geometry");
        String geometry = "null";
        if (plane.isObject() && dice.chance(0.9)) {
          double[] at = first(plane);
          geometry =
              String.format(
                  Locale.ROOT,
                  "{\"type\": \"LineString\", \"coordinates\": [[%.7f, %.7f], [%.7f, %.7f]]}",
                  at[0] + dice.uniform(-1, 1) * 1e-3,
                  at[1] + dice.uniform(-1, 1) * 1e-3,
                  at[0] + dice.uniform(-1, 1) * 1e-3,
                  at[1] + dice.uniform(-1, 1) * 1e-3);
        }
        number++;
        features.add(
            String.format(
                Locale.ROOT,
                "{\"type\": \"Feature\", \"geometry\": %s, \"properties\": {\"id\": \"F%d\","
                    + " \"mine_code\": \"%s\", \"rule\": \"%s\", \"severity\": \"%s\","
                    + " \"first_seen\": \"2026-05-0%dT03:00:00+08:00\","
                    + " \"last_seen\": \"2026-05-0%dT23:00:00+08:00\","
                    + " \"grounds\": [{\"rule\": \"%s\", \"severity\": \"%s\"},"
                    + " {\"rule\": \"face.advance\", \"severity\": \"%s\"}]}}",
                geometry,
                dice.chance(0.9) ? number : 1,
                event.get("mine_code").stringValue(),
                rule,
                dice.pick(severities),
                dice.between(4, 6),
                dice.between(6, 9),
                rule,
                dice.pick(severities),
                dice.pick(severities)));
      }
    }
    return "{\"type\": \"FeatureCollection\", \"features\": ["
        + String.join(",\n", features)
        + "]}";
  }

  private static double[] first(JsonNode geometry) {
    if (geometry.has("geometries")) {
      return first(geometry.get("geometries").get(0));
    }
    JsonNode at = geometry.get("coordinates");
    while (at.get(0).isArray()) {
      at = at.get(0);
    }
    return new double[] {at.get(0).asDouble(), at.get(1).asDouble()};
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "wide"})
  void the_published_scorer_says_the_same(String suite) throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    Path scenarios = Path.of(shared, "scenarios");
    Path truth = scenarios.resolve(suite).resolve("truth.json");
    for (long seed = 1; seed <= 5; seed++) {
      Path result = temp.resolve("s" + seed + ".geojson");
      Files.writeString(result, findings(PlantedEvents.json(truth), new Dice(seed)));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-jar",
                  scenarios.resolve("score.jar").toString(),
                  "--truth",
                  truth.toString(),
                  "--findings",
                  result.toString())
              .redirectErrorStream(true)
              .start();
      String theirs = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(theirs).isZero();
      assertThat(ScoreText.table(Score.of(truth, result, Severity.WARNING)))
          .as("seed %d", seed)
          .isEqualTo(theirs);
    }
  }
}
