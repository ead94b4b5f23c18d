package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.synth.DrawingForm;
import org.minewatch.synth.LayerHabit;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole command over a generated region: text, status and files. */
class CheckDrawingCommandTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path region;
  private static String mine;
  private static Path latest;

  @BeforeAll
  static void writeRegion() throws IOException {
    SynthSpec spec =
        new SynthSpec(
            11,
            "check",
            LocalDate.of(2026, 3, 2),
            1,
            List.of(
                MineSpec.named("谷雨示例煤矿")
                    .drawing(
                        new DrawingForm(
                            DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true))
                    .fixes(30, 1.2)
                    .build()));
    SyntheticRegion.write(spec, shared);
    region = shared.resolve(SyntheticRegion.REGION);
    String register = Files.readString(region.resolve("drawings.csv"));
    try (Stream<Path> all = Files.walk(region.resolve("drawings"))) {
      latest =
          all.filter(p -> p.toString().endsWith(".geojson"))
              .sorted()
              .reduce((a, b) -> b)
              .orElseThrow();
    }
    assertThat(register).contains(latest.getFileName().toString());
    mine =
        Files.readAllLines(region.resolve("mines.csv")).get(1).split(",")[0].replace("\uFEFF", "");
  }

  private Cli check(Path file, String... more) {
    return Cli.run(
        Stream.concat(
                Stream.of(
                    "check-drawing",
                    file.toString(),
                    "--region",
                    region.toString(),
                    "--mine",
                    mine),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void theMinesOwnPlanIsRecognisedAndNothingSpeaksAgainstIt() throws Exception {
    Cli cli = check(Files.copy(latest, folder.resolve("copy.geojson")));
    assertThat(cli.status()).as(cli.out() + cli.err()).isZero();
    assertThat(cli.out()).contains("与已登记图纸", "按 2026-03-02 判断", "线索 0 条", "与人员轨迹和基站比对");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void vanishedRoadsAreAFindingAListAndThreeFilesAndTheStatusStays0() throws Exception {
    Path file = folder.resolve("thinned.geojson");
    Files.writeString(file, thinned());
    Path out = folder.resolve("out");
    Cli cli = check(file, "--out", out.toString());
    assertThat(cli.status()).as(cli.out() + cli.err()).isZero();
    assertThat(cli.out())
        .contains("结论：有疑点", "drawing.regressed", "消失：巷道", "gone: roadway", "page.html");
    JsonNode verdict = JsonMapper.shared().readTree(Files.readString(out.resolve("verdict.json")));
    assertThat(verdict.get("conclusion").stringValue()).isEqualTo("findings");
    assertThat(verdict.get("differences").get("changes")).isNotEmpty();
    assertThat(out.resolve("page.html")).content().contains("default-src 'none'", "图纸检查");
    assertThat(out.resolve("drawing.geojson")).content().contains("\"role\":\"change\"");

    Cli against = check(latest, "--against", file.toString());
    assertThat(against.status()).as(against.out() + against.err()).isZero();
    assertThat(against.out()).contains("新增：巷道").doesNotContain("消失：巷道");
  }

  /** The latest plan without every other road. */
  private static String thinned() throws IOException {
    StringBuilder kept = new StringBuilder();
    int roads = 0;
    for (JsonNode f : JsonMapper.shared().readTree(Files.readString(latest)).get("features")) {
      boolean road = f.get("properties").get("layer").stringValue().endsWith("巷");
      if (!road || roads++ % 2 == 0) {
        kept.append(kept.isEmpty() ? "" : ",").append(f);
      }
    }
    assertThat(roads).isGreaterThan(4);
    return "{\"type\":\"FeatureCollection\",\"features\":[" + kept + "]}";
  }

  @Test
  void aFileThatIsCutOffIsStatus3WithThePlace() throws Exception {
    String text = Files.readString(latest);
    Path file = folder.resolve("cut.geojson");
    Files.writeString(file, text.substring(0, text.length() / 2));
    Cli cli = check(file, "--out", folder.resolve("out").toString());
    assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(3);
    assertThat(cli.out()).contains("结论：退回", "verdict: refused", "cut.geojson:");
    assertThat(folder.resolve("out/verdict.json")).content().contains("\"conclusion\":\"refused\"");
  }

  @Test
  void whatIsNotThereIsStatus2() {
    Cli missing = check(folder.resolve("missing.dxf"));
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("missing.dxf is no file");
    Cli other =
        Cli.run(
            "check-drawing",
            latest.toString(),
            "--region",
            region.toString(),
            "--mine",
            "000000000000");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("no mine 000000000000", mine);
    Cli nowhere =
        Cli.run("check-drawing", latest.toString(), "--region", folder.toString(), "--mine", mine);
    assertThat(nowhere.status()).isEqualTo(2);
  }
}
