package org.minewatch.track.stay;

import java.util.Arrays;

/** Makes the clusters of places that are sorted by easting, then northing. */
final class ClusterSearch {
  private final double[] x;
  private final double[] y;
  private final double squaredRadius;
  private final int leastPlaces;
  private final PlaceCells cells;
  private final boolean[] core;

  /** Whether a cell holds a core; all its cores are of one cluster. */
  private final boolean[] coreCell;

  /** A cell with cores of the same cluster, nearer to the one that stands for the cluster. */
  private final int[] parent;

  ClusterSearch(double[] x, double[] y, double radius, int leastPlaces) {
    this.x = x;
    this.y = y;
    this.leastPlaces = leastPlaces;
    squaredRadius = radius * radius;
    cells = new PlaceCells(x, y, radius);
    core = new boolean[x.length];
    coreCell = new boolean[cells.count()];
    parent = new int[cells.count()];
  }

  /**
   * The cluster of each place, numbered by their first places, or {@link DensityClusters#NOISE}.
   */
  int[] clusters() {
    findCores();
    joinCells();
    int[] number = new int[cells.count()];
    Arrays.fill(number, DensityClusters.NOISE);
    int[] clusters = new int[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      int nearest = core[i] ? i : firstCoreNear(i);
      if (nearest < 0) {
        clusters[i] = DensityClusters.NOISE;
        continue;
      }
      int root = root(cells.cellOf(nearest));
      if (number[root] == DensityClusters.NOISE) {
        number[root] = count++;
      }
      clusters[i] = number[root];
    }
    return clusters;
  }

  private boolean within(int i, int j) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    return dx * dx + dy * dy <= squaredRadius;
  }

  private void findCores() {
    for (int c = 0; c < cells.count(); c++) {
      boolean crowded = cells.end(c) - cells.start(c) >= leastPlaces;
      for (int k = cells.start(c); k < cells.end(c); k++) {
        int i = cells.member(k);
        core[i] = crowded || new Neighbours(i).enough(c);
        coreCell[c] |= core[i];
      }
    }
  }

  /** Counts the places within the radius of one until they are enough. */
  private final class Neighbours implements PlaceCells.Visitor {
    private final int place;
    private int found;

    Neighbours(int place) {
      this.place = place;
    }

    boolean enough(int cell) {
      cells.near(cell, this);
      return found >= leastPlaces;
    }

    @Override
    public boolean ends(int cell) {
      for (int k = cells.start(cell); k < cells.end(cell) && found < leastPlaces; k++) {
        found += within(place, cells.member(k)) ? 1 : 0;
      }
      return found >= leastPlaces;
    }
  }

  private void joinCells() {
    Arrays.setAll(parent, c -> c);
    for (int c = 0; c < parent.length; c++) {
      int cell = c;
      if (coreCell[c]) {
        cells.near(
            c,
            other -> {
              if (other < cell && coreCell[other]) {
                join(cell, other);
              }
              return false;
            });
      }
    }
  }

  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA != rootB && coresWithin(a, b)) {
      parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
  }

  private boolean coresWithin(int a, int b) {
    for (int k = cells.start(a); k < cells.end(a); k++) {
      int i = cells.member(k);
      for (int m = cells.start(b); core[i] && m < cells.end(b); m++) {
        int j = cells.member(m);
        if (core[j] && within(i, j)) {
          return true;
        }
      }
    }
    return false;
  }

  private int root(int cell) {
    int c = cell;
    while (parent[c] != c) {
      parent[c] = parent[parent[c]];
      c = parent[c];
    }
    return c;
  }

  private int firstCoreNear(int i) {
    int[] first = {-1};
    cells.near(
        cells.cellOf(i),
        cell -> {
          for (int k = cells.start(cell); coreCell[cell] && k < cells.end(cell); k++) {
            int j = cells.member(k);
            if (first[0] >= 0 && j > first[0]) {
              break;
            }
            if (core[j] && within(i, j)) {
              first[0] = j;
              break;
            }
          }
          return false;
        });
    return first[0];
  }
}
