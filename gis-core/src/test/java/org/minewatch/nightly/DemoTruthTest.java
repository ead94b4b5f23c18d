package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.Severity;

/** The committed demo region over its week, against what was planted in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTruthTest {
  private static final Path DEMO = Path.of("..", "data", "demo");

  private Path temp;
  private TruthMatch truth;
  private Path out;
  private List<Finding> findings;

  @BeforeAll
  void runTheWeek(@TempDir Path folder) throws Exception {
    temp = folder;
    truth = new TruthMatch(DEMO.resolve("truth.json"));
    out = temp.resolve("out");
    Runs.run(DEMO.resolve("region"), truth.firstNight, truth.nights, Optional.empty(), out, 2);
    findings = truth.findings(out);
  }

  @Test
  void everyPlantedEventIsFoundByItsOwnRule() {
    assertThat(truth.events.stream().filter(TruthMatch.Event::isOurs)).hasSize(12);
    assertThat(truth.missed(findings, List.of())).isEmpty();
  }

  @Test
  void nothingElseIsClaimedAtWarningOrAbove() {
    assertThat(truth.falseAlarms(findings)).isEmpty();
    assertThat(truth.cleanMines).isNotEmpty();
    assertThat(findings.stream().filter(f -> truth.cleanMines.contains(f.mineCode())))
        .allMatch(f -> f.severity() == Severity.NOTICE);
  }

  @Test
  void aSituationHasOneFindingThroughTheWeek() {
    List<String> tracked =
        findings.stream()
            .filter(f -> f.rule().code().equals("boundary.tracked"))
            .map(Finding::id)
            .distinct()
            .toList();
    assertThat(tracked).as("one heading is worked beyond the boundary all week").hasSize(1);
  }

  @Test
  void minesWithStationsAreJudgedAsFarAsTheirFixesCanBePlaced() throws Exception {
    List<Judgement> judgements = Runs.night(out, truth.firstNight).judgements();
    Map<String, String> expected =
        Map.of(
            "530399990002", "cannot-judge positions-by-zone-reader",
            "530399990004", "partial positions-partly-placed");
    expected.forEach(
        (mine, judged) ->
            assertThat(judgements)
                .filteredOn(
                    j -> j.mineCode().equals(mine) && j.rule().code().equals("boundary.tracked"))
                .extracting(j -> j.state().wireName() + " " + j.reasonCode())
                .containsExactly(judged));
  }

  @Test
  void goingOnFromTheDayBeforeGivesTheSameBytes() throws Exception {
    Path onward = temp.resolve("onward");
    Runs.run(DEMO.resolve("region"), truth.firstNight.plusDays(6), 1, Optional.of(out), onward, 1);
    String last = truth.firstNight.plusDays(6).toString();
    Runs.assertSame(onward.resolve(last), out.resolve(last));
    assertThat(Files.exists(onward.resolve(last).resolve("report.html"))).isTrue();
  }
}
