package org.minewatch.track.upload;

/** What became of an upload file. */
public enum FileState {
  /** Every record is used. */
  ACCEPTED(true),
  /** Some records were rejected, or the end is missing; the rest is used. */
  PARTIAL(true),
  /** Nothing is used: unreadable, of another mine, or too many bad records. */
  REJECTED(false),
  /** No dialect or type that is understood; kept as it is. */
  RAW(false),
  /** Its time lies in the future of its arrival; kept aside until somebody looks. */
  QUARANTINED(false),
  /** Its end is missing and it is so young that it may still be being written. */
  WAITING(false),
  /** The same content came before. */
  DUPLICATE(false),
  /** The same name came before with other content: evidence, but not used. */
  RESENT(false),
  /** Dated or received after the instant up to which things are known. */
  LATER(false),
  /** Cannot say anything about the asked time. */
  OUTSIDE(false);

  private final boolean used;

  FileState(boolean used) {
    this.used = used;
  }

  /** Whether its records count. */
  public boolean isUsed() {
    return used;
  }
}
