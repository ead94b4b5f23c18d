package org.minewatch.drawing.place;

import org.minewatch.geo.PlaneSimilarity;

/**
 * A linear way of sheet coordinates to the ground about a centre, so that eight-digit numbers keep
 * their digits:
 *
 * <pre>
 *   E = e0 + a (x - x0) + b (y - y0)
 *   N = n0 + c (x - x0) + d (y - y0)
 * </pre>
 */
public record PlaneAffine(
    double x0, double y0, double e0, double n0, double a, double b, double c, double d) {

  public PlaneAffine {
    if (!Double.isFinite(x0 + y0 + e0 + n0 + a + b + c + d) || a * d - b * c == 0) {
      throw new IllegalArgumentException("an affine way needs finite, independent parameters");
    }
  }

  static PlaneAffine of(PlaneSimilarity s) {
    return new PlaneAffine(
        s.fromEasting(),
        s.fromNorthing(),
        s.toEasting(),
        s.toNorthing(),
        s.cosine(),
        s.sine(),
        -s.sine(),
        s.cosine());
  }

  /** Moves the vertex that starts at an index; what follows x and y stays. */
  public void apply(double[] xyz, int at) {
    double dx = xyz[at] - x0;
    double dy = xyz[at + 1] - y0;
    xyz[at] = e0 + a * dx + b * dy;
    xyz[at + 1] = n0 + c * dx + d * dy;
  }

  /** Metres on the ground for a unit of the sheet, the mean over all directions. */
  public double scale() {
    return Math.sqrt(Math.abs(a * d - b * c));
  }

  /** How far the sheet has to be turned, degrees counter-clockwise on the map. */
  public double rotationDegrees() {
    return Math.toDegrees(Math.atan2(c - b, a + d));
  }

  public boolean isMirrored() {
    return a * d - b * c < 0;
  }
}
