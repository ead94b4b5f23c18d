package org.minewatch.network;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Everything a station's distance can mean: the stretches of road around it by shortest way, each
 * with the sign of the direction in which the way sets out. Built once a station; a distance is
 * then looked up in flat arrays.
 */
final class ReaderReach {
  static final double REACH_METRES = 600;

  /** A side road this close to a station may be read with the other sign. */
  private static final double EITHER_SIGN_METRES = 5;

  private static final double OTHER_SIGN = 2;

  /** Twice a sign: the sign that should be read, but may not. */
  private static final int DOUBTFUL = 2;

  /** A card is read by the nearest station until it is this much nearer to another. */
  private static final double HANDED_OVER_METRES = 15;

  private static final double HAND_OVER_SCALE_METRES = 8;

  /** The other station may be out of order. */
  private static final double MOST_OTHER = 5;

  /** The roof behind a longwall has come down. */
  private static final double BEHIND_FACE = 5;

  private static final double SIDE_DEGREES = 35;
  private static final int FIRST = 16;

  private final RoadwayNetwork network;
  private int size;
  private byte[] sign = new byte[FIRST];
  private int[] edge = new int[FIRST];
  private double[] entry = new double[FIRST];
  private double[] startOffset = new double[FIRST];
  private byte[] direction = new byte[FIRST];
  private double[] length = new double[FIRST];
  private boolean[] deadEnd = new boolean[FIRST];
  private boolean[] closed = new boolean[FIRST];

  private record Entry(double distance, int node) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry o) {
      int c = Double.compare(distance, o.distance);
      return c != 0 ? c : Integer.compare(node, o.node);
    }
  }

  private final StationField field;

  ReaderReach(RoadwayNetwork network, ReaderPlace place, StationField field) {
    this.network = network;
    this.field = field;
    for (int i = 0; i < place.positions().size(); i++) {
      explore(place.positions().get(i), place.senses().get(i));
    }
  }

  private void explore(NetworkPosition at, int sense) {
    int home = at.edge();
    double whole = network.length(home);
    double[] best = new double[network.nodeCount()];
    byte[] label = new byte[best.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    PriorityQueue<Entry> queue = new PriorityQueue<>();
    reach(network.from(home), at.offsetMetres(), (byte) -sense, best, label, queue);
    reach(network.to(home), whole - at.offsetMetres(), (byte) sense, best, label, queue);
    while (!queue.isEmpty()) {
      Entry e = queue.poll();
      if (e.distance > best[e.node] || e.distance > REACH_METRES) {
        continue;
      }
      for (int k = 0; k < network.degree(e.node); k++) {
        int way = network.edgeAt(e.node, k);
        if (way != home) {
          byte via = via(home, e.node, e.distance, way, label[e.node]);
          int other = network.otherEnd(way, e.node);
          reach(other, e.distance + network.length(way), via, best, label, queue);
        }
      }
    }
    branch((byte) sense, home, 0, at.offsetMetres(), 1, whole - at.offsetMetres(), best);
    branch((byte) -sense, home, 0, at.offsetMetres(), -1, at.offsetMetres(), best);
    for (int way = 0; way < network.edgeCount(); way++) {
      double from = best[network.from(way)];
      double to = best[network.to(way)];
      if (way == home || Math.min(from, to) > REACH_METRES) {
        continue;
      }
      double full = network.length(way);
      double met =
          Double.isInfinite(to)
              ? full
              : Double.isInfinite(from) ? 0 : Math.max(0, Math.min(full, (to + full - from) / 2));
      if (met > 0) {
        int node = network.from(way);
        branch(via(home, node, from, way, label[node]), way, from, 0, 1, met, best);
      }
      if (met < full) {
        int node = network.to(way);
        branch(via(home, node, to, way, label[node]), way, to, full, -1, full - met, best);
      }
    }
  }

  private static void reach(
      int node, double d, byte sign, double[] best, byte[] label, PriorityQueue<Entry> queue) {
    if (d < best[node]) {
      best[node] = d;
      label[node] = sign;
      queue.add(new Entry(d, node));
    }
  }

  /** The sign with which what lies beyond a node is read, going into one of its roads. */
  private byte via(int home, int node, double distance, int way, byte sign) {
    if (distance > EITHER_SIGN_METRES || network.from(home) != node && network.to(home) != node) {
      return sign;
    }
    double homeOffset = network.from(home) == node ? 0 : network.length(home);
    double wayOffset = network.from(way) == node ? 0 : network.length(way);
    double angle =
        Plane.angleDegrees(
            network.towardsEasting(home, homeOffset),
            network.towardsNorthing(home, homeOffset),
            network.towardsEasting(way, wayOffset),
            network.towardsNorthing(way, wayOffset));
    return angle > SIDE_DEGREES ? (byte) (DOUBTFUL * Integer.signum(sign)) : sign;
  }

  private void branch(
      byte s, int e, double from, double offset, int dir, double len, double[] best) {
    double end = offset + dir * len;
    int node = end <= 0 ? network.from(e) : end >= network.length(e) ? network.to(e) : -1;
    if (size == edge.length) {
      sign = Arrays.copyOf(sign, 2 * size);
      edge = Arrays.copyOf(edge, 2 * size);
      entry = Arrays.copyOf(entry, 2 * size);
      startOffset = Arrays.copyOf(startOffset, 2 * size);
      direction = Arrays.copyOf(direction, 2 * size);
      length = Arrays.copyOf(length, 2 * size);
      deadEnd = Arrays.copyOf(deadEnd, 2 * size);
      closed = Arrays.copyOf(closed, 2 * size);
    }
    sign[size] = s;
    edge[size] = e;
    entry[size] = from;
    startOffset[size] = offset;
    direction[size] = (byte) dir;
    length[size] = len;
    deadEnd[size] = node >= 0 && network.isDeadEnd(node);
    closed[size++] = node < 0 || !deadEnd[size - 1] && !goesOn(node, e, from + len, best);
  }

  /** Whether a shortest way that comes to a node leads on into another of its roads. */
  private boolean goesOn(int node, int cameBy, double distance, double[] best) {
    if (best[node] < distance - 1e-6) {
      return false;
    }
    for (int k = 0; k < network.degree(node); k++) {
      int way = network.edgeAt(node, k);
      if (way != cameBy && best[network.otherEnd(way, node)] > distance - network.length(way)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds every place that a signed distance can mean.
   *
   * @param slack a distance this short is read with either sign, and one this far past a dead end
   *     is at it
   */
  void candidates(double signedDistance, double slack, Candidates to) {
    double d = Math.abs(signedDistance);
    for (int i = 0; i < size; i++) {
      boolean same = sign[i] == 0 || d == 0 || sign[i] > 0 == signedDistance > 0;
      if (!same && Math.abs(sign[i]) != DOUBTFUL || d < entry[i]) {
        continue;
      }
      double into = d - entry[i];
      if (into <= length[i]) {
        double at = startOffset[i] + direction[i] * into;
        double s = prior(edge[i], at, d) - (same ? 0 : OTHER_SIGN);
        to.add(edge[i], at, 0, network.easting(edge[i], at), network.northing(edge[i], at), s);
      } else if (deadEnd[i]) {
        double end = startOffset[i] + direction[i] * length[i];
        to.addBeyond(edge[i], end, into - length[i], slack, same ? 0 : -OTHER_SIGN);
      } else if (closed[i] && into <= length[i] + slack) {
        // The far point of a loop: longer distances are its own with an error.
        double at = startOffset[i] + direction[i] * length[i];
        double s =
            prior(edge[i], at, d)
                - (same ? 0 : OTHER_SIGN)
                - 4.5 * Math.pow((into - length[i]) / slack, 2);
        to.add(edge[i], at, 0, network.easting(edge[i], at), network.northing(edge[i], at), s);
      }
    }
  }

  /** How likely a place is before its neighbours in time are asked. */
  private double prior(int e, double at, double d) {
    double closer = d - field.distance(e, at) - HANDED_OVER_METRES;
    double other = closer > 0 ? Math.min(MOST_OTHER, closer / HAND_OVER_SCALE_METRES) : 0;
    return -other - (network.isBehindFace(e) ? BEHIND_FACE : 0);
  }
}
