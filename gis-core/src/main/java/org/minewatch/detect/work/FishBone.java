package org.minewatch.detect.work;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Short dead ends side by side off one road, the pattern of banned roadway mining.
 *
 * @param ribs in their order along the road
 */
record FishBone(List<Rib> ribs) {

  /**
   * A short dead end, or a place of work beside a road.
   *
   * @param root where it leaves the road
   * @param tip its end
   * @param name what shows it
   */
  record Rib(Coordinate root, Coordinate tip, String name) {
    double length() {
      return root.distance(tip);
    }

    double east() {
      return (tip.x - root.x) / length();
    }

    double north() {
      return (tip.y - root.y) / length();
    }
  }

  private static final double PARALLEL = Math.cos(Math.toRadians(20));
  private static final double ACROSS = Math.cos(Math.toRadians(35));
  private static final double ASIDE_METRES = 12;

  /**
   * Groups of ribs that are parallel, leave one straight stretch of road across it and follow each
   * other at short distances.
   *
   * @param spacing the farthest from one to the next
   * @param least how many make a group
   */
  static List<FishBone> find(List<Rib> ribs, double spacing, int least) {
    List<FishBone> found = new ArrayList<>();
    boolean[] taken = new boolean[ribs.size()];
    for (int i = 0; i < ribs.size(); i++) {
      if (taken[i]) {
        continue;
      }
      List<Integer> group = new ArrayList<>(List.of(i));
      taken[i] = true;
      for (int k = 0; k < group.size(); k++) {
        for (int j = 0; j < ribs.size(); j++) {
          if (!taken[j] && follows(ribs.get(group.get(k)), ribs.get(j), spacing)) {
            taken[j] = true;
            group.add(j);
          }
        }
      }
      if (group.size() >= least) {
        List<Rib> of = new ArrayList<>();
        group.stream().sorted().forEach(g -> of.add(ribs.get(g)));
        found.add(new FishBone(of));
      }
    }
    return found;
  }

  /** Either side of the road counts: ribs of a fish lie on both. */
  private static boolean follows(Rib a, Rib b, double spacing) {
    double apart = a.root().distance(b.root());
    if (apart > spacing || Math.abs(a.east() * b.east() + a.north() * b.north()) < PARALLEL) {
      return false;
    }
    if (apart < ASIDE_METRES) {
      return a.east() * b.east() + a.north() * b.north() < 0;
    }
    double e = (b.root().x - a.root().x) / apart;
    double n = (b.root().y - a.root().y) / apart;
    return Math.abs(e * a.east() + n * a.north()) < ACROSS;
  }
}
