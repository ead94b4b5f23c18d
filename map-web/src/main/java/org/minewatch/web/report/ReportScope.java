package org.minewatch.web.report;

import java.util.Optional;
import org.minewatch.web.store.MineView;

/**
 * Which part of what somebody may see a report is about: all of it, the mines of one county, or one
 * mine.
 */
record ReportScope(Optional<String> county, Optional<String> mineCode) {

  boolean holds(MineView mine) {
    return county.map(c -> c.equals(mine.county())).orElse(true)
        && mineCode.map(c -> c.equals(mine.code())).orElse(true);
  }

  /** The part in a word, for file names and the audit log. */
  String name() {
    return mineCode.orElseGet(() -> county.orElse("all"));
  }
}
