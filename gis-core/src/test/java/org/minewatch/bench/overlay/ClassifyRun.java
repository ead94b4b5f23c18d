package org.minewatch.bench.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.io.ParseException;
import org.minewatch.bench.Figures;
import org.minewatch.bench.Rounds;
import org.minewatch.overlay.ClassPolygon;
import org.minewatch.overlay.MineOverlay;
import org.minewatch.overlay.RegionOverlay;

/** Classifies the workload's fixes beside JTS, compares every answer and writes the histogram. */
public final class ClassifyRun {
  private static final int ROUNDS = Integer.getInteger("minewatch.bench.rounds", 3);

  /** JTS takes so much longer that ours is repeated to see the same load of the machine. */
  private static final int OURS_A_ROUND = 8;

  private final Path data;
  private final Path out;
  private final int size;
  private final Figures figures;

  public ClassifyRun(Path data, Path out, int size, Figures figures) {
    this.data = data;
    this.out = out;
    this.size = size;
    this.figures = figures;
  }

  /** Returns the rate on two threads of fixes grouped by mine, in millions a second. */
  public double measure() throws IOException, ParseException {
    WorkloadPolygons polygons = WorkloadPolygons.read(data);
    List<MineOverlay> overlays = reindexed(polygons);
    RegionOverlay region = new RegionOverlay(overlays);
    WorkloadFixes arrived = WorkloadFixes.read(data.resolve("fixes-" + size + ".bin"));
    WorkloadFixes grouped = arrived.groupedByMine(overlays.size());
    int[] sets = new int[size];
    int[] marks = new int[size];
    JtsPeer jts = new JtsPeer(polygons);
    jts.classify(arrived, marks, 2);
    classify(region, arrived, sets, 2);
    long differing = JtsPeer.differing(arrived, marks, sets, overlays);
    figures.exactly(size + " fixes: differ from JTS in arrival order", differing, 0);
    write(out.resolve("minewatch-arrival-" + size + ".csv"), region, arrived, sets);
    jts.classify(grouped, marks, 2);
    classify(region, grouped, sets, 2);
    differing = JtsPeer.differing(grouped, marks, sets, overlays);
    figures.exactly(size + " fixes: differ from JTS grouped by mine", differing, 0);
    write(out.resolve("minewatch-grouped-" + size + ".csv"), region, grouped, sets);
    double rate = 0;
    for (int threads = 1; threads <= 2; threads++) {
      int k = threads;
      Rounds peer = new Rounds(ROUNDS, k);
      Rounds groupedPeer = new Rounds(ROUNDS, k);
      Rounds group = new Rounds(ROUNDS, k);
      Rounds arrival = new Rounds(ROUNDS, k);
      for (int i = 0; i < ROUNDS; i++) {
        peer.add(1, () -> jts.classify(arrived, marks, k));
        group.add(OURS_A_ROUND, () -> classify(region, grouped, sets, k));
        arrival.add(OURS_A_ROUND, () -> classify(region, arrived, sets, k));
        groupedPeer.add(1, () -> jts.classify(grouped, marks, k));
      }
      String by = ", " + k + (k == 1 ? " thread" : " threads");
      figures.say(size + " fixes: JTS, arrival order" + by, "%.3f M/s", peer.rate(size));
      figures.say(size + " fixes: JTS, grouped" + by, "%.3f M/s", groupedPeer.rate(size));
      compared("grouped by mine" + by, group, groupedPeer, k == 1 ? 30 : 50);
      compared("grouped by mine" + by + ", JTS in arrival order", group, peer, k == 1 ? 30 : 50);
      compared("arrival order, regrouped" + by, arrival, peer, k == 1 ? 0 : 30);
      rate = group.rate(size);
    }
    return rate;
  }

  private void compared(String line, Rounds ours, Rounds jts, double target) {
    String what = size + " fixes: " + line;
    figures.say(what, "%.2f M/s, rounds %s", ours.rate(size), ours.rates(size));
    if (target > 0) {
      figures.atLeast(what + ", to JTS", "times", ours.times(jts), target);
    }
    figures.say(
        what + ", if the cores were free",
        "%.2f M/s, %.1f times JTS",
        ours.rateIfFree(size),
        ours.timesIfFree(jts));
  }

  private static void classify(RegionOverlay region, WorkloadFixes f, int[] sets, int threads) {
    region.classify(f.mine(), f.easting(), f.northing(), null, 0, f.size(), sets, threads);
  }

  /** Builds all mines, several times over, and says what one costs. */
  private List<MineOverlay> reindexed(WorkloadPolygons polygons) {
    List<MineOverlay> overlays = polygons.overlays();
    double[] millis = new double[5 * polygons.mines().size()];
    Rounds all = new Rounds(1, 1);
    int i = 0;
    for (int round = 0; round < 5; round++) {
      for (List<ClassPolygon> mine : polygons.mines()) {
        long t = System.nanoTime();
        MineOverlay.of(mine);
        millis[i++] = (System.nanoTime() - t) / 1e6;
      }
    }
    all.add(1, polygons::overlays);
    double first = millis[0];
    Arrays.sort(millis);
    long bytes = overlays.stream().mapToLong(MineOverlay::tableBytes).max().orElse(0);
    figures.below("index of one mine, median", "ms", millis[millis.length / 2], 50);
    figures.say(
        "index of one mine, first and worst", "%.1f, %.1f ms", first, millis[millis.length - 1]);
    int mines = polygons.mines().size();
    figures.say(
        "index of one mine, processor time", "%.1f ms", 1e3 * all.medianBusySeconds() / mines);
    figures.below("index of one mine, largest", "MB", bytes / 1e6, 2);
    return overlays;
  }

  /** How many fixes of each mine have each code of {@link WorkloadPolygons#codes}. */
  static long[] histogram(RegionOverlay region, WorkloadFixes fixes, int[] sets) {
    long[] histogram = new long[region.size() * WorkloadPolygons.CODES];
    int[][] codes = new int[region.size()][];
    for (int m = 0; m < codes.length; m++) {
      codes[m] = WorkloadPolygons.codes(region.mine(m));
    }
    for (int i = 0; i < sets.length; i++) {
      int m = fixes.mine()[i];
      histogram[m * WorkloadPolygons.CODES + codes[m][sets[i]]]++;
    }
    return histogram;
  }

  private static void write(Path file, RegionOverlay region, WorkloadFixes fixes, int[] sets)
      throws IOException {
    long[] histogram = histogram(region, fixes, sets);
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
