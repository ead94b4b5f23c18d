package org.minewatch.web.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.minewatch.region.UnreadableRegionException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's command line: finds the command, runs it, turns what happened into a status. */
@Command(
    name = "minewatch",
    description = "Mining-boundary and workface surveillance for coal-mine regulators (矿界哨兵).",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    scope = CommandLine.ScopeType.INHERIT,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:completed",
      "1:failed",
      "2:wrong usage, or input that cannot be read at all",
      "3:completed, but some input was rejected; the result says what"
    },
    subcommands = {
      NightlyCommand.class,
      BacktestCommand.class,
      BundleCommand.class,
      VerifyCommand.class,
      ServeCommand.class,
      ImportLicenceCommand.class,
      ArchiveUploadsCommand.class,
      ConvertTrackCommand.class,
      CheckDrawingCommand.class,
      CheckHandedInCommand.class,
      ScoreCommand.class,
      SynthCommand.class,
      DemoCommand.class,
      DocumentsCommand.class,
      StoreCommand.class,
      PublishCommand.class
    })
public final class MinewatchCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs the command line on standard output and error and returns the exit status. */
  public static int run(String... args) {
    return run(
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
        args);
  }

  static int run(PrintWriter out, PrintWriter err, String... args) {
    return execute(new CommandLine(new MinewatchCommand()), out, err, args);
  }

  static int execute(CommandLine commandLine, PrintWriter out, PrintWriter err, String... args) {
    return commandLine
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(MinewatchCommand::explain)
        .execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say which command to run");
  }

  private static int explain(
      Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
    if (problem instanceof UsageException || problem instanceof UnreadableRegionException) {
      command.getErr().println(problem.getMessage());
      return ExitStatus.USAGE;
    }
    if (problem instanceof RuntimeException) {
      // Nothing that a user can mend; whoever mends it needs all of it.
      LoggerFactory.getLogger(MinewatchCommand.class).error("failed", problem);
    }
    command.getErr().println("failed: " + Causes.reason(problem));
    return ExitStatus.FAILED;
  }
}
