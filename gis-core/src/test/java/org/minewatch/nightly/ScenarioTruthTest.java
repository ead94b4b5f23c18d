package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.Severity;

/** The scenario regions, where they are at hand, against what was planted in them. */
class ScenarioTruthTest {
  @TempDir Path temp;

  /**
   * @param clean mines in which nothing may be claimed at warning or above
   * @param other a mine whose positions come by stations or upload files
   * @param judged how far {@code boundary.tracked} could be judged in it
   * @param found an event that has to be found by its own rule
   */
  @ParameterizedTest
  @CsvSource({
    "small, '', 530303001051, partial positions-partly-placed, E001",
    "dev, 530322001100, 530322001235, cannot-judge positions-by-zone-reader, E023",
    "wide, 530302001136, 530302001311, cannot-judge positions-by-zone-reader, ''"
  })
  void whatIsClaimedIsTrue(String name, String clean, String other, String judged, String found)
      throws Exception {
    Path region = scenarios().resolve(name);
    TruthMatch truth = new TruthMatch(region.resolve("truth.json"));
    Path out = temp.resolve("out");
    Runs.run(region.resolve("region"), truth.firstNight, truth.nights, Optional.empty(), out, 2);
    List<Finding> findings = truth.findings(out);

    assertThat(truth.falseAlarms(findings)).as("claims that no event matches").isEmpty();
    List<Judgement> judgements = Runs.night(out, truth.firstNight).judgements();
    assertThat(truth.missed(findings, judgements))
        .as("events of our rules that were missed where they could be judged")
        .isEmpty();
    if (!found.isEmpty()) {
      assertThat(truth.events)
          .filteredOn(TruthMatch.Event::isOurs)
          .anyMatch(e -> e.id().equals(found));
    }
    assertThat(findings)
        .filteredOn(f -> f.mineCode().equals(clean))
        .allMatch(f -> f.severity() == Severity.NOTICE);
    if (!clean.isEmpty()) {
      assertThat(tracked(judgements, clean)).isEqualTo("judged");
    }
    assertThat(tracked(judgements, other)).isEqualTo(judged);
  }

  private static String tracked(List<Judgement> judgements, String mine) {
    return judgements.stream()
        .filter(j -> j.mineCode().equals(mine) && j.rule().code().equals("boundary.tracked"))
        .map(j -> (j.state().wireName() + " " + j.reasonCode()).strip())
        .findFirst()
        .orElseThrow();
  }

  static Path shared() {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    return Path.of(shared);
  }

  private static Path scenarios() {
    return shared().resolve("scenarios");
  }
}
