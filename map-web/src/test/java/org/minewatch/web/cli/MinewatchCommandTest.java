package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinewatchCommandTest {

  @TempDir Path folder;

  @Test
  void versionAndHelpAreOnStandardOutput() {
    Cli version = Cli.run("--version");
    assertThat(version.status()).isZero();
    assertThat(version.out()).containsPattern("minewatch 矿界哨兵 \\d+\\.\\d+\\.\\d+");
    Cli help = Cli.run("--help");
    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("serve", "completed, but some input was rejected");
    assertThat(Cli.run("serve", "--help").out()).contains("--result", "--port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no-such-command", "serve --port 70000", "serve --port x", "serve --prot 1"})
  void wrongUsageIsStatus2AndSaysSo(String line) {
    Cli cli = Cli.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("Usage:");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void aFolderWithoutANightIsStatus2() throws Exception {
    Files.createDirectory(folder.resolve("2026-03-01"));
    for (Path none : new Path[] {folder, folder.resolve("missing")}) {
      Cli cli = Cli.run("serve", "--port", "0", "--result", none.toString());
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.err()).contains(none.toString(), "is no result folder", "summary.json");
    }
  }
}
