package org.minewatch.web.cli;

import org.minewatch.nightly.NightlyRun;

/** Exit statuses of the exchange format. */
final class ExitStatus {

  /** Completed. */
  static final int COMPLETED = 0;

  /** Something that no input explains. */
  static final int FAILED = 1;

  /** Wrong usage, or input that cannot be read at all. */
  static final int USAGE = 2;

  /** Completed, but some input was rejected; the files say what. */
  static final int COMPLETED_WITH_REJECTIONS = 3;

  private ExitStatus() {}

  static int of(NightlyRun.Outcome outcome) {
    if (!outcome.failedMines().isEmpty()) {
      return FAILED;
    }
    return outcome.rejections() == 0 ? COMPLETED : COMPLETED_WITH_REJECTIONS;
  }
}
