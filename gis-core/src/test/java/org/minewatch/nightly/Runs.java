package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.StoredNight;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;

/** Runs nights for tests and compares what they wrote. */
final class Runs {
  private static final RuleTable RULES = RuleTable.load();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

  private Runs() {}

  static NightlyRun.Outcome run(
      Path region, LocalDate first, int days, Optional<Path> previous, Path out, int threads)
      throws IOException, UnreadableRegionException {
    return run(region, first, days, Set.of(), previous, out, threads);
  }

  static NightlyRun.Outcome run(
      Path region,
      LocalDate first,
      int days,
      Set<String> mines,
      Optional<Path> previous,
      Path out,
      int threads)
      throws IOException, UnreadableRegionException {
    return NightlyRun.run(
        new NightlyRun.Options(
                region, first, days, mines, previous, out, RULES, threads, "test", CLOCK, "test")
            .withoutPaper(),
        (what, done, of) -> {});
  }

  static StoredNight night(Path out, LocalDate night) throws IOException {
    return ResultFolder.read(out.resolve(night.toString()));
  }

  /** Everything below a folder but {@code run.json}, by path. */
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.filter(Files::isRegularFile).toList()) {
        if (!p.getFileName().toString().equals("run.json")) {
          // Films, paper and workbooks are no text: one character a byte compares them as well.
          boolean binary = p.toString().matches(".*\\.(bin|pdf|xlsx)");
          files.put(
              folder.relativize(p).toString(),
              Files.readString(p, binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  /** Asserts that two results are the same byte for byte, {@code run.json} left out. */
  static void assertSame(Path actual, Path expected) throws IOException {
    Map<String, String> a = files(actual);
    Map<String, String> e = files(expected);
    assertThat(a.keySet()).isEqualTo(e.keySet());
    a.forEach((name, text) -> assertThat(text).as(name).isEqualTo(e.get(name)));
  }
}
