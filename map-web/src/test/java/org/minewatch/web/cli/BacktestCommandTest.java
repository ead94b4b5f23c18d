package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two rule tables over the same generated nights. */
class BacktestCommandTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path region;
  private static List<String> mines;
  private Path changed;

  @BeforeAll
  static void writeRegion() throws IOException {
    SynthSpec spec =
        new SynthSpec(
            12,
            "backtest",
            LocalDate.of(2026, 3, 2),
            1,
            List.of(
                MineSpec.named("谷雨示例煤矿").plant(Plant.MOVED_CORNER).build(),
                MineSpec.named("白露示例煤矿").plant(Plant.MOVED_CORNER).build()));
    SyntheticRegion.write(spec, shared);
    region = shared.resolve(SyntheticRegion.REGION);
    mines =
        Files.readAllLines(region.resolve("mines.csv")).stream()
            .skip(1)
            .map(line -> line.split(",")[0])
            .toList();
  }

  @BeforeEach
  void copyRules() throws IOException {
    changed = Files.createDirectory(folder.resolve("rules"));
    for (String name : List.of("texts.csv", "rules.csv", "parameters.csv")) {
      try (InputStream in = RuleTable.class.getResourceAsStream(name)) {
        Files.copy(in, changed.resolve(name));
      }
    }
  }

  private Cli backtest(String... more) {
    return Cli.run(
        Stream.concat(
                Stream.of(
                    "backtest",
                    "--region",
                    region.toString(),
                    "--date",
                    "2026-03-02",
                    "--changed",
                    changed.toString(),
                    "--out",
                    folder.resolve("out").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void theSameTableChangesNothing() {
    Cli cli = backtest();
    assertThat(cli.status()).as(cli.out() + cli.err()).isZero();
    assertThat(cli.out()).contains("0 appear, 0 disappear, 0 weigh otherwise, 2 stay as they are");
  }

  @Test
  void aLimitRaisedForOneMineTakesItsFindingAwayAndLeavesTheOthers() throws Exception {
    Files.writeString(
        changed.resolve("local.csv"),
        "mine_code_prefix,rule,name,value,valid_from,valid_to,source,sure,note\n"
            + mines.get(0)
            + ",boundary.mismatch,corner_shift_m,500,2026-01-01,,a test,proposal,\n");
    Cli cli = backtest();
    assertThat(cli.status()).as(cli.out() + cli.err()).isZero();
    assertThat(cli.out())
        .contains("- " + mines.get(0) + "  2026-03-02  boundary.mismatch ")
        .contains("0 appear, 1 disappear, 0 weigh otherwise, 1 stay as they are");
    JsonNode json =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("out/backtest.json")));
    assertThat(json.get("differences").get(0).get("kind").asString()).isEqualTo("disappears");
    assertThat(folder.resolve("out/changed/2026-03-02/findings.geojson")).exists();
  }

  @Test
  void aSeverityThatChangesIsSaidWithBothWeightsAndANumberWithBothValues() throws Exception {
    Path rules = changed.resolve("rules.csv");
    Files.writeString(
        rules,
        Files.readString(rules)
            .replace("boundary.mismatch,corner,,,warning", "boundary.mismatch,corner,,,major"));
    Path parameters = changed.resolve("parameters.csv");
    Files.writeString(
        parameters,
        Files.readString(parameters)
            .replace("boundary.tracked,min_minutes,10,", "boundary.tracked,min_minutes,15,"));
    Cli cli = backtest("--mine", mines.get(1));
    assertThat(cli.out())
        .contains("boundary.tracked min_minutes: 10.0 -> 15.0 min")
        .containsPattern(
            "~ " + mines.get(1) + ".* boundary.mismatch warning/.* -> (major|critical)/");
  }

  @Test
  void aLocalNumberThatTheGeneralTableDoesNotHaveIsRefusedWithItsPlace() throws Exception {
    Files.writeString(
        changed.resolve("local.csv"),
        "mine_code_prefix,rule,name,value,valid_from,valid_to,source,sure,note\n"
            + "53,boundary.mismatch,no_such_number,1,2026-01-01,,a test,proposal,\n");
    Cli cli = backtest();
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .contains("local.csv line 2, column name: parameters.csv has no no_such_number");
  }
}
