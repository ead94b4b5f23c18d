package org.minewatch.web.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs a command line and keeps what it wrote. */
record Cli(int status, String out, String err) {

  static Cli run(String... args) {
    return execute(new CommandLine(new MinewatchCommand()), args);
  }

  /** With a runner of nights in the place of the real one. */
  static Cli run(NightRunner runner, String... args) {
    CommandLine commandLine = new CommandLine(new MinewatchCommand());
    commandLine.getCommandSpec().removeSubcommand("nightly");
    commandLine.addSubcommand(new NightlyCommand(runner));
    return execute(commandLine, args);
  }

  private static Cli execute(CommandLine commandLine, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        MinewatchCommand.execute(
            commandLine, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Cli(status, out.toString(), err.toString());
  }
}
