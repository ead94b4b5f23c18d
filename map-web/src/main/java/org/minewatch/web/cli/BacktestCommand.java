package org.minewatch.web.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minewatch.nightly.Backtest;
import org.minewatch.nightly.BacktestJson;
import org.minewatch.nightly.BacktestText;
import org.minewatch.nightly.NightlyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: what another rule table would have made of past nights. */
@Command(
    name = "backtest",
    description = {
      "Judges past nights with the current and with a changed rule table and says which findings",
      "would appear, disappear or weigh otherwise. Writes OUT/backtest.json and both runs' nights",
      "to OUT/current and OUT/changed."
    })
final class BacktestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private NightsOptions nights;

  @Option(
      names = "--changed",
      paramLabel = "DIR",
      required = true,
      description = "The rule table to try: a folder as data/rules.")
  private Path changed;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The current rule table. Default: the one inside the program.")
  private Path rules;

  @Override
  public Integer call() throws Exception {
    NightlyRun.Options options =
        nights.toOptions(
            spec.commandLine(), NightsOptions.ruleTable("--rules", rules), Optional.empty());
    Backtest.Outcome outcome;
    try (ConsoleProgress progress = ConsoleProgress.onTerminal(spec.commandLine().getErr())) {
      outcome =
          Backtest.run(options, NightsOptions.ruleTable("--changed", changed), progress::step);
    }
    PrintWriter text = spec.commandLine().getOut();
    List<String> lines = BacktestText.lines(outcome);
    lines.forEach(text::println);
    text.println(write(outcome, options.out()));
    return ExitStatus.COMPLETED;
  }

  private static Path write(Backtest.Outcome outcome, Path folder) throws IOException {
    Path file = folder.resolve("backtest.json");
    try (OutputStream out = Files.newOutputStream(file)) {
      BacktestJson.write(outcome, out);
    }
    return file;
  }
}
