package org.minewatch.presence;

import java.util.Arrays;
import org.minewatch.network.PlaceBasis;
import org.minewatch.network.PlacedFixes;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * The fixes of one part by whose time something may be counted; one object for all parts in turn.
 */
final class PartFixes {
  final FixColumns fixes;
  final PlacedFixes placed;
  private final PaddedTracks tracks;
  private int[] rows = new int[1024];
  private int size;
  private int part;

  PartFixes(PaddedTracks tracks, PlacedFixes placed) {
    this.tracks = tracks;
    this.fixes = tracks.fixes();
    this.placed = placed;
  }

  void read(int number) {
    part = number;
    size = 0;
    int to = tracks.partStart(number + 1);
    for (int i = tracks.partStart(number); i < to; i++) {
      if ((fixes.marks(i) & FixColumns.NO_TIME) == 0) {
        if (size == rows.length) {
          rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = i;
      }
    }
  }

  int part() {
    return part;
  }

  int person() {
    return tracks.person(part);
  }

  String cardId() {
    return tracks.cardId(part);
  }

  boolean isOpenBefore() {
    return tracks.isOpenBefore(part);
  }

  boolean isOpenAfter() {
    return tracks.isOpenAfter(part);
  }

  int size() {
    return size;
  }

  int row(int k) {
    return rows[k];
  }

  long time(int k) {
    return fixes.timeMillis(rows[k]);
  }

  boolean isMarked(int k, int bits) {
    return (fixes.marks(rows[k]) & bits) != 0;
  }

  /** Whether the fix is at one possible place, and may be counted there. */
  boolean isAtOnePlace(int k) {
    int i = rows[k];
    return placed.isPlaced(i)
        && !placed.isAmbiguous(i)
        && (fixes.marks(i) & FixColumns.MARK_JUMP) == 0;
  }

  /** The weaker of two: what rests on a drawing is weaker than what somebody clicked. */
  static PlaceBasis weaker(PlaceBasis a, PlaceBasis b) {
    if (a == PlaceBasis.NONE || b == PlaceBasis.NONE) {
      return PlaceBasis.NONE;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }
}
