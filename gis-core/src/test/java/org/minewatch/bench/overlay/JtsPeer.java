package org.minewatch.bench.overlay;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.overlay.ClassPolygon;
import org.minewatch.overlay.ClassSets;
import org.minewatch.overlay.MineOverlay;

/** What a user of JTS would do: one STRtree a mine, an indexed locator for each polygon found. */
final class JtsPeer {
  private static final int CHUNK = 1 << 16;

  private record Item(int polygon, IndexedPointInAreaLocator locator) {}

  private final List<STRtree> trees = new ArrayList<>();

  JtsPeer(WorkloadPolygons polygons) {
    for (List<ClassPolygon> mine : polygons.mines()) {
      STRtree tree = new STRtree(10);
      for (int i = 0; i < mine.size(); i++) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(mine.get(i).area());
        locator.locate(new Coordinate(0, 0));
        tree.insert(mine.get(i).area().getEnvelopeInternal(), new Item(i, locator));
      }
      tree.build();
      trees.add(tree);
    }
  }

  /** Counts for each fix the polygons that it lies in, and adds their places up, in {@code out}. */
  void classify(WorkloadFixes fixes, int[] out, int threads) {
    Chunks.inParallel(fixes.size(), CHUNK, threads, (from, to) -> classify(fixes, from, to, out));
  }

  private void classify(WorkloadFixes fixes, int from, int to, int[] out) {
    Coordinate place = new Coordinate();
    Envelope box = new Envelope();
    int[] sum = new int[1];
    for (int i = from; i < to; i++) {
      place.x = fixes.easting()[i];
      place.y = fixes.northing()[i];
      box.init(place);
      sum[0] = 0;
      trees
          .get(fixes.mine()[i])
          .query(
              box,
              o -> {
                Item item = (Item) o;
                if (item.locator.locate(place) != Location.EXTERIOR) {
                  sum[0] += mark(item.polygon);
                }
              });
      out[i] = sum[0];
    }
  }

  /** How many fixes the overlay's answer differs for. */
  static int differing(WorkloadFixes fixes, int[] jts, int[] sets, List<MineOverlay> overlays) {
    int[][] marks = new int[overlays.size()][];
    for (int m = 0; m < marks.length; m++) {
      ClassSets known = overlays.get(m).sets();
      marks[m] = new int[known.size()];
      for (int s = 0; s < marks[m].length; s++) {
        for (int polygon : known.members(s)) {
          marks[m][s] += mark(polygon);
        }
      }
    }
    int differing = 0;
    for (int i = 0; i < jts.length; i++) {
      differing += jts[i] == marks[fixes.mine()[i]][sets[i]] ? 0 : 1;
    }
    return differing;
  }

  /** A mixed number for each polygon, so that sums of different sets do not meet by chance. */
  private static int mark(int polygon) {
    int h = (polygon + 1) * 0x9E3779B9;
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    return h ^ h >>> 13;
  }
}
