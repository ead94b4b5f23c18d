package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthAndScoreCommandTest {
  @TempDir Path folder;

  @Test
  void aRegionIsWrittenAndAnEmptyResultFindsNothingInIt() throws IOException {
    Path out = folder.resolve("region");
    Cli synth =
        Cli.run("synth", "--seed", "9", "--mines", "2", "--nights", "1", "--out", out.toString());
    assertThat(synth.status()).isZero();
    assertThat(synth.out()).contains("2 mines, 1 nights");
    assertThat(out.resolve("region/mines.csv")).exists();

    Path findings = folder.resolve("findings.geojson");
    Files.writeString(findings, "{\"type\": \"FeatureCollection\", \"features\": []}");
    Path json = folder.resolve("score.json");
    Cli score =
        Cli.run(
            "score",
            "--truth",
            out.resolve("truth.json").toString(),
            "--findings",
            findings.toString(),
            "--json",
            json.toString());
    assertThat(score.status()).isZero();
    assertThat(score.out()).contains("overall recall=0.000 precision=0.000");
    assertThat(json).content().contains("\"clean_false_alarms_per_mine_night\":0.0");

    Cli again = Cli.run("synth", "--seed", "9", "--out", out.toString());
    assertThat(again.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(again.err()).contains("is not empty");
  }

  @Test
  void wrongSizesAndMissingFilesAreUsage() {
    String out = folder.resolve("x").toString();
    assertThat(Cli.run("synth", "--seed", "1", "--mines", "0", "--out", out).status())
        .isEqualTo(ExitStatus.USAGE);
    assertThat(Cli.run("synth", "--seed", "1", "--lost", "1.5", "--out", out).status())
        .isEqualTo(ExitStatus.USAGE);
    assertThat(Cli.run("score", "--truth", out, "--findings", out).status())
        .isEqualTo(ExitStatus.USAGE);
  }
}
