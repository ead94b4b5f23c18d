package org.minewatch.drawing.dxf;

import org.minewatch.drawing.source.CurveFlattening;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.VertexList;

/** LINE, LWPOLYLINE and POLYLINE: vertices, a bulge for each segment, open or closed. */
final class DxfPath implements DxfEntity {
  private final EntityHead head;
  private final double[] xyz;
  private final double[] bulges;
  private final boolean closed;

  /**
   * @param xyz triples
   * @param bulges of the segment that starts at each vertex; null when all are straight
   */
  DxfPath(EntityHead head, double[] xyz, double[] bulges, boolean closed) {
    this.head = head;
    this.xyz = xyz;
    this.bulges = bulges;
    this.closed = closed;
  }

  @Override
  public EntityHead head() {
    return head;
  }

  @Override
  public void draw(Affine map, Pen pen) {
    Affine whole = map.after(head.objectSystem());
    double[] path =
        bulges == null ? xyz.clone() : flattened(pen.toleranceMetres() / whole.growth());
    pen.draw(head, closed ? Shape.RING : Shape.LINE, whole.map(path));
  }

  private double[] flattened(double tolerance) {
    VertexList out = new VertexList();
    int n = xyz.length / 3;
    for (int i = 0; i < n; i++) {
      int a = 3 * i;
      if (i == n - 1 && !closed) {
        out.add(xyz[a], xyz[a + 1], xyz[a + 2]);
        break;
      }
      int b = 3 * ((i + 1) % n);
      CurveFlattening.addSegment(
          out,
          xyz[a],
          xyz[a + 1],
          xyz[a + 2],
          xyz[b],
          xyz[b + 1],
          xyz[b + 2],
          bulges[i],
          tolerance);
    }
    return out.toArray();
  }

  @Override
  public double reach(double x, double y, Blocks blocks) {
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
