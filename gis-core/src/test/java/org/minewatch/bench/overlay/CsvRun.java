package org.minewatch.bench.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.locationtech.jts.io.ParseException;
import org.minewatch.bench.Figures;
import org.minewatch.bench.Rounds;
import org.minewatch.overlay.RegionOverlay;

/** From the workload's CSV file to classes, against only parsing it. */
public final class CsvRun {
  private static final int ROUNDS = Math.max(3, Integer.getInteger("minewatch.bench.rounds", 3));

  private final Path data;
  private final int size;
  private final Figures figures;

  public CsvRun(Path data, int size, Figures figures) {
    this.data = data;
    this.size = size;
    this.figures = figures;
  }

  /**
   * Returns the rate on two threads in millions a second.
   *
   * @param peer how fast the workload's own parser reads the file on two threads
   */
  public double measure(double peer) throws IOException, ParseException {
    RegionOverlay region = new RegionOverlay(WorkloadPolygons.read(data).overlays());
    check(data, size);
    double rate = 0;
    try (FileChannel file = FileChannel.open(data.resolve("fixes-" + size + ".csv"))) {
      for (int threads = 1; threads <= 2; threads++) {
        int k = threads;
        Rounds bare = new Rounds(ROUNDS, k);
        Rounds classes = new Rounds(ROUNDS, k);
        run(file, k, null);
        run(file, k, region);
        for (int i = 0; i < ROUNDS; i++) {
          bare.add(1, () -> run(file, k, null));
          classes.add(1, () -> run(file, k, region));
        }
        String by = ", " + k + (k == 1 ? " thread" : " threads");
        figures.say("CSV, only parsed" + by, "%.2f M/s", bare.rate(size));
        figures.say("CSV to classes" + by, "%.2f M/s", classes.rate(size));
        figures.atLeast("CSV to classes, share of parsing" + by, "", classes.times(bare), 0.55);
        figures.say("the same by processor time" + by, "%.2f", classes.timesIfFree(bare));
        rate = classes.rate(size);
      }
    }
    figures.say("CSV, only parsed by the workload's parser, 2 threads", "%.2f M/s", peer);
    figures.atLeast("CSV to classes, 2 threads, share of that parser", "", rate / peer, 0.55);
    return rate;
  }

  /** Parses all, and classifies too where a region is given; returns a sum over all fixes. */
  private static long run(FileChannel file, int threads, RegionOverlay region) {
    LongAdder sum = new LongAdder();
    ThreadLocal<FixRows> buffers = ThreadLocal.withInitial(FixRows::new);
    Chunks.inParallel(
        blocks(file),
        1,
        threads,
        (block, end) -> {
          FixRows rows = buffers.get();
          rows.read(file, block);
          if (region != null) {
            region.classify(
                rows.mine, rows.easting, rows.northing, null, 0, rows.rows, rows.sets, 1);
          }
          sum.add(rows.rows);
        });
    return sum.sum();
  }

  private static int blocks(FileChannel file) {
    try {
      return Math.toIntExact((file.size() + FixRows.BLOCK - 1) / FixRows.BLOCK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's rows are the binary file's, so their classes are those that ClassifyRun checks. */
  private static void check(Path data, int n) throws IOException {
    WorkloadFixes fixes = WorkloadFixes.read(data.resolve("fixes-" + n + ".bin"));
    try (FileChannel file = FileChannel.open(data.resolve("fixes-" + n + ".csv"))) {
      FixRows rows = new FixRows();
      int at = 0;
      for (int block = 0; block < blocks(file); block++) {
        rows.read(file, block);
        int to = at + rows.rows;
        if (!Arrays.equals(rows.mine, 0, rows.rows, fixes.mine(), at, to)
            || !Arrays.equals(rows.easting, 0, rows.rows, fixes.easting(), at, to)
            || !Arrays.equals(rows.northing, 0, rows.rows, fixes.northing(), at, to)) {
          throw new IllegalStateException("rows from " + at + " differ from the binary file");
        }
        at = to;
      }
      if (at != n || run(file, 2, null) != n) {
        throw new IllegalStateException(at + " rows of " + n);
      }
    }
  }
}
