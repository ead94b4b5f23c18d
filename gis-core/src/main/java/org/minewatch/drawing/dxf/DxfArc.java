package org.minewatch.drawing.dxf;

import org.minewatch.drawing.source.CurveFlattening;
import org.minewatch.drawing.source.SourceFeature.Shape;

/**
 * ARC and CIRCLE: counter-clockwise from a start over a sweep.
 *
 * @param sweepDegrees above 0, 360 for a circle
 */
record DxfArc(
    EntityHead head,
    double x,
    double y,
    double z,
    double radius,
    double startDegrees,
    double sweepDegrees)
    implements DxfEntity {

  @Override
  public void draw(Affine map, Pen pen) {
    Affine whole = map.after(head.objectSystem());
    boolean circle = sweepDegrees == 360;
    double sweep = Math.toRadians(sweepDegrees);
    int n = CurveFlattening.chords(radius, sweep, pen.toleranceMetres() / whole.growth());
    int points = circle ? n : n + 1;
    double[] xyz = new double[3 * points];
    for (int i = 0; i < points; i++) {
      double angle = Math.toRadians(startDegrees) + sweep * i / n;
      xyz[3 * i] = x + radius * Math.cos(angle);
      xyz[3 * i + 1] = y + radius * Math.sin(angle);
      xyz[3 * i + 2] = z;
    }
    pen.draw(head, circle ? Shape.RING : Shape.LINE, whole.map(xyz));
  }

  @Override
  public double reach(double px, double py, Blocks blocks) {
    return Math.hypot(x - px, y - py) + radius;
  }
}
