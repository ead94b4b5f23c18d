package org.minewatch.track.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.track.upload.UploadFolder;
import org.minewatch.track.upload.UploadQuery;
import org.minewatch.track.upload.UploadReader;
import org.minewatch.track.upload.UploadSource;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * A process that empties drop folders is killed again and again, at instants that nobody chose;
 * what it leaves in the end is what an undisturbed one leaves, byte for byte.
 */
class KillTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 9, 23);
  private static final Instant NOW = DAY.plusDays(3).atStartOfDay(CHINA).toInstant();

  @TempDir Path root;
  private final long seed = new Random().nextLong();

  @ParameterizedTest
  @ValueSource(strings = {"move", "copy"})
  void fiveKillsLoseAndDoubleNothing(String how) throws Exception {
    kill(5, Duration.ofHours(1), how);
  }

  @Test
  @Tag("show")
  void fiftyKillsLoseAndDoubleNothing() throws Exception {
    kill(50, Duration.ofMinutes(5), "move");
  }

  private record Given(Path folder, String name, String sha256) {}

  private void kill(int kills, Duration every, String how) throws Exception {
    Path calm = root.resolve("calm");
    Path harried = root.resolve("harried");
    List<Given> given = new ArrayList<>();
    for (Path base : List.of(calm, harried)) {
      given = fill(base, every);
    }
    long start = System.nanoTime();
    Process undisturbed = start(calm, how);
    waitForReady(undisturbed);
    long ready = System.nanoTime();
    assertThat(undisturbed.waitFor(120, TimeUnit.SECONDS)).isTrue();
    long work = (System.nanoTime() - ready) / 1_000_000;
    long startUp = (ready - start) / 1_000_000;

    Random random = new Random(seed);
    int amidst = 0;
    for (int k = 0; k < kills; k++) {
      long before = entries(harried).size();
      Process process = start(harried, how);
      if (random.nextInt(8) == 0) {
        Thread.sleep(random.nextInt((int) Math.max(1, startUp)));
      } else {
        waitForReady(process);
        if (random.nextBoolean() || amidst == 0) {
          waitForWork(harried, before, process);
        }
        Thread.sleep(random.nextInt((int) Math.max(2, work / kills)));
      }
      boolean alive = process.isAlive();
      process.destroyForcibly().waitFor();
      List<ArchiveEntry> now = entries(harried);
      amidst += alive && now.size() > before ? 1 : 0;
      nothingIsLost(given, now);
      assertThat(archived(harried).faults()).as("seed %d, kill %d", seed, k).isEmpty();
    }
    assertThat(start(harried, how).waitFor(120, TimeUnit.SECONDS)).isTrue();
    System.out.printf(
        "%d kills, %d of them while files were being archived; %d files, %d ms of work%n",
        kills, amidst, given.size(), work);

    assertThat(amidst).as("seed %d", seed).isPositive();
    Map<String, String> expected = Trees.hashes(calm.resolve("archive"));
    assertThat(expected).hasSizeGreaterThan(40);
    assertThat(Trees.hashes(harried.resolve("archive"))).as("seed %d", seed).isEqualTo(expected);
    assertThat(columns(harried)).as("seed %d", seed).isEqualTo(columns(calm));
    if (how.equals("move")) {
      assertThat(Trees.hashes(harried.resolve("first"))).isEmpty();
      assertThat(Trees.hashes(harried.resolve("second"))).isEmpty();
    }
  }

  /** What a sender gave lies in its folder, has been taken out of it, or is in the index. */
  private void nothingIsLost(List<Given> given, List<ArchiveEntry> entries) {
    Set<String> kept = new HashSet<>();
    entries.forEach(e -> kept.add(e.name() + e.sha256()));
    for (Given file : given) {
      boolean there =
          Files.exists(file.folder().resolve(file.name()))
              || Files.exists(file.folder().resolve(".taken").resolve(file.name()));
      assertThat(there || kept.contains(file.name() + file.sha256()))
          .as("seed %d: %s", seed, file)
          .isTrue();
    }
    assertThat(kept).hasSize(entries.size());
  }

  /** Two drop folders: in the second come files again: the same, other ones, wholes of halves. */
  private List<Given> fill(Path base, Duration every) throws IOException {
    Path first = Files.createDirectories(base.resolve("first"));
    Path second = Files.createDirectories(base.resolve("second"));
    new UploadFolder(first, 7)
        .snapshots(DAY.atTime(0, 0, 7), DAY.plusDays(2).atStartOfDay(), every, 5, 6);
    Random random = new Random(7);
    List<Path> files;
    try (Stream<Path> all = Files.list(first)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      Path again = second.resolve(file.getFileName());
      switch (random.nextInt(6)) {
        case 0 -> Files.write(again, content);
        case 1 ->
            Files.write(
                again,
                new String(content, StandardCharsets.UTF_8)
                    .replace("正常", "异常")
                    .getBytes(StandardCharsets.UTF_8));
        case 2 -> {
          Files.write(file, Arrays.copyOf(content, random.nextInt(content.length)));
          Files.write(again, content);
        }
        default -> {}
      }
    }
    Files.writeString(second.resolve("unknown.dat"), "?");
    List<Given> given = new ArrayList<>();
    for (Path folder : List.of(first, second)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.toList()) {
          Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(1))));
          String sha256 = ArchiveFolder.sha256(Files.readAllBytes(file));
          given.add(new Given(folder, file.getFileName().toString(), sha256));
        }
      }
    }
    return given;
  }

  private static Process start(Path base, String how) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Collector.class.getName(),
            base.resolve("archive").toString(),
            UploadFolder.MINE,
            Long.toString(NOW.toEpochMilli()),
            how,
            base.resolve("first").toString(),
            base.resolve("second").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void waitForReady(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("ready");
  }

  /** Until something has been archived since, so that the kill comes in the midst of it. */
  private static void waitForWork(Path base, long before, Process process) throws Exception {
    while (process.isAlive() && entries(base).size() <= before) {
      Thread.sleep(2);
    }
  }

  private static ArchivedUploads archived(Path base) throws IOException {
    return ArchivedUploads.read(base.resolve("archive"), UploadFolder.MINE, ArchiveLimits.DEFAULT);
  }

  private static List<ArchiveEntry> entries(Path base) throws IOException {
    return archived(base).entries();
  }

  private static byte[] columns(Path base) throws IOException {
    List<UploadSource> sources = archived(base).sources();
    UploadQuery query = UploadQuery.day(DAY, CHINA).asOf(NOW.plusSeconds(86_400));
    byte[] bytes = Trees.bytes(UploadReader.read(UploadProfiles.load(), sources, query));
    assertThat(bytes.length).isGreaterThan(5_000);
    return bytes;
  }
}
