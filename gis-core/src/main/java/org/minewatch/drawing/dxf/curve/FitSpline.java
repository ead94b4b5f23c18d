package org.minewatch.drawing.dxf.curve;

/**
 * The cubic spline through given points, for drawings that keep a curve's fit points and no control
 * points. Parameters are chord lengths; tangents at the ends are as given, else the curvature there
 * is zero. CAD programs differ here: between the points the curve may lie elsewhere by a few
 * hundredths of the chord.
 */
public final class FitSpline {

  private FitSpline() {}

  /**
   * @param xyz triples; points that repeat the one before are left out
   * @param startTangent direction, or null
   * @param endTangent direction, or null
   * @throws IllegalArgumentException when fewer than two different points are left
   */
  public static Curve through(double[] xyz, Vector startTangent, Vector endTangent) {
    Vector[] p = distinct(xyz);
    if (p.length < 2) {
      throw new IllegalArgumentException("has fewer than 2 different fit points");
    }
    double[] lengths = new double[p.length - 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = p[i + 1].minus(p[i]).length();
    }
    Vector[] slopes = slopes(p, lengths, unit(startTangent), unit(endTangent));
    return bezier(p, lengths, slopes);
  }

  private static Vector[] distinct(double[] xyz) {
    Vector[] p = new Vector[xyz.length / 3];
    int n = 0;
    for (int i = 0; i < xyz.length; i += 3) {
      Vector next = new Vector(xyz[i], xyz[i + 1], xyz[i + 2]);
      if (n == 0 || next.minus(p[n - 1]).length() > 0) {
        p[n++] = next;
      }
    }
    return java.util.Arrays.copyOf(p, n);
  }

  private static Vector unit(Vector v) {
    return v == null || v.length() == 0 ? null : v.times(1 / v.length());
  }

  /** First derivatives at the points: a tridiagonal system, solved by elimination. */
  private static Vector[] slopes(Vector[] p, double[] h, Vector start, Vector end) {
    int n = p.length;
    double[] upper = new double[n];
    Vector[] m = new Vector[n];
    Vector first = p[1].minus(p[0]).times(1 / h[0]);
    if (start == null) {
      upper[0] = 0.5;
      m[0] = first.times(1.5);
    } else {
      m[0] = start;
    }
    for (int i = 1; i < n - 1; i++) {
      Vector before = p[i].minus(p[i - 1]).times(1 / h[i - 1]);
      Vector after = p[i + 1].minus(p[i]).times(1 / h[i]);
      Vector right = before.times(3 * h[i]).plus(after.times(3 * h[i - 1]));
      double diagonal = 2 * (h[i - 1] + h[i]) - h[i] * upper[i - 1];
      upper[i] = h[i - 1] / diagonal;
      m[i] = right.minus(m[i - 1].times(h[i])).times(1 / diagonal);
    }
    if (end == null) {
      Vector last = p[n - 1].minus(p[n - 2]).times(1 / h[n - 2]);
      m[n - 1] = last.times(3).minus(m[n - 2]).times(1 / (2 - upper[n - 2]));
    } else {
      m[n - 1] = end;
    }
    for (int i = n - 2; i >= 0; i--) {
      m[i] = m[i].minus(m[i + 1].times(upper[i]));
    }
    return m;
  }

  private static Curve bezier(Vector[] p, double[] h, Vector[] m) {
    int pieces = h.length;
    double[] xyz = new double[3 * (3 * pieces + 1)];
    double[] knots = new double[3 * pieces + 5];
    put(xyz, 0, p[0]);
    double u = 0;
    for (int i = 0; i < pieces; i++) {
      put(xyz, 3 * i + 1, p[i].plus(m[i].times(h[i] / 3)));
      put(xyz, 3 * i + 2, p[i + 1].minus(m[i + 1].times(h[i] / 3)));
      put(xyz, 3 * i + 3, p[i + 1]);
      u += h[i];
      for (int k = 0; k < 3; k++) {
        knots[4 + 3 * i + k] = u;
      }
    }
    knots[knots.length - 1] = u;
    return new Nurbs(3, knots, xyz, null);
  }

  private static void put(double[] xyz, int i, Vector v) {
    xyz[3 * i] = v.x();
    xyz[3 * i + 1] = v.y();
    xyz[3 * i + 2] = v.z();
  }
}
