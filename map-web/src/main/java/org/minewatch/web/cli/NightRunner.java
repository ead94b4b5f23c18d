package org.minewatch.web.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;

/** Runs nights over a region folder; what stands between the command line and the run itself. */
@FunctionalInterface
interface NightRunner {

  /** Runs the nights in order and writes a result folder for each. */
  Outcome run(Options options, Progress progress) throws UnreadableRegionException, IOException;

  /**
   * What to run.
   *
   * @param days how many nights from the first on
   * @param mines codes of the mines to judge; empty means all
   * @param previous an earlier result folder that ids and ledger come from
   */
  record Options(
      Path region,
      LocalDate firstNight,
      int days,
      Set<String> mines,
      Optional<Path> previous,
      Path out,
      RuleTable rules,
      int threads,
      String productVersion) {}

  /**
   * What a run came to.
   *
   * @param rejections pieces of input that could not be used
   */
  record Outcome(List<Path> nightFolders, long rejections) {}

  /** Told how far a run is. */
  interface Progress {
    void step(String what, int done, int of);
  }
}
