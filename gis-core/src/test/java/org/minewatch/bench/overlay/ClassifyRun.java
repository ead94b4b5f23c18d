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
  private static final int ROUNDS = Integer.getInteger("minewatch.bench.rounds", 3);

  /** JTS takes so much longer that ours is repeated to see the same load of the machine. */
  private static final int OURS_A_ROUND = 8;

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
    int[] marks = new int[n];
    JtsPeer jts = new JtsPeer(polygons);
    jts.classify(arrived, marks, 2);
    classify(region, arrived, sets, 2);
    say("fixes that differ from JTS", JtsPeer.differing(arrived, marks, sets, overlays));
    write(out.resolve("minewatch-arrival-" + n + ".csv"), region, arrived, sets);
    classify(region, grouped, sets, 2);
    write(out.resolve("minewatch-grouped-" + n + ".csv"), region, grouped, sets);
    for (int threads = 1; threads <= 2; threads++) {
      int k = threads;
      double[] peer = new double[ROUNDS];
      double[] group = new double[ROUNDS];
      double[] arrival = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        peer[i] = seconds(1, () -> jts.classify(arrived, marks, k));
        group[i] = seconds(OURS_A_ROUND, () -> classify(region, grouped, sets, k));
        arrival[i] = seconds(OURS_A_ROUND, () -> classify(region, arrived, sets, k));
      }
      String by = ", " + k + (k == 1 ? " thread" : " threads");
      rate("JTS, arrival order" + by, n, peer, peer, "JTS");
      rate("grouped by mine" + by, n, group, peer, "JTS");
      rate("arrival order" + by, n, arrival, peer, "JTS");
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

  /** Mean seconds of some repetitions. */
  static double seconds(int repetitions, Runnable job) {
    long t = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      job.run();
    }
    return (System.nanoTime() - t) / 1e9 / repetitions;
  }

  /** The median rate, and the median over rounds of how many times faster than a peer it was. */
  static void rate(String name, int fixes, double[] seconds, double[] peer, String peerName) {
    double[] times = new double[seconds.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = peer[i] / seconds[i];
    }
    OUT.printf(
        Locale.ROOT,
        "RESULT\t%s\t%.3f M/s\t%.2f times %s (rounds %s)%n",
        name,
        fixes / median(seconds) / 1e6,
        median(times),
        peerName,
        Arrays.toString(Arrays.stream(times).map(t -> Math.rint(100 * t) / 100).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String what, long count) {
    OUT.println("RESULT\t" + what + "\t" + count);
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
