package org.minewatch.network;

/**
 * Finds the edges near a place: the segments of all edges in square cells, as flat arrays. Built
 * once, read by many threads.
 */
final class EdgeIndex {
  private static final double CELL_METRES = 25;
  private static final int MAX_CELLS = 4_000_000;

  /** Takes segments near a place. */
  interface Visitor {
    /**
     * @param segment index of the vertex at which the segment ends
     */
    void segment(int edge, int segment);
  }

  private final double minE;
  private final double minN;
  private final double cell;
  private final int columns;
  private final int rows;
  private final double diameter;
  private final int[] first;
  private final int[] segmentOf;
  private final int[] edgeOf;

  EdgeIndex(int[] vertexStart, double[] ve, double[] vn) {
    double e0 = Double.POSITIVE_INFINITY;
    double n0 = Double.POSITIVE_INFINITY;
    double e1 = Double.NEGATIVE_INFINITY;
    double n1 = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ve.length; i++) {
      e0 = Math.min(e0, ve[i]);
      e1 = Math.max(e1, ve[i]);
      n0 = Math.min(n0, vn[i]);
      n1 = Math.max(n1, vn[i]);
    }
    boolean empty = ve.length == 0;
    minE = empty ? 0 : e0;
    minN = empty ? 0 : n0;
    double width = empty ? 0 : e1 - e0;
    double height = empty ? 0 : n1 - n0;
    double size = CELL_METRES;
    while ((Math.floor(width / size) + 1) * (Math.floor(height / size) + 1) > MAX_CELLS) {
      size *= 2;
    }
    cell = size;
    columns = (int) (width / cell) + 1;
    rows = (int) (height / cell) + 1;
    diameter = Math.hypot(columns * cell, rows * cell);
    first = new int[columns * rows + 1];
    int[] counts = new int[columns * rows];
    fill(vertexStart, ve, vn, counts, null, null);
    for (int c = 0; c < counts.length; c++) {
      first[c + 1] = first[c] + counts[c];
    }
    segmentOf = new int[first[counts.length]];
    edgeOf = new int[segmentOf.length];
    fill(vertexStart, ve, vn, first.clone(), segmentOf, edgeOf);
  }

  /** Counts the segments of each cell, or stores them from the cell's place on. */
  private void fill(
      int[] vertexStart, double[] ve, double[] vn, int[] next, int[] segments, int[] edges) {
    for (int edge = 0; edge + 1 < vertexStart.length; edge++) {
      for (int v = vertexStart[edge] + 1; v < vertexStart[edge + 1]; v++) {
        int c0 = column(Math.min(ve[v - 1], ve[v]));
        int c1 = column(Math.max(ve[v - 1], ve[v]));
        int r0 = row(Math.min(vn[v - 1], vn[v]));
        int r1 = row(Math.max(vn[v - 1], vn[v]));
        for (int r = r0; r <= r1; r++) {
          for (int c = c0; c <= c1; c++) {
            if (c0 < c1 && r0 < r1 && farFrom(c, r, ve, vn, v)) {
              continue;
            }
            int at = r * columns + c;
            if (segments != null) {
              segments[next[at]] = v;
              edges[next[at]] = edge;
            }
            next[at]++;
          }
        }
      }
    }
  }

  private boolean farFrom(int c, int r, double[] ve, double[] vn, int v) {
    double half = cell * 0.7072;
    return Plane.distance2(
            ve[v - 1], vn[v - 1], ve[v], vn[v], minE + (c + 0.5) * cell, minN + (r + 0.5) * cell)
        > half * half;
  }

  private int column(double e) {
    return clamp((int) Math.floor((e - minE) / cell), columns);
  }

  private int row(double n) {
    return clamp((int) Math.floor((n - minN) / cell), rows);
  }

  private static int clamp(int i, int n) {
    return i < 0 ? 0 : i >= n ? n - 1 : i;
  }

  /** Every segment that may lie within a distance of a place; some come more than once. */
  void visit(double e, double n, double reach, Visitor visitor) {
    if (e + reach < minE
        || n + reach < minN
        || e - reach > minE + columns * cell
        || n - reach > minN + rows * cell) {
      return;
    }
    int c0 = column(e - reach);
    int c1 = column(e + reach);
    int r0 = row(n - reach);
    int r1 = row(n + reach);
    for (int r = r0; r <= r1; r++) {
      for (int i = first[r * columns + c0]; i < first[r * columns + c1 + 1]; i++) {
        visitor.segment(edgeOf[i], segmentOf[i]);
      }
    }
  }

  /** Longest way across what is indexed. */
  double diameter() {
    return diameter;
  }

  /** How far a place lies outside the box of what is indexed, 0 within. */
  double outside(double e, double n) {
    double de = Math.max(0, Math.max(minE - e, e - minE - columns * cell));
    double dn = Math.max(0, Math.max(minN - n, n - minN - rows * cell));
    return de == 0 && dn == 0 ? 0 : Math.hypot(de, dn);
  }
}
