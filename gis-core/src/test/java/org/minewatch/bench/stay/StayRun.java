package org.minewatch.bench.stay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.minewatch.bench.Figures;
import org.minewatch.bench.Rounds;
import org.minewatch.track.stay.ArrivedFixes;
import org.minewatch.track.stay.DensityClusters;
import org.minewatch.track.stay.StayFinder;
import org.minewatch.track.stay.StayRule;
import org.minewatch.track.stay.Stays;

/** Orders the workload's fixes by person and time, finds their stays and clusters them. */
public final class StayRun {
  /** A stay of the workload: ten minutes within 30 m of its first fix. */
  private static final StayRule RULE = new StayRule(30, 600_000);

  private static final DensityClusters CLUSTERS = new DensityClusters(25, 5);
  private static final int ROUNDS = Integer.getInteger("minewatch.bench.rounds", 3);
  private static final int REPETITIONS = 4;
  private static final int ROW_BYTES = 40;
  private static final int ROWS_AT_A_TIME = 1 << 16;

  /** Stays, noise and clusters by the number of fixes, as the workload's description says. */
  private static final Map<Integer, int[]> EXPECTED =
      Map.of(
          10_000_000,
          new int[] {39_290, 13_777, 799},
          50_000_000,
          new int[] {197_154, 42_629, 3_905});

  private final Path data;
  private final int size;
  private final Figures figures;
  private double clusterSeconds;

  public StayRun(Path data, int size, Figures figures) {
    this.data = data;
    this.size = size;
    this.figures = figures;
  }

  /** Measures, and returns a file of the stays as rows mine, person, from, to, x, y. */
  public Path measure() throws IOException {
    ArrivedFixes fixes = read(data.resolve("fixes-" + size + ".bin"));
    StayFinder finder = new StayFinder(RULE);
    Stays stays = finder.ofArrived(fixes, 2);
    for (int threads = 1; threads <= 2; threads++) {
      int k = threads;
      Rounds rounds = new Rounds(ROUNDS, k);
      finder.ofArrived(fixes, k);
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(REPETITIONS, () -> finder.ofArrived(fixes, k));
      }
      String line = size + " fixes, order by person and find stays, " + k + " thread(s)";
      if (k == 2) {
        figures.atLeast(line, "M/s", rounds.rate(size), 40);
      } else {
        figures.say(line, "%.2f M/s", rounds.rate(size));
      }
      figures.say(line + ", if the cores were free", "%.2f M/s", rounds.rateIfFree(size));
    }
    cluster(stays);
    return write(stays, Files.createTempFile(data, "stays-", ".csv"));
  }

  private void cluster(Stays stays) {
    int[] clusters = CLUSTERS.byMine(stays, 2);
    Rounds rounds = new Rounds(ROUNDS, 2);
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(REPETITIONS, () -> CLUSTERS.byMine(stays, 2));
    }
    clusterSeconds = rounds.medianSeconds();
    figures.say(size + " fixes, clusters of stays, 2 threads", "%.1f ms", 1e3 * clusterSeconds);
    long noise = IntStream.of(clusters).filter(c -> c == DensityClusters.NOISE).count();
    long count =
        IntStream.range(0, stays.size())
            .filter(i -> clusters[i] != DensityClusters.NOISE)
            .mapToObj(i -> stays.mine(i) + "/" + clusters[i])
            .distinct()
            .count();
    int[] expected = EXPECTED.get(size);
    if (expected == null) {
      figures.say(
          size + " fixes: stays, noise, clusters", "%d, %d, %d", stays.size(), noise, count);
    } else {
      figures.exactly(size + " fixes: stays", stays.size(), expected[0]);
      figures.exactly(size + " fixes: stays in no cluster", noise, expected[1]);
      figures.exactly(size + " fixes: clusters", count, expected[2]);
    }
  }

  /** Median time of clustering on two threads. */
  public double clusterSeconds() {
    return clusterSeconds;
  }

  private static Path write(Stays stays, Path file) throws IOException {
    try (PrintWriter rows = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int i = 0; i < stays.size(); i++) {
        rows.print(stays.mine(i) + "," + stays.person(i) + ",");
        rows.print(stays.fromMillis(i) + "," + stays.toMillis(i) + ",");
        rows.print(stays.easting(i) + "," + stays.northing(i) + "\n");
      }
    }
    return file;
  }

  private static ArrivedFixes read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      int n = Math.toIntExact(in.size() / ROW_BYTES);
      int[] person = new int[n];
      int[] mine = new int[n];
      long[] millis = new long[n];
      double[] easting = new double[n];
      double[] northing = new double[n];
      ByteBuffer rows =
          ByteBuffer.allocateDirect(ROW_BYTES * ROWS_AT_A_TIME).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < n; ) {
        rows.clear();
        while (rows.hasRemaining() && in.read(rows) >= 0) {}
        rows.flip();
        for (; rows.remaining() >= ROW_BYTES; i++) {
          person[i] = rows.getInt();
          mine[i] = rows.getInt();
          millis[i] = rows.getLong();
          easting[i] = rows.getDouble();
          northing[i] = rows.getDouble();
          rows.getDouble();
        }
      }
      int persons = IntStream.of(person).max().orElse(-1) + 1;
      return new ArrivedFixes(persons, person, millis, mine, easting, northing);
    }
  }
}
