package org.minewatch.drawing.source;

/**
 * Turns arcs into chords that nowhere leave the arc by more than a stated distance (the sagitta).
 * The end points of an arc are kept to the last bit; only points between them are computed.
 */
public final class CurveFlattening {

  /** Largest distance of a chord from its arc, metres. */
  public static final double DEFAULT_TOLERANCE_METRES = 0.05;

  /** Keeps a full circle recognisable, and one arc of a huge radius from filling the memory. */
  private static final double LARGEST_STEP_RADIANS = Math.PI / 6;

  private static final int MOST_CHORDS = 4096;

  private CurveFlattening() {}

  /**
   * Chords that an arc needs.
   *
   * @param sweepRadians of either sign
   * @param tolerance in the units of the radius
   */
  public static int chords(double radius, double sweepRadians, double tolerance) {
    double cosine = 1 - tolerance / radius;
    double step = cosine <= -1 ? Math.PI : 2 * Math.acos(Math.max(-1, Math.min(1, cosine)));
    step = Math.min(step, LARGEST_STEP_RADIANS);
    double n = Math.ceil(Math.abs(sweepRadians) / step - 1e-9);
    return (int) Math.max(1, Math.min(MOST_CHORDS, n));
  }

  /**
   * Adds the start and the points between of the segment from one vertex to the next, not its end.
   *
   * @param bulge tangent of a quarter of the included angle, positive when the arc turns
   *     counter-clockwise from start to end; 0 is a straight segment
   */
  public static void addSegment(
      VertexList out,
      double x0,
      double y0,
      double z0,
      double x1,
      double y1,
      double z1,
      double bulge,
      double tolerance) {
    out.add(x0, y0, z0);
    double chord = Math.hypot(x1 - x0, y1 - y0);
    double sagitta = Math.abs(bulge) * chord / 2;
    if (sagitta <= tolerance) {
      return;
    }
    double sweep = 4 * Math.atan(bulge);
    double radius = chord * (1 + bulge * bulge) / (4 * Math.abs(bulge));
    int n = chords(radius, sweep, tolerance);
    // The centre lies on the bisector of the chord, to its left for a positive bulge below 1.
    double h = (1 - bulge * bulge) / (4 * bulge);
    double cx = (x0 + x1) / 2 - h * (y1 - y0);
    double cy = (y0 + y1) / 2 + h * (x1 - x0);
    for (int i = 1; i < n; i++) {
      double t = (double) i / n;
      double cos = Math.cos(sweep * t);
      double sin = Math.sin(sweep * t);
      double dx = x0 - cx;
      double dy = y0 - cy;
      out.add(cx + dx * cos - dy * sin, cy + dx * sin + dy * cos, z0 + (z1 - z0) * t);
    }
  }
}
