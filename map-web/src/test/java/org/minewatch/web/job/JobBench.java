package org.minewatch.web.job;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.ProductVersion;

/** A small region of three nights, a clock that a test sets, and servers that run the job. */
final class JobBench {
  static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  static final int NIGHTS = 3;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static Path made;

  final Path folder;
  final List<String> notes = new ArrayList<>();
  private Instant now = at(NIGHT.plusDays(1), 12);

  JobBench(Path folder) throws IOException {
    this.folder = folder;
    copy(made().resolve(SyntheticRegion.REGION), region());
  }

  /** The same over a region that lies in a folder already. */
  static JobBench over(Path folder) {
    return new JobBench(folder, true);
  }

  private JobBench(Path folder, boolean there) {
    this.folder = folder;
  }

  /** Made once, since it is always the same: the region, and its nights as one run writes them. */
  private static synchronized Path made() throws IOException {
    if (made == null) {
      Path folder = Files.createTempDirectory("minewatch-job");
      made(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      made = folder;
    }
    return made;
  }

  private static void made(Path folder) throws IOException {
    SyntheticRegion.write(
        new SynthSpec(
            23,
            "示例矿区",
            NIGHT,
            NIGHTS,
            List.of(
                MineSpec.named("立冬示例煤矿").fixes(20, 1).plant(Plant.UNDRAWN_HEADING_OUTSIDE).build(),
                MineSpec.named("小雪示例煤矿").fixes(20, 1).build())),
        folder);
    judge(folder);
  }

  /** What a server does when it has judged nights. */
  Runnable afterNights = () -> {};

  Path region() {
    return folder.resolve(SyntheticRegion.REGION);
  }

  Path results() {
    return folder.resolve("results");
  }

  static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(CHINA).toInstant();
  }

  void setClock(Instant instant) {
    now = instant;
  }

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return CHINA;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  JobSettings settings(int leaseSeconds) {
    return new JobSettings(
        region().toString(), results().toString(), "0 30 1 * * *", "", 1, 14, 31, leaseSeconds, 1);
  }

  /** A server that does nothing by itself: a test has it look. */
  NightJobs server(Store store, String name) {
    return server(store, name, 60, NightJobs.SECONDS_BEFORE_NEXT_ATTEMPT);
  }

  /** One that holds its lease for so long, and tries again so soon. */
  NightJobs server(Store store, String name, int leaseSeconds, int pauseSeconds) {
    JobSettings settings = settings(leaseSeconds);
    return new NightJobs(
        settings,
        store,
        new NightlyJob(settings, Optional.empty(), clock),
        (action, subject, detail) -> notes.add(action + " " + detail),
        (night, contentHash) -> store.deliveries().put(night, contentHash, 1),
        new SimpleMeterRegistry(),
        clock,
        name,
        pauseSeconds,
        () -> afterNights.run());
  }

  /** A copy of the nights as one undisturbed run writes them. */
  Path undisturbed() throws IOException {
    Path copy = folder.resolve("undisturbed");
    if (!Files.exists(copy)) {
      copy(made().resolve("out"), copy);
    }
    return copy;
  }

  private static void judge(Path folder) throws IOException {
    try {
      NightlyRun.Outcome outcome =
          NightlyRun.run(
              new NightlyRun.Options(
                  folder.resolve(SyntheticRegion.REGION),
                  NIGHT,
                  NIGHTS,
                  Set.of(),
                  Optional.empty(),
                  folder.resolve("out"),
                  RuleTable.load(),
                  2,
                  ProductVersion.current(),
                  Clock.systemUTC(),
                  "test"),
              (what, done, of) -> {});
      ResultLog.keep(folder.resolve("out"), outcome.nightFolders(), RuleTable.load());
    } catch (UnreadableRegionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      // Left to the system's temporary folder.
    }
  }

  /**
   * Digest of every file, by path, but of those that tell of the run itself, of kept facts and of
   * the log, which tells when which night came out otherwise.
   */
  static Map<String, String> hashes(Path results) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("run.json")
            && !file.endsWith(ResultLog.FILE)
            && !file.startsWith(results.resolve(NightlyJob.FACTS))) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          found.put(results.relativize(file).toString(), HexFormat.of().formatHex(digest));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
