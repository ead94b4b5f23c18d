package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * Finds how a drawn ring lies on a ring of known corners: two neighbouring corners of each make a
 * similarity, and the one that puts nearly all corners on each other counts. A ring that fits in
 * two ways (a square) is not guessed.
 */
public final class RingMatch {
  private static final int LEAST_CORNERS = 4;
  private static final int MOST_CORNERS = 80;
  private static final double MOSTLY = 0.8;

  /** Corners are printed to the metre at worst. */
  private static final double SAME_CORNER_METRES = 1.5;

  /** Ways that turn the ring by less than this against each other are one way. */
  private static final double SAME_TURN = 0.02;

  private RingMatch() {}

  private record Way(double c, double s, double tx, double ty) {
    Coordinate of(Coordinate p) {
      return new Coordinate(tx + c * p.x + s * p.y, ty - s * p.x + c * p.y);
    }

    double turn(Way o) {
      return Math.abs(Math.atan2(s, c) - Math.atan2(o.s, o.c));
    }
  }

  /**
   * @param drawn vertices of the drawn ring, not closed
   * @param known corners as easting, northing, in the order of the ring, not closed
   * @param names of the corners, as many
   */
  public static Optional<Registration> find(
      Registration.Method method,
      List<Coordinate> drawn,
      List<Coordinate> known,
      List<String> names) {
    if (Math.min(drawn.size(), known.size()) < LEAST_CORNERS
        || Math.max(drawn.size(), known.size()) > MOST_CORNERS) {
      return Optional.empty();
    }
    Coordinate from = middle(drawn);
    Coordinate to = middle(known);
    List<Coordinate> d = moved(drawn, from);
    List<Coordinate> k = moved(known, to);
    Way best = null;
    int most = 0;
    boolean ambiguous = false;
    for (int i = 0; i < d.size(); i++) {
      for (int j = 0; j < k.size(); j++) {
        for (int direction : new int[] {1, -1}) {
          Optional<Way> way =
              way(
                  d.get(i),
                  d.get((i + 1) % d.size()),
                  k.get(j),
                  k.get((j + direction + k.size()) % k.size()));
          if (way.isPresent()) {
            int n = pairs(d, k, way.get()).size();
            boolean other = best != null && way.get().turn(best) > SAME_TURN;
            if (n > most) {
              ambiguous = false;
              best = way.get();
              most = n;
            } else if (n == most && other) {
              ambiguous = true;
            }
          }
        }
      }
    }
    if (best == null || ambiguous || most < MOSTLY * known.size()) {
      return Optional.empty();
    }
    List<CommonPoint> points = new ArrayList<>();
    for (int[] pair : pairs(d, k, best)) {
      Coordinate a = drawn.get(pair[0]);
      Coordinate b = known.get(pair[1]);
      points.add(new CommonPoint(names.get(pair[1]), a.x, a.y, b.x, b.y));
    }
    try {
      return Optional.of(Registration.of(method, points));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Way> way(Coordinate a, Coordinate b, Coordinate p, Coordinate q) {
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double n = dx * dx + dy * dy;
    if (n == 0 || p.equals2D(q)) {
      return Optional.empty();
    }
    double c = (dx * (q.x - p.x) + dy * (q.y - p.y)) / n;
    double s = (dy * (q.x - p.x) - dx * (q.y - p.y)) / n;
    return Optional.of(new Way(c, s, p.x - c * a.x - s * a.y, p.y + s * a.x - c * a.y));
  }

  /** Drawn vertices that fall on a corner, each corner once. */
  private static List<int[]> pairs(List<Coordinate> drawn, List<Coordinate> known, Way way) {
    List<int[]> out = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < drawn.size(); i++) {
      Coordinate at = way.of(drawn.get(i));
      for (int j = 0; j < known.size(); j++) {
        if (at.distance(known.get(j)) <= SAME_CORNER_METRES && taken.add(j)) {
          out.add(new int[] {i, j});
          break;
        }
      }
    }
    return out;
  }

  private static Coordinate middle(List<Coordinate> ring) {
    return new Coordinate(
        ring.stream().mapToDouble(Coordinate::getX).average().orElse(0),
        ring.stream().mapToDouble(Coordinate::getY).average().orElse(0));
  }

  private static List<Coordinate> moved(List<Coordinate> ring, Coordinate by) {
    return ring.stream().map(c -> new Coordinate(c.x - by.x, c.y - by.y)).toList();
  }
}
