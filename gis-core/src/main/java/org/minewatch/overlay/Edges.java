package org.minewatch.overlay;

import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of all polygons of a mine in flat arrays, and the exact predicate on one of them.
 *
 * <p>Edges of one polygon lie together, in the order of its rings. A repeated corner gives no edge,
 * but a ring that is a single place keeps one edge of length zero, because JTS finds that place on
 * the ring.
 */
final class Edges {
  static final int MISSED = 0;
  static final int CROSSED = 1;
  static final int TOUCHED = 2;

  final double[] x0;
  final double[] y0;
  final double[] x1;
  final double[] y1;

  /** First edge of each polygon, and one past the last. */
  final int[] start;

  private int size;

  Edges(List<ClassPolygon> polygons) {
    int points = polygons.stream().mapToInt(p -> p.area().getNumPoints()).sum();
    x0 = new double[points];
    y0 = new double[points];
    x1 = new double[points];
    y1 = new double[points];
    start = new int[polygons.size() + 1];
    for (int p = 0; p < polygons.size(); p++) {
      Geometry area = polygons.get(p).area();
      for (int i = 0; i < area.getNumGeometries(); i++) {
        add((Polygon) area.getGeometryN(i));
      }
      start[p + 1] = size;
    }
  }

  private void add(Polygon polygon) {
    add(polygon.getExteriorRing());
    for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
      add(polygon.getInteriorRingN(h));
    }
  }

  private void add(LinearRing ring) {
    CoordinateSequence c = ring.getCoordinateSequence();
    int first = size;
    for (int i = 1; i < c.size(); i++) {
      boolean last = i == c.size() - 1;
      if (c.getX(i - 1) != c.getX(i) || c.getY(i - 1) != c.getY(i) || (last && size == first)) {
        x0[size] = c.getX(i - 1);
        y0[size] = c.getY(i - 1);
        x1[size] = c.getX(i);
        y1[size] = c.getY(i);
        size++;
      }
    }
  }

  int size() {
    return size;
  }

  /**
   * Whether the ray from a point to greater x crosses an edge, or the point lies on it: the steps
   * and the arithmetic of JTS's {@code RayCrossingCounter.countSegment}, so that no rounding can
   * tell them apart.
   */
  int ray(int edge, double x, double y) {
    double ax = x0[edge];
    double ay = y0[edge];
    double bx = x1[edge];
    double by = y1[edge];
    if (ax < x && bx < x) {
      return MISSED;
    }
    if (x == bx && y == by) {
      return TOUCHED;
    }
    if (ay == y && by == y) {
      return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) ? TOUCHED : MISSED;
    }
    if (ay > y == by > y) {
      return MISSED;
    }
    int side = CGAlgorithmsDD.orientationIndex(ax, ay, bx, by, x, y);
    if (side == Orientation.COLLINEAR) {
      return TOUCHED;
    }
    return (by < ay ? -side : side) == Orientation.LEFT ? CROSSED : MISSED;
  }
}
