package org.minewatch.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.ingest.IngestBench.MINE;
import static org.minewatch.web.ingest.IngestBench.MORNING;
import static org.minewatch.web.ingest.IngestBench.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/**
 * The disk of the archive, or that of the region folder, is full: a small disk of memory, mounted
 * by the test, which needs root for it.
 */
class IngestDiskFullTest {
  private static final int FILES = 60;

  @TempDir Path folder;
  private Store store;
  private Path mounted;

  @BeforeEach
  void open() {
    store = Store.open(TestDatabase.H2.create());
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    if (mounted != null) {
      run("umount", mounted.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private ReceivedFiles.Watch seen() {
    return store.receivedFiles().watch();
  }

  private static long inDrop(IngestBench bench) throws IOException {
    try (Stream<Path> files = Files.walk(bench.drop())) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", "region"})
  void aFullDiskLosesNothingIsSaidAndItGoesOnWhenThereIsRoom(String full) throws Exception {
    Path disk = Files.createDirectories(folder.resolve(full));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.toString()),
        "only root may mount");
    mounted = disk;
    IngestBench bench = IngestBench.with(folder);
    for (int i = 0; i < FILES; i++) {
      var sent = snapshot(MINE, MORNING.plusMinutes(i), 60);
      bench.put("drop/" + sent.name(), sent.bytes());
    }
    try (IngestWatch watch = bench.watch(store, "one")) {
      watch.look();
      assertThat(seen().trouble()).containsIgnoringCase("no space left");
      watch.look();
      assertThat(seen().trouble()).as("still").containsIgnoringCase("no space left");
      List<ReceivedFile> soFar = IngestBench.files(store);
      assertThat(soFar).isNotEmpty();
      long received = soFar.stream().filter(f -> f.state().equals(ReceivedFile.RECEIVED)).count();
      assertThat(received + inDrop(bench)).as("what is still to be done").isPositive();

      assertThat(run("mount", "-o", "remount,size=20m", disk.toString())).isTrue();
      watch.look();
      assertThat(seen().trouble()).isEmpty();
    }
    assertThat(IngestBench.files(store))
        .hasSize(FILES)
        .allMatch(f -> f.state().equals(ReceivedFile.ACCEPTED));
    assertThat(inDrop(bench)).isZero();
    try (Stream<Path> files = Files.list(bench.region().resolve("uploads/" + MINE))) {
      assertThat(files).hasSize(FILES);
    }
  }

  @Test
  void aDatabaseThatIsGoneIsWaitedFor() throws Exception {
    IngestBench bench = IngestBench.with(folder);
    var sent = snapshot(MINE, MORNING, 3);
    bench.put("drop/" + sent.name(), sent.bytes());
    Store gone = Store.open(TestDatabase.H2.create());
    gone.close();
    try (IngestWatch watch = bench.watch(gone, "one")) {
      watch.look();
      watch.look();
    }
    try (IngestWatch watch = bench.watch(store, "two")) {
      watch.look();
      assertThat(seen().trouble()).isEmpty();
      assertThat(seen().server()).isEqualTo("two");
    }
    assertThat(IngestBench.file(store, sent.name()).state()).isEqualTo(ReceivedFile.ACCEPTED);
  }
}
