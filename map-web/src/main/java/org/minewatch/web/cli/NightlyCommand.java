package org.minewatch.web.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.rules.RuleTableException;
import org.minewatch.web.system.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nightly}: judges one or more nights of a region and writes a result folder for each. */
@Command(
    name = "nightly",
    description = {
      "Judges nights of a region folder and writes OUT/<date>/ for each: findings, summary,",
      "rejected input and the report. Needs no server and no database."
    })
final class NightlyCommand implements Callable<Integer> {

  private static final int MOST_DAYS = 3660;
  private static final int MOST_THREADS = 1024;

  private final NightRunner runner;

  @Spec private CommandSpec spec;

  @Option(
      names = "--region",
      paramLabel = "DIR",
      required = true,
      description = "The region folder.")
  private Path region;

  @Option(
      names = "--date",
      paramLabel = "yyyy-MM-dd",
      required = true,
      description = "The first night: a calendar day in the region's time zone.")
  private LocalDate firstNight;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many nights. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--mine",
      paramLabel = "CODE",
      description = "Only this mine; may be given more than once. Default: all.")
  private Set<String> mines = new LinkedHashSet<>();

  @Option(
      names = "--previous",
      paramLabel = "RESULT",
      description =
          "An earlier night's result folder that ids and ledger come from. Default: re-runs the"
              + " history of the region folder, with the same result.")
  private Path previous;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the result folders go.")
  private Path out;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "A bureau's own rule table, which replaces the one inside the program.")
  private Path rules;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many mines at a time. Default: one per processor.")
  private Integer threads;

  /** What picocli makes: the real run. */
  NightlyCommand() {
    this(NightlyRun::run);
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
    requireBetween("--days", days, MOST_DAYS);
    int atATime = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    requireBetween("--threads", atATime, MOST_THREADS);
    if (previous != null && !Files.isDirectory(previous)) {
      throw new UsageException(
          "--previous " + previous + " is no folder; it must be an earlier result folder");
    }
    return new NightlyRun.Options(
        region,
        firstNight,
        days,
        mines,
        Optional.ofNullable(previous),
        out,
        ruleTable(),
        atATime,
        ProductVersion.current(),
        Clock.systemDefaultZone(),
        Machine.describe());
  }

  private void requireBetween(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " must be 1 to " + most + ", not " + value);
    }
  }

  private RuleTable ruleTable() throws UsageException {
    if (rules == null) {
      return RuleTable.load();
    }
    try {
      return RuleTable.load(rules);
    } catch (RuleTableException e) {
      throw new UsageException("--rules " + rules + ": " + e.getMessage(), e);
    }
  }
}
