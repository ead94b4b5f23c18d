package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.parquet.ParquetColumn;
import org.minewatch.track.parquet.ParquetFile;
import org.minewatch.track.parquet.ParquetLimits;
import org.minewatch.track.parquet.RowGroupReader;

/**
 * How fast a mine-day of Parquet becomes columns, in time of one core, so that load counts little.
 */
class TrackParquetSpeedTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  /** A bound that only a mistake of an order of magnitude can miss, on whatever machine. */
  @Test
  void aSmallDayIsReadAtMillionsOfFixesASecond() throws IOException {
    assertThat(rates(200_000, 8)[0]).isGreaterThan(1);
  }

  @Test
  @Tag("show")
  void aMineDayIsReadAtTensOfMillionsOfFixesASecond() throws IOException {
    double[] rates = rates(1_200_000, 40);
    System.out.printf(
        Locale.ROOT,
        "to sorted columns %.1f, card time place elevation into arrays %.1f million fixes a second"
            + " of one core, %.1f bytes a fix%n",
        rates[0],
        rates[1],
        rates[2]);
    // Two cores have to reach 30 million a second together with their classes at 60.
    assertThat(rates[1]).isGreaterThan(30);
  }

  private double[] rates(int fixes, int rounds) throws IOException {
    Path file = folder.resolve("2026-03-05.parquet");
    TrackParquetWriter.write(TrackRoundTripTest.walk(fixes), Files.newOutputStream(file));
    double columns = Double.POSITIVE_INFINITY;
    double arrays = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rounds; i++) {
      long t = THREADS.getCurrentThreadCpuTime();
      TrackDay day =
          TrackReader.readColumns(
              file, "tracks/1/2026-03-05.parquet", ZoneId.of("Asia/Shanghai"), id -> true);
      columns = Math.min(columns, THREADS.getCurrentThreadCpuTime() - t);
      assertThat(day.fixes().size()).isEqualTo(fixes);
      t = THREADS.getCurrentThreadCpuTime();
      readArrays(file, fixes);
      arrays = Math.min(arrays, THREADS.getCurrentThreadCpuTime() - t);
    }
    return new double[] {
      fixes * 1e3 / columns, fixes * 1e3 / arrays, (double) Files.size(file) / fixes
    };
  }

  private static void readArrays(Path file, int fixes) throws IOException {
    int[] card = new int[fixes];
    long[] time = new long[fixes];
    double[] easting = new double[fixes];
    double[] northing = new double[fixes];
    double[] elevation = new double[fixes];
    try (ParquetFile source = ParquetFile.open(file, ParquetLimits.DEFAULT)) {
      RowGroupReader reader = source.reader();
      int at = 0;
      for (int g = 0; g < source.rowGroups(); g++) {
        reader.bytes(g, column(source, "card_id"), (b, from, to) -> b[from], card, at);
        reader.longs(g, column(source, "time"), time, at);
        reader.doubles(g, column(source, "easting_m"), easting, at);
        reader.doubles(g, column(source, "northing_m"), northing, at);
        reader.doubles(g, column(source, "elevation_m"), elevation, at);
        at += source.rows(g);
      }
      assertThat(at).isEqualTo(fixes);
    }
  }

  private static ParquetColumn column(ParquetFile source, String name) {
    return source.find(name).orElseThrow();
  }
}
