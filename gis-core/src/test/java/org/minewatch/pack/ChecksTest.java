package org.minewatch.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.finding.Finding;
import org.minewatch.finding.RuleCode;
import org.minewatch.pack.Checks.Aspect;
import org.minewatch.pack.Checks.Check;
import org.minewatch.report.Words;

class ChecksTest {

  @ParameterizedTest
  @EnumSource(RuleCode.class)
  void everyRuleSaysWhatToLookForWhomToAskAndWhatToDemand(RuleCode rule) {
    List<Check> checks = Checks.of(rule);
    assertThat(checks).extracting(Check::aspect).contains(Aspect.LOOK, Aspect.ASK, Aspect.PAPER);
    assertThat(checks)
        .as("an innocent explanation that an answer would confirm")
        .anyMatch(c -> c.innocent().isPresent());
  }

  @Test
  void everyLineIsOfARuleOrAFamilyAndInBothLanguages() {
    for (Check check : Checks.all()) {
      assertThat(Arrays.stream(RuleCode.values()).anyMatch(check::isFor)).as(check.rule()).isTrue();
      assertThat(check.words().zh()).isNotBlank();
      assertThat(check.words().en()).isNotBlank();
      check.innocent().ifPresent(t -> assertThat(t.en()).isNotBlank());
      assertThat(check.figures().isEmpty() || check.aspect() == Aspect.MEASURE).isTrue();
    }
  }

  @Test
  void everyFigureIsALengthThatHasAName() {
    for (Check check : Checks.all()) {
      for (String figure : check.figures()) {
        assertThat(figure).endsWith("_m");
        assertThat(Words.of("measure", figure).zh()).as(figure).isNotEqualTo(figure);
      }
    }
  }

  @Test
  void ownLinesOfARuleComeBeforeThoseOfItsFamily() {
    assertThat(Checks.of(RuleCode.WATER_PROBE_LINE).get(0).rule()).isEqualTo("water.probe-line");
    assertThat(Checks.of(RuleCode.WATER_PROBE_LINE)).anyMatch(c -> c.rule().equals("water.*"));
    assertThat(Checks.of(RuleCode.WATER_PROBE_LINE))
        .noneMatch(c -> c.rule().startsWith("boundary"));
  }

  @Test
  void whatIsMeasuredIsComparedWithTheFigureOfTheLeadingRule() {
    Finding finding =
        MadeMine.finding(
            RuleCode.BOUNDARY_TRACKED,
            "POINT (0 0)",
            "max_distance_m",
            107,
            "length_m",
            40,
            "sigma_m",
            3);
    assertThat(Checks.figure(finding))
        .isEqualTo(Optional.of(new Checks.Figure("max_distance_m", 107, OptionalDouble.of(3))));
    assertThat(Checks.figure(MadeMine.finding(RuleCode.PEOPLE_OVERTIME, null, "persons", 3)))
        .isEmpty();
  }
}
