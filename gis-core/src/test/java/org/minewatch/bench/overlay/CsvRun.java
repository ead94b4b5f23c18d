package org.minewatch.bench.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.minewatch.overlay.RegionOverlay;

/** From the workload's CSV file to classes, against only parsing it; as {@link ClassifyRun}. */
public final class CsvRun {
  private static final int ROUNDS = 7;

  private CsvRun() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(System.getProperty("minewatch.bench.data"));
    int n = Integer.getInteger("minewatch.bench.fixes", 10_000_000);
    RegionOverlay region = new RegionOverlay(WorkloadPolygons.read(data).overlays());
    check(data, n);
    try (FileChannel file = FileChannel.open(data.resolve("fixes-" + n + ".csv"))) {
      for (int threads = 1; threads <= 2; threads++) {
        int k = threads;
        double[] bare = new double[ROUNDS];
        double[] classes = new double[ROUNDS];
        run(file, k, null);
        run(file, k, region);
        for (int i = 0; i < ROUNDS; i++) {
          bare[i] = ClassifyRun.seconds(1, () -> run(file, k, null));
          classes[i] = ClassifyRun.seconds(1, () -> run(file, k, region));
        }
        String by = ", " + k + (k == 1 ? " thread" : " threads");
        ClassifyRun.rate("CSV, parse only" + by, n, bare, bare, "parsing");
        ClassifyRun.rate("CSV to classes" + by, n, classes, bare, "parsing");
      }
    }
  }

  /** Parses all, and classifies too where a region is given; returns a sum over all fixes. */
  private static long run(FileChannel file, int threads, RegionOverlay region) {
    LongAdder sum = new LongAdder();
    ThreadLocal<FixRows> buffers = ThreadLocal.withInitial(FixRows::new);
    ThreadLocal<int[]> sets = ThreadLocal.withInitial(() -> new int[buffers.get().mine.length]);
    Chunks.inParallel(
        blocks(file),
        1,
        threads,
        (block, end) -> {
          FixRows rows = buffers.get();
          rows.read(file, block);
          if (region != null) {
            region.classify(
                rows.mine, rows.easting, rows.northing, null, 0, rows.rows, sets.get(), 1);
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
