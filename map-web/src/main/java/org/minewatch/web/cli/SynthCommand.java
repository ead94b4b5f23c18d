package org.minewatch.web.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minewatch.synth.Disturbance;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.synth.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code synth}: writes invented regions whose violations are known, to measure detection on. */
@Command(
    name = "synth",
    description = {
      "Writes a region of invented mines and its truth.json. Plants are left to chance over all rules;",
      "about one mine in three is clean. With --events-per-rule it writes as many regions as it takes."
    })
final class SynthCommand implements Callable<Integer> {
  private static final int MOST_MINES = 200;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "S", required = true, description = "Any whole number.")
  private long seed;

  @Option(
      names = "--mines",
      paramLabel = "N",
      defaultValue = "12",
      description = "How many mines, up to 200. Default: ${DEFAULT-VALUE}.")
  private int mines;

  @Option(
      names = "--nights",
      paramLabel = "K",
      defaultValue = "3",
      description = "How many nights, 1 to 31. Default: ${DEFAULT-VALUE}.")
  private int nights;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write region/ and truth.json into; new or empty.")
  private Path out;

  @Option(names = "--honest", description = "Clean mines only, full of innocent things.")
  private boolean honest;

  @Option(
      names = "--events-per-rule",
      paramLabel = "E",
      description = "Regions region-1, region-2 ... with at least so many events of every rule.")
  private Integer eventsPerRule;

  @Option(
      names = "--lost",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of fixes that never arrive, such as 0.3.")
  private double lost;

  @Option(
      names = "--noise",
      paramLabel = "METRES",
      defaultValue = "0",
      description = "Noise added to every fix, such as 3.")
  private double noise;

  @Option(
      names = "--wrong-stations",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of stations that are 30 m off their place, such as 0.05.")
  private double wrongStations;

  @Override
  public Integer call() throws Exception {
    if (mines < 1 || mines > MOST_MINES) {
      throw new UsageException("--mines " + mines + ": 1 to " + MOST_MINES);
    }
    if (nights < 1 || nights > 31) {
      throw new UsageException("--nights " + nights + ": 1 to 31");
    }
    if (eventsPerRule != null && (eventsPerRule < 1 || eventsPerRule > 100 || honest)) {
      throw new UsageException("--events-per-rule takes 1 to 100 and no --honest");
    }
    requireEmpty();
    Disturbance disturbance = disturbance();
    if (eventsPerRule != null) {
      List<SynthSpec> regions = SynthSpec.forMeasuring(seed, eventsPerRule, nights);
      for (int i = 0; i < regions.size(); i++) {
        write(regions.get(i).disturbed(disturbance), out.resolve("region-" + (i + 1)));
      }
      return ExitStatus.COMPLETED;
    }
    SynthSpec region =
        honest ? SynthSpec.honest(seed, mines, nights) : SynthSpec.random(seed, mines, nights);
    write(region.disturbed(disturbance), out);
    return ExitStatus.COMPLETED;
  }

  private void requireEmpty() throws Exception {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw new UsageException("--out " + out + " is no folder");
    }
    try (Stream<Path> inside = Files.list(out)) {
      if (inside.findAny().isPresent()) {
        throw new UsageException("--out " + out + " is not empty");
      }
    }
  }

  private Disturbance disturbance() throws UsageException {
    try {
      return new Disturbance(lost, noise, wrongStations, 30);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private void write(SynthSpec region, Path folder) throws Exception {
    Truth truth = SyntheticRegion.write(region, folder);
    spec.commandLine()
        .getOut()
        .println(
            folder
                + ": "
                + region.mines().size()
                + " mines, "
                + region.nights()
                + " nights from "
                + region.firstNight()
                + ", "
                + truth.events().size()
                + " events");
  }
}
