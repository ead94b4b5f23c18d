package org.minewatch.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.ingest.IngestBench.MINE;
import static org.minewatch.web.ingest.IngestBench.MORNING;
import static org.minewatch.web.ingest.IngestBench.OTHER;
import static org.minewatch.web.ingest.IngestBench.positions;
import static org.minewatch.web.ingest.IngestBench.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

/**
 * A process that takes in files is killed again and again; archive, store and region folder are in
 * the end what an undisturbed process leaves, byte for byte, and meanwhile no file is ever nowhere.
 */
class IngestKillTest {
  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  @Test
  void fiveKillsLoseAndDoubleNothing() throws Exception {
    kill(5, 300);
  }

  @Test
  @Tag("show")
  void fiftyKillsLoseAndDoubleNothing() throws Exception {
    kill(50, 3000);
  }

  private Set<String> fill(Path base, int snapshots) throws IOException {
    IngestBench bench = IngestBench.with(base);
    Random random = new Random(seed);
    for (int i = 0; i < snapshots; i++) {
      String mine = i % 2 == 0 ? MINE : OTHER;
      UploadWriter sent = snapshot(mine, MORNING.plusSeconds(30L * i), 1 + random.nextInt(40));
      // One mine's files lie in the common folder, the other's in its own.
      String at = i % 2 == 0 ? "drop/" : "drop/" + OTHER + "/";
      byte[] bytes = sent.bytes();
      if (random.nextInt(20) == 0) {
        bytes = Arrays.copyOf(bytes, bytes.length / 2);
      }
      if (random.nextInt(20) == 0) {
        bench.put(at + sent.name().replace(".txt", "_2.txt"), bytes, Duration.ofHours(3));
      }
      bench.put(at + sent.name(), bytes, Duration.ofHours(2).minusSeconds(i));
    }
    bench.put("drop/" + OTHER + "/2026-09-22.csv", positions(20));
    bench.put("region-drop/faces.csv", "mine_code,face_id,kind,from,wkt\n");
    bench.put("drop/nothing of ours.bin", "?");
    return left(base);
  }

  private static StoreSettings store(Path base) {
    return new StoreSettings("jdbc:h2:file:" + base.resolve("store"), "minewatch", "", 2);
  }

  private void kill(int kills, int snapshots) throws Exception {
    Path calm = folder.resolve("calm");
    Path harried = folder.resolve("harried");
    Set<String> names = fill(calm, snapshots);
    fill(harried, snapshots);
    Process undisturbed = start(calm);
    assertThat(undisturbed.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(text(calm)).contains("done");

    Random random = new Random(seed);
    int amidst = 0;
    for (int k = 0; k < kills; k++) {
      Process process = start(harried);
      // By what is done, not by the clock: on a slow machine most of the time is the start.
      double part = (k + random.nextDouble()) / kills;
      while (process.isAlive() && left(harried).size() > names.size() * (1 - part)) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(20));
      amidst += text(harried).contains("done") ? 0 : 1;
      process.destroyForcibly().waitFor();
      nothingIsNowhere(harried, names, k);
    }
    Process last = start(harried);
    assertThat(last.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(text(harried)).as("seed %d", seed).contains("done");
    System.out.printf("%d kills, %d of them while files were taken in%n", kills, amidst);
    assertThat(amidst).as("seed %d", seed).isPositive();
    for (String part : List.of("archive", "region")) {
      assertThat(IngestBench.hashes(harried.resolve(part)))
          .as("seed %d: %s", seed, part)
          .isEqualTo(IngestBench.hashes(calm.resolve(part)));
    }
    assertThat(rows(harried)).as("seed %d", seed).isEqualTo(rows(calm));
    assertThat(left(harried)).as("seed %d", seed).isEmpty();
  }

  /** Names of the files that are in the drop folder or were just taken out of it. */
  private static Set<String> left(Path base) throws IOException {
    Set<String> names = new HashSet<>();
    Files.walkFileTree(
        base.resolve("drop"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            names.add(file.getFileName().toString());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // It was taken meanwhile.
          }
        });
    return names;
  }

  /** Each file is in the drop folder, taken out of it, or in the index of an archive. */
  private void nothingIsNowhere(Path base, Set<String> names, int kill) throws IOException {
    Set<String> there = left(base);
    if (Files.isDirectory(base.resolve("archive"))) {
      try (Stream<Path> files = Files.walk(base.resolve("archive"))) {
        for (Path index : files.filter(f -> f.endsWith("index.tsv")).toList()) {
          for (String line : Files.readAllLines(index)) {
            String[] fields = line.split("\t");
            if (fields.length == 6) {
              there.add(fields[4]);
            }
          }
        }
      }
    }
    assertThat(there).as("seed %d, kill %d", seed, kill).containsAll(names);
  }

  private record Row(ReceivedFile file, List<ReceivedFile.Reason> reasons) {}

  private static List<Row> rows(Path base) {
    try (Store store = Store.open(store(base))) {
      List<Row> rows = new ArrayList<>();
      for (ReceivedFile file : IngestBench.files(store)) {
        rows.add(new Row(file, store.receivedFiles().reasons(file.id())));
      }
      return rows;
    }
  }

  private static Process start(Path base) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.minewatch.web.ingest.IngestProcess",
            base.toString(),
            store(base).url());
    Files.deleteIfExists(out(base));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(out(base).toString()))
        .start();
  }

  private static Path out(Path base) {
    return base.resolve("out.txt");
  }

  private static String text(Path base) throws IOException {
    return Files.exists(out(base)) ? Files.readString(out(base)) : "";
  }
}
