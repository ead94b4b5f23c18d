package org.minewatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minewatch.bench.overlay.ClassifyRun;
import org.minewatch.bench.overlay.CsvRun;
import org.minewatch.bench.overlay.MineDaysRun;
import org.minewatch.bench.overlay.ParquetRun;
import org.minewatch.bench.stay.StayRun;

/**
 * Measures overlay, file reading and stays against their peers in one run, as docs/benchmarks.md
 * says. System properties: {@code minewatch.shared}, the folder that holds {@code bench}; {@code
 * minewatch.bench.work}, a folder to write to; {@code minewatch.bench.fixes} and {@code
 * minewatch.bench.more}, the sizes of a run with all peers and of one with JTS only, 0 for none;
 * {@code minewatch.bench.rounds}; {@code minewatch.bench.postgis} and its rounds, 0 for none.
 */
public final class WholeRun {
  private static final int POSTGIS_ROUNDS = Integer.getInteger("minewatch.bench.postgis", 3);

  private final PeerScripts peers;
  private final Figures figures = new Figures(System.out);

  private WholeRun(PeerScripts peers) {
    this.peers = peers;
  }

  public static void main(String[] arguments) throws Exception {
    Path work =
        Path.of(
            System.getProperty(
                "minewatch.bench.work", System.getProperty("java.io.tmpdir") + "/minewatch-bench"));
    Path shared = Path.of(System.getProperty("minewatch.shared"));
    WholeRun run = new WholeRun(PeerScripts.copied(shared, work));
    run.load("load at the start");
    run.peers.run("build");
    int fixes = Integer.getInteger("minewatch.bench.fixes", 10_000_000);
    if (fixes > 0) {
      run.againstAll(fixes);
    }
    int more = Integer.getInteger("minewatch.bench.more", 50_000_000);
    if (more > 0) {
      run.generate(more);
      new ClassifyRun(run.peers.data(), run.peers.out(), more, run.figures).measure();
      new StayRun(run.peers.data(), more, run.figures).measure();
      run.load("load after " + more);
    }
    run.figures.printTable();
  }

  private void generate(int fixes) throws IOException {
    if (Files.notExists(peers.data().resolve("fixes-" + fixes + ".csv"))) {
      peers.run("gen", Integer.toString(fixes));
    }
  }

  private void againstAll(int fixes) throws Exception {
    String n = Integer.toString(fixes);
    generate(fixes);
    ClassifyRun classify = new ClassifyRun(peers.data(), peers.out(), fixes, figures);
    double classified = classify.measure();
    load("load after the overlay");
    double bare = rateOf(peers.run("limits", n), "CSV parse all 6 columns, 2 thread");
    double csv = new CsvRun(peers.data(), fixes, figures).measure(bare);
    new ParquetRun(peers.data(), fixes, figures).measure();
    new MineDaysRun(peers.data(), fixes, figures).measure();
    load("load after reading files");
    StayRun stays = new StayRun(peers.data(), fixes, figures);
    Path table = stays.measure();
    load("load after the stays");
    if (POSTGIS_ROUNDS > 0) {
      againstPostgis(n, classified, csv, table, stays.clusterSeconds());
    }
  }

  private void againstPostgis(
      String n, double classified, double csv, Path stays, double clusterSeconds)
      throws IOException {
    try {
      peers.run("pg", "start");
      double before = 0;
      for (String step : List.of("load", "index")) {
        before += peers.run("pg", step, n).stream().mapToDouble(PeerScripts.Result::seconds).sum();
      }
      List<PeerScripts.Result> classify =
          peers.run("pg", "classify-poly", n, Integer.toString(POSTGIS_ROUNDS));
      double seconds =
          Rounds.median(classify.stream().mapToDouble(PeerScripts.Result::seconds).toArray());
      double rate = Long.parseLong(n) / seconds / 1e6;
      double fromFile = Long.parseLong(n) / (seconds + before) / 1e6;
      figures.say("PostGIS, its best plan on two workers", "%.3f M/s", rate);
      figures.say("PostGIS, file to classes", "%.3f M/s", fromFile);
      figures.atLeast("grouped by mine, 2 threads, to PostGIS", "times", classified / rate, 400);
      figures.atLeast("CSV to classes, 2 threads, to PostGIS", "times", csv / fromFile, 150);
      figures.exactly(
          "fixes that differ from PostGIS",
          Histograms.differing(
              peers.out().resolve("postgis-classify-poly-" + n + ".csv"),
              peers.out().resolve("minewatch-grouped-" + n + ".csv")),
          0);
      double dbscan =
          Rounds.median(
              peers.run("pg", "dbscan", stays.toString()).stream()
                  .mapToDouble(PeerScripts.Result::seconds)
                  .toArray());
      figures.say("ST_ClusterDBSCAN of the same stays", "%.2f s", dbscan);
      figures.atLeast(
          "clusters of stays, 2 threads, to ST_ClusterDBSCAN", "times", dbscan / clusterSeconds, 3);
      load("load after PostGIS");
    } finally {
      peers.run("pg", "stop");
    }
  }

  private static double rateOf(List<PeerScripts.Result> results, String start) {
    return results.stream()
        .filter(r -> r.what().startsWith(start))
        .findFirst()
        .orElseThrow()
        .rate();
  }

  private void load(String when) throws IOException {
    Path file = Path.of("/proc/loadavg");
    String load = Files.exists(file) ? Files.readString(file).strip() : "not known";
    figures.say(when, "%s, %d processors", load, Runtime.getRuntime().availableProcessors());
  }
}
