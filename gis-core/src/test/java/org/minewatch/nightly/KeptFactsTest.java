package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.Confounder;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.PositionForm;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** A night that goes on from kept facts is the night that is worked out from the files. */
class KeptFactsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int NIGHTS = 3;
  private static final LocalDate LAST = FIRST.plusDays(NIGHTS - 1);

  @TempDir static Path made;
  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  private static Path plain;
  private Path region;
  private Path facts;

  /** The region, its nights but the last judged with facts kept, and the last one without. */
  @BeforeAll
  static void judgeOnce() throws Exception {
    SyntheticRegion.write(
        new SynthSpec(
            41,
            "kept",
            FIRST,
            NIGHTS,
            List.of(
                mine("大寒示例煤矿", PositionForm.COORDINATES)
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE)
                    .build(),
                mine("小寒示例煤矿", PositionForm.STATION_DISTANCE).confound(Confounder.HANDOVER).build(),
                mine("大雪示例煤矿", PositionForm.UPLOAD_FILES).snapshots(300).build(),
                mine("小雪示例煤矿", PositionForm.ZONE).plant(Plant.HEADING_BELOW_BOTTOM).build())),
        made);
    Path from = made.resolve(SyntheticRegion.REGION);
    run(from, FIRST, NIGHTS - 1, Optional.empty(), made.resolve("out"), made.resolve("facts"));
    plain = made.resolve("plain");
    Runs.run(from, LAST, 1, Optional.of(made.resolve("out")), plain, 2);
  }

  private static MineSpec.Builder mine(String name, PositionForm form) {
    return MineSpec.named(name).positions(form).fixes(60, 1.2).shiftsADay(2);
  }

  @BeforeEach
  void copy() throws IOException {
    region = folder.resolve("region");
    facts = folder.resolve("facts");
    copy(made.resolve(SyntheticRegion.REGION), region);
    copy(made.resolve("facts"), facts);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.toList()) {
        Files.copy(p, to.resolve(from.relativize(p).toString()));
      }
    }
  }

  private static void run(
      Path region, LocalDate first, int days, Optional<Path> previous, Path out, Path facts)
      throws Exception {
    NightlyRun.run(
        new NightlyRun.Options(
                region,
                first,
                days,
                Set.of(),
                previous,
                out,
                RuleTable.load(),
                2,
                "test",
                Clock.systemUTC(),
                "test")
            .withoutPaper()
            .withFacts(facts),
        (what, done, of) -> {});
  }

  /** Judges the last night with the kept facts; gives the files that were written anew. */
  private Set<String> goOn() throws Exception {
    Map<String, Object> before = identities();
    run(region, LAST, 1, Optional.of(made.resolve("out")), folder.resolve("out"), facts);
    Set<String> anew = new TreeSet<>();
    identities()
        .forEach(
            (name, id) -> {
              if (!id.equals(before.get(name)) && !name.startsWith(LAST.toString())) {
                anew.add(name);
              }
            });
    return anew;
  }

  /** Each file of facts, and which one of that name it is. */
  private Map<String, Object> identities() throws IOException {
    Map<String, Object> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(facts)) {
      for (Path file : all.filter(p -> p.toString().endsWith(".facts")).toList()) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        found.put(facts.relativize(file).toString(), now.fileKey() + " " + now.lastModifiedTime());
      }
    }
    return found;
  }

  @Test
  void whatIsKeptIsServedAndGivesTheSameBytes() throws Exception {
    Path progress = region.resolve("face_progress.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(progress));
    String row = lines.get(lines.size() - 1);
    String later = row.replaceFirst("2026-\\d\\d-\\d\\d", LAST.plusDays(1).toString());
    assertThat(later).isNotEqualTo(row);
    lines.add(1, later);
    Files.write(progress, lines);

    assertThat(goOn()).isEmpty();

    assertSameFindings(folder.resolve("out"), plain);
    assertThat(names()).contains(name(LAST, "大寒示例煤矿"), name(LAST, "大雪示例煤矿"));
  }

  /** The digest of a table that gained a row and the numbers of its rows may differ. */
  private static void assertSameFindings(Path actual, Path expected) throws IOException {
    Map<String, String> a = Runs.files(actual);
    Map<String, String> e = Runs.files(expected);
    assertThat(a.keySet()).isEqualTo(e.keySet());
    for (String name : a.keySet()) {
      if (name.matches(".*/(findings|closed)\\.geojson|.*\\.bin")) {
        assertThat(a.get(name).replaceAll("\"line\":\\d+", ""))
            .as(name)
            .isEqualTo(e.get(name).replaceAll("\"line\":\\d+", ""));
      }
    }
  }

  @Test
  void whatIsGoneTornOrAlteredIsWorkedOutAnewAndComesBackTheSame() throws Exception {
    Random random = new Random(seed);
    Map<String, byte[]> damaged = new TreeMap<>();
    Set<String> whole = new TreeSet<>();
    for (String name : names().tailSet(FIRST.toString())) {
      Path file = facts.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> Files.delete(file);
        case 1 -> Files.write(file, Arrays.copyOf(bytes, at));
        case 2 -> {
          byte[] altered = bytes.clone();
          altered[at] ^= (byte) (1 << random.nextInt(8));
          Files.write(file, altered);
        }
        default -> whole.add(name);
      }
      damaged.put(name, bytes);
    }
    damaged.keySet().removeAll(whole);
    Files.createFile(facts.resolve(FIRST.toString()).resolve(".partial-killed"));

    assertThat(goOn()).as("seed %d", seed).isEqualTo(damaged.keySet());

    Runs.assertSame(folder.resolve("out"), plain);
    damaged.forEach(
        (name, bytes) -> assertThat(facts.resolve(name)).as(name).hasBinaryContent(bytes));
    assertThat(facts.resolve(FIRST.toString()).resolve(".partial-killed")).doesNotExist();
  }

  @Test
  void whatChangedIsNotServedFromTheOld() throws Exception {
    LocalDate day = FIRST.plusDays(1);
    Files.delete(first(region.resolve("tracks").resolve(code("大寒示例煤矿")), day.toString()));
    Path uploads = region.resolve("uploads").resolve(code("大雪示例煤矿"));
    Files.delete(first(uploads, day.toString().replace("-", "") + "12"));
    Path readers = region.resolve("readers.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(readers));
    String station = code("小寒示例煤矿");
    lines.remove(lines.stream().filter(l -> l.startsWith(station)).toList().get(1));
    Files.write(readers, lines);

    Set<String> anew = goOn();

    assertThat(anew)
        .contains(name(day, "大寒示例煤矿"), name(day, "大雪示例煤矿"), name(FIRST, "小寒示例煤矿"))
        .contains(name(day, "小寒示例煤矿"))
        .doesNotContain(name(FIRST, "大寒示例煤矿"), name(FIRST, "大雪示例煤矿"))
        .doesNotContain(name(day, "小雪示例煤矿"));
    Path without = folder.resolve("without");
    Runs.run(region, LAST, 1, Optional.of(made.resolve("out")), without, 2);
    Runs.assertSame(folder.resolve("out"), without);
  }

  private static String name(LocalDate day, String mine) throws IOException {
    return day + "/" + code(mine) + ".facts";
  }

  private TreeSet<String> names() throws IOException {
    return new TreeSet<>(identities().keySet());
  }

  private static String code(String name) throws IOException {
    return Files.readAllLines(made.resolve("region/mines.csv")).stream()
        .filter(line -> line.contains(name))
        .map(line -> line.split(",")[0])
        .findFirst()
        .orElseThrow();
  }

  private static Path first(Path in, String part) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(p -> p.getFileName().toString().contains(part)).findFirst().orElseThrow();
    }
  }
}
