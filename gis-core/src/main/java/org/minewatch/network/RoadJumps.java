package org.minewatch.network;

import org.minewatch.track.FixColumns;

/**
 * Doubts coordinates that jump into another road and back, further than anybody could have walked
 * there: reflected signals put one fix in a road beside the one that the fixes before and after it
 * are in. Where only that road was in reach, its neighbours alone can tell.
 */
final class RoadJumps {
  private static final double WALKING_METRES_PER_SECOND = 1.5;
  private static final double SCATTER_METRES = 10;

  private final RoadwayNetwork network;
  private final FixColumns fixes;
  private final PlacedFixes placed;

  RoadJumps(RoadwayNetwork network, FixColumns fixes, PlacedFixes placed) {
    this.network = network;
    this.fixes = fixes;
    this.placed = placed;
  }

  /** Looks through the rows of a card from one to before another. */
  void doubt(int from, int to) {
    int before = -1;
    int at = -1;
    for (int i = from; i < to; i++) {
      if (!fixes.hasPlace(i) || placed.isUnmatched(i) || isRepeat(i)) {
        continue;
      }
      boolean jumped = before >= 0 && isAside(before, at, i);
      if (jumped) {
        placed.doubt(at);
        for (int k = at + 1; k < i && isRepeat(k); k++) {
          placed.doubt(k);
        }
      } else {
        before = at;
      }
      at = i;
    }
  }

  private boolean isRepeat(int i) {
    return (fixes.marks(i) & FixColumns.MARK_DUPLICATE) != 0;
  }

  private boolean isAside(int before, int at, int after) {
    return placed.edge(at) != placed.edge(before)
        && placed.edge(at) != placed.edge(after)
        && isTooFar(before, at)
        && isTooFar(at, after)
        && !isTooFar(before, after);
  }

  /** Whether nobody walks so far along the roads in the time between two fixes. */
  private boolean isTooFar(int a, int b) {
    double way =
        network.distance(
            placed.edge(a), placed.offsetMetres(a), placed.edge(b), placed.offsetMetres(b));
    double seconds = (fixes.timeMillis(b) - fixes.timeMillis(a)) / 1000.0;
    return way > WALKING_METRES_PER_SECOND * seconds + SCATTER_METRES;
  }
}
