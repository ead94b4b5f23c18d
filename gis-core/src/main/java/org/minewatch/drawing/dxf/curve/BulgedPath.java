package org.minewatch.drawing.dxf.curve;

import org.minewatch.drawing.source.CurveFlattening;
import org.minewatch.drawing.source.VertexList;

/** Vertices joined by straight segments or by arcs of a given bulge. */
public final class BulgedPath implements Curve {
  private final double[] xyz;
  private final double[] bulges;
  private final boolean closed;

  /**
   * @param xyz triples, at least one; kept, so not to be changed
   * @param bulges of the segment that starts at each vertex; null when all are straight
   * @param closed whether the last vertex is joined to the first
   */
  public BulgedPath(double[] xyz, double[] bulges, boolean closed) {
    this.xyz = xyz;
    this.bulges = bulges;
    this.closed = closed;
  }

  public static BulgedPath straight(boolean closed, double... xyz) {
    return new BulgedPath(xyz, null, closed);
  }

  @Override
  public void addTo(VertexList out, double tolerance) {
    int n = xyz.length / 3;
    if (bulges == null) {
      out.addAll(xyz);
    } else {
      for (int i = 0; i < n - 1; i++) {
        addSegment(out, i, i + 1, tolerance);
      }
      if (closed) {
        addSegment(out, n - 1, 0, tolerance);
      } else {
        addVertex(out, n - 1);
      }
    }
    if (closed) {
      addVertex(out, 0);
    }
  }

  private void addVertex(VertexList out, int i) {
    out.add(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
  }

  private void addSegment(VertexList out, int from, int to, double tolerance) {
    int a = 3 * from;
    int b = 3 * to;
    CurveFlattening.addSegment(
        out,
        xyz[a],
        xyz[a + 1],
        xyz[a + 2],
        xyz[b],
        xyz[b + 1],
        xyz[b + 2],
        bulges[from],
        tolerance);
  }

  @Override
  public double reach(double x, double y) {
    double farthest = 0;
    double longestArc = 0;
    for (int i = 0; i < xyz.length; i += 3) {
      farthest = Math.max(farthest, Math.hypot(xyz[i] - x, xyz[i + 1] - y));
      if (bulges != null && bulges[i / 3] != 0) {
        int next = (i + 3) % xyz.length;
        double chord = Math.hypot(xyz[next] - xyz[i], xyz[next + 1] - xyz[i + 1]);
        longestArc = Math.max(longestArc, chord * (1 + Math.abs(bulges[i / 3])));
      }
    }
    return farthest + longestArc;
  }
}
