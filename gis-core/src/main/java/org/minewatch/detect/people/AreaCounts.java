package org.minewatch.detect.people;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.minewatch.detect.Tracks;
import org.minewatch.network.PlacedFixes;
import org.minewatch.track.FixColumns;

/**
 * How many people are in each of some areas through a night, in steps of five minutes. A visit goes
 * on through the short times in which somebody steps out, is not heard or has no certain place; who
 * only passes through is left out. One pass over the fixes, one place a card and step.
 */
final class AreaCounts {
  static final long STEP_MILLIS = 300_000;

  /** A visit goes on over this many steps without a certain place inside. */
  private static final int BREAK_STEPS = 6;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final long fromMillis;
  private final int steps;
  private final short[][] counts;
  private long placed;
  private long segments;

  private AreaCounts(long fromMillis, int steps, int areas) {
    this.fromMillis = fromMillis;
    this.steps = steps;
    this.counts = new short[areas][steps];
  }

  /**
   * @param areas where they truly are
   * @param onDrawing the same areas as they lie on the drawing, on whose roads stations' fixes are
   * @param leastMillis a shorter visit is somebody who passes through
   * @param counted cards that count at all
   */
  static AreaCounts of(
      Tracks tracks,
      List<Geometry> areas,
      List<Geometry> onDrawing,
      long fromMillis,
      long toMillis,
      long leastMillis,
      Predicate<String> counted) {
    int steps = (int) ((toMillis - fromMillis + STEP_MILLIS - 1) / STEP_MILLIS);
    AreaCounts c = new AreaCounts(fromMillis, steps, areas.size());
    PreparedGeometry[] real = prepared(areas);
    PreparedGeometry[] drawn = prepared(onDrawing);
    BitSet[] inside = new BitSet[areas.size()];
    for (int part = 0; part < tracks.clean().parts(); part++) {
      if (counted.test(tracks.clean().cardId(part))) {
        for (int a = 0; a < inside.length; a++) {
          inside[a] = new BitSet(steps);
        }
        c.read(tracks, part, real, drawn, inside);
        for (int a = 0; a < inside.length; a++) {
          c.count(c.counts[a], inside[a], leastMillis);
        }
      }
    }
    return c;
  }

  private static PreparedGeometry[] prepared(List<Geometry> areas) {
    return areas.stream().map(PreparedGeometryFactory::prepare).toArray(PreparedGeometry[]::new);
  }

  private void read(
      Tracks tracks, int part, PreparedGeometry[] real, PreparedGeometry[] drawn, BitSet[] inside) {
    FixColumns fixes = tracks.fixes();
    PlacedFixes places = tracks.placed();
    int seen = -1;
    for (int i = tracks.clean().partStart(part); i < tracks.clean().partStart(part + 1); i++) {
      long t = fixes.timeMillis(i) - fromMillis;
      int step = (int) Math.floorDiv(t, STEP_MILLIS);
      if (step == seen || step < 0 || step >= steps || !isUsable(fixes, places, i)) {
        continue;
      }
      seen = step;
      placed++;
      if (places.isSegment(i)) {
        segments++;
        continue;
      }
      boolean own = fixes.hasPlace(i);
      Point at =
          FACTORY.createPoint(
              own
                  ? new Coordinate(fixes.easting(i), fixes.northing(i))
                  : new Coordinate(places.easting(i), places.northing(i)));
      for (int a = 0; a < real.length; a++) {
        if ((own ? real : drawn)[a].covers(at)) {
          inside[a].set(step);
        }
      }
    }
  }

  private static boolean isUsable(FixColumns fixes, PlacedFixes places, int i) {
    return (fixes.marks(i) & (FixColumns.NO_TIME | FixColumns.MARK_JUMP)) == 0
        && places.isPlaced(i)
        && !places.isAmbiguous(i);
  }

  private void count(short[] to, BitSet inside, long leastMillis) {
    int from = inside.nextSetBit(0);
    while (from >= 0) {
      int last = from;
      int next = inside.nextSetBit(last + 1);
      while (next >= 0 && next - last <= BREAK_STEPS) {
        last = next;
        next = inside.nextSetBit(last + 1);
      }
      if ((last - from + 1) * STEP_MILLIS >= leastMillis) {
        for (int s = from; s <= last; s++) {
          to[s]++;
        }
      }
      from = next;
    }
  }

  int steps() {
    return steps;
  }

  long timeMillis(int step) {
    return fromMillis + step * STEP_MILLIS;
  }

  /** Whether nearly all places only say "near this reader", so that no area can be counted. */
  boolean isByZone() {
    return placed > 0 && segments > 0.9 * placed;
  }

  /** People who were in an area at a step and for long enough around it. */
  int count(int area, int step) {
    return counts[area][step];
  }

  /** The most people that were there together for a while: beginning at each step. */
  static int[] sustained(java.util.function.IntUnaryOperator count, int steps, long millis) {
    int window = (int) (millis / STEP_MILLIS) + 1;
    int[] least = new int[Math.max(0, steps - window + 1)];
    for (int s = 0; s < least.length; s++) {
      least[s] = Integer.MAX_VALUE;
      for (int k = s; k < s + window; k++) {
        least[s] = Math.min(least[s], count.applyAsInt(k));
      }
    }
    return least;
  }
}
