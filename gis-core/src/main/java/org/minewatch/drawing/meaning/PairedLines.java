package org.minewatch.drawing.meaning;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Measures how much of some linework runs in pairs as far apart as the walls of a roadway: the mark
 * of roads drawn by double lines, whatever their layer is called.
 *
 * @param metres length of all segments
 * @param pairedMetres length of those with a partner
 */
record PairedLines(double metres, double pairedMetres) {
  private static final double NARROWEST_METRES = 1.8;
  private static final double WIDEST_METRES = 8;
  private static final double LEAST_METRES = 8;
  private static final double PARALLEL_SINE = 0.02;
  private static final double LEAST_OVERLAP = 0.6;
  private static final int MOST_SEGMENTS = 20_000;

  private record Segment(Coordinate a, Coordinate b) {
    double length() {
      return a.distance(b);
    }
  }

  double share() {
    return metres == 0 ? 0 : pairedMetres / metres;
  }

  static PairedLines of(List<Geometry> lines) {
    List<Segment> segments = segments(lines);
    STRtree index = new STRtree();
    for (Segment s : segments) {
      index.insert(new Envelope(s.a(), s.b()), s);
    }
    double all = 0;
    double paired = 0;
    for (Segment s : segments) {
      all += s.length();
      Envelope near = new Envelope(s.a(), s.b());
      near.expandBy(WIDEST_METRES);
      for (Object o : index.query(near)) {
        if (o != s && isWallOf(s, (Segment) o)) {
          paired += s.length();
          break;
        }
      }
    }
    return new PairedLines(all, paired);
  }

  private static List<Segment> segments(List<Geometry> lines) {
    List<Segment> out = new ArrayList<>();
    for (Geometry g : lines) {
      for (int k = 0; k < g.getNumGeometries(); k++) {
        Coordinate[] c = g.getGeometryN(k).getCoordinates();
        for (int i = 1; i < c.length && out.size() < MOST_SEGMENTS; i++) {
          Segment s = new Segment(c[i - 1], c[i]);
          if (s.length() >= LEAST_METRES) {
            out.add(s);
          }
        }
      }
    }
    return out;
  }

  /** Parallel, as far away as a wall, and beside each other for most of the shorter one. */
  private static boolean isWallOf(Segment s, Segment t) {
    double length = s.length();
    double dx = (s.b().x - s.a().x) / length;
    double dy = (s.b().y - s.a().y) / length;
    double other = t.length();
    double sine = Math.abs(dx * (t.b().y - t.a().y) - dy * (t.b().x - t.a().x)) / other;
    double apart = Math.abs(dx * (t.a().y - s.a().y) - dy * (t.a().x - s.a().x));
    if (sine > PARALLEL_SINE || apart < NARROWEST_METRES || apart > WIDEST_METRES) {
      return false;
    }
    double from = dx * (t.a().x - s.a().x) + dy * (t.a().y - s.a().y);
    double to = dx * (t.b().x - s.a().x) + dy * (t.b().y - s.a().y);
    double overlap = Math.min(length, Math.max(from, to)) - Math.max(0, Math.min(from, to));
    return overlap >= LEAST_OVERLAP * Math.min(length, other);
  }
}
