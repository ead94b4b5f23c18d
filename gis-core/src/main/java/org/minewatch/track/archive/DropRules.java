package org.minewatch.track.archive;

import java.time.Duration;

/**
 * When a file in a drop folder counts as written to its end, and how much is taken at a time.
 *
 * @param quiet without a change, for a file whose dialect has no end mark
 * @param half without a change, for a file whose end mark is missing
 * @param mostAtOnce files taken by one look; the oldest come first
 */
public record DropRules(Duration quiet, Duration half, int mostAtOnce) {
  /** As {@code archive-uploads} takes them. */
  public static final DropRules DEFAULT =
      new DropRules(Duration.ofSeconds(60), Duration.ofMinutes(10), Integer.MAX_VALUE);

  public DropRules {
    if (quiet.isNegative() || half.isNegative() || mostAtOnce < 1) {
      throw new IllegalArgumentException("waits are not negative, and at least one file is taken");
    }
  }
}
