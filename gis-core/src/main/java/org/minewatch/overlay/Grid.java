package org.minewatch.overlay;

/**
 * Where the cells of a mine lie: square blocks of {@value #BLOCK} x {@value #BLOCK} cells from the
 * lower left corner of all polygons.
 *
 * <p>Grid coordinates count cells: {@code u = (x - x0) * cellsPerMetre}. They run to at most
 * {@value #MAX_CELLS}, so the rounding of one of them, of a line through two of them and of a
 * point's distance from that line stays below 1e-10 cells. {@link #NEAR_LINE} and {@link #MARGIN}
 * are chosen above that: a point farther than NEAR_LINE from a line is certainly on its side, and
 * an edge is counted to every cell that it passes within MARGIN.
 *
 * @param columns blocks from west to east; 0 if the polygons are too small or too large to divide
 * @param rows blocks from south to north
 */
record Grid(double x0, double y0, double cellsPerMetre, int columns, int rows) {
  static final int BLOCK_BITS = 3;
  static final int BLOCK = 1 << BLOCK_BITS;
  static final int MAX_CELLS = 1 << 15;
  static final double NEAR_LINE = 1e-9;
  static final double MARGIN = 1e-7;

  private static final int BLOCKS_PER_EDGE = 1;
  private static final int MIN_BLOCKS = 64;
  private static final int MAX_BLOCKS = 1 << 18;

  /** Beyond these the products in JTS's orientation test underflow or overflow. */
  private static final double MIN_SPAN = 1e-140;

  private static final double MAX_SPAN = 1e140;

  static Grid over(Edges edges) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < edges.size(); i++) {
      minX = Math.min(minX, Math.min(edges.x0[i], edges.x1[i]));
      minY = Math.min(minY, Math.min(edges.y0[i], edges.y1[i]));
      maxX = Math.max(maxX, Math.max(edges.x0[i], edges.x1[i]));
      maxY = Math.max(maxY, Math.max(edges.y0[i], edges.y1[i]));
    }
    double width = maxX - minX;
    double height = maxY - minY;
    double span = Math.max(width, height);
    if (!(span >= MIN_SPAN && span <= MAX_SPAN)) {
      return new Grid(0, 0, 0, 0, 0);
    }
    double blocks =
        Math.max(MIN_BLOCKS, Math.min(MAX_BLOCKS, (double) BLOCKS_PER_EDGE * edges.size()));
    double ratio = Math.min(width, height) / span;
    double along = Math.min(MAX_CELLS / BLOCK - 1, Math.sqrt(blocks / Math.max(ratio, 1 / blocks)));
    double blockSize = span / Math.floor(along);
    return new Grid(
        minX,
        minY,
        BLOCK / blockSize,
        (int) (width / blockSize) + 1,
        (int) (height / blockSize) + 1);
  }

  double u(double x) {
    return (x - x0) * cellsPerMetre;
  }

  double v(double y) {
    return (y - y0) * cellsPerMetre;
  }
}
