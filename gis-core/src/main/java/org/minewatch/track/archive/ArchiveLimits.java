package org.minewatch.track.archive;

/**
 * Bounds of one mine's archive.
 *
 * @param fileBytes of one file
 * @param nameChars of a file's name
 * @param entries in the index, which is held in memory while the archive is open
 */
public record ArchiveLimits(int fileBytes, int nameChars, int entries) {
  /** Snapshots every half minute with the states of stations fill such an index in about a year. */
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(256 << 20, 200, 2_000_000);

  public ArchiveLimits {
    if (fileBytes < 1 || nameChars < 1 || nameChars > 1_000 || entries < 1) {
      throw new IllegalArgumentException("limits are at least one, names at most 1000 characters");
    }
  }
}
