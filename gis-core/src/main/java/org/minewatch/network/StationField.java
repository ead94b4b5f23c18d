package org.minewatch.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** How far every place of a network is from the station nearest to it along the roads. */
final class StationField {
  private final RoadwayNetwork network;
  private final double[] fromNode;
  private final double[][] onEdge;

  private record Entry(double distance, int node) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry o) {
      int c = Double.compare(distance, o.distance);
      return c != 0 ? c : Integer.compare(node, o.node);
    }
  }

  StationField(RoadwayNetwork network, List<ReaderPlace> places) {
    this.network = network;
    fromNode = new double[network.nodeCount()];
    onEdge = new double[network.edgeCount()][];
    Arrays.fill(fromNode, Double.POSITIVE_INFINITY);
    List<List<Double>> offsets = new ArrayList<>();
    for (int e = 0; e < onEdge.length; e++) {
      offsets.add(new ArrayList<>());
    }
    PriorityQueue<Entry> queue = new PriorityQueue<>();
    for (ReaderPlace p : places) {
      // A station that may stand in one of several roads is nearest to none for sure.
      if (p.positions().size() == 1) {
        NetworkPosition at = p.positions().get(0);
        offsets.get(at.edge()).add(at.offsetMetres());
        reach(queue, network.from(at.edge()), at.offsetMetres());
        reach(queue, network.to(at.edge()), network.length(at.edge()) - at.offsetMetres());
      }
    }
    for (int e = 0; e < onEdge.length; e++) {
      onEdge[e] = offsets.get(e).stream().mapToDouble(d -> d).toArray();
    }
    while (!queue.isEmpty()) {
      Entry at = queue.poll();
      if (at.distance <= fromNode[at.node]) {
        for (int k = 0; k < network.degree(at.node); k++) {
          int e = network.edgeAt(at.node, k);
          reach(queue, network.otherEnd(e, at.node), at.distance + network.length(e));
        }
      }
    }
  }

  private void reach(PriorityQueue<Entry> queue, int node, double distance) {
    if (distance < fromNode[node]) {
      fromNode[node] = distance;
      queue.add(new Entry(distance, node));
    }
  }

  /** Metres along the roads to the nearest station; infinite when none can be reached. */
  double distance(int edge, double offset) {
    double best =
        Math.min(
            fromNode[network.from(edge)] + offset,
            fromNode[network.to(edge)] + network.length(edge) - offset);
    for (double at : onEdge[edge]) {
      best = Math.min(best, Math.abs(at - offset));
    }
    return best;
  }
}
