package org.minewatch.web.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.system.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code demo}: makes the demo region, judges its week and shows the map, all in one command. The
 * region is the one in {@code data/demo}, made again, so that the jar alone is enough.
 */
@Command(
    name = "demo",
    description = {
      "Judges a week of an invented region and shows the map: region in, findings, report, map out.",
      "The store is in memory; the results are in the folder that is printed first."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ServerOptions server;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keeps region and results there. Default: a temporary folder, gone at the end.")
  private Path out;

  @Option(names = "--no-serve", description = "Ends when the results are written.")
  private boolean noServe;

  @Override
  public Integer call() throws Exception {
    if (out != null) {
      return show(out);
    }
    Path folder = Files.createTempDirectory("minewatch-demo");
    // Ctrl-C ends the program past any finally.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return show(folder);
  }

  private int show(Path folder) throws Exception {
    NightlyRun.Outcome outcome = judge(folder);
    spec.commandLine().getOut().println(folder.resolve("result"));
    if (!noServe) {
      Map<String, Object> settings = server.toSettings();
      settings.put(
          "minewatch.store.url", "jdbc:h2:mem:demo-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      settings.put("minewatch.drawings.region", folder.resolve(SyntheticRegion.REGION));
      settings.put("minewatch.drawings.work", folder.resolve("drawing-desk"));
      settings.put("minewatch.review.work", folder.resolve("cases"));
      settings.put("minewatch.evidence.work", folder.resolve("evidence"));
      settings.put("minewatch.accounts.demo", true);
      MapSession.serve(spec.commandLine(), settings, Optional.of(folder.resolve("result")));
    }
    return ExitStatus.of(outcome);
  }

  private NightlyRun.Outcome judge(Path folder) throws IOException, UnreadableRegionException {
    SynthSpec week = SynthSpec.demo();
    try (ConsoleProgress progress = ConsoleProgress.onTerminal(spec.commandLine().getErr())) {
      progress.step("making the demo region", 0, 0);
      SyntheticRegion.write(week, folder);
      NightlyRun.Options options =
          new NightlyRun.Options(
              folder.resolve(SyntheticRegion.REGION),
              week.firstNight(),
              week.nights(),
              Set.of(),
              Optional.empty(),
              folder.resolve("result"),
              RuleTable.load(),
              Runtime.getRuntime().availableProcessors(),
              ProductVersion.current(),
              Clock.systemDefaultZone(),
              Machine.describe());
      NightlyRun.Outcome outcome = NightlyRun.run(options, progress::step);
      ResultLog.keep(options.out(), outcome.nightFolders(), options.rules());
      return outcome;
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
              Files.delete(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      System.err.println("could not delete " + folder + ": " + e.getMessage());
    }
  }
}
