package org.minewatch.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code store}: what is done with a store as a whole while no server has it open. */
@Command(
    name = "store",
    description = "Copies a store into another database, or writes it as text to compare.",
    subcommands = {StoreCopyCommand.class, StoreExportCommand.class})
final class StoreCommand implements Runnable {

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  /** What picocli makes: with the environment of the process. */
  StoreCommand() {
    this(System.getenv());
  }

  StoreCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: copy or export");
  }
}
