package org.minewatch.track;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.minewatch.region.Rejection;
import org.minewatch.region.table.CsvRecords;
import org.minewatch.region.table.FileScan;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TextEncoding;
import org.minewatch.track.parquet.ParquetFile;
import org.minewatch.track.parquet.ParquetProblem;

/**
 * Reads the position file of one mine and one day, {@code .csv}, {@code .csv.gz} or {@code
 * .parquet}.
 *
 * <p>Rows that cannot be used are rejected by line and column and cost nothing else; repeats,
 * disorder and times of another day are only marked. When the bytes themselves break off, the rows
 * before count and the summary says that the file is not complete.
 */
public final class TrackReader {
  private static final Pattern DAY =
      Pattern.compile(".*?(\\d{4}-\\d\\d-\\d\\d)\\.(csv|csv\\.gz|parquet)");

  private final Path file;
  private final String regionPath;
  private final TrackLimits limits;
  private final TableLog log;
  private final boolean parquet;
  private final FixFile fixes;
  private Charset charset;
  private boolean complete = true;

  private TrackReader(
      Path file,
      String regionPath,
      ZoneId zone,
      Predicate<String> knownReader,
      TrackLimits limits) {
    this.file = file;
    this.regionPath = regionPath;
    this.limits = limits;
    this.log = new TableLog(regionPath, limits.problems());
    this.parquet = regionPath.endsWith(".parquet");
    this.fixes =
        new FixFile(
            log,
            limits,
            zone,
            day().orElse(null),
            knownReader,
            parquet ? () -> StandardCharsets.UTF_8 : this::charset);
  }

  /**
   * Streams a file to a sink in constant memory, whatever its size.
   *
   * <p>{@link FixColumns#MARK_DUPLICATE} is set on a row that repeats its card's row before;
   * repeats further apart are seen only by {@link #readColumns}, which has all rows of a card at
   * hand.
   *
   * @param regionPath the file's path inside the region, which also tells the day
   * @param zone the zone of times without an offset
   * @param knownReader whether the mine has a reader of that id
   */
  public static TrackFileSummary read(
      Path file, String regionPath, ZoneId zone, Predicate<String> knownReader, FixSink sink) {
    return read(file, regionPath, zone, knownReader, sink, TrackLimits.DEFAULT);
  }

  /** As {@link #read(Path, String, ZoneId, Predicate, FixSink)} with limits of one's own. */
  public static TrackFileSummary read(
      Path file,
      String regionPath,
      ZoneId zone,
      Predicate<String> knownReader,
      FixSink sink,
      TrackLimits limits) {
    TrackReader reader = new TrackReader(file, regionPath, zone, knownReader, limits);
    RepeatMarker repeats = new RepeatMarker();
    reader.stream(
        (line, card, time, e, n, z, accuracy, station, distance, marks) ->
            sink.accept(
                line,
                reader.fixes.cards.text(card),
                time,
                e,
                n,
                z,
                accuracy,
                station < 0 ? null : reader.fixes.readers.text(station),
                distance,
                marks | repeats.marks(card, time, e, n, z, accuracy, station, distance)));
    return reader.summary(repeats.duplicates());
  }

  /** Reads a file into columns. */
  public static TrackDay readColumns(
      Path file, String regionPath, ZoneId zone, Predicate<String> knownReader) {
    return readColumns(file, regionPath, zone, knownReader, TrackLimits.DEFAULT);
  }

  /** As {@link #readColumns(Path, String, ZoneId, Predicate)} with limits of one's own. */
  public static TrackDay readColumns(
      Path file,
      String regionPath,
      ZoneId zone,
      Predicate<String> knownReader,
      TrackLimits limits) {
    TrackReader reader = new TrackReader(file, regionPath, zone, knownReader, limits);
    FixCollector collector;
    try {
      collector = reader.collect();
    } catch (FixCollector.TooMany e) {
      TrackReader failed = new TrackReader(file, regionPath, zone, knownReader, limits);
      failed.fail(
          "the file has more than "
              + limits.fixesInMemory()
              + " fixes; split it or raise the limit");
      return new TrackDay(FixCollector.none(), failed.summary(0));
    }
    FixColumns fixes = collector.columns(reader.fixes.cards, reader.fixes.readers);
    return new TrackDay(fixes, reader.summary(collector.duplicates()));
  }

  private void stream(TrackParser.Rows rows) {
    if (!parquet) {
      parse(rows);
      return;
    }
    parseParquet(
        parser -> {
          FixArrays group = new FixArrays(parser.largestGroup());
          for (int g = 0; g < parser.rowGroups(); g++) {
            parser.stream(g, group, rows);
          }
        });
  }

  private FixCollector collect() {
    if (!parquet) {
      FixCollector collector = new FixCollector(limits.fixesInMemory());
      parse(collector);
      return collector;
    }
    FixCollector[] collector = {new FixCollector(0)};
    parseParquet(
        parser -> {
          FixArrays all = new FixArrays(parser.rows());
          int size = 0;
          try {
            for (int g = 0; g < parser.rowGroups(); g++) {
              size += parser.read(g, all, size);
            }
          } finally {
            collector[0] = new FixCollector(all, size);
          }
        });
    return collector[0];
  }

  @FunctionalInterface
  private interface ParquetUse {
    void use(ParquetParser parser) throws IOException;
  }

  private void parseParquet(ParquetUse use) {
    try (ParquetFile parquetFile = ParquetFile.open(file, limits.parquet())) {
      ParquetParser parser = ParquetParser.of(parquetFile, fixes);
      if (parser == null) {
        complete = false;
        return;
      }
      use.use(parser);
      complete = parser.isComplete();
    } catch (ParquetProblem e) {
      fail(e.getMessage());
    } catch (IOException e) {
      broken(e, 0);
    }
  }

  private void parse(TrackParser.Rows rows) {
    CsvRecords records = null;
    try (InputStream head = open()) {
      String notText = notText(head);
      if (!notText.isEmpty()) {
        fail(notText);
        return;
      }
    } catch (IOException e) {
      broken(e, 0);
      return;
    }
    try (InputStream in = open()) {
      records = new CsvRecords(in, limits.recordBytes());
      complete = new TrackParser(records, this::charset, fixes).parse(rows);
    } catch (IOException e) {
      broken(e, records == null ? 0 : records.line());
    } catch (UncheckedIOException e) {
      broken(e.getCause(), records == null ? 0 : records.line());
    }
  }

  private InputStream open() throws IOException {
    InputStream in = Files.newInputStream(file);
    if (!regionPath.endsWith(".gz")) {
      return in;
    }
    try {
      return GuardedGzip.of(in, limits);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static String notText(InputStream in) throws IOException {
    TextEncoding head = new TextEncoding();
    byte[] first = in.readNBytes(4);
    head.add(first, 0, first.length);
    return head.notText();
  }

  /** Settled only when some text is not ASCII, by reading the file once more. */
  private Charset charset() {
    if (charset == null) {
      try (InputStream in = open()) {
        charset = FileScan.charsetOf(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      log.noteEncoding(charset);
    }
    return charset;
  }

  private Optional<LocalDate> day() {
    Matcher m = DAY.matcher(regionPath);
    try {
      return m.matches() ? Optional.of(LocalDate.parse(m.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void fail(String reason) {
    complete = false;
    log.rejectFile(reason);
  }

  private void broken(IOException e, long line) {
    complete = false;
    String what;
    if (e instanceof GuardedGzip.TooLarge) {
      what = e.getMessage();
    } else if (parquet) {
      what = "the file cannot be read: " + e.getMessage();
    } else if (e instanceof EOFException) {
      what = "the compressed data break off; the file was not copied completely, copy it again";
    } else if (e instanceof ZipException && line == 0) {
      what = "the name says .gz but the content is not gzip; compress it or rename it";
    } else if (e instanceof ZipException) {
      what = "the compressed data are damaged (" + e.getMessage() + "); copy the file again";
    } else {
      what = "the file cannot be read: " + e.getMessage();
    }
    log.problem(line, "", what + "; " + log.rowsUsed() + " rows before were used", "");
  }

  private TrackFileSummary summary(long duplicates) {
    List<Rejection> rejections =
        log.problems().stream()
            .map(p -> new Rejection(regionPath, p.line(), p.column(), p.reason(), p.raw()))
            .sorted()
            .toList();
    return new TrackFileSummary(
        regionPath,
        log.rowsUsed(),
        log.rowsRejected(),
        duplicates,
        fixes.outOfOrder(),
        fixes.otherDay(),
        complete,
        rejections,
        log.notes());
  }
}
