package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.detect.Rule;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;
import tools.jackson.databind.JsonNode;

/**
 * What each rule cannot do without, by {@code cases/rules/inputs.csv}: with an input taken out of a
 * night that it could judge, it has to say that it could not, or only in part, and why.
 */
class RuleInputsTest {
  private static final String ALL_JUDGED = "judged-by-every-rule";

  @TempDir Path temp;

  /** One line of the table: a rule, and what it says without an input. */
  record Line(String rule, String caseName, String without, String state, String reasonCode) {
    String says() {
      return state + " " + reasonCode;
    }
  }

  /** Lines of one case and one input. */
  record Taken(String caseName, String without, List<Line> lines) {
    @Override
    public String toString() {
      return caseName + " without " + without;
    }
  }

  private static List<Line> lines() throws IOException {
    try (InputStream in = RuleInputsTest.class.getResourceAsStream("/cases/rules/inputs.csv")) {
      return CsvReader.builder()
          .ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .stream()
          .map(
              row ->
                  new Line(
                      row.getField("rule"),
                      row.getField("case").isEmpty() ? ALL_JUDGED : row.getField("case"),
                      row.getField("without"),
                      row.getField("state"),
                      row.getField("reason_code")))
          .toList();
    }
  }

  static List<Taken> taken() throws IOException {
    Map<String, Taken> taken = new LinkedHashMap<>();
    for (Line line : lines()) {
      taken
          .computeIfAbsent(
              line.caseName() + line.without(),
              k -> new Taken(line.caseName(), line.without(), new ArrayList<>()))
          .lines()
          .add(line);
    }
    return List.copyOf(taken.values());
  }

  static Set<String> cases() throws IOException {
    Set<String> names = new TreeSet<>();
    lines().forEach(l -> names.add(l.caseName()));
    return names;
  }

  @Test
  void everyRuleNamesWhatItCannotDoWithout() throws IOException {
    assertThat(lines().stream().map(Line::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(
            RuleCatalogue.all().stream().map(Rule::code).map(RuleCode::code).toList());
    assertThat(lines())
        .allSatisfy(l -> assertThat(l.state()).isIn("cannot-judge", "partial"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withAllItNeedsARuleJudges(String caseName) throws Exception {
    NightCase c = find(caseName);
    Map<String, Judgement> said = judgements(c, c.node());
    for (Line line : lines()) {
      if (line.caseName().equals(caseName)) {
        assertThat(said.get(line.rule()).state())
            .as(line.rule() + " " + said.get(line.rule()))
            .isEqualTo(Judgement.State.JUDGED);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("taken")
  void withoutItARuleSaysThatItCannotJudge(Taken taken) throws Exception {
    NightCase c = find(taken.caseName());
    Map<String, Judgement> said =
        judgements(c, CaseWithout.of(NightCase.base(), c.node(), taken.without()));
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (Line line : taken.lines()) {
      Judgement j = said.get(line.rule());
      expected.put(line.rule(), line.says());
      actual.put(line.rule(), (j.state().wireName() + " " + j.reasonCode()).strip());
      if (j.state() != Judgement.State.JUDGED) {
        assertThat(j.reason().zh()).as(line.rule()).isNotBlank();
        assertThat(j.reason().en()).as(line.rule()).isNotBlank();
        assertThat(j.needs()).as(line.rule()).isNotEmpty();
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static NightCase find(String name) throws IOException {
    return NightCase.all().stream().filter(c -> c.file().equals(name)).findFirst().orElseThrow();
  }

  private Map<String, Judgement> judgements(NightCase c, JsonNode node) throws Exception {
    Path region = CaseRegion.write(node, temp.resolve("region"), null);
    Path out = temp.resolve("out");
    Runs.run(region, c.first(), c.nights(), Set.of(CaseRegion.MINE), Optional.empty(), out, 1);
    Map<String, Judgement> said = new TreeMap<>();
    Runs.night(out, c.first().plusDays(c.nights() - 1L))
        .judgements()
        .forEach(j -> said.put(j.rule().code(), j));
    return said;
  }
}
