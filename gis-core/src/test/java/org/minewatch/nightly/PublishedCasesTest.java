package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Severity;

/**
 * The eleven published cases (domain notes 3.6), each re-enacted in an invented mine with the kind
 * of data that there was. What must be said of each, and when, is {@code
 * cases/rules/published.csv}.
 */
class PublishedCasesTest {

  /** What each case has to trigger by the domain notes, as far as its data allow. */
  private static final Map<String, Set<String>> DOMAIN =
      Map.ofEntries(
          Map.entry("v01", Set.of("B01", "B02", "B04", "D08", "D06", "P09", "F05", "C02")),
          Map.entry("v02", Set.of("B01", "D06", "F07", "F01")),
          Map.entry("v03", Set.of("F01", "D02")),
          Map.entry("v04", Set.of("F01", "W06")),
          Map.entry("v05", Set.of("P01", "P02")),
          Map.entry("v06", Set.of("P02", "P10", "H07")),
          Map.entry("v07", Set.of("F05", "C02")),
          Map.entry("v08", Set.of("F01", "D10", "P08", "B09")),
          Map.entry("v09", Set.of("C04", "P05")),
          Map.entry("v10", Set.of("B05", "W04")),
          Map.entry("v11", Set.of("C01", "C06")));

  /** What V1 and V8, without positions in the hidden area, can show all the same (section 11). */
  private static final Set<String> WITHOUT_POSITIONS =
      Set.of(
          "seal.breached",
          "face.dark",
          "licence.lapsed",
          "seal.mismatch",
          "position.outage",
          "activity.unexplained");

  @TempDir Path temp;

  /**
   * @param when {@code data}: a warning from the data there were; {@code notice}: the same, a
   *     notice; {@code survey}: a warning in the last night, after the place was measured
   *     underground, and none before; {@code never}: it cannot be seen
   */
  record Shown(String name, String code, String rule, String when) {}

  private static List<Shown> shown() throws IOException {
    try (InputStream in =
        PublishedCasesTest.class.getResourceAsStream("/cases/rules/published.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(l -> l.split(","))
          .map(c -> new Shown(c[0], c[1], c[2], c[3]))
          .toList();
    }
  }

  static List<NightCase> published() throws IOException {
    return NightCase.all().stream().filter(c -> c.file().matches("v\\d\\d-.*")).toList();
  }

  @Test
  void everyPublishedCaseIsThereAndEveryRuleOfItIsAnsweredFor() throws IOException {
    assertThat(published())
        .extracting(c -> c.file().substring(0, 3))
        .containsExactly(
            IntStream.rangeClosed(1, 11).mapToObj("v%02d"::formatted).toArray(String[]::new));
    Map<String, Set<String>> codes = new TreeMap<>();
    shown().forEach(s -> codes.computeIfAbsent(s.name(), k -> new TreeSet<>()).add(s.code()));
    assertThat(codes.keySet()).isEqualTo(DOMAIN.keySet());
    DOMAIN.forEach((name, wanted) -> assertThat(codes.get(name)).as(name).containsAll(wanted));
    for (String name : List.of("v01", "v08")) {
      assertThat(shown().stream().filter(s -> s.name().equals(name) && s.when().equals("data")))
          .as(name)
          .extracting(Shown::rule)
          .containsAll(WITHOUT_POSITIONS);
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void saysWhatItsDataAllowAndNoMore(NightCase c) throws Exception {
    Path out = temp.resolve("out");
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    Runs.run(region, c.first(), c.nights(), Optional.empty(), out, 2);
    List<List<Finding>> nights = new ArrayList<>();
    for (LocalDate d = c.first(); nights.size() < c.nights(); d = d.plusDays(1)) {
      nights.add(Runs.night(out, d).findings());
    }
    List<Finding> last = nights.get(nights.size() - 1);
    List<Finding> all = nights.stream().flatMap(List::stream).toList();
    List<Shown> wanted = shown().stream().filter(s -> c.file().startsWith(s.name() + "-")).toList();
    boolean surveyed = wanted.stream().anyMatch(s -> s.when().equals("survey"));
    List<Finding> before =
        surveyed
            ? nights.subList(0, nights.size() - 1).stream().flatMap(List::stream).toList()
            : all;
    for (Shown s : wanted) {
      String about = c.file() + " " + s;
      switch (s.when()) {
        case "data" -> assertThat(claims(before, Severity.WARNING)).as(about).contains(s.rule());
        case "notice" -> assertThat(claims(before, Severity.NOTICE)).as(about).contains(s.rule());
        case "survey" -> {
          assertThat(claims(last, Severity.WARNING)).as(about).contains(s.rule());
          assertThat(claims(before, Severity.WARNING)).as(about).doesNotContain(s.rule());
        }
        case "never" ->
            assertThat(claims(all, Severity.WARNING)).as(about).doesNotContain(s.rule());
        default -> throw new IllegalStateException(about);
      }
    }
  }

  private static Set<String> claims(List<Finding> findings, Severity least) {
    return findings.stream()
        .filter(f -> !f.ended())
        .flatMap(f -> f.grounds().stream())
        .filter(g -> g.severity().compareTo(least) >= 0)
        .map(g -> g.rule().code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void noCaseNamesTheMineThatItReenacts() throws IOException {
    List<String> real =
        Arrays.asList("源江山", "导子", "晋平", "北峙峪", "化窝", "凤祥", "双鸭山", "衡阳", "郴州", "耒阳", "本溪");
    for (NightCase c : published()) {
      assertThat(real).as(c.file()).noneMatch(c.node().toString()::contains);
    }
  }
}
