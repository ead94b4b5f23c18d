package org.minewatch.boundary;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of a polygonal area in flat arrays, for judging millions of points against it without
 * an object per point.
 *
 * <p>Inside and outside follow the even-odd rule over all rings, so holes and several parts need no
 * special case; the rings must not cross. A point on an edge has distance 0. One judgement costs a
 * pass over the edges: about 0.1 µs for the 40 corners of a licence.
 */
public final class EdgeTable {
  private final double[] x0;
  private final double[] y0;
  private final double[] y1;
  private final double[] dx;
  private final double[] dy;

  /** Easting gained for each metre of northing; unused for level edges. */
  private final double[] slope;

  /** 1 / length squared; 0 for an edge without length. */
  private final double[] inverse;

  private EdgeTable(int edges) {
    x0 = new double[edges];
    y0 = new double[edges];
    y1 = new double[edges];
    dx = new double[edges];
    dy = new double[edges];
    slope = new double[edges];
    inverse = new double[edges];
  }

  /** The edges of a polygon or a collection of polygons; other geometries in it are passed over. */
  public static EdgeTable of(Geometry area) {
    int edges = 0;
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon p) {
        edges += Math.max(0, p.getNumPoints() - 1 - p.getNumInteriorRing());
      }
    }
    EdgeTable table = new EdgeTable(edges);
    int at = 0;
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon p && !p.isEmpty()) {
        at = table.add(p.getExteriorRing(), at);
        for (int h = 0; h < p.getNumInteriorRing(); h++) {
          at = table.add(p.getInteriorRingN(h), at);
        }
      }
    }
    return table;
  }

  private int add(LineString ring, int from) {
    Coordinate[] c = ring.getCoordinates();
    for (int i = 0; i + 1 < c.length; i++) {
      x0[from + i] = c[i].x;
      y0[from + i] = c[i].y;
      y1[from + i] = c[i + 1].y;
      dx[from + i] = c[i + 1].x - c[i].x;
      dy[from + i] = c[i + 1].y - c[i].y;
      slope[from + i] = dx[from + i] / dy[from + i];
      double length2 = dx[from + i] * dx[from + i] + dy[from + i] * dy[from + i];
      inverse[from + i] = length2 == 0 ? 0 : 1 / length2;
    }
    return from + c.length - 1;
  }

  public int size() {
    return x0.length;
  }

  /**
   * How far a point lies outside the area, in metres: positive outside, negative inside, 0 on an
   * edge. Positive infinity when the area is empty; NaN when the point is.
   */
  public double outsideMetres(double easting, double northing) {
    double nearest = Double.POSITIVE_INFINITY;
    boolean inside = false;
    for (int i = 0; i < x0.length; i++) {
      double px = easting - x0[i];
      double py = northing - y0[i];
      inside ^= ((y0[i] > northing) != (y1[i] > northing)) && px < slope[i] * py;
      double t = (px * dx[i] + py * dy[i]) * inverse[i];
      t = Math.max(0, Math.min(t, 1));
      double ex = px - t * dx[i];
      double ey = py - t * dy[i];
      nearest = Math.min(nearest, ex * ex + ey * ey);
    }
    double distance = Math.sqrt(nearest);
    return inside ? -distance : distance;
  }
}
