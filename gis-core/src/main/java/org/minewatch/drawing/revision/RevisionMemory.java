package org.minewatch.drawing.revision;

import java.util.HashMap;
import java.util.Map;
import org.minewatch.drawing.MineDrawing;

/**
 * Remembers comparisons, since the same revisions are compared again on every night. For the
 * drawings of one mine; not thread-safe.
 */
public final class RevisionMemory {
  private record Key(String earlier, String later, Tolerances tolerances) {}

  private final Map<Key, RevisionDifference> known = new HashMap<>();

  /** As {@link Revisions#compare}, computed once. */
  public RevisionDifference compare(MineDrawing earlier, MineDrawing later, Tolerances tolerances) {
    return known.computeIfAbsent(
        new Key(earlier.submission().drawingId(), later.submission().drawingId(), tolerances),
        k -> Revisions.compare(earlier, later, tolerances));
  }
}
