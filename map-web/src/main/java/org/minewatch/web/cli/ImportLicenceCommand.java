package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.minewatch.licencepaper.ImportNote;
import org.minewatch.licencepaper.ImportedLicence;
import org.minewatch.licencepaper.LicenceFiles;
import org.minewatch.licencepaper.LicenceReading;
import org.minewatch.licencepaper.PrintedLicenceReader;
import org.minewatch.licencepaper.ReadOptions;
import org.minewatch.region.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code import-licence}: turns a licence paper into tables of a region and says what it assumed.
 */
@Command(
    name = "import-licence",
    description = {
      "Reads a licence as printed, or in the land-survey text exchange, and writes licences.csv",
      "and corners.csv for a region folder. Says what it assumed and what cannot be used."
    })
final class ImportLicenceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The licence paper: text, CSV, or GeoJSON.")
  private Path file;

  @Option(
      names = "--mine",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Code of the mine; a paper does not know it. Default: left empty.")
  private String mine;

  @Option(
      names = "--crs",
      paramLabel = "CRS",
      defaultValue = "",
      description = "Coordinate system, when the paper leaves it open: EPSG:4524, or in Chinese.")
  private String crs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the tables go; nothing there is overwritten. Default: this folder.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(file + " is no file");
    }
    ImportedLicence imported =
        PrintedLicenceReader.read(file, ReadOptions.DEFAULT.withCrs(crs.strip()));
    PrintWriter err = spec.commandLine().getErr();
    tell(imported, err);
    if (imported.readings().isEmpty()) {
      return ExitStatus.USAGE;
    }
    write(imported);
    boolean whole =
        imported.rejections().isEmpty()
            && imported.readings().stream().allMatch(reading -> reading.status().isUsable());
    return whole ? ExitStatus.COMPLETED : ExitStatus.COMPLETED_WITH_REJECTIONS;
  }

  private void write(ImportedLicence imported) throws IOException, UsageException {
    try {
      LicenceFiles.write(imported, mine, out)
          .forEach(written -> spec.commandLine().getOut().println(written));
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static void tell(ImportedLicence imported, PrintWriter err) {
    for (LicenceReading reading : imported.readings()) {
      err.printf(
          "%s: %s, %d corners%n",
          reading.licence().licenceNo(),
          reading.status().code(),
          reading.licence().corners().size());
    }
    for (ImportNote note : imported.allNotes()) {
      String at = note.line() == 0 ? "" : "line " + note.line() + ": ";
      err.printf(
          "%s: %s%s %s%n", note.kind().name().toLowerCase(Locale.ROOT), at, note.zh(), note.en());
    }
    for (Rejection rejection : imported.rejections()) {
      err.printf(
          "rejected: %s:%d %s %s%n",
          rejection.file(), rejection.line(), rejection.column(), rejection.reason());
    }
  }
}
