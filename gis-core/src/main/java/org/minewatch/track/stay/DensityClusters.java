package org.minewatch.track.stay;

import java.util.Arrays;

/**
 * Finds where places lie close together (DBSCAN), with the answers of PostGIS's {@code
 * ST_ClusterDBSCAN} on points.
 *
 * <p>A place with at least {@code leastPlaces} places within a radius, itself and the end of the
 * radius included, is a core. Cores within the radius of each other are of one cluster. A place
 * that is no core but within the radius of one is at a cluster's border; of several clusters it
 * takes the one whose core comes first by easting, then northing. Clusters are numbered by their
 * first place in that order. So the answer does not depend on the order of the places, which in
 * PostGIS decides borders and numbers.
 *
 * <p>Places are sorted into square cells whose diagonal is the radius: all in one cell are within
 * the radius of each other, and only 24 cells around can hold others that are. The time grows with
 * the number of places, except where two crowded cells face each other without a pair within the
 * radius.
 */
public final class DensityClusters {
  /** The number of a place that is in no cluster. */
  public static final int NOISE = -1;

  private final double radiusMetres;
  private final int leastPlaces;

  /**
   * @param radiusMetres above 0
   * @param leastPlaces at least 1
   */
  public DensityClusters(double radiusMetres, int leastPlaces) {
    if (!(radiusMetres > 0) || Double.isInfinite(radiusMetres) || leastPlaces < 1) {
      throw new IllegalArgumentException(
          "radius of " + radiusMetres + " m, at least " + leastPlaces + " places");
    }
    this.radiusMetres = radiusMetres;
    this.leastPlaces = leastPlaces;
  }

  /**
   * The cluster of each place from 0 on, or {@link #NOISE}; a place with a NaN or infinite
   * coordinate is noise.
   */
  public int[] of(double[] eastings, double[] northings) {
    int[] rows = new int[eastings.length];
    Arrays.setAll(rows, i -> i);
    int[] clusters = new int[rows.length];
    cluster(eastings, northings, rows, clusters);
    return clusters;
  }

  /** The cluster of each stay within its mine; each mine's clusters are numbered from 0 on. */
  public int[] byMine(Stays stays, int threads) {
    int[][] mines = stays.rowsByMine();
    int[] clusters = new int[stays.size()];
    Shares.run(
        mines.length,
        threads,
        () -> m -> cluster(stays.eastings(), stays.northings(), mines[m], clusters));
    return clusters;
  }

  private void cluster(double[] eastings, double[] northings, int[] rows, int[] clusters) {
    int[] placed = placed(eastings, northings, rows, clusters);
    MergeSort.sort(
        placed,
        (a, b) -> {
          int c = Double.compare(eastings[a], eastings[b]);
          return c != 0 ? c : Double.compare(northings[a], northings[b]);
        });
    double[] x = new double[placed.length];
    double[] y = new double[placed.length];
    for (int i = 0; i < placed.length; i++) {
      x[i] = eastings[placed[i]];
      y[i] = northings[placed[i]];
    }
    int[] found = new ClusterSearch(x, y, radiusMetres, leastPlaces).clusters();
    for (int i = 0; i < placed.length; i++) {
      clusters[placed[i]] = found[i];
    }
  }

  private static int[] placed(double[] x, double[] y, int[] rows, int[] clusters) {
    int[] placed = new int[rows.length];
    int n = 0;
    for (int row : rows) {
      clusters[row] = NOISE;
      if (Double.isFinite(x[row]) && Double.isFinite(y[row])) {
        placed[n++] = row;
      }
    }
    return Arrays.copyOf(placed, n);
  }
}
