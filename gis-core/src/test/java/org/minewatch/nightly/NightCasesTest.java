package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.StoredNight;
import org.minewatch.report.Words;
import tools.jackson.databind.JsonNode;

/**
 * Every case of {@code cases/nights}, as written and with its rows shuffled. Runs that repeat the
 * cases very often ({@code docs/mutation.md}) leave out the shuffling, and all but the cases that
 * name certain rules, by system properties.
 */
class NightCasesTest {
  private static final boolean SHUFFLED =
      !System.getProperty("minewatch.cases.shuffled", "true").equals("false");

  /** A case is run when what it expects matches this. */
  private static final Pattern NAMING =
      Pattern.compile(System.getProperty("minewatch.cases.naming", ""));

  @TempDir Path temp;

  /** All of them, or those whose name begins with {@code minewatch.cases}. */
  static List<NightCase> cases() throws IOException {
    String begin = System.getProperty("minewatch.cases", "");
    return NightCase.all().stream()
        .filter(c -> c.file().startsWith(begin))
        .filter(c -> NAMING.matcher(c.expectations().toString()).find())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsSoAndNothingElse(NightCase c) throws Exception {
    Path out = temp.resolve("out");
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    Runs.run(region, c.first(), c.nights(), Optional.empty(), out, 1);

    List<String> problems = new ArrayList<>();
    for (Map.Entry<LocalDate, JsonNode> e : c.expectations().entrySet()) {
      StoredNight night = Runs.night(out, e.getKey());
      CaseCheck.problems(night, e.getValue()).forEach(p -> problems.add(e.getKey() + ": " + p));
      night.findings().forEach(f -> complete(f, problems));
    }
    assertThat(problems).as(c.toString()).isEmpty();
    if (SHUFFLED) {
      assertSameWhenShuffled(c, out);
    }
  }

  private void assertSameWhenShuffled(NightCase c, Path out) throws Exception {
    long seed = c.file().hashCode();
    Path shuffled = CaseRegion.write(c, temp.resolve("shuffled"), new Random(seed));
    Path other = temp.resolve("other");
    Runs.run(shuffled, c.first(), c.nights(), Optional.empty(), other, 2);
    Map<String, String> expected = Runs.files(out);
    Runs.files(other)
        .forEach(
            (name, text) -> {
              if (!name.endsWith("summary.json")
                  && !name.endsWith("report.html")
                  && !name.endsWith("rejected.csv")) {
                assertThat(text).as("shuffled by %d: %s", seed, name).isEqualTo(expected.get(name));
              }
            });
  }

  /** What every finding owes its reader. */
  private static void complete(Finding f, List<String> problems) {
    String which = f.rule().code() + " \"" + f.title().en() + "\" ";
    if (f.title().zh().isBlank() || f.title().en().isBlank()) {
      problems.add(which + "has no title in both languages");
    }
    if (f.basis().isEmpty()) {
      problems.add(which + "names no clause");
    }
    if (f.evidence().size() < 2) {
      problems.add(which + "rests on no evidence but its own name");
    }
    if (f.benign().isEmpty() || f.benign().stream().anyMatch(b -> b.zh().isBlank())) {
      problems.add(which + "considered no innocent explanation");
    }
    for (Evidence e : f.evidence()) {
      if (e.isForLedger()) {
        continue;
      }
      Stream.concat(
              Stream.of("evidence." + e.kind()),
              e.facts().keySet().stream().map(name -> "fact." + name.replaceFirst("_(zh|en)$", "")))
          .map(key -> key.split("\\.", 2))
          .filter(key -> Words.find(key[0], key[1]).isEmpty())
          .forEach(key -> problems.add(which + "has no words for " + String.join(".", key)));
    }
    if (f.firstSeen().isAfter(f.lastSeen())) {
      problems.add(which + "ends before it begins: " + f.firstSeen() + ", " + f.lastSeen());
    }
  }
}
