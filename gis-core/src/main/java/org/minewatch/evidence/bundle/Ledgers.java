package org.minewatch.evidence.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.minewatch.finding.Finding;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.StoredNight;
import org.minewatch.nightly.MineRerun;

/**
 * What the run of a night went on from, as much of it as the verdict needs: a mine's other findings
 * are nobody's business who reads the bundle of one.
 *
 * @param own what belongs to the finding itself
 * @param ofMine what the whole mine had, without what must not be told
 * @param origin where it comes from: {@code result} or {@code history}
 */
record Ledgers(MineRerun.Before own, MineRerun.Before ofMine, String origin) {
  private static final String SUMMARY = "summary.json";

  /** Gives what the night before left when no result folder has it. */
  interface History {
    MineRerun.Before get() throws Exception;
  }

  static Ledgers of(BundleRequest request, StoredNight night, Finding finding, History history)
      throws Exception {
    Path nightFolder = request.nightFolder().toAbsolutePath().normalize();
    Path eve = nightFolder.resolveSibling(night.night().minusDays(1).toString());
    MineRerun.Before all;
    String origin;
    if (Files.isRegularFile(eve.resolve(SUMMARY))) {
      all = read(eve, finding.mineCode());
      origin = "result";
    } else {
      all = history.get();
      origin = "history";
    }
    String text = new String(FindingTrees.bytes(finding), StandardCharsets.UTF_8);
    Set<String> out = request.keptOut();
    return new Ledgers(
        only(all, f -> f.id().equals(finding.id()) || text.contains(f.id())),
        only(all, f -> f.id().equals(finding.id()) || !out.contains(f.id())),
        origin);
  }

  private static MineRerun.Before read(Path folder, String mineCode) throws IOException {
    StoredNight eve = ResultFolder.read(folder);
    return only(
        new MineRerun.Before(eve.findings(), eve.closed()), f -> f.mineCode().equals(mineCode));
  }

  private static MineRerun.Before only(MineRerun.Before all, Predicate<Finding> keep) {
    List<Finding> findings = all.findings().stream().filter(keep).toList();
    return new MineRerun.Before(findings, all.closed().stream().filter(keep).toList());
  }
}
