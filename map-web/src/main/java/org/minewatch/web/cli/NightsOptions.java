package org.minewatch.web.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.rules.RuleTableException;
import org.minewatch.web.system.ProductVersion;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which nights of which region a command judges, and where the result goes. */
final class NightsOptions {

  private static final int MOST_DAYS = 3660;
  private static final int MOST_THREADS = 1024;

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
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the result folders go.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many mines at a time. Default: one per processor.")
  private Integer threads;

  NightlyRun.Options toOptions(CommandLine command, RuleTable rules, Optional<Path> previous) {
    requireBetween(command, "--days", days, MOST_DAYS);
    int atATime = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    requireBetween(command, "--threads", atATime, MOST_THREADS);
    return new NightlyRun.Options(
        region,
        firstNight,
        days,
        mines,
        previous,
        out,
        rules,
        atATime,
        ProductVersion.current(),
        Clock.systemDefaultZone(),
        Machine.describe());
  }

  private static void requireBetween(CommandLine command, String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(command, option + " must be 1 to " + most + ", not " + value);
    }
  }

  /**
   * The rule table of a folder, or the one inside the program.
   *
   * @param option that named the folder, for the message
   * @param folder null for ours
   */
  static RuleTable ruleTable(String option, Path folder) throws UsageException {
    if (folder == null) {
      return RuleTable.load();
    }
    try {
      return RuleTable.load(folder);
    } catch (RuleTableException e) {
      throw new UsageException(option + " " + folder + ": " + e.getMessage(), e);
    }
  }
}
