package org.minewatch.bench.overlay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.locationtech.jts.io.ParseException;
import org.minewatch.bench.Figures;
import org.minewatch.bench.Rounds;
import org.minewatch.overlay.RegionOverlay;
import org.minewatch.track.parquet.ParquetCells;
import org.minewatch.track.parquet.ParquetColumn;
import org.minewatch.track.parquet.ParquetFile;
import org.minewatch.track.parquet.ParquetLimits;
import org.minewatch.track.parquet.ParquetOutput;
import org.minewatch.track.parquet.ParquetWriter;
import org.minewatch.track.parquet.RowGroupReader;

/** From a Parquet file of the workload's fixes, all six columns of it, to classes. */
public final class ParquetRun {
  private static final int ROUNDS = Math.max(3, Integer.getInteger("minewatch.bench.rounds", 3));

  /** As the product writes position files: unpacked, row groups that fit a processor's cache. */
  private static final int ROW_GROUP = 1 << 17;

  /** Row groups classified together: enough rows of each mine to fetch its tables for. */
  private static final int GROUPS_AT_A_TIME = 10;

  private final Path data;
  private final int size;
  private final Figures figures;

  public ParquetRun(Path data, int size, Figures figures) {
    this.data = data;
    this.size = size;
    this.figures = figures;
  }

  public void measure() throws IOException, ParseException {
    RegionOverlay region = new RegionOverlay(WorkloadPolygons.read(data).overlays());
    Path path = data.resolve("fixes-" + size + ".parquet");
    try (FixRowsFile rows = new FixRowsFile(data.resolve("fixes-" + size + ".csv"))) {
      write(rows, path);
    }
    try (ParquetFile file = ParquetFile.open(path, ParquetLimits.DEFAULT)) {
      check(file);
      for (int threads = 1; threads <= 2; threads++) {
        int k = threads;
        Rounds bare = new Rounds(ROUNDS, k);
        Rounds classes = new Rounds(ROUNDS, k);
        run(file, k, null);
        run(file, k, region);
        for (int i = 0; i < ROUNDS; i++) {
          bare.add(2, () -> run(file, k, null));
          classes.add(2, () -> run(file, k, region));
        }
        String by = ", " + k + (k == 1 ? " thread" : " threads");
        figures.say("Parquet, only read" + by, "%.2f M/s", bare.rate(size));
        if (k == 1) {
          figures.say("Parquet to classes" + by, "%.2f M/s", classes.rate(size));
        } else {
          figures.atLeast("Parquet to classes" + by, "M/s", classes.rate(size), 30);
        }
        figures.say(
            "Parquet to classes" + by + ", if the cores were free",
            "%.2f M/s",
            classes.rateIfFree(size));
      }
    }
    figures.say("Parquet file", "%.0f MB", Files.size(path) / 1e6);
  }

  private static void write(FixRowsFile file, Path path) throws IOException {
    FixRows rows = file.rows();
    List<ParquetOutput> columns =
        List.of(
            whole("person", ParquetOutput.Type.INTEGER, i -> rows.person[i]),
            whole("time", ParquetOutput.Type.TIME, i -> rows.millis[i]),
            whole("mine", ParquetOutput.Type.INTEGER, i -> rows.mine[i]),
            number("x", ParquetOutput.Type.DOUBLE, i -> rows.easting[i]),
            number("y", ParquetOutput.Type.DOUBLE, i -> rows.northing[i]),
            number("z", ParquetOutput.Type.FLOAT, i -> rows.elevation[i]));
    try (ParquetWriter writer =
        new ParquetWriter(
            new BufferedOutputStream(Files.newOutputStream(path)),
            columns,
            0,
            ParquetWriter.Packing.NONE)) {
      for (int block = 0; block < file.blocks(); block++) {
        file.read(block);
        for (int from = 0; from < rows.rows; from += ROW_GROUP) {
          writer.rowGroup(from, Math.min(rows.rows, from + ROW_GROUP));
        }
      }
    }
  }

  private static ParquetOutput whole(
      String name, ParquetOutput.Type type, IntToLongFunction value) {
    return new ParquetOutput(name, type, true, new ParquetCells.Longs(value));
  }

  private static ParquetOutput number(
      String name, ParquetOutput.Type type, IntToDoubleFunction value) {
    return new ParquetOutput(name, type, true, new ParquetCells.Doubles(value));
  }

  /** The columns of some row groups, and room for their answers. */
  private static final class Columns {
    final long[] person = new long[ROW_GROUP * GROUPS_AT_A_TIME];
    final long[] millis = new long[person.length];
    final long[] mineAsStored = new long[person.length];
    final int[] mine = new int[person.length];
    final double[] easting = new double[person.length];
    final double[] northing = new double[person.length];
    final double[] elevation = new double[person.length];
    final int[] sets = new int[person.length];
    final RowGroupReader reader;
    int rows;

    Columns(ParquetFile file) {
      reader = file.reader();
    }

    void read(ParquetFile file, int from, int to) {
      rows = 0;
      try {
        for (int g = from; g < to; g++) {
          reader.longs(g, column(file, "person"), person, rows);
          reader.longs(g, column(file, "time"), millis, rows);
          reader.longs(g, column(file, "mine"), mineAsStored, rows);
          reader.doubles(g, column(file, "x"), easting, rows);
          reader.doubles(g, column(file, "y"), northing, rows);
          reader.doubles(g, column(file, "z"), elevation, rows);
          rows += file.rows(g);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (int i = 0; i < rows; i++) {
        mine[i] = (int) mineAsStored[i];
      }
    }

    private static ParquetColumn column(ParquetFile file, String name) {
      return file.find(name).orElseThrow();
    }
  }

  private static long run(ParquetFile file, int threads, RegionOverlay region) {
    LongAdder sum = new LongAdder();
    ThreadLocal<Columns> columns = ThreadLocal.withInitial(() -> new Columns(file));
    Chunks.inParallel(
        file.rowGroups(),
        GROUPS_AT_A_TIME,
        threads,
        (from, to) -> {
          Columns c = columns.get();
          c.read(file, from, to);
          if (region != null) {
            region.classify(c.mine, c.easting, c.northing, null, 0, c.rows, c.sets, 1);
          }
          sum.add(c.rows);
        });
    return sum.sum();
  }

  /** The file's rows are the binary file's, so their classes are those that ClassifyRun checks. */
  private void check(ParquetFile file) throws IOException {
    WorkloadFixes fixes = WorkloadFixes.read(data.resolve("fixes-" + size + ".bin"));
    Columns c = new Columns(file);
    int at = 0;
    for (int g = 0; g < file.rowGroups(); g++) {
      c.read(file, g, g + 1);
      int to = at + c.rows;
      if (!Arrays.equals(c.mine, 0, c.rows, fixes.mine(), at, to)
          || !Arrays.equals(c.easting, 0, c.rows, fixes.easting(), at, to)
          || !Arrays.equals(c.northing, 0, c.rows, fixes.northing(), at, to)) {
        throw new IllegalStateException("rows from " + at + " differ from the binary file");
      }
      at = to;
    }
    if (at != size) {
      throw new IllegalStateException(at + " rows of " + size);
    }
  }
}
