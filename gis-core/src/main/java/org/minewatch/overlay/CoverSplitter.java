package org.minewatch.overlay;

import java.util.Arrays;

/**
 * Divides the cover of a box into the covers of its cells.
 *
 * <p>Row by row, from right to left: an edge whose last cell has been passed lies right of all that
 * follow, so it turns into parity and steps there.
 */
final class CoverSplitter {
  /** Takes the cells of a box; {@code cover} is null where one set holds all over the cell. */
  interface Cells {
    void cell(int column, int row, int set, int[] cover);
  }

  private final GridEdges grid;
  private final Edges edges;
  private final ClassSets sets;

  CoverSplitter(GridEdges grid, ClassSets sets) {
    this.grid = grid;
    this.edges = grid.edges;
    this.sets = sets;
  }

  /** The box begins at grid coordinates (u, v) and has columns x rows cells of a size. */
  void split(int[] cover, double u, double v, double size, int columns, int rows, Cells out) {
    Row row = new Row(cover, u, size, columns);
    for (int r = 0; r < rows; r++) {
      row.begin(v + r * size, v + (r + 1) * size);
      for (int c = columns - 1; c >= 0; c--) {
        row.pass(c);
        row.emit(c, r, out);
      }
    }
  }

  /** What one row of cells knows of each polygon while it is walked from right to left. */
  private final class Row {
    private final int[] cover;
    private final double u;
    private final double size;
    private final int columns;
    private final int[] heads;
    private final boolean[] odd;
    private final IntList[] steps;
    private int[] entryPolygon = new int[16];
    private int[] entryEdge = new int[16];
    private int[] entryFirst = new int[16];
    private int[] entryLast = new int[16];
    private int entries;
    private int[] entriesByFirst;
    private int set;
    private double low;
    private double high;
    private final IntList scratch = new IntList();

    Row(int[] cover, double u, double size, int columns) {
      this.cover = cover;
      this.u = u;
      this.size = size;
      this.columns = columns;
      int n = Cover.polygons(cover);
      heads = new int[n];
      odd = new boolean[n];
      steps = new IntList[n];
      int head = Cover.first();
      for (int p = 0; p < n; p++, head = Cover.next(cover, head)) {
        heads[p] = head;
        steps[p] = new IntList();
      }
      entriesByFirst = new int[columns + 1];
    }

    void begin(double bottom, double top) {
      low = bottom - Grid.MARGIN;
      high = top + Grid.MARGIN;
      set = Cover.set(cover);
      entries = 0;
      Arrays.fill(entriesByFirst, 0);
      for (int p = 0; p < heads.length; p++) {
        odd[p] = Cover.odd(cover, heads[p]);
        steps[p].clear();
        for (int i = 0; i < Cover.steps(cover, heads[p]); i++) {
          addStep(p, Cover.step(cover, heads[p], i));
        }
        for (int i = 0; i < Cover.edges(cover, heads[p]); i++) {
          addEntry(p, Cover.edge(cover, heads[p], i));
        }
        count(p);
      }
    }

    private void addEntry(int p, int edge) {
      if (grid.lowV(edge) > high || grid.highV(edge) < low) {
        return;
      }
      double least = (grid.leastU(edge, low, high) - Grid.MARGIN - u) / size;
      double greatest = (grid.greatestU(edge, low, high) + Grid.MARGIN - u) / size;
      if (greatest < 0) {
        return;
      }
      if (least >= columns) {
        addStep(p, edge << 1);
        addStep(p, edge << 1 | 1);
        return;
      }
      if (entries == entryEdge.length) {
        entryPolygon = Arrays.copyOf(entryPolygon, 2 * entries);
        entryEdge = Arrays.copyOf(entryEdge, 2 * entries);
        entryFirst = Arrays.copyOf(entryFirst, 2 * entries);
        entryLast = Arrays.copyOf(entryLast, 2 * entries);
      }
      entryPolygon[entries] = p;
      entryEdge[entries] = edge;
      entryFirst[entries] = least < 0 ? 0 : (int) least;
      entryLast[entries] = (int) Math.min(greatest, columns - 1);
      entriesByFirst[entryFirst[entries]]++;
      entries++;
    }

    /** An end of an edge right of the cells to come: parity changes from its height upwards. */
    private void addStep(int p, int step) {
      double v = (step & 1) == 0 ? grid.v0[step >> 1] : grid.v1[step >> 1];
      if (v < low) {
        odd[p] = !odd[p];
      } else if (v <= high) {
        double height = Cover.height(edges, step);
        IntList kept = steps[p];
        for (int i = 0; i < kept.size(); i++) {
          if (Cover.height(edges, kept.get(i)) == height) {
            kept.removeSwap(i);
            return;
          }
        }
        kept.add(step);
      }
    }

    private void count(int p) {
      int polygon = Cover.polygon(cover, heads[p]);
      boolean all = odd[p] && steps[p].size() == 0;
      set = all ? sets.with(set, polygon) : sets.without(set, polygon);
    }

    /** Turns the edges that end right of this column into parity and steps. */
    void pass(int column) {
      if (column + 1 >= columns || entriesByFirst[column + 1] == 0) {
        return;
      }
      for (int i = 0; i < entries; i++) {
        if (entryFirst[i] == column + 1) {
          int p = entryPolygon[i];
          addStep(p, entryEdge[i] << 1);
          addStep(p, entryEdge[i] << 1 | 1);
          if (i + 1 == entries || entryPolygon[i + 1] != p || entryFirst[i + 1] != column + 1) {
            count(p);
          }
        }
      }
    }

    void emit(int column, int row, Cells out) {
      scratch.clear();
      scratch.reserve(2);
      int untouched = set;
      int touched = 0;
      int i = 0;
      for (int p = 0; p < heads.length; p++) {
        int head = -1;
        for (; i < entries && entryPolygon[i] == p; i++) {
          if (entryFirst[i] <= column && column <= entryLast[i]) {
            head = head < 0 ? scratch.reserve(4) : head;
            scratch.add(entryEdge[i]);
          }
        }
        if (head < 0 && steps[p].size() == 0) {
          continue;
        }
        head = head < 0 ? scratch.reserve(4) : head;
        scratch.set(head + 2, scratch.size() - head - 4);
        for (int s = 0; s < steps[p].size(); s++) {
          scratch.add(steps[p].get(s));
        }
        int polygon = Cover.polygon(cover, heads[p]);
        scratch.set(head, polygon);
        scratch.set(head + 1, odd[p] ? 1 : 0);
        scratch.set(head + 3, steps[p].size());
        untouched = sets.without(untouched, polygon);
        touched++;
      }
      scratch.set(0, untouched);
      scratch.set(1, touched);
      out.cell(column, row, untouched, touched == 0 ? null : scratch.toArray());
    }
  }
}
