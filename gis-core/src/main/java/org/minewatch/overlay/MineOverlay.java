package org.minewatch.overlay;

import java.util.List;

/**
 * Tells for millions of fixes of one mine which of its polygons they lie in, with the verdicts of
 * JTS and about a hundredth of its cost.
 *
 * <p>The answer for a fix is the number of a set in {@link #sets()}. A point on an edge lies in the
 * polygon. Immutable but for sets first met on an edge; safe for use by several threads. To change
 * a polygon, build its mine anew: some 30 ms for a hundred polygons of 3,000 edges.
 */
public final class MineOverlay {
  /** Rows taken through each step together: what is noted of them stays in the nearest cache. */
  private static final int BATCH = 512;

  private final List<ClassPolygon> polygons;
  private final ClassSets sets;
  private final Edges edges;
  private final int[] blocks;
  private final int[] cells;
  private final int[] covers;
  private final double[] fewLines;
  private final int[] fewAnswers;
  private final double[] manyLines;
  private final int[] manyAnswers;
  private final double x0;
  private final double y0;
  private final double cellsPerMetre;
  private final int columns;
  private final double width;
  private final double height;

  private MineOverlay(List<ClassPolygon> polygons) {
    this.polygons = List.copyOf(polygons);
    sets = new ClassSets(this.polygons);
    edges = new Edges(this.polygons);
    OverlayBuilder built = new OverlayBuilder(edges, sets);
    blocks = built.blocks;
    cells = built.cells.toArray();
    covers = built.covers.toArray();
    fewLines = built.lineCells.few().lines();
    fewAnswers = built.lineCells.few().answers();
    manyLines = built.lineCells.many().lines();
    manyAnswers = built.lineCells.many().answers();
    Grid grid = built.grid;
    x0 = grid.x0();
    y0 = grid.y0();
    cellsPerMetre = grid.cellsPerMetre();
    columns = grid.columns();
    width = grid.columns() * Grid.BLOCK;
    height = grid.rows() * Grid.BLOCK;
  }

  /** An overlay of polygons, whose places in the list are the members of its sets. */
  public static MineOverlay of(List<ClassPolygon> polygons) {
    return new MineOverlay(polygons);
  }

  public List<ClassPolygon> polygons() {
    return polygons;
  }

  public ClassSets sets() {
    return sets;
  }

  /** Memory of the tables in bytes, without the polygons and the sets. */
  public long tableBytes() {
    return 4L * blocks.length
        + 4L * cells.length
        + 4L * covers.length
        + 8L * (fewLines.length + manyLines.length)
        + 4L * (fewAnswers.length + manyAnswers.length)
        + 4L * 8 * edges.x0.length;
  }

  /** The set of polygons over a place, whatever their elevation bands. */
  public int classify(double easting, double northing) {
    int[] set = new int[1];
    classify(new double[] {easting}, new double[] {northing}, 0, 1, set);
    return set[0];
  }

  /**
   * Writes to {@code out} the set of each fix in [from, to); elevation bands count, the ends of a
   * band belong to it. A fix whose elevation is NaN lies in no polygon that has a band.
   */
  public void classify(
      double[] eastings, double[] northings, float[] elevations, int from, int to, int[] out) {
    classify(eastings, northings, from, to, out);
    if (sets.banded()) {
      for (int i = from; i < to; i++) {
        out[i] = sets.at(out[i], elevations[i]);
      }
    }
  }

  /** Writes to {@code out} the set of each fix in [from, to), whatever the elevation bands. */
  public void classify(double[] eastings, double[] northings, int from, int to, int[] out) {
    if (columns == 0) {
      classifyUndivided(eastings, northings, from, to, out);
      return;
    }
    int[] rows = new int[Math.min(BATCH, to - from)];
    int[] places = new int[rows.length];
    for (int start = from; start < to; start += BATCH) {
      int end = Math.min(to, start + BATCH);
      int left = byBlock(eastings, northings, start, end, out, rows);
      left = byCell(eastings, northings, left, out, rows, places);
      for (int k = 0; k < left; k++) {
        int i = rows[k];
        double x = eastings[i];
        double y = northings[i];
        out[i] =
            divided(out[i], places[k], (x - x0) * cellsPerMetre, (y - y0) * cellsPerMetre, x, y);
      }
    }
  }

  /**
   * Answers by whole blocks. Which rows a step leaves to the next is counted and not branched on:
   * the processor cannot guess it, and would wait for the tables each time it guessed wrong.
   *
   * @param left gets the rows whose block is divided, where {@code out} refers to its cells
   * @return how many these are
   */
  private int byBlock(double[] xs, double[] ys, int from, int to, int[] out, int[] left) {
    int[] blocks = this.blocks;
    int n = 0;
    for (int i = from; i < to; i++) {
      double u = (xs[i] - x0) * cellsPerMetre;
      double v = (ys[i] - y0) * cellsPerMetre;
      if (!(u >= 0 && v >= 0 && u < width && v < height)) {
        out[i] = 0;
        continue;
      }
      int set = blocks[((int) v >> Grid.BLOCK_BITS) * columns + ((int) u >> Grid.BLOCK_BITS)];
      out[i] = set;
      left[n] = i;
      n += set >>> 31;
    }
    return n;
  }

  /**
   * Answers by the cells of divided blocks.
   *
   * @param rows those to answer; gets those whose cell is divided
   * @param blocks gets where the blocks of these begin
   * @return how many these are
   */
  private int byCell(double[] xs, double[] ys, int count, int[] out, int[] rows, int[] blocks) {
    int[] cells = this.cells;
    int n = 0;
    for (int k = 0; k < count; k++) {
      int i = rows[k];
      int column = (int) ((xs[i] - x0) * cellsPerMetre);
      int row = (int) ((ys[i] - y0) * cellsPerMetre);
      int block = ~out[i];
      int set =
          cells[block + ((row & Grid.BLOCK - 1) << Grid.BLOCK_BITS | column & Grid.BLOCK - 1)];
      out[i] = set;
      rows[n] = i;
      blocks[n] = block;
      n += set >>> 31;
    }
    return n;
  }

  private int divided(int reference, int block, double u, double v, double x, double y) {
    int at = ~reference;
    int kind = at & OverlayBuilder.KIND_MASK;
    if (kind <= OverlayBuilder.MANY_LINES) {
      int entry = at >>> OverlayBuilder.KIND_BITS;
      int set = kind == OverlayBuilder.FEW_LINES ? byFew(entry, u, v) : byMany(entry, u, v);
      return set >= 0 ? set : exact(block, x, y);
    }
    return small(at, block, u, v, x, y);
  }

  /** The set by the sides of two lines, or below 0 if a line is too near to tell. */
  private int byFew(int entry, double u, double v) {
    double[] l = fewLines;
    int at = entry * (3 * LineCells.FEW);
    double d0 = l[at] * u + l[at + 1] * v + l[at + 2];
    double d1 = l[at + 3] * u + l[at + 4] * v + l[at + 5];
    if (Math.abs(d0) <= Grid.NEAR_LINE || Math.abs(d1) <= Grid.NEAR_LINE) {
      return LineCells.ASK;
    }
    return fewAnswers[entry << LineCells.FEW | negative(d0) | negative(d1) << 1];
  }

  private int byMany(int entry, double u, double v) {
    double[] l = manyLines;
    int at = entry * (3 * LineCells.MANY);
    double d0 = l[at] * u + l[at + 1] * v + l[at + 2];
    double d1 = l[at + 3] * u + l[at + 4] * v + l[at + 5];
    double d2 = l[at + 6] * u + l[at + 7] * v + l[at + 8];
    double d3 = l[at + 9] * u + l[at + 10] * v + l[at + 11];
    if (Math.abs(d0) <= Grid.NEAR_LINE
        || Math.abs(d1) <= Grid.NEAR_LINE
        || Math.abs(d2) <= Grid.NEAR_LINE
        || Math.abs(d3) <= Grid.NEAR_LINE) {
      return LineCells.ASK;
    }
    int signs = negative(d0) | negative(d1) << 1 | negative(d2) << 2 | negative(d3) << 3;
    return manyAnswers[entry << LineCells.MANY | signs];
  }

  private static int negative(double d) {
    return (int) (Double.doubleToRawLongBits(d) >>> 63);
  }

  /** Goes down through smaller cells. */
  private int small(int cell, int block, double u, double v, double x, double y) {
    int at = cell;
    double cellsPerUnit = 1;
    while ((at & OverlayBuilder.KIND_MASK) == OverlayBuilder.SMALLER_CELLS) {
      cellsPerUnit *= OverlayBuilder.SPLIT;
      int column = (int) (u * cellsPerUnit) & OverlayBuilder.SPLIT - 1;
      int row = (int) (v * cellsPerUnit) & OverlayBuilder.SPLIT - 1;
      int set =
          cells[(at >>> OverlayBuilder.KIND_BITS) + (row << OverlayBuilder.SPLIT_BITS | column)];
      if (set >= 0) {
        return set;
      }
      at = ~set;
    }
    if ((at & OverlayBuilder.KIND_MASK) == OverlayBuilder.EXACT) {
      return Cover.classify(covers, at >>> OverlayBuilder.KIND_BITS, edges, sets, x, y);
    }
    return divided(~at, block, u, v, x, y);
  }

  private int exact(int block, double x, double y) {
    return Cover.classify(covers, cells[block + OverlayBuilder.BLOCK_CELLS], edges, sets, x, y);
  }

  private void classifyUndivided(double[] x, double[] y, int from, int to, int[] out) {
    for (int i = from; i < to; i++) {
      boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      out[i] = finite ? Cover.classify(covers, 0, edges, sets, x[i], y[i]) : 0;
    }
  }
}
