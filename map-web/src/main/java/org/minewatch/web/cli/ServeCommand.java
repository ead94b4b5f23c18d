package org.minewatch.web.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--nightly",
      description = {
        "Judges the nights of --region by itself, into --result and the store: at",
        "minewatch.job.cron, and what was missed at once."
      })
  private boolean nightly;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> settings = server.toSettings();
    put(settings, "region", region);
    put(settings, "work", work);
    if (!nightly) {
      return MapSession.serve(spec.commandLine(), settings, Optional.ofNullable(result));
    }
    if (region == null || result == null) {
      throw new ParameterException(
          spec.commandLine(), "--nightly needs --region, and --result for what it judges");
    }
    Files.createDirectories(result);
    settings.put("minewatch.job.region", region);
    settings.put("minewatch.job.results", result);
    settings.put("minewatch.evidence.results", result.toAbsolutePath().normalize());
    return MapSession.serve(
        spec.commandLine(), settings, Optional.of(result).filter(MapSession::hasNights));
  }

  private static void put(Map<String, Object> settings, String name, Object value) {
    if (value != null) {
      settings.put("minewatch.drawings." + name, value);
    }
  }
}
