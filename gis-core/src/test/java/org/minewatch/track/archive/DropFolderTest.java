package org.minewatch.track.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.track.archive.Receipt.Outcome;
import org.minewatch.track.upload.profile.UploadProfiles;

/** What is taken from a sender's folder, and what is left there for how long. */
class DropFolderTest {
  private static final String MINE = "620000000001";
  private static final String RYSS = "620000000001_RYSS_20260923101319.txt";
  private static final String LINES = "14000000001_RYGJ.txt";
  private static final Instant NOW = Instant.parse("2026-09-23T02:13:20Z");
  private static final UploadProfiles PROFILES = UploadProfiles.load();
  private static final String WHOLE = "620000000001;矿;2026-09-23 10:13:19~||\r\n";
  private static final String HALF = "620000000001;矿;2026-09-23 10:13";

  @TempDir Path root;
  private Path drop;

  @BeforeEach
  void makeFolder() throws IOException {
    drop = Files.createDirectory(root.resolve("drop"));
  }

  private void put(String name, String text, Duration old) throws IOException {
    Path file = drop.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(old)));
  }

  private DropFolder folder(boolean keeps) {
    return new DropFolder(drop, PROFILES, keeps, ArchiveLimits.DEFAULT);
  }

  private Sweep sweep(DropFolder folder, Duration later) throws IOException {
    try (UploadArchive archive = UploadArchive.open(root, MINE, ArchiveLimits.DEFAULT)) {
      return folder.sweep(archive, NOW.plus(later));
    }
  }

  private List<ArchiveEntry> entries() throws IOException {
    return ArchivedUploads.read(root, MINE, ArchiveLimits.DEFAULT).entries();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(drop)) {
      return files.filter(Files::isRegularFile).map(f -> drop.relativize(f).toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileWithItsEndMarkIsTakenAtOnce(boolean keeps) throws IOException {
    put(RYSS, WHOLE, Duration.ZERO);

    Sweep sweep = sweep(folder(keeps), Duration.ZERO);

    assertThat(sweep.receipts()).singleElement().matches(r -> r.outcome() == Outcome.STORED);
    assertThat(entries())
        .singleElement()
        .matches(e -> e.receivedMillis() == NOW.toEpochMilli() && e.name().equals(RYSS));
    assertThat(left()).hasSize(keeps ? 1 : 0);
  }

  @Test
  void aHalfWrittenFileIsLeftUntilItIsWhole() throws IOException {
    DropFolder folder = folder(false);
    put(RYSS, HALF, Duration.ZERO);
    assertThat(sweep(folder, Duration.ofMinutes(9)).waiting()).containsExactly(RYSS);
    assertThat(entries()).isEmpty();

    put(RYSS, WHOLE, Duration.ZERO);

    assertThat(sweep(folder, Duration.ofMinutes(9)).waiting()).isEmpty();
    assertThat(entries()).hasSize(1);
    assertThat(left()).isEmpty();
  }

  @Test
  void aFileThatStaysHalfIsKeptAsItIsAfterTenMinutesAndTheWholeOneBesideIt() throws IOException {
    DropFolder folder = folder(false);
    put(RYSS, HALF, Duration.ZERO);
    assertThat(sweep(folder, Duration.ofMinutes(10)).count(Outcome.STORED)).isEqualTo(1);
    put(RYSS, WHOLE, Duration.ZERO);
    assertThat(sweep(folder, Duration.ofMinutes(11)).count(Outcome.RESENT)).isEqualTo(1);

    assertThat(entries()).hasSize(2);
  }

  @Test
  void aFileThatStillGrowsIsNotHalfForGood() throws IOException {
    DropFolder folder = folder(true);
    for (int minute = 0; minute < 40; minute += 5) {
      put(RYSS, HALF + "x".repeat(minute), Duration.ofMinutes(-minute));
      assertThat(sweep(folder, Duration.ofMinutes(minute)).waiting()).hasSize(1);
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void aClockOfTheSendersThatRunsAheadDelaysAHalfFileByNoMoreThanTheWait() throws IOException {
    DropFolder folder = folder(true);
    put(RYSS, HALF, Duration.ofDays(-2));
    assertThat(sweep(folder, Duration.ZERO).waiting()).hasSize(1);
    assertThat(sweep(folder, Duration.ofMinutes(10)).count(Outcome.STORED)).isEqualTo(1);
  }

  @Test
  void aDialectWithoutAnEndMarkNeedsAQuietMinute() throws IOException {
    put(LINES, "14000000001;1;1;2\n", Duration.ofSeconds(59));
    put("what is this.bin", "x", Duration.ofSeconds(60));

    Sweep sweep = sweep(folder(false), Duration.ZERO);

    assertThat(sweep.waiting()).containsExactly(LINES);
    assertThat(entries()).extracting(ArchiveEntry::name).containsExactly("what is this.bin");
  }

  @Test
  void foldersLinksAndDottedNamesAreLeftAlone() throws IOException {
    Files.createDirectory(drop.resolve("folder.txt"));
    put(".hidden.txt", "x", Duration.ofDays(1));
    Path secret = Files.writeString(root.resolve("secret"), "secret");
    Files.createSymbolicLink(drop.resolve(RYSS), secret);

    assertThat(sweep(folder(false), Duration.ZERO).receipts()).isEmpty();
    assertThat(Files.exists(secret)).isTrue();
    assertThat(Files.isSymbolicLink(drop.resolve(RYSS))).isTrue();
  }

  @Test
  void aTooLongNameIsRefusedAndStays() throws IOException {
    String name = "n".repeat(220) + ".txt";
    put(name, "x", Duration.ofDays(1));

    Sweep sweep = sweep(folder(false), Duration.ZERO);

    assertThat(sweep.receipts()).singleElement().matches(r -> r.reason().contains("1 to 200"));
    assertThat(left()).containsExactly(name);
  }

  @Test
  void whatAProcessTookOutAndDidNotLiveToArchiveIsArchivedByTheNext() throws IOException {
    Files.createDirectory(drop.resolve(".taken"));
    put(".taken/" + RYSS, WHOLE, Duration.ZERO);
    put(RYSS, WHOLE + " ", Duration.ZERO);

    Sweep sweep = sweep(folder(false), Duration.ZERO);

    assertThat(sweep.receipts())
        .extracting(Receipt::outcome)
        .containsExactly(Outcome.STORED, Outcome.RESENT);
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsKeptInPlaceIsReadAgainOnlyWhenItChanged() throws IOException {
    DropFolder folder = folder(true);
    put(RYSS, WHOLE, Duration.ofHours(1));
    sweep(folder, Duration.ZERO);
    assertThat(sweep(folder, Duration.ofMinutes(1)).receipts()).isEmpty();
    put(RYSS, WHOLE + " ", Duration.ZERO);
    assertThat(sweep(folder, Duration.ofMinutes(2)).count(Outcome.RESENT)).isEqualTo(1);
    assertThat(sweep(folder(true), Duration.ofMinutes(3)).count(Outcome.REPEATED)).isEqualTo(1);
  }
}
