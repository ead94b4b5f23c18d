package org.minewatch.overlay;

/**
 * The edges of a mine in grid coordinates with their lines {@code a u + b v + c}, the signed
 * distance in cells; used while the cells are built.
 */
final class GridEdges {
  /** Shorter than this the direction of an edge is lost to rounding. */
  private static final double MIN_LENGTH = 1e-280;

  final Edges edges;
  final double[] u0;
  final double[] v0;
  final double[] u1;
  final double[] v1;
  final double[] a;
  final double[] b;
  final double[] c;

  GridEdges(Edges edges, Grid grid) {
    this.edges = edges;
    int n = edges.size();
    u0 = new double[n];
    v0 = new double[n];
    u1 = new double[n];
    v1 = new double[n];
    a = new double[n];
    b = new double[n];
    c = new double[n];
    for (int i = 0; i < n; i++) {
      u0[i] = grid.u(edges.x0[i]);
      v0[i] = grid.v(edges.y0[i]);
      u1[i] = grid.u(edges.x1[i]);
      v1[i] = grid.v(edges.y1[i]);
      double dx = edges.x1[i] - edges.x0[i];
      double dy = edges.y1[i] - edges.y0[i];
      double length = Math.hypot(dx, dy);
      if (length >= MIN_LENGTH) {
        a[i] = -dy / length;
        b[i] = dx / length;
        c[i] = -(a[i] * u0[i] + b[i] * v0[i]);
      }
    }
  }

  /** Whether an edge is too short to have a line. */
  boolean isPoint(int edge) {
    return a[edge] == 0 && b[edge] == 0;
  }

  boolean sameLine(int i, int j) {
    double[] x0 = edges.x0;
    double[] y0 = edges.y0;
    double[] x1 = edges.x1;
    double[] y1 = edges.y1;
    return (x0[i] == x0[j] && y0[i] == y0[j] && x1[i] == x1[j] && y1[i] == y1[j])
        || (x0[i] == x1[j] && y0[i] == y1[j] && x1[i] == x0[j] && y1[i] == y0[j]);
  }

  /** Least u of an edge between two heights; a height beyond an end stands for that end. */
  double leastU(int i, double low, double high) {
    return v0[i] == v1[i] ? Math.min(u0[i], u1[i]) : Math.min(uAt(i, low), uAt(i, high));
  }

  double greatestU(int i, double low, double high) {
    return v0[i] == v1[i] ? Math.max(u0[i], u1[i]) : Math.max(uAt(i, low), uAt(i, high));
  }

  double lowV(int i) {
    return Math.min(v0[i], v1[i]);
  }

  double highV(int i) {
    return Math.max(v0[i], v1[i]);
  }

  private double uAt(int i, double v) {
    boolean up = v0[i] < v1[i];
    double lowU = up ? u0[i] : u1[i];
    double highU = up ? u1[i] : u0[i];
    double low = lowV(i);
    double high = highV(i);
    if (v <= low) {
      return lowU;
    }
    if (v >= high) {
      return highU;
    }
    double u = lowU + (highU - lowU) * ((v - low) / (high - low));
    return Math.max(Math.min(lowU, highU), Math.min(Math.max(lowU, highU), u));
  }
}
