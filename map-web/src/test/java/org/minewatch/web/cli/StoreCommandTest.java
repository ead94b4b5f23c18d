package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import picocli.CommandLine;

/**
 * {@code store} on the command line: what it prints, what it refuses, where passwords come from.
 */
class StoreCommandTest {
  @TempDir Path folder;

  private String embedded;

  @BeforeEach
  void aStore() {
    embedded = "jdbc:h2:file:" + folder.resolve("store");
    try (Store store = Store.open(new StoreSettings(embedded, "minewatch", "hush", 2))) {
      store.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a"));
    }
  }

  private static Cli run(Map<String, String> environment, String... args) {
    CommandLine commandLine = new CommandLine(new MinewatchCommand());
    commandLine.getCommandSpec().removeSubcommand("store");
    commandLine.addSubcommand(new StoreCommand(environment));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        MinewatchCommand.execute(
            commandLine, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Cli(status, out.toString(), err.toString());
  }

  @Test
  void aCopyAndBothExportsSayTheSame() throws Exception {
    StoreSettings target = PostgisServer.get().create();
    Path password = Files.writeString(folder.resolve("from.password"), "hush\n");
    Cli copied =
        run(
            Map.of("MINEWATCH_TO_USER", target.user(), "MINEWATCH_TO_PASSWORD", target.password()),
            "store",
            "copy",
            "--from",
            embedded,
            "--from-password-file",
            password.toString(),
            "--to",
            target.url());
    assertThat(copied.status()).as(copied.err()).isZero();
    assertThat(copied.out()).contains("两库规范文本一致", "both are the same text", "1  night");
    Cli one = run(Map.of("MINEWATCH_FROM_PASSWORD", "hush"), "store", "export", "--from", embedded);
    Cli other =
        run(
            Map.of("MINEWATCH_FROM_USER", target.user()),
            "store",
            "export",
            "--from",
            target.url(),
            "--out",
            folder.resolve("text").toString());
    assertThat(one.out()).isEqualTo(other.out());
    String sum = one.out().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(copied.out().lines()).contains(sum);
    assertThat(folder.resolve("text").resolve("finding_night.jsonl")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/x?password=open",
        "jdbc:postgresql://localhost/x?ssl=true&user=me",
        "jdbc:h2:file:./x;PASSWORD=open",
        "jdbc:oracle:x"
      })
  void aUrlThatSaysTooMuchOrNothingIsWrongUsage(String url) {
    Cli cli = run(Map.of(), "store", "copy", "--from", embedded, "--to", url);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).doesNotContain("=open", "\tat ").contains("--to");
  }

  @Test
  void whatCannotBeOpenedIsSaidInOneSentence() {
    Cli wrong = run(Map.of(), "store", "export", "--from", embedded);
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("cannot be opened").doesNotContain("\tat ");
    Cli none = run(Map.of(), "store", "export", "--from", "jdbc:h2:file:" + folder.resolve("none"));
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("there is no store at");
    assertThat(run(Map.of(), "store").status()).isEqualTo(2);
  }
}
