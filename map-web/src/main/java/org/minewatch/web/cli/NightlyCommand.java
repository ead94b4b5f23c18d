package org.minewatch.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightly}: judges one or more nights of a region and writes a result folder for each. */
@Command(
    name = "nightly",
    description = {
      "Judges nights of a region folder and writes OUT/<date>/ for each: findings, summary,",
      "rejected input and the report. Needs no server and no database."
    })
final class NightlyCommand implements Callable<Integer> {

  private final NightRunner runner;

  @Spec private CommandSpec spec;

  @Mixin private NightsOptions nights;

  @Option(
      names = "--previous",
      paramLabel = "RESULT",
      description =
          "An earlier night's result folder that ids and ledger come from. Default: re-runs the"
              + " history of the region folder, with the same result.")
  private Path previous;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description =
          "Orders that the office has issued, a table like orders.csv; they count beside those of"
              + " the region folder. A server keeps one: minewatch.orders.file.")
  private Path orders;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "A bureau's own rule table, which replaces the one inside the program.")
  private Path rules;

  @Option(
      names = "--facts",
      paramLabel = "DIR",
      description =
          "Keeps here what each night leaves for the 14 after it, so that a run with --previous"
              + " does not read their positions again; the result is the same. May be deleted at"
              + " any time.")
  private Path facts;

  /** What picocli makes: the real run. */
  NightlyCommand() {
    this(NightlyCommand::runAndKeep);
  }

  /** Judges, and keeps beside the nights what evidence of them needs. */
  private static NightlyRun.Outcome runAndKeep(
      NightlyRun.Options options, NightlyRun.Progress progress)
      throws UnreadableRegionException, IOException {
    NightlyRun.Outcome outcome = NightlyRun.run(options, progress);
    ResultLog.keep(options.out(), outcome.nightFolders(), options.rules());
    return outcome;
  }

  NightlyCommand(NightRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    NightlyRun.Options options = options();
    NightlyRun.Outcome outcome;
    try (ConsoleProgress progress = ConsoleProgress.onTerminal(spec.commandLine().getErr())) {
      outcome = runner.run(options, progress::step);
    }
    outcome.nightFolders().forEach(folder -> spec.commandLine().getOut().println(folder));
    if (outcome.rejections() > 0) {
      spec.commandLine()
          .getErr()
          .println(
              outcome.rejections()
                  + " pieces of input were rejected; rejected.csv says which and why");
    }
    if (!outcome.failedMines().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("a defect kept these mines from being judged: " + outcome.failedMines());
    }
    return ExitStatus.of(outcome);
  }

  private NightlyRun.Options options() throws UsageException {
    if (previous != null && !Files.isDirectory(previous)) {
      throw new UsageException(
          "--previous " + previous + " is no folder; it must be an earlier result folder");
    }
    NightlyRun.Options options =
        nights.toOptions(
            spec.commandLine(),
            NightsOptions.ruleTable("--rules", rules),
            Optional.ofNullable(previous));
    if (facts != null) {
      if (Files.exists(facts) && !Files.isDirectory(facts)) {
        throw new UsageException("--facts " + facts + " is a file; it must be a folder");
      }
      options = options.withFacts(facts);
    }
    return orders == null ? options : options.with(orders);
  }
}
