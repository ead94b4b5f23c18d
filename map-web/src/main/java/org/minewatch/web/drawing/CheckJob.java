package org.minewatch.web.drawing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.drawingcheck.DrawingDossier;
import org.minewatch.nightly.DrawingCheck;
import org.minewatch.nightly.HandedInFile;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.web.drawing.CheckSettings.ControlPoint;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of a check as the server hands it to a process of its own: a file, because names of mines
 * and drawings are safe in a file and not on a command line.
 *
 * @param out where the results go
 */
public record CheckJob(
    String region,
    String mineCode,
    String checkId,
    Sheet file,
    @Nullable Sheet against,
    CheckSettings settings,
    String out) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A drawing and what is said of its place.
   *
   * @param path where its bytes lie
   * @param name what it is called
   */
  public record Sheet(String path, String name, String crs, List<ControlPoint> controlPoints) {}

  void write(Path job) throws IOException {
    Files.write(job, JSON.writeValueAsBytes(this));
  }

  /** Reads a job that the server wrote. */
  public static CheckJob read(Path job) throws IOException {
    return JSON.readValue(Files.readAllBytes(job), CheckJob.class);
  }

  /** Checks the drawing and writes what it came to. */
  public void run(NightlyRun.Progress progress) throws IOException, UnreadableRegionException {
    Path folder = Files.createDirectories(Path.of(out));
    DrawingDossier dossier =
        DrawingCheck.study(
            new DrawingCheck.Options(
                Path.of(region),
                mineCode,
                handedIn(file, folder.resolveSibling("control_points.csv")),
                against == null
                    ? Optional.empty()
                    : Optional.of(
                        handedIn(against, folder.resolveSibling("earlier_control_points.csv"))),
                Optional.empty(),
                settings.memory(checkId),
                settings.seam(),
                Optional.ofNullable(settings.day()),
                RuleTable.load()),
            progress);
    progress.step("files", 3, 4);
    DrawingCheck.write(dossier, folder);
  }

  /** Control points are in the mine's CRS and say more of a sheet's place than a CRS cell. */
  private static HandedInFile handedIn(Sheet sheet, Path pointsFile) throws IOException {
    boolean registered = !sheet.controlPoints.isEmpty();
    if (registered) {
      try (CsvWriter csv = CsvWriter.builder().build(pointsFile, StandardCharsets.UTF_8)) {
        csv.writeRecord(
            "name", "from_easting_m", "from_northing_m", "to_easting_m", "to_northing_m");
        for (ControlPoint p : sheet.controlPoints) {
          csv.writeRecord(
              p.name(),
              Double.toString(p.x()),
              Double.toString(p.y()),
              Double.toString(p.easting()),
              Double.toString(p.northing()));
        }
      }
    }
    return new HandedInFile(
        Path.of(sheet.path),
        sheet.name,
        registered ? "" : sheet.crs,
        registered ? Optional.of(pointsFile) : Optional.empty());
  }
}
