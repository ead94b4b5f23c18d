package org.minewatch.web.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: takes in the nights of a result folder, if one is given, and serves the map. */
@Command(
    name = "serve",
    description = {
      "Serves the map of the nights in the store, after taking in those of a result folder.",
      "Settings are properties (docs/configuration.md): minewatch.store.url chooses the database."
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ServerOptions server;

  @Option(
      names = "--result",
      paramLabel = "DIR",
      description = "Result folder of nightly: one folder a night, or one of them.")
  private Path result;

  @Override
  public Integer call() throws Exception {
    return MapSession.serve(spec.commandLine(), server.toSettings(), Optional.ofNullable(result));
  }
}
