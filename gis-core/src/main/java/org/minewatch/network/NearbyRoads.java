package org.minewatch.network;

import java.util.Arrays;

/**
 * Finds the places on roads near a point: the nearest of each road, and of a road that comes by
 * twice the nearest of each time. Holds what it found last; one per thread.
 */
final class NearbyRoads implements EdgeIndex.Visitor {
  private final RoadwayNetwork network;
  private int[] edge = new int[64];
  private double[] offset = new double[64];
  private double[] d2 = new double[64];
  private int size;
  private double easting;
  private double northing;
  private double reach;

  NearbyRoads(RoadwayNetwork network) {
    this.network = network;
  }

  void find(double e, double n, double reachMetres) {
    easting = e;
    northing = n;
    reach = reachMetres;
    size = 0;
    network.index().visit(e, n, reachMetres, this);
  }

  int size() {
    return size;
  }

  int edge(int k) {
    return edge[k];
  }

  double offset(int k) {
    return offset[k];
  }

  double miss(int k) {
    return Math.sqrt(d2[k]);
  }

  @Override
  public void segment(int atEdge, int v) {
    double d = network.distance2(v, easting, northing);
    if (d > reach * reach) {
      return;
    }
    double at = network.offsetOn(v, easting, northing);
    for (int i = 0; i < size; i++) {
      // Within a circle a road that does not turn back is little longer than the circle is wide.
      if (edge[i] == atEdge && Math.abs(offset[i] - at) <= 2.5 * reach) {
        if (d < d2[i] || d == d2[i] && at < offset[i]) {
          d2[i] = d;
          offset[i] = at;
        }
        return;
      }
    }
    if (size == edge.length) {
      edge = Arrays.copyOf(edge, 2 * size);
      offset = Arrays.copyOf(offset, 2 * size);
      d2 = Arrays.copyOf(d2, 2 * size);
    }
    edge[size] = atEdge;
    offset[size] = at;
    d2[size++] = d;
  }
}
