package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds how a plan moved as a whole between two revisions: for some rotations the shift that brings
 * most road ends and bends onto road ends and bends of the later plan, then the best fit of those
 * that met.
 */
final class Alignment {
  private static final double FARTHEST_METRES = 120;
  private static final double CELL_METRES = 4;
  private static final double LARGEST_DEGREES = 2;
  private static final double STEP_DEGREES = 0.25;
  private static final int MOST_POINTS = 1200;
  private static final int FEWEST_POINTS = 8;
  private static final double SHARE = 0.5;

  private Alignment() {}

  /** The move that most of the roads follow; empty when there is none. */
  static Optional<RigidMove> find(Sheet earlier, Sheet later) {
    List<Coordinate> from = bends(earlier.roadLines());
    List<Coordinate> to = bends(later.roadLines());
    if (from.size() < FEWEST_POINTS || to.size() < FEWEST_POINTS) {
      return Optional.empty();
    }
    Coordinate pivot = middle(from);
    STRtree tree = new STRtree();
    to.forEach(c -> tree.insert(new Envelope(c), c));
    RigidMove best = null;
    int most = 0;
    int turns = (int) Math.round(LARGEST_DEGREES / STEP_DEGREES);
    for (int k = 0; k <= 2 * turns; k++) {
      // 0, 1, -1, 2, -2 ...: of two that are as good the smaller rotation is taken.
      double degrees = STEP_DEGREES * (k % 2 == 1 ? (k + 1) / 2 : -(k / 2));
      RigidMove turn = new RigidMove(pivot, 0, 0, degrees);
      Map<Long, Integer> votes = new HashMap<>();
      for (Coordinate c : from) {
        Coordinate p = turn.apply(c);
        Envelope e = new Envelope(p);
        e.expandBy(FARTHEST_METRES);
        for (Object o : tree.query(e)) {
          Coordinate q = (Coordinate) o;
          votes.merge(cell(q.x - p.x, q.y - p.y), 1, Integer::sum);
        }
      }
      for (Map.Entry<Long, Integer> v : new java.util.TreeMap<>(votes).entrySet()) {
        if (v.getValue() > most) {
          most = v.getValue();
          best = new RigidMove(pivot, east(v.getKey()), north(v.getKey()), degrees);
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    int met = 0;
    for (double reach = 3 * CELL_METRES; reach >= 1.5; reach /= 2) {
      List<Coordinate[]> pairs = pairs(from, tree, best, reach);
      met = pairs.size();
      if (met < FEWEST_POINTS) {
        return Optional.empty();
      }
      best = fit(pairs, pivot);
    }
    return met >= SHARE * from.size() ? Optional.of(best) : Optional.empty();
  }

  private static List<Coordinate> bends(List<LineString> lines) {
    List<Coordinate> all = new ArrayList<>();
    for (LineString l : lines) {
      for (Coordinate c : l.getCoordinates()) {
        all.add(new Coordinate(c.x, c.y));
      }
    }
    List<Coordinate> distinct = all.stream().distinct().sorted().toList();
    if (distinct.size() <= MOST_POINTS) {
      return distinct;
    }
    List<Coordinate> some = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      some.add(distinct.get((int) ((long) i * distinct.size() / MOST_POINTS)));
    }
    return some;
  }

  private static Coordinate middle(List<Coordinate> points) {
    return new Coordinate(
        points.stream().mapToDouble(Coordinate::getX).average().orElse(0),
        points.stream().mapToDouble(Coordinate::getY).average().orElse(0));
  }

  private static long cell(double dx, double dy) {
    return (Math.round(dx / CELL_METRES) + 1000) * 10_000 + Math.round(dy / CELL_METRES) + 1000;
  }

  private static double east(long cell) {
    return (cell / 10_000 - 1000) * CELL_METRES;
  }

  private static double north(long cell) {
    return (cell % 10_000 - 1000) * CELL_METRES;
  }

  private static List<Coordinate[]> pairs(
      List<Coordinate> from, STRtree to, RigidMove move, double reach) {
    List<Coordinate[]> pairs = new ArrayList<>();
    for (Coordinate c : from) {
      Coordinate p = move.apply(c);
      Envelope e = new Envelope(p);
      e.expandBy(reach);
      Coordinate nearest = null;
      for (Object o : to.query(e)) {
        Coordinate q = (Coordinate) o;
        double d = q.distance(p);
        if (d <= reach
            && (nearest == null
                || d < nearest.distance(p)
                || (d == nearest.distance(p) && q.compareTo(nearest) < 0))) {
          nearest = q;
        }
      }
      if (nearest != null) {
        pairs.add(new Coordinate[] {c, nearest});
      }
    }
    return pairs;
  }

  /** Least squares for a shift and a rotation. */
  private static RigidMove fit(List<Coordinate[]> pairs, Coordinate pivot) {
    double ax = 0;
    double ay = 0;
    double bx = 0;
    double by = 0;
    for (Coordinate[] p : pairs) {
      ax += p[0].x / pairs.size();
      ay += p[0].y / pairs.size();
      bx += p[1].x / pairs.size();
      by += p[1].y / pairs.size();
    }
    double dot = 0;
    double cross = 0;
    for (Coordinate[] p : pairs) {
      double x = p[0].x - ax;
      double y = p[0].y - ay;
      double u = p[1].x - bx;
      double v = p[1].y - by;
      dot += x * u + y * v;
      cross += x * v - y * u;
    }
    double angle = Math.atan2(cross, dot);
    // Where the pivot goes: turned about the centre of the pairs, then shifted with it.
    double dx = pivot.x - ax;
    double dy = pivot.y - ay;
    return new RigidMove(
        pivot,
        bx + dx * Math.cos(angle) - dy * Math.sin(angle) - pivot.x,
        by + dx * Math.sin(angle) + dy * Math.cos(angle) - pivot.y,
        Math.toDegrees(angle));
  }
}
