package org.minewatch.web.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.minewatch.region.Rejection;
import org.minewatch.track.FixColumns;
import org.minewatch.track.TrackCsvWriter;
import org.minewatch.track.TrackDay;
import org.minewatch.track.TrackParquetWriter;
import org.minewatch.track.TrackReader;
import org.minewatch.track.parquet.ParquetWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert-track}: writes a position file in another form, CSV or Parquet. */
@Command(
    name = "convert-track",
    description = {
      "Reads a position file (.csv, .csv.gz or .parquet) and writes it as one of these, sorted by",
      "card and time. Rows that cannot be used are told and left out; so is person_id, which",
      "persons.csv tells. Readers are not checked against readers.csv."
    })
final class ConvertTrackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "The position file to read.")
  private Path in;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The position file to write; its ending says the form. Nothing is overwritten.")
  private Path out;

  @Option(
      names = "--time-zone",
      required = true,
      paramLabel = "ZONE",
      description = "Of times without an offset, such as Asia/Shanghai; CSV shows its clock.")
  private ZoneId zone;

  @Option(
      names = "--packing",
      paramLabel = "HOW",
      defaultValue = "none",
      description =
          "How Parquet is packed: none, snappy or zstd. Default: none, the fastest to read.")
  private ParquetWriter.Packing packing;

  @Override
  public Integer call() throws Exception {
    ending(in);
    String to = ending(out);
    if (!Files.isRegularFile(in)) {
      throw new UsageException(in + " is no file");
    }
    if (Files.exists(out)) {
      throw new UsageException(out + " is there already; name another file or move it away");
    }
    String name = in.getFileName().toString();
    TrackDay day = TrackReader.readColumns(in, name, zone, reader -> true);
    tell(day);
    boolean empty = day.fixes().size() == 0;
    if (empty && !day.summary().complete()) {
      return ExitStatus.USAGE;
    }
    write(day.fixes(), to);
    spec.commandLine().getOut().println(out);
    return day.summary().rejections().isEmpty()
        ? ExitStatus.COMPLETED
        : ExitStatus.COMPLETED_WITH_REJECTIONS;
  }

  private static String ending(Path file) throws UsageException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    for (String ending : List.of(".csv", ".csv.gz", ".parquet")) {
      if (name.endsWith(ending)) {
        return ending;
      }
    }
    throw new UsageException(file + " ends in none of .csv, .csv.gz and .parquet");
  }

  /** Writes beside the file and moves it there, so that there is a whole file or none. */
  private void write(FixColumns fixes, String ending) throws IOException {
    Path target = out.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path whole = target.resolveSibling("." + target.getFileName() + ".part");
    OutputStream stream = Files.newOutputStream(whole, StandardOpenOption.CREATE_NEW);
    try {
      if (ending.equals(".parquet")) {
        TrackParquetWriter.write(fixes, List.of(), stream, packing);
      } else {
        TrackCsvWriter.write(
            fixes, zone, ending.endsWith(".gz") ? new GZIPOutputStream(stream, 1 << 16) : stream);
      }
      Files.move(whole, target);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private void tell(TrackDay day) {
    PrintWriter err = spec.commandLine().getErr();
    day.summary().notes().forEach(note -> err.println("note: " + note));
    for (Rejection rejection : day.summary().rejections()) {
      err.printf(
          "rejected: %s:%d %s %s%n",
          rejection.file(), rejection.line(), rejection.column(), rejection.reason());
    }
    err.printf(
        "%d fixes of %d cards; %d rows rejected, %d repeats, %d out of order%n",
        day.fixes().size(),
        day.fixes().cards().size(),
        day.summary().rowsRejected(),
        day.summary().duplicates(),
        day.summary().outOfOrder());
  }
}
