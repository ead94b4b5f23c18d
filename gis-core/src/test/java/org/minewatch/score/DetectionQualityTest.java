package org.minewatch.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.finding.Severity;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.Disturbance;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/**
 * How well the whole catalogue detects, on regions that nobody has looked at. What is asserted
 * holds for the rules that this version judges; the table that is printed shows all.
 *
 * <p>A small part of the measurement belongs to the suite; the whole of it runs with {@code
 * -Pshow}, seeds and sizes as system properties {@code quality.seed}, {@code quality.events},
 * {@code quality.honest}.
 */
class DetectionQualityTest {
  private static final double RECALL = 0.90;

  /** One event a rule, a third of them hard: one miss weighs 0.02. It may not fall below this. */
  private static final double RECALL_OF_A_SMALL_PART = 0.93;

  private static final double RECALL_OF_A_RULE = 0.75;
  private static final double PRECISION = 0.90;
  private static final double CLEAN_FALSE_ALARMS_A_MINE_NIGHT = 0.02;
  private static final double RECALL_LOST_TO_DISTURBANCE = 0.10;

  private static final RuleTable RULES = RuleTable.load();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
  private static final int HONEST_MINES_A_REGION = 20;

  @TempDir Path temp;

  @Test
  void a_small_part_of_the_measurement() throws Exception {
    Score planted = planted(20261101, 1, 2, Disturbance.NONE);
    Score honest = honest(20261102, 8, 2, Disturbance.NONE);
    print("planted, a small part", planted);
    print("honest, a small part", honest);
    Set<String> judged = judged();
    assertThat(judged.stream().filter(r -> planted.rules().containsKey(r)).count())
        .as("every judged rule has been planted")
        .isEqualTo(judged.size());
    assertHonest(honest);
    assertThat(recall(planted, judged))
        .as("recall of judged rules")
        .isGreaterThan(RECALL_OF_A_SMALL_PART);
    assertThat(precision(planted, judged)).as("precision").isGreaterThan(PRECISION);
  }

  @Test
  @Tag("show")
  void the_whole_measurement() throws Exception {
    long seed = Long.getLong("quality.seed", 7);
    Score planted = planted(seed, Integer.getInteger("quality.events", 20), 3, Disturbance.NONE);
    print("planted, seed " + seed, planted);
    Score honest = honest(seed, Integer.getInteger("quality.honest", 170), 3, Disturbance.NONE);
    print("honest, seed " + seed, honest);
    assertHonest(honest);
    Set<String> judged = judged();
    assertThat(recall(planted, judged)).as("recall").isGreaterThanOrEqualTo(RECALL);
    assertThat(precision(planted, judged)).as("precision").isGreaterThanOrEqualTo(PRECISION);
    assertThat(judged)
        .allSatisfy(
            rule ->
                assertThat(planted.rules().get(rule).recall())
                    .as(rule)
                    .isGreaterThanOrEqualTo(RECALL_OF_A_RULE));
  }

  @Test
  @Tag("show")
  void positions_that_are_lost_noisy_or_off_cost_little_recall_and_accuse_nobody()
      throws Exception {
    long seed = Long.getLong("quality.seed", 7);
    int events = Math.max(2, Integer.getInteger("quality.events", 20) / 4);
    int mines = Math.max(12, Integer.getInteger("quality.honest", 170) / 4);
    Score undisturbed = planted(seed, events, 3, Disturbance.NONE);
    print("undisturbed", undisturbed);
    double usual = recall(undisturbed, judged());
    Map<String, Disturbance> disturbances =
        Map.of(
            "30 % of fixes lost", new Disturbance(0.3, 0, 0, 0),
            "3 m more noise", new Disturbance(0, 3, 0, 0),
            "5 % of stations 30 m off", new Disturbance(0, 0, 0.05, 30));
    // An hour's work: each line is told, not only those before the first that is missed.
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, Disturbance> disturbed : disturbances.entrySet()) {
      Score planted = planted(seed, events, 3, disturbed.getValue());
      print(disturbed.getKey(), planted);
      all.assertThat(recall(planted, judged()))
          .as(disturbed.getKey())
          .isGreaterThanOrEqualTo(usual - RECALL_LOST_TO_DISTURBANCE);
      Score honest = honest(seed, mines, 3, disturbed.getValue());
      print(disturbed.getKey() + ", honest", honest);
      all.assertThatCode(() -> assertHonest(honest)).doesNotThrowAnyException();
    }
    all.assertAll();
  }

  private static void assertHonest(Score honest) {
    assertThat(honest.cleanFalseAlarmRate())
        .as("false alarms a clean mine and night: %s", honest.falseAlarms())
        .isLessThanOrEqualTo(CLEAN_FALSE_ALARMS_A_MINE_NIGHT);
    assertThat(honest.cleanGraveAlarms()).as("major or critical in a clean mine").isZero();
  }

  private static Set<String> judged() {
    return RuleCatalogue.all().stream()
        .map(r -> r.code().code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double recall(Score score, Set<String> rules) {
    int events = sum(score, rules, Tally::events);
    return events == 0 ? 1 : (double) sum(score, rules, Tally::hits) / events;
  }

  private static double precision(Score score, Set<String> rules) {
    int hits = sum(score, rules, Tally::hits);
    int claims = hits + sum(score, rules, Tally::falseAlarms);
    return claims == 0 ? 1 : (double) hits / claims;
  }

  private static int sum(
      Score score, Set<String> rules, java.util.function.ToIntFunction<Tally> what) {
    return score.rules().entrySet().stream()
        .filter(e -> rules.contains(e.getKey()))
        .mapToInt(e -> what.applyAsInt(e.getValue()))
        .sum();
  }

  private static void print(String what, Score score) {
    System.out.println("== " + what + ", " + score.cleanMineNights() + " clean mine-nights");
    System.out.print(ScoreText.table(score));
  }

  private Score planted(long seed, int eventsPerRule, int nights, Disturbance disturbance)
      throws Exception {
    return measure(SynthSpec.forMeasuring(seed, eventsPerRule, nights), disturbance);
  }

  private Score honest(long seed, int mines, int nights, Disturbance disturbance) throws Exception {
    List<SynthSpec> regions = new ArrayList<>();
    for (int left = mines; left > 0; left -= HONEST_MINES_A_REGION) {
      regions.add(
          SynthSpec.honest(seed * 1000 + left, Math.min(left, HONEST_MINES_A_REGION), nights));
    }
    return measure(regions, disturbance);
  }

  /** Writes, judges and throws away one region after the other, and scores them together. */
  private Score measure(List<SynthSpec> regions, Disturbance disturbance) throws Exception {
    Map<Path, Path> findings = new LinkedHashMap<>();
    for (int i = 0; i < regions.size(); i++) {
      SynthSpec spec = regions.get(i).disturbed(disturbance);
      Path folder = Files.createTempDirectory(temp, "region");
      SyntheticRegion.write(spec, folder);
      Path out = folder.resolve("out");
      NightlyRun.run(
          new NightlyRun.Options(
                  folder.resolve(SyntheticRegion.REGION),
                  spec.firstNight(),
                  spec.nights(),
                  Set.of(),
                  Optional.empty(),
                  out,
                  RULES,
                  2,
                  "test",
                  CLOCK,
                  "test")
              .withoutPaper(),
          (what, done, of) -> {});
      delete(folder.resolve(SyntheticRegion.REGION));
      findings.put(folder.resolve(SyntheticRegion.TRUTH), keepFindings(folder, out));
    }
    return Score.ofAll(findings, Severity.WARNING);
  }

  private static Path keepFindings(Path folder, Path out) throws IOException {
    Path kept = Files.createDirectory(folder.resolve("findings"));
    try (Stream<Path> nights = Files.list(out)) {
      for (Path night : nights.filter(n -> Files.exists(n.resolve("findings.geojson"))).toList()) {
        Path target = Files.createDirectory(kept.resolve(night.getFileName().toString()));
        Files.copy(night.resolve("findings.geojson"), target.resolve("findings.geojson"));
      }
    }
    delete(out);
    return kept;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }
}
