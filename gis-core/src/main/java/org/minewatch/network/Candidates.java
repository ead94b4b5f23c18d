package org.minewatch.network;

import java.util.Arrays;

/**
 * The places that each fix of a run may mean, as columns: rows of candidates one behind the other.
 * One per thread, used again for every card.
 */
final class Candidates {
  /** More candidates a fix than this are of no use to anybody; the likeliest are kept. */
  static final int MOST = 24;

  private static final double MOST_BEYOND = 4.5;
  private static final double END_DIRECTION_METRES = 10;

  final RoadwayNetwork network;
  int size;
  int[] edge = new int[256];
  double[] offset = new double[256];
  double[] off = new double[256];
  double[] easting = new double[256];
  double[] northing = new double[256];
  double[] score = new double[256];

  Candidates(RoadwayNetwork network) {
    this.network = network;
  }

  void clear() {
    size = 0;
  }

  void add(int e, double at, double beyond, double east, double north, double s) {
    if (size == edge.length) {
      int to = 2 * size;
      edge = Arrays.copyOf(edge, to);
      offset = Arrays.copyOf(offset, to);
      off = Arrays.copyOf(off, to);
      easting = Arrays.copyOf(easting, to);
      northing = Arrays.copyOf(northing, to);
      score = Arrays.copyOf(score, to);
    }
    edge[size] = e;
    offset[size] = at;
    off[size] = beyond;
    easting[size] = east;
    northing[size] = north;
    score[size++] = s;
  }

  /** A place straight on past the end of a road, the less likely the further. */
  void addBeyond(int e, double end, double beyond, double slack, double prior) {
    double[] towards = endDirection(e, end > 0);
    double s = prior - (beyond <= slack ? 0 : Math.min(MOST_BEYOND, 1.5 + beyond / 40));
    add(
        e,
        end,
        beyond,
        network.easting(e, end) + beyond * towards[0],
        network.northing(e, end) + beyond * towards[1],
        s);
  }

  /** The way a road points at its end, from its last metres. */
  private double[] endDirection(int e, boolean atEnd) {
    double length = network.length(e);
    double end = atEnd ? length : 0;
    double inner =
        atEnd ? Math.max(0, length - END_DIRECTION_METRES) : Math.min(length, END_DIRECTION_METRES);
    double de = network.easting(e, end) - network.easting(e, inner);
    double dn = network.northing(e, end) - network.northing(e, inner);
    double plan = Math.hypot(de, dn);
    return plan == 0 ? new double[] {0, 0} : new double[] {de / plan, dn / plan};
  }

  /** Keeps the likeliest of the candidates from a place on, in their order. */
  void prune(int from, double span) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = from; i < size; i++) {
      best = Math.max(best, score[i]);
    }
    double least = best - span;
    if (size - from > MOST) {
      double[] sorted = Arrays.copyOfRange(score, from, size);
      Arrays.sort(sorted);
      least = Math.max(least, sorted[sorted.length - MOST]);
    }
    int to = from;
    for (int i = from; i < size; i++) {
      if (score[i] >= least && to < from + MOST) {
        copy(i, to++);
      }
    }
    size = to;
  }

  private void copy(int i, int to) {
    edge[to] = edge[i];
    offset[to] = offset[i];
    off[to] = off[i];
    easting[to] = easting[i];
    northing[to] = northing[i];
    score[to] = score[i];
  }

  /** Way along the roads between two candidates, what lies beyond drawn ends included. */
  double way(int a, int b) {
    if (off[a] > 0 && off[b] > 0 && edge[a] == edge[b] && offset[a] == offset[b]) {
      return Math.abs(off[a] - off[b]);
    }
    return off[a] + off[b] + network.distance(edge[a], offset[a], edge[b], offset[b]);
  }

  double straight(int a, int b) {
    double de = easting[a] - easting[b];
    double dn = northing[a] - northing[b];
    return Math.sqrt(de * de + dn * dn);
  }
}
