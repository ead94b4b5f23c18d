package org.minewatch.bench.overlay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.locationtech.jts.io.ParseException;
import org.minewatch.bench.Figures;
import org.minewatch.bench.Rounds;
import org.minewatch.overlay.MineOverlay;
import org.minewatch.overlay.RegionOverlay;
import org.minewatch.track.parquet.ParquetCells;
import org.minewatch.track.parquet.ParquetFile;
import org.minewatch.track.parquet.ParquetLimits;
import org.minewatch.track.parquet.ParquetOutput;
import org.minewatch.track.parquet.ParquetWriter;
import org.minewatch.track.parquet.RowGroupReader;

/**
 * From Parquet files to classes, a file for each mine, as position files are kept: x, y and z are
 * read, which is all that the classes need.
 */
public final class MineDaysRun {
  private static final int ROUNDS = Math.max(3, Integer.getInteger("minewatch.bench.rounds", 3));
  private static final int ROW_GROUP = 1 << 15;

  private final Path data;
  private final int size;
  private final Figures figures;

  public MineDaysRun(Path data, int size, Figures figures) {
    this.data = data;
    this.size = size;
    this.figures = figures;
  }

  public void measure() throws IOException, ParseException {
    RegionOverlay region = new RegionOverlay(WorkloadPolygons.read(data).overlays());
    WorkloadFixes fixes =
        WorkloadFixes.read(data.resolve("fixes-" + size + ".bin")).groupedByMine(region.size());
    Path folder = Files.createDirectories(data.resolve("mines-" + size));
    List<ParquetFile> files = new ArrayList<>();
    try {
      int from = 0;
      for (int m = 0; m < region.size(); m++) {
        int to = from;
        while (to < fixes.size() && fixes.mine()[to] == m) {
          to++;
        }
        Path path = folder.resolve(m + ".parquet");
        write(fixes, from, to, path);
        files.add(ParquetFile.open(path, ParquetLimits.DEFAULT));
        from = to;
      }
      check(region, fixes, files);
      for (int threads = 1; threads <= 2; threads++) {
        int k = threads;
        Rounds classes = new Rounds(ROUNDS, k);
        run(files, k, region, null);
        run(files, k, region, null);
        for (int i = 0; i < ROUNDS; i++) {
          classes.add(2, () -> run(files, k, region, null));
        }
        String by = ", " + k + (k == 1 ? " thread" : " threads");
        if (k == 1) {
          figures.say("Parquet to classes, a file a mine" + by, "%.2f M/s", classes.rate(size));
        } else {
          figures.atLeast("Parquet to classes, a file a mine" + by, "M/s", classes.rate(size), 30);
        }
        figures.say(
            "Parquet to classes, a file a mine" + by + ", if the cores were free",
            "%.2f M/s",
            classes.rateIfFree(size));
      }
    } finally {
      for (ParquetFile file : files) {
        file.close();
      }
    }
  }

  private static void write(WorkloadFixes fixes, int from, int to, Path path) throws IOException {
    List<ParquetOutput> columns =
        List.of(
            new ParquetOutput(
                "x",
                ParquetOutput.Type.DOUBLE,
                true,
                new ParquetCells.Doubles(i -> fixes.easting()[from + i])),
            new ParquetOutput(
                "y",
                ParquetOutput.Type.DOUBLE,
                true,
                new ParquetCells.Doubles(i -> fixes.northing()[from + i])),
            new ParquetOutput(
                "z",
                ParquetOutput.Type.FLOAT,
                true,
                new ParquetCells.Doubles(i -> fixes.elevation()[from + i])));
    try (ParquetWriter writer =
        new ParquetWriter(
            new BufferedOutputStream(Files.newOutputStream(path)),
            columns,
            0,
            ParquetWriter.Packing.NONE)) {
      for (int at = 0; at < to - from; at += ROW_GROUP) {
        writer.rowGroup(at, Math.min(to - from, at + ROW_GROUP));
      }
    }
  }

  private static final class Columns {
    final double[] easting = new double[ROW_GROUP];
    final double[] northing = new double[ROW_GROUP];
    final double[] elevation = new double[ROW_GROUP];
    final int[] sets = new int[ROW_GROUP];
  }

  private static long run(
      List<ParquetFile> files, int threads, RegionOverlay region, long[][] counts) {
    LongAdder sum = new LongAdder();
    ThreadLocal<Columns> columns = ThreadLocal.withInitial(Columns::new);
    Chunks.inParallel(
        files.size(),
        1,
        threads,
        (mine, end) -> {
          Columns c = columns.get();
          ParquetFile file = files.get(mine);
          RowGroupReader reader = file.reader();
          MineOverlay overlay = region.mine(mine);
          try {
            for (int g = 0; g < file.rowGroups(); g++) {
              int rows = Math.toIntExact(file.rows(g));
              reader.doubles(g, file.find("x").orElseThrow(), c.easting, 0);
              reader.doubles(g, file.find("y").orElseThrow(), c.northing, 0);
              reader.doubles(g, file.find("z").orElseThrow(), c.elevation, 0);
              overlay.classify(c.easting, c.northing, 0, rows, c.sets);
              if (counts != null) {
                for (int i = 0; i < rows; i++) {
                  counts[mine][c.sets[i]]++;
                }
              }
              sum.add(rows);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return sum.sum();
  }

  /** The same sets as often as by the fixes in memory, whose classes ClassifyRun checks. */
  private void check(RegionOverlay region, WorkloadFixes fixes, List<ParquetFile> files) {
    long[][] read = new long[files.size()][1 << 16];
    if (run(files, 1, region, read) != size) {
      throw new IllegalStateException("rows were lost");
    }
    long[][] expected = new long[files.size()][1 << 16];
    int[] sets = new int[size];
    for (int from = 0; from < size; ) {
      int m = fixes.mine()[from];
      int to = from;
      while (to < size && fixes.mine()[to] == m) {
        to++;
      }
      region.mine(m).classify(fixes.easting(), fixes.northing(), from, to, sets);
      for (int i = from; i < to; i++) {
        expected[m][sets[i]]++;
      }
      from = to;
    }
    if (!Arrays.deepEquals(read, expected)) {
      throw new IllegalStateException("the files give other classes than the fixes");
    }
  }
}
