package org.minewatch.drawing.dxf.curve;

import org.minewatch.drawing.source.CurveFlattening;
import org.minewatch.drawing.source.VertexList;

/**
 * A piece of a circle or an ellipse: {@code centre + a cos t + b sin t}. Its chords leave it by no
 * more than those of a circle of the longer half axis at the same steps of {@code t}.
 *
 * @param a half axis at parameter 0
 * @param b half axis at parameter 90 degrees, at right angles to {@code a}
 * @param start parameter of the start, radians
 * @param sweep of either sign, radians
 */
public record EllipticalArc(Vector centre, Vector a, Vector b, double start, double sweep)
    implements Curve {

  private static final double FULL = 2 * Math.PI;

  /** As good as a full turn: CAD writes 6.283185307 for it. */
  private static final double SAME_ANGLE = 1e-8;

  /** A circle's arc in the XY plane, counter-clockwise for a positive sweep. */
  public static EllipticalArc circular(Vector centre, double radius, double start, double sweep) {
    return new EllipticalArc(
        centre, new Vector(radius, 0, 0), new Vector(0, radius, 0), start, sweep);
  }

  /**
   * The counter-clockwise sweep from one angle to another, a full turn when they are the same
   * direction.
   */
  public static double sweep(double start, double end) {
    double sweep = (end - start) % FULL;
    sweep = sweep < 0 ? sweep + FULL : sweep;
    return sweep < SAME_ANGLE || sweep > FULL - SAME_ANGLE ? FULL : sweep;
  }

  public boolean isFull() {
    return Math.abs(sweep) >= FULL - SAME_ANGLE;
  }

  @Override
  public void addTo(VertexList out, double tolerance) {
    double longer = Math.max(a.length(), b.length());
    int n = CurveFlattening.chords(longer, sweep, tolerance);
    for (int i = 0; i <= n; i++) {
      double t = start + sweep * i / n;
      double cos = Math.cos(t);
      double sin = Math.sin(t);
      out.add(
          centre.x() + a.x() * cos + b.x() * sin,
          centre.y() + a.y() * cos + b.y() * sin,
          centre.z() + a.z() * cos + b.z() * sin);
    }
  }

  @Override
  public double reach(double x, double y) {
    return Math.hypot(centre.x() - x, centre.y() - y) + Math.max(a.length(), b.length());
  }
}
