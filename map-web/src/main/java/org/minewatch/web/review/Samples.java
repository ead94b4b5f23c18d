package org.minewatch.web.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.BlindSamples;
import org.minewatch.web.store.BlindSamples.Sample;
import org.minewatch.web.store.BlindSamples.SampledMine;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseFindings.MineName;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.Digests;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;

/**
 * Mines that no finding points at, drawn by lot to be visited all the same. What is found there
 * tells how much the rules miss, which flagged mines never can. The same seed over the same mines
 * draws the same, so that anybody can check that nobody chose.
 */
final class Samples {
  private static final int MOST = 50;
  private static final int LONGEST_SEED = 100;
  private static final int LONGEST_WORDS = 4000;
  private static final List<String> RESULTS = List.of("clean", "violation", "not-visited");

  private final Cases cases;
  private final CaseFindings findings;
  private final BlindSamples samples;
  private final Rights rights;
  private final AuditSink audit;
  private final Clock clock;

  Samples(
      Cases cases,
      CaseFindings findings,
      BlindSamples samples,
      Rights rights,
      AuditSink audit,
      Clock clock) {
    this.cases = cases;
    this.findings = findings;
    this.samples = samples;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A sample with its mines.
   *
   * @param missed share of the visited mines where a violation was found; null before any was
   */
  record SampleView(
      String id,
      String seed,
      LocalDate night,
      int population,
      OffsetDateTime drawnAt,
      String byName,
      int visited,
      int violations,
      @Nullable Interval missed,
      List<SampledMine> mines) {}

  List<SampleView> list(Actor actor) {
    return samples.list(DutyDesk.deskOf(actor.scope()), MOST).stream().map(this::view).toList();
  }

  private SampleView view(Sample sample) {
    List<SampledMine> mines = samples.mines(sample.id());
    int violations = count(mines, "violation");
    int visited = violations + count(mines, "clean");
    return new SampleView(
        sample.id(),
        sample.seed(),
        sample.night(),
        sample.population(),
        sample.drawnAt(),
        sample.byName(),
        visited,
        violations,
        visited == 0 ? null : Interval.of(violations, visited),
        mines);
  }

  private static int count(List<SampledMine> mines, String result) {
    return (int) mines.stream().filter(m -> result.equals(m.result())).count();
  }

  /** Draws a sample from the unflagged mines of the latest night that somebody may see. */
  SampleView draw(JsonNode body, Actor actor) {
    String seed = PlainText.line(body.path("seed").stringValue(""), LONGEST_SEED + 1);
    if (seed.isEmpty() || seed.length() > LONGEST_SEED) {
      throw Refused.field(
          "seed",
          "须给出抽签种子，1 至 " + LONGEST_SEED + " 个字符",
          "say the seed of the draw, 1 to " + LONGEST_SEED + " characters");
    }
    int size = body.path("size").asInt(0);
    if (size < 1 || size > MOST) {
      throw Refused.field("size", "抽取矿数应为 1 至 " + MOST, "the number of mines must be 1 to " + MOST);
    }
    LocalDate night =
        findings
            .findLatestNight()
            .orElseThrow(() -> Problems.notFound("还没有夜间结果", "there is no night yet"));
    Predicate<String> visible = rights.of(actor);
    List<MineName> population =
        findings.listUnflagged(night).stream().filter(mine -> visible.test(mine.code())).toList();
    if (population.isEmpty()) {
      throw Refused.field("size", "没有无线索的煤矿可抽", "there is no mine without a finding to draw from");
    }
    List<MineName> drawn = draw(population, seed, size);
    Sample sample =
        new Sample(
            RandomId.next(),
            DutyDesk.deskOf(actor.scope()),
            seed,
            night,
            population.size(),
            now(),
            actor.login(),
            actor.name());
    cases.inTransaction(
        () -> {
          samples.add(sample, drawn);
          audit.append(
              actor,
              "sample.draw",
              sample.id(),
              Map.of(
                  "seed", seed,
                  "night", night.toString(),
                  "population", population.size(),
                  "mines", drawn.stream().map(MineName::code).toList()));
          return true;
        });
    return view(sample);
  }

  /** The first so many by the hash of seed and code: fair, and anybody can do it again. */
  static List<MineName> draw(List<MineName> population, String seed, int size) {
    return population.stream()
        .sorted(
            Comparator.comparing((MineName mine) -> Digests.sha256(seed + "\n" + mine.code()))
                .thenComparing(MineName::code))
        .limit(size)
        .toList();
  }

  /** Writes down what was found at a mine of a sample, once. */
  SampleView register(String sampleId, String mineCode, JsonNode body, Actor actor) {
    Sample sample =
        samples
            .find(sampleId)
            .filter(s -> s.desk().equals(DutyDesk.deskOf(actor.scope())))
            .orElseThrow(() -> Problems.notFound("没有这次抽样", "there is no such sample"));
    rights.require(actor, mineCode);
    String result = body.path("result").stringValue("");
    if (!RESULTS.contains(result)) {
      throw Refused.field(
          "result",
          "result 应为 " + String.join("、", RESULTS),
          "result must be one of " + String.join(", ", RESULTS));
    }
    String words = PlainText.lines(body.path("words").stringValue(""));
    if (words.isEmpty() || words.length() > LONGEST_WORDS) {
      throw Refused.field(
          "words",
          "须写明检查情况，至多 " + LONGEST_WORDS + " 个字符",
          "say what was seen, in at most " + LONGEST_WORDS + " characters");
    }
    SampledMine found =
        new SampledMine(mineCode, "", result, words, now(), actor.login(), actor.name());
    cases.inTransaction(
        () -> {
          if (!samples.register(sampleId, found)) {
            throw Refused.changed(
                new Text(
                    "该矿不在本次抽样中，或结果已登记",
                    "the mine is not in the sample, or its result is written down already"),
                Map.of());
          }
          audit.append(
              actor,
              "sample.result",
              sampleId,
              Map.of("mine", mineCode, "result", result, "words", words));
          return true;
        });
    return view(sample);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock)
        .truncatedTo(ChronoUnit.MILLIS)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }
}
