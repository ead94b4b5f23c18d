package org.minewatch.web.cli;

import java.nio.file.Path;
import java.util.Map;
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

  @Option(
      names = "--region",
      paramLabel = "DIR",
      description = "Region folder whose mines hand in drawings: opens the drawing desk.")
  private Path region;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where drawings are kept. Default: beside the store's file.")
  private Path work;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> settings = server.toSettings();
    put(settings, "region", region);
    put(settings, "work", work);
    return MapSession.serve(spec.commandLine(), settings, Optional.ofNullable(result));
  }

  private static void put(Map<String, Object> settings, String name, Object value) {
    if (value != null) {
      settings.put("minewatch.drawings." + name, value);
    }
  }
}
