package org.minewatch.web.store;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A drawing that was handed in and how far its check has come.
 *
 * @param fileName as the mine called it; only ever shown
 * @param fileKind the ending that picks the reader, lower case
 * @param revision counts up with each change of settings
 * @param resultRevision the revision whose result there is; 0 before the first
 * @param conclusion of that result
 * @param problemEn why it failed, else empty
 */
public record DrawingCheckRow(
    String id,
    String mineCode,
    String mineName,
    String fileName,
    String fileKind,
    String sha256,
    OffsetDateTime received,
    State state,
    int revision,
    int resultRevision,
    @Nullable String conclusion,
    MineView.Counts findings,
    String problemZh,
    String problemEn,
    @Nullable DrawingDecision decision) {

  /** How far a check has come. */
  public enum State {
    QUEUED,
    RUNNING,
    /** There is a verdict. */
    DONE,
    /** There is a verdict: it cannot be read or placed. */
    REFUSED,
    /** The program could not check it. */
    FAILED;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether the verdict of the present settings is there. */
  public boolean isFinished() {
    return state == State.DONE || state == State.REFUSED;
  }
}
