package org.minewatch.drawing.dxf;

import org.minewatch.drawing.dxf.curve.Curve;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.VertexList;

/**
 * One line, open or closed: LINE, polylines, ARC, CIRCLE, ELLIPSE, SPLINE, the outline of a face.
 *
 * @param closed whether the curve ends where it starts
 */
record DxfCurve(EntityHead head, Curve curve, boolean closed) implements DxfEntity {

  @Override
  public void draw(Affine map, Pen pen) {
    Affine whole = map.after(head.objectSystem());
    VertexList out = pen.vertices(head, 0);
    curve.addTo(out, pen.tolerance(whole));
    double[] xyz = closed && out.endsWhereItStarts() ? out.toArrayWithoutLast() : out.toArray();
    pen.draw(head, closed ? Shape.RING : Shape.LINE, whole.map(xyz));
  }

  @Override
  public double reach(double px, double py, Blocks blocks) {
    return curve.reach(px, py);
  }
}
