package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

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
  @ValueSource(strings = {"", "xyzzy", "serve --port 70000", "serve --port x", "serve --prot 1"})
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minewatch.store.url | jdbc:oracle:x | 2 | minewatch.store.url must begin with jdbc:h2:",
        "minewatch.store.connections | 0 | 2 | it must be 1 to 64",
        "server.port | eighty | 2 | is \"eighty\"; it must be a whole number",
        "minewatch.store.url | jdbc:postgresql://127.0.0.1:1/x?password=hush | 1"
            + " | the store jdbc:postgresql://127.0.0.1:1/x cannot be opened"
      })
  void aServerThatCannotStartSaysWhyInOneSentence(
      String property, String value, int status, String message) {
    System.setProperty(property, value);
    try {
      Cli cli = Cli.run("serve");
      assertThat(cli.status()).as(cli.err()).isEqualTo(status);
      assertThat(cli.err()).contains(message).doesNotContain("hush", "\tat ");
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void aPortThatIsTakenIsStatus2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      System.setProperty("minewatch.store.url", "jdbc:h2:mem:port-taken");
      Cli cli = Cli.run("serve", "--port", String.valueOf(taken.getLocalPort()));
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.err()).contains("already in use", "--port 0 takes any free port");
    } finally {
      System.clearProperty("minewatch.store.url");
    }
  }

  @Test
  void aResultOfAnotherRegionIsRefused() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("store");
    try (Store store = Store.open(new StoreSettings(url, "minewatch", "", 2))) {
      store.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a"));
    }
    SampleResult.write(folder.resolve("out"), 107.25);
    System.setProperty("minewatch.store.url", url);
    try {
      Cli cli = Cli.run("serve", "--port", "0", "--result", folder.resolve("out").toString());
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.err()).contains("演示区 Demo", "minewatch.store.url");
    } finally {
      System.clearProperty("minewatch.store.url");
    }
  }
}
