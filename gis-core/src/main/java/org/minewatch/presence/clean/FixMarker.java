package org.minewatch.presence.clean;

import org.minewatch.network.PlacedFixes;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.track.FixColumns;

/**
 * Marks fixes that cannot be where they are placed, or that repeat an old reading: jumps, speed
 * along the roads, frozen readings. Fixes with several possible places neither are marked nor speak
 * for or against others.
 */
public final class FixMarker {
  /** The marks set here. */
  static final int OWN = FixColumns.MARK_JUMP | FixColumns.MARK_SPEED | FixColumns.MARK_FROZEN;

  private final PaddedTracks tracks;
  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final RoadwayNetwork network;
  private final CleaningRules rules;

  private FixMarker(PaddedTracks tracks, PlacedFixes placed, CleaningRules rules) {
    this.tracks = tracks;
    this.fixes = tracks.fixes();
    this.placed = placed;
    this.network = placed.network();
    this.rules = rules;
  }

  /**
   * Marks the fixes of joined days.
   *
   * @param placed the places of {@link PaddedTracks#fixes()}
   * @throws IllegalArgumentException when they are the places of other fixes
   */
  public static void mark(PaddedTracks tracks, PlacedFixes placed, CleaningRules rules) {
    if (placed.fixes() != tracks.fixes()) {
      throw new IllegalArgumentException("these are the places of other fixes");
    }
    FixMarker marker = new FixMarker(tracks, placed, rules);
    for (int p = 0; p < tracks.parts(); p++) {
      marker.motion(tracks.partStart(p), tracks.partStart(p + 1));
      marker.frozen(tracks.partStart(p), tracks.partStart(p + 1));
    }
  }

  private void motion(int from, int to) {
    int before = -1;
    int at = next(from, to);
    while (at < to) {
      int after = next(at + 1, to);
      if (before >= 0 && !reachable(before, at)) {
        if (after < to && !reachable(at, after) && reachable(before, after)) {
          fixes.mark(at, FixColumns.MARK_JUMP);
          at = after;
          continue;
        }
        fixes.mark(at, FixColumns.MARK_SPEED);
      }
      before = at;
      at = after;
    }
  }

  private int next(int row, int to) {
    int i = row;
    while (i < to
        && ((fixes.marks(i) & FixColumns.NO_TIME) != 0
            || !placed.isPlaced(i)
            || placed.isAmbiguous(i))) {
      i++;
    }
    return i;
  }

  /** Whether the way between two places can have been gone in the time between. */
  private boolean reachable(int a, int b) {
    long millis = fixes.timeMillis(b) - fixes.timeMillis(a) + rules.slackMillis();
    double straight =
        length(placed.easting(a) - placed.easting(b), placed.northing(a) - placed.northing(b));
    double allowed =
        rules.fastestMetresPerSecond() * millis / 1000
            + rules.slackSigmas() * length(placed.sigmaMetres(a), placed.sigmaMetres(b));
    if (straight > allowed) {
      return false;
    }
    if (placed.isUnmatched(a) || placed.isUnmatched(b)) {
      return true;
    }
    double way =
        network.distance(
            placed.edge(a), placed.offsetMetres(a), placed.edge(b), placed.offsetMetres(b));
    return Double.isInfinite(way) || way <= allowed;
  }

  /** Mine distances are far from what overflows; {@link Math#hypot} takes ten times as long. */
  private static double length(double a, double b) {
    return Math.sqrt(a * a + b * b);
  }

  private void frozen(int from, int to) {
    int start = from;
    int last = from;
    int readings = 1;
    for (int i = from + 1; i <= to; i++) {
      if (i < to && (fixes.marks(i) & FixColumns.NO_TIME) != 0) {
        continue;
      }
      boolean goesOn =
          i < to
              && fixes.sameReading(last, i)
              && fixes.timeMillis(i) - fixes.timeMillis(last) <= rules.silenceMillis();
      if (goesOn) {
        readings++;
      } else {
        if (isFrozen(start, last, readings)) {
          markFrozen(start, last);
        }
        start = i;
        readings = 1;
      }
      last = i;
    }
  }

  private boolean isFrozen(int start, int last, int readings) {
    if (readings < 2 || fixes.timeMillis(last) - fixes.timeMillis(start) < rules.frozenMillis()) {
      return false;
    }
    double chance = tracks.repeatChance(start);
    return Math.pow(chance, readings - 1.0) <= rules.frozenChance();
  }

  private void markFrozen(int start, int last) {
    for (int i = start; i <= last; i++) {
      if ((fixes.marks(i) & FixColumns.NO_TIME) == 0) {
        fixes.mark(i, FixColumns.MARK_FROZEN);
      }
    }
  }
}
