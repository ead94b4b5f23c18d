package org.minewatch.presence;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.network.RoadwayNetwork;

/**
 * The shortest way between two places on a network, and how much longer the next other way is.
 *
 * @param legs pieces of edges in turn; of a first or last leg the offsets may lie beyond the edge's
 *     end, straight on
 * @param otherMetres length of the shortest way that is not this one with a detour to and fro;
 *     infinite when there is none
 */
public record Way(List<Leg> legs, double metres, double otherMetres) {
  /** Part of an edge, from one offset to another, which is smaller when it is gone backwards. */
  public record Leg(int edge, double from, double to) {
    public double metres() {
      return Math.abs(to - from);
    }
  }

  /** Node distances are kept in single precision. */
  private static final double ROUNDING_METRES = 0.05;

  private static final int MOST_LEGS = 1_000;

  /** Null when there is none. Offsets outside an edge are beyond its end. */
  public static Way between(RoadwayNetwork network, int edgeA, double a, int edgeB, double b) {
    return new Search(network, edgeA, a, edgeB, b).way();
  }

  private static final class Search {
    private final RoadwayNetwork network;
    private final int edgeA;
    private final double a;
    private final int edgeB;
    private final double b;

    Search(RoadwayNetwork network, int edgeA, double a, int edgeB, double b) {
      this.network = network;
      this.edgeA = edgeA;
      this.a = a;
      this.edgeB = edgeB;
      this.b = b;
    }

    private int end(int edge, int k) {
      return k == 0 ? network.from(edge) : network.to(edge);
    }

    private double offsetOfEnd(int edge, int k) {
      return k == 0 ? 0 : network.length(edge);
    }

    private double cost(int k, int l) {
      return Math.abs(a - offsetOfEnd(edgeA, k))
          + network.nodeDistance(end(edgeA, k), end(edgeB, l))
          + Math.abs(b - offsetOfEnd(edgeB, l));
    }

    /**
     * Whether leaving by the other end of the first edge, or coming by that of the last, is no
     * other way, since it leads back through the edge.
     */
    private boolean turnsBack(int k, int l) {
      double way = network.nodeDistance(end(edgeA, k), end(edgeB, l));
      double throughA =
          network.length(edgeA) + network.nodeDistance(end(edgeA, 1 - k), end(edgeB, l));
      double throughB =
          network.length(edgeB) + network.nodeDistance(end(edgeA, k), end(edgeB, 1 - l));
      return Math.min(throughA, throughB) <= way + ROUNDING_METRES;
    }

    Way way() {
      double direct = edgeA == edgeB ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
      double best = direct;
      int leave = -1;
      int come = -1;
      for (int k = 0; k < 2; k++) {
        for (int l = 0; l < 2; l++) {
          double cost = cost(k, l);
          if (cost < best - (leave < 0 ? ROUNDING_METRES : 0)) {
            best = cost;
            leave = k;
            come = l;
          }
        }
      }
      if (Double.isInfinite(best)) {
        return null;
      }
      double other = leave < 0 ? Double.POSITIVE_INFINITY : direct;
      for (int k = 0; k < 2; k++) {
        for (int l = 0; l < 2; l++) {
          if ((k != leave || l != come) && !turnsBack(k, l)) {
            other = Math.min(other, cost(k, l));
          }
        }
      }
      List<Leg> legs = new ArrayList<>();
      if (leave < 0) {
        legs.add(new Leg(edgeA, a, b));
        return new Way(legs, best, other);
      }
      legs.add(new Leg(edgeA, a, offsetOfEnd(edgeA, leave)));
      double extra = inner(end(edgeA, leave), end(edgeB, come), legs);
      legs.add(new Leg(edgeB, offsetOfEnd(edgeB, come), b));
      return legs.size() > MOST_LEGS ? null : new Way(legs, best, Math.min(other, best + extra));
    }

    /** Adds the edges between two nodes; gives how much longer the next other way is. */
    private double inner(int from, int to, List<Leg> legs) {
      double extra = Double.POSITIVE_INFINITY;
      int node = from;
      while (node != to && legs.size() <= MOST_LEGS) {
        double rest = network.nodeDistance(node, to);
        int way = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < network.degree(node); k++) {
          int e = network.edgeAt(node, k);
          double cost = network.length(e) + network.nodeDistance(other(e, node), to);
          if (cost < least && other(e, node) != node) {
            least = cost;
            way = e;
          }
        }
        for (int k = 0; k < network.degree(node); k++) {
          int e = network.edgeAt(node, k);
          double onward = network.nodeDistance(other(e, node), to);
          boolean back = onward >= network.length(e) + rest - ROUNDING_METRES;
          if (e != way && !back) {
            extra = Math.min(extra, network.length(e) + onward - rest);
          }
        }
        boolean forward = network.from(way) == node;
        legs.add(
            forward ? new Leg(way, 0, network.length(way)) : new Leg(way, network.length(way), 0));
        node = other(way, node);
      }
      return extra;
    }

    private int other(int edge, int node) {
      return network.from(edge) == node ? network.to(edge) : network.from(edge);
    }
  }
}
