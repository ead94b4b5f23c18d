package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.StoredNight;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** Orders that an office issued, beside those that stand in the region folder. */
class IssuedOrdersTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;
  private Path region;
  private Path issued;

  @BeforeEach
  void writeARegionWhoseOrdersAreElsewhere() throws IOException {
    SyntheticRegion.write(
        new SynthSpec(
            17,
            "示例矿区",
            NIGHT,
            1,
            List.of(MineSpec.named("立秋示例煤矿").fixes(30, 1).plant(Plant.ORDER_DEFIED).build())),
        folder);
    region = folder.resolve(SyntheticRegion.REGION);
    issued = folder.resolve("issued.csv");
    Files.move(region.resolve("orders.csv"), issued);
  }

  private StoredNight run(String out, Optional<Path> orders)
      throws IOException, UnreadableRegionException {
    NightlyRun.Options plain =
        new NightlyRun.Options(
            region,
            NIGHT,
            1,
            Set.of(),
            Optional.empty(),
            folder.resolve(out),
            RuleTable.load(),
            2,
            "test",
            Clock.systemUTC(),
            "test");
    NightlyRun.run(orders.map(plain::with).orElse(plain), (what, done, of) -> {});
    return Runs.night(folder.resolve(out), NIGHT);
  }

  private static boolean isDefied(StoredNight night) {
    return night.findings().toString().contains(RuleCode.ORDER_DEFIED.code());
  }

  @Test
  void anOrderFromOutsideTheFolderIsWatchedAndSaysWhereItIsFrom() throws Exception {
    assertThat(isDefied(run("without", Optional.empty()))).isFalse();
    StoredNight with = run("with", Optional.of(issued));
    assertThat(isDefied(with)).isTrue();
    assertThat(with.findings().toString()).contains(RegionReader.ISSUED);
  }

  @Test
  void theOrderOfRowsAndAnOrderThatIsInBothPlacesChangeNothing() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(issued));
    String head = lines.remove(0);
    String order = lines.get(0);
    String late = order.replaceFirst("2026-[0-9-]+", "2030-01-01").replaceFirst(",[^,]*,", ",Z-9,");
    int code = List.of(head.split(",")).indexOf("order_no");
    assertThat(code).isNotNegative();
    Files.write(issued, List.of(head, order, late));
    run("one", Optional.of(issued));
    Files.write(issued, List.of(head, late, order));
    run("other", Optional.of(issued));
    var one = Runs.files(folder.resolve("one"));
    var other = Runs.files(folder.resolve("other"));
    String findings = NIGHT + "/findings.geojson";
    assertThat(other.get(findings).replaceAll("issued.csv:\\d", "issued.csv:n"))
        .isEqualTo(one.get(findings).replaceAll("issued.csv:\\d", "issued.csv:n"));

    Files.write(region.resolve("orders.csv"), List.of(head, order));
    Files.write(issued, List.of(head, order));
    StoredNight both = run("both", Optional.of(issued));
    assertThat(both.findings().toString().split(RuleCode.ORDER_DEFIED.code(), -1).length)
        .isEqualTo(
            run("folder", Optional.empty())
                .findings()
                .toString()
                .split(RuleCode.ORDER_DEFIED.code(), -1)
                .length);
  }

  @Test
  void aTableThatIsNotThereStopsTheRunAndOneThatIsNoTableLeavesTheRuleUnjudged() throws Exception {
    assertThatThrownBy(() -> run("none", Optional.of(folder.resolve("nowhere.csv"))))
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessageContaining("nowhere.csv is no file");
    Files.writeString(issued, "order,part\n1,2\n");
    StoredNight night = run("odd", Optional.of(issued));
    assertThat(
            night.judgements().stream()
                .filter(j -> j.rule() == RuleCode.ORDER_DEFIED)
                .map(j -> j.state().toString()))
        .doesNotContain("JUDGED");
  }
}
