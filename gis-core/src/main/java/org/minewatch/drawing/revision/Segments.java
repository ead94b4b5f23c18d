package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.drawing.DrawnFeature;

/** The drawn segments of a revision, to be found by place. */
final class Segments {

  /** One straight piece of a drawn line. */
  record Segment(DrawnFeature feature, Coordinate a, Coordinate b) {

    /** Distance of a place in plan. */
    double distance(Coordinate p) {
      double t = fraction(p);
      return Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
    }

    /** Elevation at the foot of a place; NaN when either end has none. */
    double elevation(Coordinate p) {
      return a.getZ() + fraction(p) * (b.getZ() - a.getZ());
    }

    private double fraction(Coordinate p) {
      double dx = b.x - a.x;
      double dy = b.y - a.y;
      double l = dx * dx + dy * dy;
      return l == 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / l));
    }

    /** Whether it runs within some 20 degrees of a direction, either way. */
    boolean isAlong(double dx, double dy) {
      double l = Math.hypot(b.x - a.x, b.y - a.y) * Math.hypot(dx, dy);
      return l == 0 || Math.abs((b.x - a.x) * dx + (b.y - a.y) * dy) >= PARALLEL * l;
    }
  }

  private static final double PARALLEL = Math.cos(Math.toRadians(20));

  private final STRtree tree = new STRtree();
  private int count;

  static Segments of(List<DrawnFeature> features) {
    Segments s = new Segments();
    for (DrawnFeature f : features) {
      for (LineString line : lines(f.geometry())) {
        for (int i = 1; i < line.getNumPoints(); i++) {
          s.add(new Segment(f, line.getCoordinateN(i - 1), line.getCoordinateN(i)));
        }
      }
    }
    s.tree.build();
    return s;
  }

  /** The lines of a geometry, rings of areas included. */
  static List<LineString> lines(Geometry g) {
    List<LineString> lines = new ArrayList<>();
    for (Object o : LinearComponentExtracter.getLines(g)) {
      lines.add((LineString) o);
    }
    return lines;
  }

  private void add(Segment s) {
    tree.insert(new Envelope(s.a(), s.b()), s);
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Segments no farther from a place than so much, in no particular order. */
  List<Segment> near(Coordinate p, double metres) {
    if (count == 0) {
      return List.of();
    }
    Envelope e = new Envelope(p);
    e.expandBy(metres);
    List<Segment> found = new ArrayList<>();
    for (Object o : tree.query(e)) {
      Segment s = (Segment) o;
      if (s.distance(p) <= metres) {
        found.add(s);
      }
    }
    return found;
  }
}
