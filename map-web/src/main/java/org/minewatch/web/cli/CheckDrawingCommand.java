package org.minewatch.web.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minewatch.drawingcheck.DrawingVerdict;
import org.minewatch.drawingcheck.VerdictText;
import org.minewatch.nightly.DrawingCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check-drawing}: says of one drawing whether it can be true. */
@Command(
    name = "check-drawing",
    description = {
      "Reads one drawing as its mine's latest plan and says what it is, where it lies, what was",
      "understood of it, what speaks against it and what changed. Findings do not change the exit",
      "status; a drawing that was rejected, wholly or in part, gives 3."
    })
final class CheckDrawingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The drawing: .dxf, .geojson, .kml, .kmz, .gpkg or a .zip of shapefiles.")
  private Path file;

  @Option(
      names = "--region",
      paramLabel = "DIR",
      required = true,
      description = "The region folder.")
  private Path region;

  @Option(
      names = "--mine",
      paramLabel = "CODE",
      required = true,
      description = "Code of the mine that handed it in.")
  private String mine;

  @Option(
      names = "--against",
      paramLabel = "EARLIER",
      description =
          "An earlier drawing to compare with. Default: the mine's latest registered plan.")
  private Path against;

  @Option(
      names = "--layers",
      paramLabel = "FILE",
      description = "A CSV layer,class. Default: that of the registered plan, else the dictionary.")
  private Path layers;

  @Option(
      names = "--control-points",
      paramLabel = "FILE",
      description = "Control points, as in drawings.csv, for a sheet without map coordinates.")
  private Path controlPoints;

  @Option(
      names = "--crs",
      paramLabel = "CRS",
      defaultValue = "",
      description = "Its CRS. Default: that of the registered plan, else found by the licence.")
  private String crs;

  @Option(
      names = "--seam",
      paramLabel = "SEAM",
      defaultValue = "",
      description = "The seam it is of. Default: that of the registered plan it resembles most.")
  private String seam;

  @Option(
      names = "--date",
      paramLabel = "yyyy-MM-dd",
      description = "The day to judge for. Default: the last day with positions.")
  private LocalDate day;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes drawing.geojson, verdict.json and page.html there.")
  private Path out;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "A bureau's own rule table, which replaces the one inside the program.")
  private Path rules;

  @Override
  public Integer call() throws Exception {
    requireFile("FILE", file);
    requireFile("--against", against);
    requireFile("--layers", layers);
    requireFile("--control-points", controlPoints);
    if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException("--out " + out + " is no folder");
    }
    DrawingVerdict verdict =
        DrawingCheck.run(
            new DrawingCheck.Options(
                region,
                mine,
                file,
                Optional.ofNullable(against),
                Optional.ofNullable(layers),
                Optional.ofNullable(controlPoints),
                crs,
                seam,
                Optional.ofNullable(day),
                NightsOptions.ruleTable("--rules", rules)));
    PrintWriter text = spec.commandLine().getOut();
    VerdictText.lines(verdict).forEach(text::println);
    if (out != null) {
      DrawingCheck.write(verdict, out).forEach(text::println);
    }
    return verdict.rejections().isEmpty()
        ? ExitStatus.COMPLETED
        : ExitStatus.COMPLETED_WITH_REJECTIONS;
  }

  private static void requireFile(String what, Path path) throws UsageException {
    if (path != null && !Files.isRegularFile(path)) {
      throw new UsageException(what + " " + path + " is no file");
    }
  }
}
