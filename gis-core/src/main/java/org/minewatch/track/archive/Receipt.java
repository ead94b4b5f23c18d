package org.minewatch.track.archive;

import java.util.Optional;

/**
 * What became of a file that was handed to the archive.
 *
 * @param name of the file
 * @param entry the line that now stands for it, empty when it was refused
 * @param superseded for {@link Outcome#RESENT}: the arrival before it under the same name
 * @param reason of a refusal, else empty
 */
public record Receipt(
    String name,
    Outcome outcome,
    Optional<ArchiveEntry> entry,
    Optional<ArchiveEntry> superseded,
    String reason) {

  /** Kinds of receipt; all but {@link #REFUSED} mean that the content is kept durably. */
  public enum Outcome {
    /** First arrival under this name. */
    STORED,
    /** The name came before with other content: both are kept. */
    RESENT,
    /** The name came before with this content: nothing new. */
    REPEATED,
    /** Not kept; the reason says why, and the file stays where it is. */
    REFUSED
  }

  static Receipt refused(String name, String reason) {
    return new Receipt(name, Outcome.REFUSED, Optional.empty(), Optional.empty(), reason);
  }

  static Receipt of(Outcome outcome, ArchiveEntry entry, ArchiveEntry superseded) {
    return new Receipt(
        entry.name(), outcome, Optional.of(entry), Optional.ofNullable(superseded), "");
  }

  /** Whether the content is durably in the archive. */
  public boolean isKept() {
    return outcome != Outcome.REFUSED;
  }
}
