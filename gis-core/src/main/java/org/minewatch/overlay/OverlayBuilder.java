package org.minewatch.overlay;

/** Lays the cells of a mine: blocks, cells of blocks, and smaller cells where many edges meet. */
final class OverlayBuilder {
  /** What a negative number in a table of cells refers to, in its lowest bits when inverted. */
  static final int FEW_LINES = 0;

  static final int MANY_LINES = 1;
  static final int SMALLER_CELLS = 2;
  static final int EXACT = 3;
  static final int KIND_BITS = 2;
  static final int KIND_MASK = (1 << KIND_BITS) - 1;

  /** A block's cells are followed by the place of its cover. */
  static final int BLOCK_CELLS = Grid.BLOCK * Grid.BLOCK;

  static final int SPLIT_BITS = 2;
  static final int SPLIT = 1 << SPLIT_BITS;

  /** Cells of a 4^7th of the first size are still wide against {@link Grid#MARGIN}. */
  private static final int MAX_DEPTH = 7;

  /** Past this no cell is divided again; what is left is answered from its edges. */
  private static final int MAX_CELL_TABLE = 1 << 24;

  final Edges edges;
  final Grid grid;
  final int[] blocks;
  final IntList cells = new IntList();
  final IntList covers = new IntList();
  final LineCells lineCells;
  private final ClassSets sets;
  private final CoverSplitter splitter;

  OverlayBuilder(Edges edges, ClassSets sets) {
    this.edges = edges;
    this.sets = sets;
    grid = Grid.over(edges);
    GridEdges gridEdges = new GridEdges(edges, grid);
    lineCells = new LineCells(gridEdges, grid, sets);
    splitter = new CoverSplitter(gridEdges, sets);
    blocks = new int[grid.columns() * grid.rows()];
    int[] all = Cover.ofAll(edges);
    if (blocks.length == 0) {
      covers.addAll(all);
    } else {
      splitter.split(all, 0, 0, Grid.BLOCK, grid.columns(), grid.rows(), this::block);
    }
  }

  private void block(int column, int row, int set, int[] cover) {
    int entry = set;
    if (cover != null) {
      int at = cells.reserve(BLOCK_CELLS + 1);
      double u = column * Grid.BLOCK;
      double v = row * Grid.BLOCK;
      splitter.split(
          cover,
          u,
          v,
          1,
          Grid.BLOCK,
          Grid.BLOCK,
          (c, r, s, part) ->
              cells.set(
                  at + r * Grid.BLOCK + c, part == null ? s : divided(part, u + c, v + r, 1, 0)));
      cells.set(at + BLOCK_CELLS, covers.addAll(cover));
      entry = ~at;
    }
    blocks[row * grid.columns() + column] = entry;
  }

  private int divided(int[] cover, double u, double v, double size, int depth) {
    int entry = lineCells.entry(cover, u, v, size);
    if (entry >= 0) {
      return reference((entry & 1) == 0 ? FEW_LINES : MANY_LINES, entry >> 1);
    }
    if (depth == MAX_DEPTH || cells.size() > MAX_CELL_TABLE) {
      return reference(EXACT, covers.addAll(cover));
    }
    int at = cells.reserve(SPLIT * SPLIT);
    double part = size / SPLIT;
    splitter.split(
        cover,
        u,
        v,
        part,
        SPLIT,
        SPLIT,
        (c, r, s, within) ->
            cells.set(
                at + r * SPLIT + c,
                within == null ? s : divided(within, u + c * part, v + r * part, part, depth + 1)));
    return reference(SMALLER_CELLS, at);
  }

  private static int reference(int kind, int at) {
    return ~(at << KIND_BITS | kind);
  }
}
