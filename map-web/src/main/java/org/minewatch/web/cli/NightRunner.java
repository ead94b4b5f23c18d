package org.minewatch.web.cli;

import java.io.IOException;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.UnreadableRegionException;

/** Runs nights over a region folder: {@link NightlyRun#run}, and in tests what stands for it. */
@FunctionalInterface
interface NightRunner {
  NightlyRun.Outcome run(NightlyRun.Options options, NightlyRun.Progress progress)
      throws UnreadableRegionException, IOException;
}
