package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;

class NightlyCommandTest {

  private static final NightRunner NEVER =
      (options, progress) -> {
        throw new AssertionError("not to be run");
      };

  @TempDir Path folder;

  private static String[] withRequired(String... more) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(
                "nightly", "--region", "in", "--date", "2026-03-01", "--out", "out"),
            java.util.stream.Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void optionsReachTheRun() {
    AtomicReference<NightlyRun.Options> seen = new AtomicReference<>();
    NightRunner runner =
        (options, progress) -> {
          seen.set(options);
          return new NightlyRun.Outcome(List.of(Path.of("out", "2026-03-01")), 0, Set.of());
        };
    Cli cli =
        Cli.run(
            runner,
            withRequired(
                "--days",
                "7",
                "--mine",
                "b",
                "--mine",
                "a",
                "--threads",
                "3",
                "--previous",
                folder.toString(),
                "--facts",
                "facts"));
    assertThat(cli.status()).as(cli.err()).isZero();
    assertThat(cli.out()).isEqualToIgnoringNewLines(Path.of("out", "2026-03-01").toString());
    assertThat(cli.err()).as("quiet when nobody watches").isEmpty();
    NightlyRun.Options options = seen.get();
    assertThat(options.region()).isEqualTo(Path.of("in"));
    assertThat(options.firstNight()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(options.days()).isEqualTo(7);
    assertThat(options.mines()).isEqualTo(Set.of("a", "b"));
    assertThat(options.previous()).isEqualTo(Optional.of(folder));
    assertThat(options.facts()).contains(Path.of("facts"));
    assertThat(options.out()).isEqualTo(Path.of("out"));
    assertThat(options.threads()).isEqualTo(3);
    assertThat(options.rules().version()).isNotBlank();
    assertThat(options.productVersion()).isNotBlank();
  }

  @Test
  void aMineThatADefectKeptFromBeingJudgedIsStatus1AndNamed() {
    Cli cli =
        Cli.run(
            (options, progress) -> new NightlyRun.Outcome(List.of(), 2, Set.of("530300000001")),
            withRequired());
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.err()).contains("530300000001");
  }

  @Test
  void rejectedInputIsStatus3() {
    Cli cli =
        Cli.run(
            (options, progress) -> new NightlyRun.Outcome(List.of(), 2, Set.of()), withRequired());
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).contains("2 pieces of input were rejected");
  }

  @Test
  void aRegionThatCannotBeReadIsStatus2AndSaysWhy() {
    Cli cli =
        Cli.run(
            (options, progress) -> {
              throw new UnreadableRegionException("in/region.json is missing");
            },
            withRequired());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).isEqualToIgnoringNewLines("in/region.json is missing");
  }

  @Test
  void aFailureIsStatus1WithItsCauseAndNoStackTrace() {
    Cli cli =
        Cli.run(
            (options, progress) -> {
              throw new IOException("could not write", new IOException("disk full"));
            },
            withRequired());
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.err()).contains("disk full").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--days 0",
        "--days 3661",
        "--days x",
        "--threads 0",
        "--threads 1025",
        "--date 2026-02-30",
        "--previous no-such-folder",
        "--rules no-such-folder",
        "--unknown 1",
        "surplus"
      })
  void wrongUsageIsStatus2(String wrong) {
    Cli cli = Cli.run(NEVER, withRequired(wrong.split(" ")));
    assertThat(cli.status()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "nightly --region in --date 2026-03-01", "nightly --out x"})
  void whatIsRequiredIsAskedFor(String line) {
    Cli cli = Cli.run(NEVER, line.split(" "));
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("Missing required option");
  }
}
