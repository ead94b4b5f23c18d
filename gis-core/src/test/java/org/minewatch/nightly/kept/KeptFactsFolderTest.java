package org.minewatch.nightly.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.work.WorkSeen;
import org.minewatch.region.CardHolder;
import org.minewatch.region.SourceLine;

class KeptFactsFolderTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @TempDir Path folder;

  private static byte[] key(String of) {
    return FactsKey.begin().with(of).end();
  }

  private static NightFacts facts() {
    return new NightFacts(
        NIGHT,
        Optional.empty(),
        List.of(
            new CardHolder(
                "mine",
                "卡1",
                "",
                "瓦检员",
                "掘进一队",
                true,
                Optional.of(NIGHT),
                Optional.empty(),
                new SourceLine("persons.csv", 3))),
        WorkSeen.NOTHING,
        List.of(),
        Optional.empty());
  }

  @Test
  void whatIsKeptUnderAKeyIsFoundUnderThatKeyOnly() {
    KeptFacts kept = new KeptFacts(folder);

    kept.keep("530399990001", NIGHT, key("a"), Optional.of(facts()));
    kept.keep("530399990002", NIGHT, key("a"), Optional.empty());

    assertThat(kept.find("530399990001", NIGHT, key("a")))
        .contains(new KeptFacts.Kept(Optional.of(facts())));
    assertThat(kept.find("530399990002", NIGHT, key("a")))
        .contains(new KeptFacts.Kept(Optional.empty()));
    assertThat(kept.find("530399990001", NIGHT, key("b"))).isEmpty();
    assertThat(kept.find("530399990001", NIGHT.plusDays(1), key("a"))).isEmpty();
    assertThat(kept.find("530399990003", NIGHT, key("a"))).isEmpty();
  }

  @Test
  void everyAlteredByteAndEveryShorterFileIsNoFile() throws Exception {
    KeptFacts kept = new KeptFacts(folder);
    kept.keep("m1", NIGHT, key("a"), Optional.of(facts()));
    Path file = folder.resolve(NIGHT.toString()).resolve("m1.facts");
    byte[] whole = Files.readAllBytes(file);

    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 0x10;
      Files.write(file, altered);
      assertThat(kept.find("m1", NIGHT, key("a"))).as("byte %d", i).isEmpty();
      Files.write(file, java.util.Arrays.copyOf(whole, i));
      assertThat(kept.find("m1", NIGHT, key("a"))).as("%d bytes", i).isEmpty();
    }
    Files.write(file, whole);
    assertThat(kept.find("m1", NIGHT, key("a"))).isPresent();
  }

  @Test
  void aMineCodeIsNeverAPath() throws Exception {
    KeptFacts kept = new KeptFacts(folder.resolve("facts"));

    for (String code : List.of("../../x", "a/b", "..", "", "a\0b", "煤矿", "x".repeat(200))) {
      kept.keep(code, NIGHT, key("a"), Optional.empty());
      assertThat(kept.find(code, NIGHT, key("a"))).isEmpty();
    }

    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all).containsExactly(folder);
    }
  }

  @Test
  void nightsThatNobodyWillAskForGo() throws Exception {
    KeptFacts kept = new KeptFacts(folder);
    for (int back = 0; back < 60; back++) {
      kept.keep("m1", NIGHT.minusDays(back), key("a"), Optional.empty());
    }
    Files.createFile(folder.resolve(NIGHT.toString()).resolve(".partial-1"));
    Files.createDirectory(folder.resolve("mine"));

    kept.prune(NIGHT.minusDays(40), NIGHT.minusDays(34), 14);

    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile).map(f -> f.getParent().getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.iterate(0, b -> b + 1).limit(15),
                      Stream.iterate(34, b -> b + 1).limit(21))
                  .map(b -> NIGHT.minusDays(b).toString())
                  .toList());
    }
    assertThat(folder.resolve("mine")).exists();
  }

  @Test
  void aFolderThatCannotBeWrittenCostsNothingButTime() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    KeptFacts kept = new KeptFacts(file);

    kept.keep("m1", NIGHT, key("a"), Optional.of(facts()));
    kept.prune(NIGHT, NIGHT, 14);

    assertThat(kept.find("m1", NIGHT, key("a"))).isEmpty();
  }

  @Test
  void theLineOfATableDoesNotCountAndEverythingElseDoes() {
    CardHolder holder = facts().holders().get(0);
    CardHolder moved =
        new CardHolder(
            "mine",
            "卡1",
            "",
            "瓦检员",
            "掘进一队",
            true,
            Optional.of(NIGHT),
            Optional.empty(),
            new SourceLine("persons.csv", 9));
    CardHolder other =
        new CardHolder(
            "mine",
            "卡1",
            "",
            "瓦检员",
            "掘进一队",
            false,
            Optional.of(NIGHT),
            Optional.empty(),
            new SourceLine("persons.csv", 3));

    byte[] key = FactsKey.begin().with(List.of(holder)).end();

    assertThat(FactsKey.begin().with(List.of(moved)).end()).isEqualTo(key);
    assertThat(FactsKey.begin().with(List.of(other)).end()).isNotEqualTo(key);
    assertThat(FactsKey.begin().with(holder).end()).isNotEqualTo(key);
    assertThat(FactsKey.begin().with("ab").with("c").end())
        .isNotEqualTo(FactsKey.begin().with("a").with("bc").end());
  }
}
