package org.minewatch.drawing.dxf.curve;

import org.minewatch.drawing.source.VertexList;

/**
 * A rational B-spline, evaluated by de Boor's algorithm in homogeneous coordinates. Every span
 * between knots is halved until the curve at a quarter, a half and three quarters of a piece is
 * within tolerance of the chord.
 */
public final class Nurbs implements Curve {

  /** CAD goes to 11. */
  public static final int HIGHEST_DEGREE = 11;

  /** 1,024 chords between two knots: more than any sheet can show. */
  private static final int DEEPEST = 10;

  private static final int W = 4;

  private final int degree;
  private final double[] knots;
  private final double[] poles;
  private final double[] work;

  /**
   * @param knots not falling, {@code points + degree + 1} of them
   * @param xyz control points as triples
   * @param weights above 0, one a control point; null when all are 1
   * @throws IllegalArgumentException with the rule that is broken, a clause after "SPLINE"
   */
  public Nurbs(int degree, double[] knots, double[] xyz, double[] weights) {
    int points = xyz.length / 3;
    check(degree, knots, points, weights);
    this.degree = degree;
    this.knots = knots;
    this.poles = new double[W * points];
    for (int i = 0; i < points; i++) {
      double w = weights == null ? 1 : weights[i];
      poles[W * i] = w * xyz[3 * i];
      poles[W * i + 1] = w * xyz[3 * i + 1];
      poles[W * i + 2] = w * xyz[3 * i + 2];
      poles[W * i + 3] = w;
    }
    this.work = new double[W * (degree + 1)];
  }

  private static void check(int degree, double[] knots, int points, double[] weights) {
    if (degree < 1 || degree > HIGHEST_DEGREE) {
      throw new IllegalArgumentException(
          "has degree " + degree + "; expected 1 to " + HIGHEST_DEGREE);
    }
    if (points <= degree) {
      throw new IllegalArgumentException(
          "of degree "
              + degree
              + " has "
              + points
              + " control points; at least "
              + (degree + 1)
              + " are needed");
    }
    if (knots.length != points + degree + 1) {
      throw new IllegalArgumentException(
          "of degree "
              + degree
              + " with "
              + points
              + " control points has "
              + knots.length
              + " knots; expected "
              + (points + degree + 1));
    }
    for (int i = 1; i < knots.length; i++) {
      if (knots[i] < knots[i - 1]) {
        throw new IllegalArgumentException("has a knot smaller than the one before it");
      }
    }
    if (!(knots[points] > knots[degree])) {
      throw new IllegalArgumentException("has knots that are all the same");
    }
    if (weights != null) {
      if (weights.length != points) {
        throw new IllegalArgumentException(
            "has " + weights.length + " weights for " + points + " control points");
      }
      for (double w : weights) {
        if (!(w > 0)) {
          throw new IllegalArgumentException("has a weight that is not above 0");
        }
      }
    }
  }

  @Override
  public void addTo(VertexList out, double tolerance) {
    int last = poles.length / W;
    Vector from = null;
    for (int span = degree; span < last; span++) {
      double a = knots[span];
      double b = knots[span + 1];
      if (b > a) {
        if (from == null) {
          from = at(span, a);
          out.add(from.x(), from.y(), from.z());
        }
        Vector to = at(span, b);
        addPiece(out, span, a, from, b, to, tolerance, degree == 1 ? DEEPEST : 0);
        from = to;
      }
    }
  }

  /** Adds what follows {@code from} up to and with {@code to}. */
  private void addPiece(
      VertexList out,
      int span,
      double a,
      Vector from,
      double b,
      Vector to,
      double tolerance,
      int depth) {
    if (depth < DEEPEST) {
      double middle = (a + b) / 2;
      Vector half = at(span, middle);
      boolean flat =
          isNear(half, from, to, tolerance)
              && isNear(at(span, (a + middle) / 2), from, to, tolerance)
              && isNear(at(span, (middle + b) / 2), from, to, tolerance);
      if (!flat) {
        addPiece(out, span, a, from, middle, half, tolerance, depth + 1);
        addPiece(out, span, middle, half, b, to, tolerance, depth + 1);
        return;
      }
    }
    out.add(to.x(), to.y(), to.z());
  }

  private static boolean isNear(Vector p, Vector from, Vector to, double tolerance) {
    Vector chord = to.minus(from);
    Vector arm = p.minus(from);
    double square = chord.x() * chord.x() + chord.y() * chord.y() + chord.z() * chord.z();
    double along = arm.x() * chord.x() + arm.y() * chord.y() + arm.z() * chord.z();
    double t = square == 0 ? 0 : Math.max(0, Math.min(1, along / square));
    return arm.minus(chord.times(t)).length() <= tolerance;
  }

  /** The point at a parameter inside or at an end of a span. */
  private Vector at(int span, double u) {
    System.arraycopy(poles, W * (span - degree), work, 0, work.length);
    for (int r = 1; r <= degree; r++) {
      for (int j = degree; j >= r; j--) {
        int i = span - degree + j;
        double low = knots[i];
        double alpha = (u - low) / (knots[i + degree - r + 1] - low);
        for (int k = 0; k < W; k++) {
          work[W * j + k] = (1 - alpha) * work[W * (j - 1) + k] + alpha * work[W * j + k];
        }
      }
    }
    int p = W * degree;
    double w = work[p + 3];
    return new Vector(work[p] / w, work[p + 1] / w, work[p + 2] / w);
  }

  @Override
  public double reach(double x, double y) {
    double farthest = 0;
    for (int i = 0; i < poles.length; i += W) {
      double w = poles[i + 3];
      farthest = Math.max(farthest, Math.hypot(poles[i] / w - x, poles[i + 1] / w - y));
    }
    return farthest; // the curve lies in the hull of its control points, weights being positive
  }
}
