package org.minewatch.evidence.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;

/** Nights of the demo region for tests of evidence, judged for some of its mines. */
final class DemoNights {
  static final Path REGION = Path.of("../data/demo/region");
  static final LocalDate FIRST = LocalDate.parse("2026-03-02");

  private DemoNights() {}

  static void judge(Path region, LocalDate first, int days, Set<String> mines, Path out)
      throws IOException, UnreadableRegionException {
    judge(region, first, days, mines, RuleTable.load(), out);
  }

  static void judge(
      Path region, LocalDate first, int days, Set<String> mines, RuleTable rules, Path out)
      throws IOException, UnreadableRegionException {
    NightlyRun.run(
        new NightlyRun.Options(
            region,
            first,
            days,
            mines,
            Optional.empty(),
            out,
            rules,
            1,
            "test",
            Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC),
            "test"),
        (what, done, of) -> {});
  }

  static BundleRequest request(Path region, Path nightFolder, String findingId, Path work)
      throws IOException {
    return new BundleRequest(
        region,
        nightFolder,
        findingId,
        Optional.empty(),
        RuleTable.load(),
        DigestAlgorithm.SHA_256,
        "test",
        Optional.empty(),
        Set.of(),
        Files.createTempDirectory(work, "work"));
  }
}
