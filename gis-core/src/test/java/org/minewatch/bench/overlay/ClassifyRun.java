package org.minewatch.bench.overlay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.minewatch.overlay.ClassPolygon;
import org.minewatch.overlay.MineOverlay;
import org.minewatch.overlay.RegionOverlay;

/**
 * Classifies the workload's fixes and writes its histogram, as docs/benchmarks.md says: {@code
 * -Dminewatch.bench.data=FOLDER -Dminewatch.bench.fixes=N -Dminewatch.bench.out=FOLDER}.
 */
public final class ClassifyRun {
  private static final int RUNS = 5;
  private static final PrintStream OUT = System.out;

  private ClassifyRun() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(System.getProperty("minewatch.bench.data"));
    Path out = Path.of(System.getProperty("minewatch.bench.out", data.toString()));
    int n = Integer.getInteger("minewatch.bench.fixes", 10_000_000);
    WorkloadPolygons polygons = WorkloadPolygons.read(data);
    List<MineOverlay> overlays = reindexed(polygons);
    RegionOverlay region = new RegionOverlay(overlays);
    WorkloadFixes arrived = WorkloadFixes.read(data.resolve("fixes-" + n + ".bin"));
    WorkloadFixes grouped = arrived.groupedByMine(overlays.size());
    int[] sets = new int[n];
    for (int threads = 1; threads <= 2; threads++) {
      int k = threads;
      time("grouped by mine, " + k + " thread(s)", n, () -> classify(region, grouped, sets, k));
      write(out.resolve("minewatch-grouped-" + n + "-" + k + ".csv"), region, grouped, sets);
      time("arrival order, " + k + " thread(s)", n, () -> classify(region, arrived, sets, k));
      write(out.resolve("minewatch-arrival-" + n + "-" + k + ".csv"), region, arrived, sets);
    }
  }

  private static void classify(RegionOverlay region, WorkloadFixes f, int[] sets, int threads) {
    region.classify(f.mine(), f.easting(), f.northing(), null, 0, f.size(), sets, threads);
  }

  /** Builds all mines, several times over, and says what one costs. */
  private static List<MineOverlay> reindexed(WorkloadPolygons polygons) {
    List<MineOverlay> overlays = polygons.overlays();
    double[] millis = new double[5 * polygons.mines().size()];
    int i = 0;
    for (int round = 0; round < 5; round++) {
      for (List<ClassPolygon> mine : polygons.mines()) {
        long t = System.nanoTime();
        MineOverlay.of(mine);
        millis[i++] = (System.nanoTime() - t) / 1e6;
      }
    }
    double first = millis[0];
    Arrays.sort(millis);
    OUT.printf(
        Locale.ROOT,
        "RESULT\tindex of one mine\tfirst %.1f ms\tmedian %.1f ms\tworst %.1f ms\tlargest %.2f MB%n",
        first,
        millis[millis.length / 2],
        millis[millis.length - 1],
        overlays.stream().mapToLong(MineOverlay::tableBytes).max().orElse(0) / 1e6);
    return overlays;
  }

  static void time(String name, long fixes, Runnable job) {
    job.run();
    double[] seconds = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long t = System.nanoTime();
      job.run();
      seconds[i] = (System.nanoTime() - t) / 1e9;
    }
    Arrays.sort(seconds);
    OUT.printf(
        Locale.ROOT,
        "RESULT\t%s\tbest %.3f s\tmedian %.3f s\t%.2f M/s (best %.2f)%n",
        name,
        seconds[0],
        seconds[RUNS / 2],
        fixes / seconds[RUNS / 2] / 1e6,
        fixes / seconds[0] / 1e6);
  }

  private static void write(Path file, RegionOverlay region, WorkloadFixes fixes, int[] sets)
      throws IOException {
    long[] histogram = new long[region.size() * WorkloadPolygons.CODES];
    int[][] codes = new int[region.size()][];
    for (int m = 0; m < codes.length; m++) {
      codes[m] = WorkloadPolygons.codes(region.mine(m));
    }
    for (int i = 0; i < sets.length; i++) {
      int m = fixes.mine()[i];
      histogram[m * WorkloadPolygons.CODES + codes[m][sets[i]]]++;
    }
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < histogram.length; i++) {
      if (histogram[i] > 0) {
        rows.append(i / WorkloadPolygons.CODES)
            .append(',')
            .append(i % WorkloadPolygons.CODES)
            .append(',')
            .append(histogram[i])
            .append('\n');
      }
    }
    Files.writeString(file, rows);
  }
}
