package org.minewatch.bench;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts the whole benchmark with the class path of the tests; see docs/benchmarks.md. */
@Tag("show")
class WholeRunTest {
  @Test
  void measuresEverythingAgainstItsPeers() throws Exception {
    assumeThat(System.getProperty("minewatch.shared", "")).isNotEmpty();
    WholeRun.main(new String[0]);
  }
}
