package org.minewatch.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoRegionTest {
  private static final Path COMMITTED = Path.of("..", "data", "demo");
  private static final long SIX_MEGABYTES = 6_000_000;

  private Path written;
  private Truth truth;
  private WrittenRegion region;

  @BeforeAll
  void regenerate(@TempDir Path folder) throws IOException {
    written = folder;
    truth = SyntheticRegion.write(SynthSpec.demo(), folder);
    region = new WrittenRegion(folder);
  }

  /**
   * Compressed files are compared as text: zlib and its replacements choose different matches, and
   * a machine with another one must not fail here.
   */
  @Test
  void the_committed_demo_is_what_the_generator_writes() throws IOException {
    TreeSet<String> names = files(written);
    TreeSet<String> committed = files(COMMITTED);
    committed.removeAll(List.of("README.md", ".gitattributes"));
    assertThat(committed).isEqualTo(names);
    WrittenRegion before = new WrittenRegion(COMMITTED);
    for (String name : names) {
      if (name.endsWith(".gz")) {
        String inRegion = name.substring(SyntheticRegion.REGION.length() + 1);
        assertThat(before.bytes(inRegion)).as(name).isEqualTo(region.bytes(inRegion));
        assertThat(Arrays.copyOf(Files.readAllBytes(COMMITTED.resolve(name)), 10))
            .as("no time and no system in the header of " + name)
            .isEqualTo(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff});
      } else {
        assertThat(Files.mismatch(COMMITTED.resolve(name), written.resolve(name)))
            .as(name + ": run the command in data/demo/README.md")
            .isEqualTo(-1);
      }
    }
  }

  private static TreeSet<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(p -> root.relativize(p).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void it_stays_small_enough_to_commit() throws IOException {
    long bytes = 0;
    for (String name : files(written)) {
      bytes += Files.size(written.resolve(name));
    }
    assertThat(bytes).isLessThan(SIX_MEGABYTES);
  }

  @Test
  void it_plants_what_its_readme_lists_and_has_one_clean_mine() {
    assertThat(truth.events().stream().map(Truth.Event::plant))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.range(Plant.UNDRAWN_HEADING_OUTSIDE, Plant.STALE_DRAWING));
    assertThat(truth.events().stream().map(Truth.Event::mineCode).distinct()).hasSize(5);
    assertThat(truth.benign().stream().filter(b -> b.mineCode().equals("530399990003")))
        .hasSizeGreaterThan(10);
  }

  @Test
  void every_mine_gives_positions_of_one_form_every_night() {
    Map<String, String> columns =
        Map.of(
            "530399990001", "easting_m",
            "530399990002", "reader_id",
            "530399990003", "easting_m",
            "530399990004", "reader_id",
            "530399990005", "easting_m",
            "530399990006", "easting_m");
    columns.forEach(
        (mine, column) -> {
          for (int day = 2; day <= 8; day++) {
            List<NamedCsvRecord> fixes = region.fixes(mine, "2026-03-0" + day);
            assertThat(fixes).as(mine + " on day " + day).hasSizeGreaterThan(500);
            assertThat(fixes).allMatch(f -> f.findField(column).isPresent());
          }
        });
  }

  @Test
  void the_truth_counts_the_rows_that_cannot_be_read() {
    truth
        .rejectedRows()
        .forEach(
            (file, expected) -> {
              if (file.startsWith("tracks/")) {
                assertThat(region.rows(file).stream().filter(r -> !readable(r)).count())
                    .as(file)
                    .isEqualTo(expected.longValue());
              }
            });
    assertThat(truth.rejectedRows()).containsKeys("face_progress.csv", "shift_reports.csv");
    for (NamedCsvRecord mine : region.rows("mines.csv")) {
      String file = "tracks/" + mine.getField("mine_code") + "/2026-03-02.csv.gz";
      if (!truth.rejectedRows().containsKey(file)) {
        assertThat(region.rows(file)).as(file).allMatch(DemoRegionTest::readable);
      }
    }
  }

  private static boolean readable(NamedCsvRecord row) {
    if (row.getFieldCount() < row.getHeader().size() || row.getField(0).isEmpty()) {
      return false;
    }
    try {
      LocalDateTime.parse(row.getField("time"));
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  @Test
  void tracks_hold_duplicates_and_disorder_and_only_registered_cards_and_readers() {
    List<NamedCsvRecord> fixes = region.fixes("530399990004", "2026-03-04");
    long distinct = fixes.stream().map(NamedCsvRecord::getFields).distinct().count();
    assertThat(distinct).isLessThan(fixes.size());
    assertThat(backwards(region.fixes("530399990001", "2026-03-04"))).isBetween(1L, 100L);
    TreeSet<String> cards =
        region.rows("persons.csv", "530399990004").stream()
            .map(r -> r.getField("card_id"))
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> readers =
        region.rows("readers.csv", "530399990004").stream()
            .map(r -> r.getField("reader_id"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(fixes)
        .allMatch(f -> cards.contains(f.getField("card_id")))
        .allMatch(f -> readers.contains(f.getField("reader_id")));
  }

  /** Rows of a file written card after card that come after a later one of their card. */
  private static long backwards(List<NamedCsvRecord> fixes) {
    long backwards = 0;
    for (int i = 1; i < fixes.size(); i++) {
      NamedCsvRecord before = fixes.get(i - 1);
      NamedCsvRecord row = fixes.get(i);
      if (row.getField("card_id").equals(before.getField("card_id"))
          && row.getField("time").compareTo(before.getField("time")) < 0) {
        backwards++;
      }
    }
    return backwards;
  }

  @Test
  void a_suspended_mine_stays_below_the_ceiling_of_its_maintenance_crew() throws IOException {
    String shifts =
        new String(
            Files.readAllBytes(written.resolve("region/shift_reports.csv")),
            java.nio.charset.Charset.forName("GB18030"));
    assertThat(
            shifts
                .lines()
                .filter(l -> l.startsWith("530399990005"))
                .mapToInt(l -> Integer.parseInt(l.substring(l.lastIndexOf(',') + 1)))
                .max())
        .hasValue(7);
    assertThat(shifts).contains("早班", "中班", "夜班");
  }

  @Test
  void another_seed_gives_another_region_and_the_same_seed_the_same(@TempDir Path folder)
      throws IOException {
    SynthSpec spec = SynthSpec.random(5, 2, 1);
    SyntheticRegion.write(spec, folder.resolve("a"));
    SyntheticRegion.write(SynthSpec.random(5, 2, 1), folder.resolve("b"));
    SyntheticRegion.write(SynthSpec.random(6, 2, 1), folder.resolve("c"));
    for (String name : files(folder.resolve("a"))) {
      assertThat(
              Files.mismatch(folder.resolve("a").resolve(name), folder.resolve("b").resolve(name)))
          .as(name)
          .isEqualTo(-1);
    }
    assertThat(Files.mismatch(folder.resolve("a/truth.json"), folder.resolve("c/truth.json")))
        .isNotEqualTo(-1);
  }
}
