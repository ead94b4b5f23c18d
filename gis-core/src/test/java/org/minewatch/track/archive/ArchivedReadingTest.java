package org.minewatch.track.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.FileState;
import org.minewatch.track.upload.UploadDay;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.UploadFolder;
import org.minewatch.track.upload.UploadQuery;
import org.minewatch.track.upload.UploadReader;
import org.minewatch.track.upload.UploadSource;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.track.upload.profile.UploadProfiles;

/** A day read from the archive is the day read from the folder, however its files arrived. */
class ArchivedReadingTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 9, 23);
  private static final UploadProfiles PROFILES = UploadProfiles.load();

  /** All have come by then, and none before it says it was made. */
  private static final long ARRIVAL =
      DAY.plusDays(3).atStartOfDay(CHINA).toInstant().toEpochMilli();

  @TempDir Path root;
  private final long seed = new Random().nextLong();
  private List<UploadSource> files;

  @BeforeEach
  void threeDaysOfFiles() throws IOException {
    Path folder = Files.createDirectory(root.resolve("folder"));
    files =
        new UploadFolder(folder, seed)
            .snapshots(
                DAY.minusDays(1).atTime(0, 0, 7),
                DAY.plusDays(2).atStartOfDay(),
                Duration.ofMinutes(40),
                9,
                7);
  }

  private static UploadQuery query() {
    return UploadQuery.day(DAY, CHINA).asOf(DAY.plusDays(9).atStartOfDay(CHINA).toInstant());
  }

  private static UploadDay day(List<UploadSource> sources, int threads) {
    return UploadReader.read(PROFILES, sources, query().threads(threads));
  }

  private ArchivedUploads archived(String name) throws IOException {
    return ArchivedUploads.read(root.resolve(name), UploadFolder.MINE, ArchiveLimits.DEFAULT);
  }

  private UploadArchive archive(String name) throws IOException {
    return UploadArchive.open(root.resolve(name), UploadFolder.MINE, ArchiveLimits.DEFAULT);
  }

  @Test
  void theOrderOfArrivalAndFilesSentAgainChangeNoByte() throws IOException {
    byte[] expected = Trees.bytes(day(files, 1));
    Random random = new Random(seed);
    for (int round = 0; round < 3; round++) {
      String name = "archive" + round;
      List<UploadSource> order = new ArrayList<>(files);
      for (int i = 0; i < 30; i++) {
        order.add(files.get(random.nextInt(files.size())));
      }
      Collections.shuffle(order, random);
      try (UploadArchive archive = archive(name)) {
        for (int i = 0; i < order.size(); i++) {
          byte[] content = Files.readAllBytes(order.get(i).path());
          if (random.nextInt(5) == 0) {
            // Its beginning comes as well, before or after the whole.
            byte[] half = Arrays.copyOf(content, random.nextInt(content.length));
            archive.receive(order.get(i).name(), ARRIVAL + i, half);
          }
          archive.receive(order.get(i).name(), ARRIVAL + i, content);
        }
      }
      UploadDay read = day(archived(name).sources(), 1 + round % 2);
      assertThat(Trees.bytes(read)).as("seed %d, round %d", seed, round).isEqualTo(expected);
      assertThat(read.fixes().size()).isGreaterThan(250);
    }
  }

  @Test
  void theFilesChosenForANightGiveWhatAllFilesGive() throws IOException {
    Path registers = Files.createDirectory(root.resolve("registers"));
    UploadWriter persons =
        UploadWriter.persons(UploadFolder.MINE, "示例煤矿", 200, DAY.minusDays(40).atStartOfDay())
            .record(UploadFolder.card(1), "甲", "采煤工", "工人", "采煤队", "1980-01-01", "", 0, 0);
    files = new ArrayList<>(files);
    files.add(new UploadFolder(registers, 0).add(persons.name(), persons.bytes()));
    try (UploadArchive archive = archive("a")) {
      for (UploadSource file : files) {
        long made = day(List.of(file), 1).files().get(0).nameMillis().orElseThrow();
        archive.receive(file.name(), made + 2_000, Files.readAllBytes(file.path()));
      }
    }
    UploadQuery night = query();
    List<UploadSource> all = archived("a").sources();
    List<UploadSource> chosen = archived("a").sources(PROFILES, night);
    List<UploadSource> early =
        archived("a").sources(PROFILES, night.asOf(DAY.atTime(12, 0).atZone(CHINA).toInstant()));

    byte[] expected = Trees.bytes(day(files, 1));
    assertThat(Trees.bytes(day(all, 1))).as("seed %d", seed).isEqualTo(expected);
    assertThat(Trees.bytes(day(chosen, 1))).as("seed %d", seed).isEqualTo(expected);
    assertThat(day(chosen, 1).registers().persons().get(UploadFolder.card(1)).get(0).job())
        .isEqualTo("采煤工");
    assertThat(all).hasSize(109);
    assertThat(chosen.size()).isEqualTo(109);
    assertThat(early.size()).isBetween(50, 60);
    UploadQuery next =
        UploadQuery.day(DAY.plusDays(2), CHINA)
            .asOf(DAY.plusDays(9).atStartOfDay(CHINA).toInstant());
    assertThat(archived("a").sources(PROFILES, next)).hasSizeBetween(36, 40);
  }

  @Test
  void aFileThatWasChangedInTheArchiveIsRejectedAndTheOthersCount() throws IOException {
    try (UploadArchive archive = archive("a")) {
      for (UploadSource file : files) {
        archive.receive(file.name(), ARRIVAL, Files.readAllBytes(file.path()));
      }
    }
    UploadSource target = archived("a").sources().get(50);
    byte[] content = Files.readAllBytes(target.path());
    content[content.length / 2] ^= 1;
    Files.write(target.path(), content);

    UploadDay read = day(archived("a").sources(), 2);

    assertThat(read.files())
        .filteredOn(f -> f.state() == FileState.REJECTED)
        .singleElement()
        .matches(f -> f.name().equals(target.name()))
        .matches(f -> f.reason().contains("no longer what came, SHA-256 " + target.sha256()));
    assertThat(read.files()).filteredOn(f -> f.state().isUsed()).hasSizeGreaterThan(70);
  }

  @Test
  void otherContentUnderAKnownNameIsEvidenceInTheReadingToo() throws IOException {
    UploadSource first = files.get(50);
    byte[] content = Files.readAllBytes(first.path());
    byte[] other =
        new String(content, java.nio.charset.StandardCharsets.UTF_8)
            .replace(UploadFolder.card(1), UploadFolder.card(99))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (UploadArchive archive = archive("a")) {
      archive.receive(first.name(), ARRIVAL, content);
      archive.receive(first.name(), ARRIVAL + 3_600_000, other);
    }

    UploadDay read = day(archived("a").sources(), 1);

    assertThat(read.files())
        .extracting(UploadFile::state)
        .containsExactlyInAnyOrder(FileState.ACCEPTED, FileState.RESENT);
    assertThat(read.fixes().cards()).doesNotContain(UploadFolder.card(99));
    assertThat(archived("a").supersessions()).hasSize(1);
  }
}
