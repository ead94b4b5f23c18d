package org.minewatch.web.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minewatch.web.export.format.TooLargeException;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.wording.Text;

/** Watches rows on their way into a file: counts them and keeps the bounds. */
final class Gauge {
  private static final int CHECKED_AT_ONCE = 256;

  private final ExportSettings settings;
  private final Path folder;
  private final long end;
  private final Set<String> findings = new TreeSet<>();
  private final Map<String, Long> counted = new TreeMap<>();
  private long seen;

  Gauge(ExportSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.end = System.nanoTime() + settings.mostSeconds() * 1_000_000_000L;
  }

  /** The same table, watched. A format that reads rows twice has them counted once. */
  Table watched(Table table) {
    return new Table(
        table.name(),
        table.title(),
        table.columns(),
        table.placed(),
        each -> {
          long[] count = {0};
          table
              .rows()
              .forEach(
                  row -> {
                    look(row, ++count[0]);
                    each.accept(row);
                  });
          counted.merge(table.name(), count[0], Math::max);
        });
  }

  private void look(Row row, long ofTable) {
    if (row.findingId() != null) {
      findings.add(row.findingId());
    }
    if (ofTable > settings.mostRows()) {
      throw tooMany(settings.mostRows());
    }
    if (++seen % CHECKED_AT_ONCE == 0) {
      check();
    }
  }

  private static TooLargeException tooMany(int most) {
    return new TooLargeException(
        new Text(
            "超过 %d 行，请用筛选缩小范围".formatted(most),
            "more than %d rows: narrow the filters".formatted(most)));
  }

  /** Keeps the bounds of time and size. */
  void check() {
    if (System.nanoTime() > end) {
      throw new TooLargeException(
          new Text(
              "导出超过 %d 秒，请用筛选缩小范围".formatted(settings.mostSeconds()),
              "it took more than %d s: narrow the filters".formatted(settings.mostSeconds())));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = files.mapToLong(Gauge::size).sum();
      if (bytes > settings.mostMegabytes() * (1L << 20)) {
        throw new TooLargeException(
            new Text(
                "文件超过 %d MB，请用筛选缩小范围".formatted(settings.mostMegabytes()),
                "the file exceeds %d MB: narrow the filters".formatted(settings.mostMegabytes())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** How many rows there were, of all tables. */
  long rows() {
    long rows = counted.values().stream().mapToLong(Long::longValue).sum();
    if (rows > settings.mostRows()) {
      throw tooMany(settings.mostRows());
    }
    return rows;
  }

  /** The findings that any row told of. */
  Set<String> findings() {
    return findings;
  }
}
