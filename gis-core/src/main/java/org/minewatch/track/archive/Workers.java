package org.minewatch.track.archive;

import java.io.IOException;
import java.util.List;

/**
 * Does work side by side that waits for the disk: what a disk is asked for at the same time it
 * brings to safety at the same time.
 */
@FunctionalInterface
public interface Workers {
  /** One after the other. */
  Workers NONE =
      chains -> {
        for (List<Step> chain : chains) {
          for (Step step : chain) {
            step.run();
          }
        }
      };

  /** A piece of work. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /**
   * Does the steps of each chain in their order, the chains in any.
   *
   * @throws IOException the first failure of any, when all have ended
   */
  void run(List<List<Step>> chains) throws IOException;
}
