package org.minewatch.track.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.track.archive.Receipt.Outcome;

/** What the archive keeps, refuses and notices. */
class UploadArchiveTest {
  private static final String MINE = "620000000001";
  private static final ArchiveLimits LIMITS = ArchiveLimits.DEFAULT;

  @TempDir Path root;

  private UploadArchive open() throws IOException {
    return UploadArchive.open(root, MINE, LIMITS);
  }

  private ArchivedUploads read() throws IOException {
    return ArchivedUploads.read(root, MINE, LIMITS);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path index() {
    return ArchiveFolder.of(root, MINE).index();
  }

  private void fill(String... namesAndContents) throws IOException {
    try (UploadArchive archive = open()) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        archive.receive(namesAndContents[i], 1_000L * i, text(namesAndContents[i + 1]));
      }
    }
  }

  @Test
  void whatCameIsThereAgainWithItsNameAndTime() throws IOException {
    fill("a.txt", "甲", "名字 with blanks;~.txt", "");

    assertThat(read().entries())
        .extracting(ArchiveEntry::sequence, ArchiveEntry::receivedMillis, ArchiveEntry::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, 0L, "a.txt"),
            org.assertj.core.groups.Tuple.tuple(2L, 2_000L, "名字 with blanks;~.txt"));
    assertThat(read().content(read().entries().get(0))).isEqualTo(text("甲"));
    assertThat(read().faults()).isEmpty();
  }

  @Test
  void theSameContentUnderTheSameNameIsNothingNew() throws IOException {
    fill("a.txt", "1");
    Map<String, String> before = Trees.hashes(root);
    try (UploadArchive archive = open()) {
      assertThat(archive.receive("a.txt", 9_000, text("1")).outcome()).isEqualTo(Outcome.REPEATED);
    }
    assertThat(Trees.hashes(root)).isEqualTo(before);
  }

  @Test
  void otherContentUnderTheSameNameIsKeptBesideTheFirstAndSaid() throws IOException {
    Receipt receipt;
    try (UploadArchive archive = open()) {
      archive.receive("a.txt", 1_000, text("1"));
      receipt = archive.receive("a.txt", 61_000, text("2"));
    }

    assertThat(receipt.outcome()).isEqualTo(Outcome.RESENT);
    assertThat(receipt.superseded().orElseThrow().sequence()).isEqualTo(1);
    assertThat(read().supersessions())
        .singleElement()
        .hasToString(
            "a.txt of SHA-256 "
                + ArchiveFolder.sha256(text("1"))
                + " is superseded by "
                + ArchiveFolder.sha256(text("2"))
                + ", received 60 s later");
    assertThat(read().content(read().entries().get(0))).isEqualTo(text("1"));
  }

  @Test
  void oneContentUnderTwoNamesLiesOnceAndIsListedTwice() throws IOException {
    fill("a.txt", "1", "b.txt", "1");

    assertThat(read().entries()).hasSize(2);
    try (Stream<Path> files = Files.walk(ArchiveFolder.of(root, MINE).contents())) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void anIndexThatBreaksOffAtAnyByteOfItsLastLineGoesOnAsIfTheLineHadNeverBegun()
      throws IOException {
    fill("a.txt", "1", "b.txt", "2");
    int two = (int) Files.size(index());
    fill("c.txt", "3");
    byte[] three = Files.readAllBytes(index());
    Map<String, String> whole = Trees.hashes(root);
    for (int cut = two; cut < three.length; cut++) {
      Files.write(index(), Arrays.copyOf(three, cut));
      assertThat(read().entries()).as("cut at %d", cut).hasSize(2);
      if (cut > two + 1 && cut < three.length - 1 && cut % 6 != 0) {
        continue;
      }
      try (UploadArchive archive = open()) {
        assertThat(archive.repairs()).as("cut at %d", cut).hasSize(cut == two ? 0 : 1);
        assertThat(archive.receive("c.txt", 0, text("3")).outcome()).isEqualTo(Outcome.STORED);
      }
      assertThat(Trees.hashes(root)).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void aLastLineThatTheDiskWroteWithGapsIsTorn() throws IOException {
    fill("a.txt", "1");
    int one = (int) Files.size(index());
    fill("b.txt", "2");
    byte[] bytes = Files.readAllBytes(index());
    Arrays.fill(bytes, one + 5, one + 40, (byte) 0);
    Files.write(index(), bytes);

    try (UploadArchive archive = open()) {
      assertThat(archive.size()).isEqualTo(1);
      assertThat(archive.repairs()).singleElement().asString().contains("not written to its end");
    }
    assertThat(Files.readAllBytes(ArchiveFolder.of(root, MINE).torn()))
        .startsWith(Arrays.copyOfRange(bytes, one, bytes.length));
  }

  @Test
  void aByteChangedAnywhereInAWholeIndexIsDamageAndNotMended() throws IOException {
    fill("a.txt", "1", "b.txt", "2");
    byte[] sound = Files.readAllBytes(index());
    for (int i = 0; i < sound.length; i++) {
      byte[] changed = sound.clone();
      changed[i] = (byte) (changed[i] == '5' ? '6' : '5');
      Files.write(index(), changed);
      if (i == sound.length - 1) {
        // Without its line break the last line counts as torn.
        assertThat(read().entries()).hasSize(1);
      } else {
        assertThatThrownBy(this::read)
            .as("byte %d", i)
            .isInstanceOf(DamagedArchiveException.class)
            .hasMessageContaining("line");
      }
      if (i % 25 == 0) {
        assertThatThrownBy(this::open).isInstanceOf(DamagedArchiveException.class);
      }
      assertThat(Files.readAllBytes(index())).isEqualTo(changed);
    }
  }

  @Test
  void aLineTakenOutOrChangedPlacesWithAnotherIsDamage() throws IOException {
    fill("a.txt", "1", "b.txt", "2", "c.txt", "3");
    List<String> lines = Files.readAllLines(index());
    for (List<Integer> order :
        List.of(List.of(0, 2, 3), List.of(0, 1, 3), List.of(0, 1, 3, 2), List.of(0, 1, 1, 2, 3))) {
      Files.writeString(index(), String.join("\n", order.stream().map(lines::get).toList()) + "\n");
      assertThatThrownBy(this::read).isInstanceOf(DamagedArchiveException.class);
    }
  }

  @Test
  void contentThatWasChangedIsFound() throws IOException {
    fill("a.txt", "1", "b.txt", "2");
    ArchiveEntry first = read().entries().get(0);
    Path file = ArchiveFolder.of(root, MINE).content(first.sha256());
    Files.write(file, text("x"));

    assertThat(read().faults()).singleElement().asString().contains("not what was written");
    assertThatThrownBy(() -> read().content(first)).isInstanceOf(DamagedArchiveException.class);
    Files.delete(file);
    assertThat(read().faults()).singleElement().asString().contains("cannot be read");
  }

  @Test
  void anArchiveWithoutItsIndexIsNotBegunAnew() throws IOException {
    fill("a.txt", "1");
    Files.delete(index());

    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedArchiveException.class)
        .hasMessageContaining("is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb", "a\nb", "\u0000", "\ud800", "a\u0085b"})
  void aNameThatCannotStandInALineIsRefused(String name) throws IOException {
    try (UploadArchive archive = open()) {
      assertThat(archive.receive(name, 0, text("1")).outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(archive.size()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "/etc/passwd", "..", "C:\\x", "~", "a/../b"})
  void aNameThatLooksLikeAPathIsANameAndNoMore(String name) throws IOException {
    fill(name, "1");

    assertThat(read().entries()).singleElement().matches(e -> e.name().equals(name));
    assertThat(Trees.hashes(root).keySet())
        .allMatch(path -> path.matches("mine-620000000001/(index.tsv|contents/../[0-9a-f]{64})"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "矿", ".", "com1"})
  void aMineCodeThatIsNoPlainCodeGoesByItsHash(String code) throws IOException {
    try (UploadArchive archive = UploadArchive.open(root, code, LIMITS)) {
      archive.receive("a", 0, text("1"));
    }
    assertThat(Trees.hashes(root).keySet())
        .allMatch(p -> p.matches("mine-x[0-9a-f]{24}/(index.tsv|contents/../[0-9a-f]{64})"));
    assertThat(ArchivedUploads.read(root, code, LIMITS).entries()).hasSize(1);
  }

  @Test
  void boundsOnLengthAndNumberHold() throws IOException {
    ArchiveLimits few = new ArchiveLimits(3, 5, 2);
    try (UploadArchive archive = UploadArchive.open(root, MINE, few)) {
      assertThat(archive.receive("123456", 0, text("")).reason()).contains("6 characters; 1 to 5");
      assertThat(archive.receive("1", 0, text("1234")).reason()).contains("4 bytes; at most 3");
      assertThat(archive.receive("1", -1, text("")).reason()).contains("1970");
      assertThat(archive.receive("1", 0, text("1")).isKept()).isTrue();
      assertThat(archive.receive("2", 0, text("2")).isKept()).isTrue();
      assertThat(archive.receive("3", 0, text("3")).reason()).contains("begin a new one");
      assertThat(archive.receive("1", 0, text("1")).outcome()).isEqualTo(Outcome.REPEATED);
    }
  }

  @Test
  void onlyOneWritesAtATime() throws IOException {
    try (UploadArchive held = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("being written");
      held.receive("a", 0, text("1"));
      assertThat(read().entries()).hasSize(1);
    }
    open().close();
  }

  @Test
  void aMineWithoutAnArchiveHasNoEntries() throws IOException {
    assertThat(read().entries()).isEmpty();
    assertThat(read().sources()).isEmpty();
  }
}
