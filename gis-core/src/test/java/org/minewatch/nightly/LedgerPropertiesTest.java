package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.finding.Finding;
import org.minewatch.finding.StoredNight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the ledger promises from night to night, on a mine whose week is drawn at random: a crew
 * beyond the boundary on some nights, a heading that advances 8 m a day out of the licence, nights
 * without positions, drawings that come and change.
 */
class LedgerPropertiesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static final int NIGHTS = 6;

  /** {@code boundary.drawn,min_length_m}: a shorter piece is no working. */
  private static final int LEAST_LENGTH_METRES = 5;

  @TempDir Path temp;

  /** A week of one mine; the same seed gives the same week. */
  private record Week(long seed, boolean[] crew, boolean[] blind) {
    static Week of(long seed) {
      Random random = new Random(seed);
      boolean[] crew = new boolean[NIGHTS];
      boolean[] blind = new boolean[NIGHTS];
      for (int i = 0; i < NIGHTS; i++) {
        blind[i] = random.nextInt(5) == 0;
        crew[i] = random.nextInt(3) > 0;
      }
      return new Week(seed, crew, blind);
    }

    /** The case with the positions of its first {@code nights} nights. */
    JsonNode upTo(int nights) {
      StringBuilder walks = new StringBuilder();
      for (int i = 0; i < nights; i++) {
        if (!blind[i]) {
          walks.append(walks.isEmpty() ? "" : ",").append(walk(i, 1, 628, 1200));
          if (crew[i]) {
            walks.append(",").append(walk(i, 11, 2090, 700 + 8 * i));
          }
        }
      }
      StringBuilder progress = new StringBuilder();
      for (int i = 0; i < nights; i++) {
        progress.append(
            String.format(
                Locale.ROOT,
                ",\"%s,1102,%s,%d,@e%d,@n400,1650\"",
                CaseRegion.MINE,
                FIRST.plusDays(i),
                480 + 8 * i,
                1980 + 8 * i));
      }
      String road = "{\"layer\":\"煤巷\",\"line\":[[1600,1500,1600],[%d,1500,1600]]}";
      String drawings =
          "{\"id\":\"D0\",\"as_of\":\"2026-02-01\",\"add\":["
              + road.formatted(2060)
              + "]},{\"as_of\":\"2026-02-25\",\"add\":["
              + road.formatted(2120)
              + "]}"
              + (nights > 3 ? ",{\"id\":\"D2\",\"as_of\":\"2026-03-05\"}" : "");
      return JsonMapper.shared()
          .readTree(
              "{\"walks\":["
                  + walks
                  + "],\"drawings\":["
                  + drawings
                  + "],\"tables\":{\"faces.csv\":[\"mine_code,face_id,kind,seam,from,wkt,medium\","
                  + "\"%s,1102,heading,K7,2026-01-01,\\\"LINESTRING (@e1500 @n400, @e2500 @n400)\\\",coal\"]"
                      .formatted(CaseRegion.MINE)
                  + ",\"face_progress.csv\":[\"mine_code,face_id,date,advance_m,easting_m,northing_m,elevation_m\""
                  + progress
                  + "]}}");
    }

    private static String walk(int night, int card, int e, int n) {
      return String.format(
          Locale.ROOT,
          "{\"people\":4,\"first_card\":%d,\"from\":\"%sT09:00\",\"minutes\":120,\"at\":[%d,%d],\"every_s\":60,\"noise_m\":1}",
          card,
          FIRST.plusDays(night),
          e,
          n);
    }
  }

  private Path region(Week week, int nights, Random shuffle, String name) throws IOException {
    return CaseRegion.write(week.upTo(nights), temp.resolve(name), shuffle);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void severalNightsAtOnceAreTheNightsOneByOne(long seed) throws Exception {
    Path region = region(Week.of(seed), NIGHTS, null, "region");
    Path atOnce = temp.resolve("at-once");
    Runs.run(region, FIRST, NIGHTS, Optional.empty(), atOnce, 2);

    Path oneByOne = temp.resolve("one-by-one");
    for (int i = 0; i < NIGHTS; i++) {
      Optional<Path> previous = i == 0 ? Optional.empty() : Optional.of(oneByOne);
      Runs.run(region, FIRST.plusDays(i), 1, previous, oneByOne, 1);
    }
    Runs.assertSame(oneByOne, atOnce);

    Path again = temp.resolve("again");
    LocalDate last = FIRST.plusDays(NIGHTS - 1L);
    Runs.run(region, last, 1, Optional.empty(), again, 1);
    Runs.assertSame(again.resolve(last.toString()), atOnce.resolve(last.toString()));
  }

  /** A night is judged after it ends, from what had come by then. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dataOfLaterDaysChangeNoEarlierNight(long seed) throws Exception {
    Week week = Week.of(seed);
    Path whole = temp.resolve("whole");
    Runs.run(region(week, NIGHTS, null, "region"), FIRST, NIGHTS, Optional.empty(), whole, 1);
    for (int nights = 1; nights < NIGHTS; nights++) {
      String night = FIRST.plusDays(nights - 1L).toString();
      Path out = temp.resolve("then-" + nights);
      Path region = region(week, nights, null, "region-" + nights);
      Runs.run(region, FIRST.plusDays(nights - 1L), 1, Optional.empty(), out, 1);
      assertThat(Files.readString(out.resolve(night).resolve("findings.geojson")))
          .as("seed %d, night %s", seed, night)
          .isEqualTo(Files.readString(whole.resolve(night).resolve("findings.geojson")));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void orderOfRowsAndThreadsDoNotMatter(long seed) throws Exception {
    Week week = Week.of(seed);
    Path a = temp.resolve("a");
    Path b = temp.resolve("b");
    Path c = temp.resolve("c");
    Path region = region(week, NIGHTS, null, "region");
    Runs.run(region, FIRST, NIGHTS, Optional.empty(), a, 1);
    Runs.run(region, FIRST, NIGHTS, Optional.empty(), b, 3);
    Runs.assertSame(b, a);
    Runs.run(
        region(week, NIGHTS, new Random(seed), "shuffled"), FIRST, NIGHTS, Optional.empty(), c, 2);
    for (int i = 0; i < NIGHTS; i++) {
      String night = FIRST.plusDays(i).toString();
      for (String file : List.of("findings.geojson", "licences.csv")) {
        assertThat(Files.readString(c.resolve(night).resolve(file)))
            .as("seed %d, %s of %s", seed, file, night)
            .isEqualTo(Files.readString(a.resolve(night).resolve(file)));
      }
    }
  }

  /** Also when the first night run lies before the first positions, or after several drawings. */
  @ParameterizedTest
  @ValueSource(longs = {1})
  void idsAndTimesDoNotDependOnTheFirstNightRun(long seed) throws Exception {
    Path region = region(Week.of(seed), NIGHTS, null, "region");
    LocalDate early = LocalDate.parse("2026-02-10");
    Path long_ = temp.resolve("long");
    Runs.run(
        region,
        early,
        (int) (FIRST.toEpochDay() - early.toEpochDay()) + 3,
        Optional.empty(),
        long_,
        2);
    for (int i = 0; i < 3; i++) {
      LocalDate night = FIRST.plusDays(i);
      Path out = temp.resolve("from-" + night);
      Runs.run(region, night, 1, Optional.empty(), out, 1);
      assertThat(ids(Runs.night(out, night)))
          .as("seed %d", seed)
          .isEqualTo(ids(Runs.night(long_, night)));
    }
  }

  private static Map<String, String> ids(StoredNight night) {
    return night.findings().stream()
        .collect(
            Collectors.toMap(
                Finding::id, f -> f.rule().code() + f.firstSeen(), (a, b) -> a, TreeMap::new));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 6, 7, 8})
  void aFindingLivesAsLongAsItsSituation(long seed) throws Exception {
    Week week = Week.of(seed);
    Path out = temp.resolve("out");
    Runs.run(region(week, NIGHTS, null, "region"), FIRST, NIGHTS, Optional.empty(), out, 2);
    String open = "";
    Set<String> used = new TreeSet<>();
    String heading = "";
    for (int i = 0; i < NIGHTS; i++) {
      String at = "seed " + seed + ", night " + FIRST.plusDays(i);
      List<Finding> all = Runs.night(out, FIRST.plusDays(i)).findings();
      List<Finding> crew = all.stream().filter(LedgerPropertiesTest::isCrew).toList();
      if (week.blind()[i]) {
        // Nobody could look: what was open stays open, with the evidence it had.
        assertThat(crew.stream().map(Finding::id))
            .as(at)
            .isEqualTo(open.isEmpty() ? List.of() : List.of(open));
        assertThat(crew).as(at).noneMatch(Finding::ended);
      } else if (week.crew()[i]) {
        assertThat(crew).as(at).hasSize(1);
        if (open.isEmpty()) {
          assertThat(used).as(at).doesNotContain(crew.get(0).id());
        } else {
          assertThat(crew.get(0).id()).as(at).isEqualTo(open);
        }
        assertThat(crew.get(0).ended()).as(at).isFalse();
        open = crew.get(0).id();
        used.add(open);
      } else {
        assertThat(crew.stream().filter(Finding::ended).map(Finding::id))
            .as(at)
            .isEqualTo(open.isEmpty() ? List.of() : List.of(open));
        assertThat(crew).as(at).allMatch(Finding::ended);
        open = "";
      }
      heading = advancing(all, heading, 1980 + 8 * i - 2000, at);
      assertThat(all.stream().map(Finding::id).distinct().count()).as(at).isEqualTo(all.size());
    }
    assertThat(heading).isNotEmpty();
  }

  private static boolean isCrew(Finding f) {
    return f.rule().code().equals("boundary.tracked");
  }

  /** The heading advances 8 m a day, and its finding keeps its id from the day it is outside. */
  private static String advancing(List<Finding> all, String id, int outside, String at) {
    List<Finding> heading =
        all.stream()
            .filter(f -> f.rule().code().equals("boundary.drawn"))
            .filter(f -> f.evidence().stream().anyMatch(e -> e.kind().equals("face-progress")))
            .toList();
    if (outside < LEAST_LENGTH_METRES) {
      assertThat(heading).as(at).isEmpty();
      return id;
    }
    assertThat(heading).as(at).hasSize(1);
    Finding f = heading.get(0);
    assertThat(f.measures().get("max_distance_m")).as(at).isBetween(outside - 0.1, outside + 0.1);
    if (!id.isEmpty()) {
      assertThat(f.id()).as(at).isEqualTo(id);
    }
    return f.id();
  }

  @Test
  void aDrawingThatNoLongerShowsItEndsAFindingInThatNightOnly() throws Exception {
    Path out = temp.resolve("out");
    Runs.run(region(Week.of(1), NIGHTS, null, "region"), FIRST, NIGHTS, Optional.empty(), out, 1);
    Set<String> states = new TreeSet<>();
    for (int i = 0; i < NIGHTS; i++) {
      LocalDate night = FIRST.plusDays(i);
      Runs.night(out, night).findings().stream()
          .filter(f -> f.firstSeen().toLocalDate().equals(LocalDate.parse("2026-02-01")))
          .forEach(f -> states.add(night + " " + (f.ended() ? "ended" : f.severity().wireName())));
    }
    assertThat(states)
        .containsExactly(
            "2026-03-02 critical",
            "2026-03-03 critical",
            "2026-03-04 critical",
            "2026-03-05 ended");
  }

  @Test
  void aResultThatIsNotBeforeTheFirstNightIsNoHistory() throws Exception {
    Path region = region(Week.of(1), 2, null, "region");
    Path out = temp.resolve("out");
    Runs.run(region, FIRST, 1, Optional.empty(), out, 1);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Runs.run(region, FIRST, 1, Optional.of(out), temp.resolve("o2"), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no night before 2026-03-02");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                Runs.run(
                    region,
                    FIRST,
                    1,
                    Optional.of(out.resolve("2026-03-02")),
                    temp.resolve("o3"),
                    1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("which is not before 2026-03-02");
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.map(p -> p.getFileName().toString())).doesNotContain("o2", "o3");
    }
  }
}
