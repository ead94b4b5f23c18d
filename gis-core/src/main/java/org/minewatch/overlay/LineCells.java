package org.minewatch.overlay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers for cells that up to four lines divide: all points of such a cell on the same sides of
 * the lines have the same set, so the four signs select it.
 *
 * <p>One face after another is cut out of the cell and judged exactly at its middle. A face too
 * thin for that is left {@link #ASK}: its points are judged one by one. Cells with the same edges
 * share an entry where they do not contradict each other.
 */
final class LineCells {
  /** Most lines of a cell; cells with at most {@link #FEW} have tables of their own. */
  static final int MANY = 4;

  static final int FEW = 2;
  static final int ASK = -1;
  private static final int NO_FACE = -2;

  private final GridEdges grid;
  private final Grid frame;
  private final ClassSets sets;
  private final Map<Lines, IntList> known = new HashMap<>();
  private final Table few = new Table(FEW);
  private final Table many = new Table(MANY);

  /** The cell being worked on. */
  private int[] cover;

  private double cellU;
  private double cellV;
  private double cellSize;
  private int count;
  private final double[] line = new double[3 * MANY];
  private final int[] answer = new int[1 << MANY];

  LineCells(GridEdges grid, Grid frame, ClassSets sets) {
    this.grid = grid;
    this.frame = frame;
    this.sets = sets;
  }

  /** Twice the number of a cell's entry, plus one if it is in {@link #many}; -1 if none fits. */
  int entry(int[] cellCover, double u, double v, double size) {
    Lines key = linesOf(cellCover);
    if (key == null) {
      return -1;
    }
    cover = cellCover;
    cellU = u;
    cellV = v;
    cellSize = size;
    count = key.count();
    Table table = count <= FEW ? few : many;
    for (int i = 0; i < table.width; i++) {
      int e = key.edge(i);
      line[3 * i] = e < 0 ? 0 : grid.a[e];
      line[3 * i + 1] = e < 0 ? 0 : grid.b[e];
      line[3 * i + 2] = e < 0 ? 1 : grid.c[e];
    }
    Arrays.fill(answer, NO_FACE);
    double[] us = {u, u + size, u + size, u};
    double[] vs = {v, v, v + size, v + size};
    divide(us, vs, us.length, 0, 0);
    int number = table.find(known.computeIfAbsent(key, k -> new IntList()));
    return number << 1 | (table == many ? 1 : 0);
  }

  Table few() {
    return few;
  }

  Table many() {
    return many;
  }

  /** Entries of so many lines each; a line that is not needed lies where all is on its side. */
  final class Table {
    private final int width;
    private double[] lines = new double[64];
    private final IntList answers = new IntList();
    private int size;

    Table(int width) {
      this.width = width;
    }

    /** Three factors for each line of each entry. */
    double[] lines() {
      return Arrays.copyOf(lines, 3 * width * size);
    }

    /** The set by the signs, first line in the lowest bit, 1 where the distance is negative. */
    int[] answers() {
      int[] all = answers.toArray();
      for (int i = 0; i < all.length; i++) {
        all[i] = Math.max(ASK, all[i]);
      }
      return all;
    }

    private int find(IntList candidates) {
      for (int i = 0; i < candidates.size(); i++) {
        if (agree(candidates.get(i))) {
          return candidates.get(i);
        }
      }
      int at = 3 * width * size;
      if (at + 3 * width > lines.length) {
        lines = Arrays.copyOf(lines, 2 * lines.length);
      }
      System.arraycopy(line, 0, lines, at, 3 * width);
      for (int s = 0; s < 1 << width; s++) {
        answers.add(answer[s]);
      }
      candidates.add(size);
      return size++;
    }

    /** Completes an entry with this cell's faces unless they contradict each other. */
    private boolean agree(int entry) {
      int at = entry << width;
      for (int s = 0; s < 1 << width; s++) {
        int other = answers.get(at + s);
        if (other != answer[s] && other != NO_FACE && answer[s] != NO_FACE) {
          return false;
        }
      }
      for (int s = 0; s < 1 << width; s++) {
        answers.set(at + s, Math.max(answers.get(at + s), answer[s]));
      }
      return true;
    }
  }

  private Lines linesOf(int[] cellCover) {
    int[] found = {-1, -1, -1, -1};
    int n = 0;
    int head = Cover.first();
    for (int p = 0; p < Cover.polygons(cellCover); p++, head = Cover.next(cellCover, head)) {
      for (int i = 0; i < Cover.edges(cellCover, head); i++) {
        int e = Cover.edge(cellCover, head, i);
        boolean seen = false;
        for (int j = 0; j < n; j++) {
          seen |= grid.sameLine(e, found[j]);
        }
        if (!seen) {
          if (n == MANY || grid.isPoint(e)) {
            return null;
          }
          found[n++] = e;
        }
      }
    }
    return n == 0 ? null : new Lines(found[0], found[1], found[2], found[3]);
  }

  /** Cuts a convex piece of the cell by the lines from one on; its signs so far are given. */
  private void divide(double[] u, double[] v, int corners, int from, int signs) {
    if (from == count) {
      answer[signs] = sample(u, v, corners, signs);
      return;
    }
    double[] d = new double[corners];
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < corners; i++) {
      d[i] = distance(from, u[i], v[i]);
      least = Math.min(least, d[i]);
      greatest = Math.max(greatest, d[i]);
    }
    // A face that reaches less than this beyond the line has no point that NEAR_LINE lets pass.
    double reach = Grid.NEAR_LINE / 2;
    if (least >= -reach) {
      if (greatest > reach) {
        divide(u, v, corners, from + 1, signs);
      }
    } else if (greatest <= reach) {
      divide(u, v, corners, from + 1, signs | 1 << from);
    } else {
      cut(u, v, d, 1, from, signs);
      cut(u, v, d, -1, from, signs | 1 << from);
    }
  }

  private void cut(double[] u, double[] v, double[] d, int side, int from, int signs) {
    double[] cutU = new double[d.length + 2];
    double[] cutV = new double[d.length + 2];
    int n = 0;
    for (int i = 0; i < d.length; i++) {
      int j = i + 1 == d.length ? 0 : i + 1;
      if (side * d[i] >= 0) {
        cutU[n] = u[i];
        cutV[n++] = v[i];
      }
      if (d[i] > 0 && d[j] < 0 || d[i] < 0 && d[j] > 0) {
        double t = d[i] / (d[i] - d[j]);
        cutU[n] = u[i] + t * (u[j] - u[i]);
        cutV[n++] = v[i] + t * (v[j] - v[i]);
      }
    }
    divide(cutU, cutV, n, from + 1, signs);
  }

  private int sample(double[] u, double[] v, int corners, int signs) {
    double sumU = 0;
    double sumV = 0;
    for (int i = 0; i < corners; i++) {
      sumU += u[i];
      sumV += v[i];
    }
    double x = frame.x0() + sumU / corners / frame.cellsPerMetre();
    double y = frame.y0() + sumV / corners / frame.cellsPerMetre();
    double pu = frame.u(x);
    double pv = frame.v(y);
    if (pu < cellU || pv < cellV || pu >= cellU + cellSize || pv >= cellV + cellSize) {
      return ASK;
    }
    for (int i = 0; i < count; i++) {
      double d = distance(i, pu, pv);
      if (Math.abs(d) <= Grid.NEAR_LINE || d < 0 != ((signs >> i & 1) == 1)) {
        return ASK;
      }
    }
    return Cover.classify(cover, 0, grid.edges, sets, x, y);
  }

  private double distance(int i, double u, double v) {
    return line[3 * i] * u + line[3 * i + 1] * v + line[3 * i + 2];
  }

  private record Lines(int first, int second, int third, int fourth) {
    int count() {
      return second < 0 ? 1 : third < 0 ? 2 : fourth < 0 ? 3 : 4;
    }

    int edge(int i) {
      return switch (i) {
        case 0 -> first;
        case 1 -> second;
        case 2 -> third;
        default -> fourth;
      };
    }
  }
}
