package org.minewatch.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.minewatch.web.ingest.IngestBench.MINE;
import static org.minewatch.web.ingest.IngestBench.MORNING;
import static org.minewatch.web.ingest.IngestBench.OTHER;
import static org.minewatch.web.ingest.IngestBench.file;
import static org.minewatch.web.ingest.IngestBench.files;
import static org.minewatch.web.ingest.IngestBench.positions;
import static org.minewatch.web.ingest.IngestBench.snapshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.track.archive.UploadArchive;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/** What becomes of files in drop folders: archive, state with reasons, region folder. */
class IntakeTest {
  @TempDir Path folder;

  private IngestBench bench;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    bench = IngestBench.with(folder);
    store = Store.open(TestDatabase.H2.create());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private byte[] region(String path) throws Exception {
    return Files.readAllBytes(bench.region().resolve(path));
  }

  private boolean lies(String path) {
    return Files.exists(bench.region().resolve(path));
  }

  private static String uploads(String name) {
    return "uploads/" + MINE + "/" + name;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void anUploadFileGoesToTheArchiveTheStoreAndTheRegion(TestDatabase database) throws Exception {
    store.close();
    store = Store.open(database.create());
    UploadWriter sent = snapshot(MINE, MORNING, 3);
    bench.put("drop/" + sent.name(), sent.bytes());
    bench.takeIn(store);

    ReceivedFile file = file(store, sent.name());
    assertThat(file.state()).as(file.reason()).isEqualTo(ReceivedFile.ACCEPTED);
    assertThat(file.mineCode()).isEqualTo(MINE);
    assertThat(file.kind()).isEqualTo("RYSS");
    assertThat(file.day()).isEqualTo(MORNING.toLocalDate());
    assertThat(file.accepted()).isEqualTo(3);
    assertThat(file.receivedAt().toInstant()).isEqualTo(bench.now());
    assertThat(file.regionPath()).isEqualTo(uploads(sent.name()));
    assertThat(region(file.regionPath())).isEqualTo(sent.bytes());
    assertThat(
            bench
                .archive()
                .resolve("2026-09-25/mine-" + MINE + "/contents")
                .resolve(file.sha256().substring(0, 2))
                .resolve(file.sha256()))
        .hasBinaryContent(sent.bytes());
    assertThat(bench.drop()).isDirectoryNotContaining(f -> !f.endsWith(".taken"));
    assertThat(bench.snapshots).containsExactly(sent.name());
  }

  @Test
  void theSameFileAgainChangesNothing() throws Exception {
    UploadWriter sent = snapshot(MINE, MORNING, 3);
    bench.put("drop/" + sent.name(), sent.bytes());
    bench.takeIn(store);
    List<ReceivedFile> before = files(store);
    Map<String, String> archive = IngestBench.hashes(bench.archive());
    Map<String, String> region = IngestBench.hashes(bench.region());

    bench.later(Duration.ofDays(40));
    bench.put("drop/" + sent.name(), sent.bytes());
    bench.put("drop/" + MINE + "/" + sent.name(), sent.bytes());
    bench.later(Duration.ofMinutes(1));
    bench.takeIn(store);

    assertThat(files(store)).isEqualTo(before);
    assertThat(IngestBench.hashes(bench.region())).isEqualTo(region);
    assertThat(IngestBench.hashes(bench.archive())).containsAllEntriesOf(archive);
    assertThat(bench.drop().resolve(sent.name())).doesNotExist();
  }

  @Test
  void aHalfWrittenFileWaitsAndTheWholeOneStandsInItsPlaceWhicheverComesFirst() throws Exception {
    UploadWriter sent = snapshot(MINE, MORNING, 5);
    byte[] half = Arrays.copyOf(sent.bytes(), sent.bytes().length / 2);
    bench.put("drop/" + sent.name(), half, Duration.ofSeconds(5));
    try (Intake intake = bench.intake(store)) {
      assertThat(bench.takeIn(intake).unfinished()).isEqualTo(1);
      assertThat(files(store)).isEmpty();
      bench.later(Duration.ofMinutes(11));
      bench.takeIn(intake);
      assertThat(file(store, sent.name()).state()).isEqualTo(ReceivedFile.PARTIAL);
      bench.put("drop/" + sent.name(), sent.bytes());
      bench.takeIn(intake);
    }
    assertThat(files(store))
        .extracting(ReceivedFile::state)
        .containsExactlyInAnyOrder(ReceivedFile.SUPERSEDED, ReceivedFile.ACCEPTED);
    assertThat(region(uploads(sent.name()))).isEqualTo(sent.bytes());

    bench.put("drop/" + sent.name(), Arrays.copyOf(half, half.length - 20));
    bench.takeIn(store);
    assertThat(files(store))
        .filteredOn(f -> f.reasonCode().equals("beginning"))
        .singleElement()
        .matches(f -> f.state().equals(ReceivedFile.SUPERSEDED) && f.supersededBy() != null);
    assertThat(region(uploads(sent.name()))).isEqualTo(sent.bytes());
  }

  @Test
  void aFileSentAgainWithOtherContentIsKeptBesideTheFirst() throws Exception {
    UploadWriter first = snapshot(MINE, MORNING, 5);
    UploadWriter second = snapshot(MINE, MORNING, 2);
    bench.put("drop/" + first.name(), first.bytes());
    bench.takeIn(store);
    bench.put("drop/" + second.name(), second.bytes());
    bench.takeIn(store);

    assertThat(region(uploads(first.name()))).isEqualTo(first.bytes());
    ReceivedFile again =
        files(store).stream().filter(f -> f.resentOf() != null).findFirst().orElseThrow();
    assertThat(again.state()).isEqualTo(ReceivedFile.ACCEPTED);
    assertThat(again.reasonCode()).isEqualTo("resent");
    assertThat(again.regionPath())
        .isEqualTo(
            uploads(first.name().replace(".txt", "_r" + again.sha256().substring(0, 8) + ".txt")));
    assertThat(region(again.regionPath())).isEqualTo(second.bytes());
  }

  @Test
  void whatCannotBeUsedIsRejectedWithLineAndReasonAndDoesNotReachTheRegion() throws Exception {
    bench.put("drop/" + MINE + "_RYSS_20260923080000.txt", "nothing of the kind~||");
    bench.put(
        "drop/" + MINE + "/2026-09-23.csv", "card_id,time,reader_id,distance_m\nC1,eight,R1,0\n");
    bench.put("drop/" + MINE + "/holiday.jpg", "x");
    bench.put(
        "drop/" + OTHER + "/" + snapshot(MINE, MORNING, 1).name(),
        snapshot(MINE, MORNING, 1).bytes());
    UploadWriter tomorrow = snapshot(MINE, MORNING.plusDays(3), 1);
    bench.put("drop/" + tomorrow.name(), tomorrow.bytes());
    bench.put("region-drop/faces.csv", "mine,face\n1,2\n");
    bench.takeIn(store);

    assertThat(files(store)).hasSize(6).allMatch(f -> f.state().equals(ReceivedFile.REJECTED));
    assertThat(files(store))
        .extracting(ReceivedFile::reasonCode)
        .containsExactlyInAnyOrder(
            "unusable", "unusable", "unusable", "name", "other-mine", "future");
    ReceivedFile rows = file(store, "2026-09-23.csv");
    assertThat(store.receivedFiles().reasons(rows.id()))
        .singleElement()
        .matches(r -> r.line() == 2 && r.column().equals("time") && r.reason().contains("'eight'"));
    assertThat(store.receivedFiles().reasons(file(store, "faces.csv").id()))
        .anyMatch(r -> r.reason().contains("required column"));
    assertThat(lies("uploads/" + MINE)).isFalse();
    assertThat(lies("tracks")).isFalse();
    assertThat(lies("faces.csv")).isFalse();
  }

  @Test
  void positionsAndTablesThatComeLaterStandInPlaceOfTheEarlierWhichAreKept() throws Exception {
    bench.write("region/tracks/" + MINE + "/2026-09-23.csv", positions(2));
    bench.put("drop/" + MINE + "/2026-09-23.csv", positions(5));
    bench.takeIn(store);
    bench.put("drop/" + MINE + "/2026-09-23.csv", positions(8));
    bench.takeIn(store);

    assertThat(region("tracks/" + MINE + "/2026-09-23.csv"))
        .isEqualTo(positions(8).getBytes(StandardCharsets.UTF_8));
    assertThat(files(store)).hasSize(3);
    assertThat(files(store))
        .filteredOn(f -> f.source().equals("region"))
        .singleElement()
        .matches(f -> f.reasonCode().equals("replaced") && f.bytes() == positions(2).length());
    assertThat(files(store))
        .filteredOn(f -> f.source().equals("drop"))
        .extracting(ReceivedFile::state)
        .containsExactlyInAnyOrder(ReceivedFile.ACCEPTED, ReceivedFile.SUPERSEDED);

    bench.put("drop/" + MINE + "/2026-09-23.csv", positions(5));
    bench.put("drop/" + MINE + "/2026-09-23.parquet", "PAR1");
    bench.takeIn(store);
    assertThat(region("tracks/" + MINE + "/2026-09-23.csv"))
        .as("the same file again changes nothing")
        .isEqualTo(positions(8).getBytes(StandardCharsets.UTF_8));
    assertThat(files(store)).hasSize(4);
  }

  @Test
  void whatComesAfterTheClockWasSetBackStillComesLater() throws Exception {
    String path = "tracks/" + MINE + "/2026-09-23.csv";
    UploadWriter first = snapshot(MINE, MORNING, 2);
    UploadWriter second = snapshot(MINE, MORNING.plusMinutes(1), 3);
    bench.put("drop/" + MINE + "/2026-09-23.csv", positions(5));
    bench.put("drop/" + first.name(), first.bytes());
    bench.takeIn(store);
    bench.later(Duration.ofHours(-5));
    bench.put("drop/" + MINE + "/2026-09-23.csv", positions(8));
    bench.put("drop/" + second.name(), second.bytes());
    bench.takeIn(store);
    assertThat(region(path)).isEqualTo(positions(8).getBytes(StandardCharsets.UTF_8));
    assertThat(lies("uploads/" + MINE + "/" + first.name())).isTrue();
    assertThat(lies("uploads/" + MINE + "/" + second.name())).isTrue();
    bench.later(Duration.ofHours(6));
    bench.takeIn(store);
    assertThat(region(path)).isEqualTo(positions(8).getBytes(StandardCharsets.UTF_8));
    assertThat(files(store))
        .extracting(ReceivedFile::state)
        .containsExactlyInAnyOrder(
            ReceivedFile.SUPERSEDED,
            ReceivedFile.ACCEPTED,
            ReceivedFile.ACCEPTED,
            ReceivedFile.ACCEPTED);
  }

  @Test
  void eachDayHasItsArchiveAndWhatWasNotEnteredTheDayBeforeIsFound() throws Exception {
    UploadWriter first = snapshot(MINE, MORNING, 2);
    bench.put("drop/" + first.name(), first.bytes());
    bench.takeIn(store);
    bench.later(Duration.ofDays(1));
    UploadWriter second = snapshot(MINE, MORNING.plusDays(1), 3);
    bench.put("drop/" + second.name(), second.bytes());
    bench.takeIn(store);
    assertThat(files(store))
        .extracting(ReceivedFile::archive, ReceivedFile::sequence)
        .containsExactlyInAnyOrder(tuple("2026-09-25", 1L), tuple("2026-09-26", 1L));

    UploadWriter third = snapshot(MINE, MORNING.plusDays(1).plusMinutes(1), 4);
    try (UploadArchive archive =
        UploadArchive.open(
            bench.archive().resolve("2026-09-26"), MINE, bench.settings(1).limits())) {
      archive.receive(third.name(), bench.now().toEpochMilli(), third.bytes());
    }
    bench.later(Duration.ofDays(1));
    bench.takeIn(store);
    assertThat(file(store, third.name()).state()).isEqualTo(ReceivedFile.ACCEPTED);
    assertThat(lies("uploads/" + MINE + "/" + third.name())).isTrue();
  }

  @Test
  void filesOfAMineThatIsNotRegisteredWaitUntilItIs() throws Exception {
    String unknown = "620000000009";
    UploadWriter sent = snapshot(unknown, MORNING, 2);
    bench.put("drop/" + sent.name(), sent.bytes());
    bench.takeIn(store);
    assertThat(file(store, sent.name()).state()).isEqualTo(ReceivedFile.RECEIVED);
    assertThat(file(store, sent.name()).waitsFor()).isEqualTo("no-mine");

    bench.put(
        "region-drop/mines.csv",
        Files.readString(bench.region().resolve("mines.csv")) + unknown + ",丙示例煤矿,EPSG:4524\n");
    bench.takeIn(store);

    assertThat(file(store, "mines.csv").state()).isEqualTo(ReceivedFile.ACCEPTED);
    assertThat(file(store, sent.name()).state()).isEqualTo(ReceivedFile.ACCEPTED);
    assertThat(lies("uploads/" + unknown + "/" + sent.name())).isTrue();
  }

  @Test
  void linksFoldersAndForeignFoldersAreLeftAloneAndSaid() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    UploadWriter sent = snapshot(MINE, MORNING, 1);
    Files.createSymbolicLink(bench.drop().resolve(sent.name()), secret);
    Files.createSymbolicLink(bench.drop().resolve(OTHER), bench.region());
    Files.createDirectories(bench.drop().resolve("nobody"));
    bench.put("drop/.hidden.txt", "x");
    bench.put("drop/" + "n".repeat(210) + ".txt", "x");
    try (Intake intake = bench.intake(store)) {
      Intake.Round round = bench.takeIn(intake);
      assertThat(round.notes())
          .anyMatch(n -> n.contains(sent.name() + " is a link"))
          .anyMatch(n -> n.contains(OTHER + " is a link"))
          .anyMatch(n -> n.contains("nobody has the code of no mine"))
          .anyMatch(n -> n.contains("1 to 200"));
    }
    assertThat(files(store)).isEmpty();
    assertThat(secret).hasContent("secret");
    assertThat(Files.isSymbolicLink(bench.drop().resolve(sent.name()))).isTrue();
  }

  @Test
  void aBurstIsTakenInBoundedBitesTheOldestFirst() throws Exception {
    for (int i = 0; i < 25; i++) {
      UploadWriter sent = snapshot(MINE, MORNING.plusMinutes(i), 1);
      bench.put("drop/" + sent.name(), sent.bytes(), Duration.ofMinutes(60L + i));
    }
    try (Intake intake = bench.intake(store, 10)) {
      intake.hold();
      Intake.Round round = intake.round(bench.now());
      assertThat(round.taken()).isEqualTo(10);
      assertThat(round.untouched()).isEqualTo(15);
      assertThat(files(store))
          .extracting(f -> f.name())
          .contains(snapshot(MINE, MORNING.plusMinutes(24), 1).name())
          .doesNotContain(snapshot(MINE, MORNING, 1).name());
      bench.takeIn(intake);
    }
    assertThat(files(store)).hasSize(25).allMatch(f -> f.state().equals(ReceivedFile.ACCEPTED));
  }

  @Test
  void theSameContentUnderAnotherNameIsADuplicate() throws Exception {
    UploadWriter sent = snapshot(MINE, MORNING, 1);
    bench.put("drop/" + sent.name(), sent.bytes());
    bench.takeIn(store);
    String other = sent.name().replace(".txt", "_2.txt");
    bench.put("drop/" + other, sent.bytes());
    bench.takeIn(store);
    assertThat(file(store, other).state()).isEqualTo(ReceivedFile.DUPLICATE);
  }

  @Test
  void aRegionCanBeginWithNothing() throws Exception {
    for (String table : List.of("region.json", "mines.csv", "readers.csv")) {
      Path file = bench.region().resolve(table);
      bench.put("region-drop/" + table, Files.readAllBytes(file));
      Files.delete(file);
    }
    bench.put("drop/" + snapshot(MINE, MORNING, 1).name(), snapshot(MINE, MORNING, 1).bytes());
    bench.put("region-drop/drawings/一号煤层.dxf", "0\nEOF\n");
    bench.put("region-drop/drawings/..dxf", "0\nEOF\n");
    bench.takeIn(store);
    assertThat(files(store))
        .as("%s", files(store))
        .filteredOn(f -> !f.state().equals(ReceivedFile.ACCEPTED))
        .isEmpty();
    assertThat(lies("drawings/一号煤层.dxf")).isTrue();
    assertThat(file(store, "mines.csv").mineCode()).isEmpty();
    assertThat(file(store, "region.json").day()).isNull();
    assertThat(file(store, snapshot(MINE, MORNING, 1).name()).day())
        .isEqualTo(LocalDate.of(2026, 9, 23));
  }

  @Test
  void twoServersTakeInOnce() throws Exception {
    try (Intake one = bench.intake(store);
        Intake two = bench.intake(store)) {
      assertThat(one.hold()).isTrue();
      assertThat(two.hold()).isFalse();
      one.close();
      assertThat(two.hold()).isTrue();
    }
  }
}
