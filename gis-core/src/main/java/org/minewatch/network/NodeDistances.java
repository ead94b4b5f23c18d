package org.minewatch.network;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Shortest distances between nodes. A row is computed when first asked for and kept; a mine's few
 * hundred nodes soon have them all. Of graphs too large for that, rows are bounded in reach, kept
 * while memory allows and computed again beyond it. Safe for many threads: the rows are the same
 * whoever computes them.
 */
final class NodeDistances {
  private static final int DENSE_NODES = 2_000;
  private static final int MAX_KEPT_VALUES = 16_000_000;
  private static final int UNBOUNDED_NODES = 4_000;
  private static final double BOUND_METRES = 20_000;

  private final int nodes;

  /** All rows of a small graph, NaN where not computed yet; null for a large one. */
  private final float[] dense;

  private final int[] firstArc;
  private final int[] arcTo;
  private final double[] arcLength;
  private final AtomicReferenceArray<float[]> rows;
  private final AtomicInteger kept = new AtomicInteger();
  private final int maxRows;

  private record Entry(double distance, int node) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry o) {
      int c = Double.compare(distance, o.distance);
      return c != 0 ? c : Integer.compare(node, o.node);
    }
  }

  NodeDistances(int nodes, int[] edgeFrom, int[] edgeTo, double[] edgeLength) {
    this.nodes = nodes;
    dense = nodes <= DENSE_NODES ? new float[nodes * nodes] : null;
    if (dense != null) {
      Arrays.fill(dense, Float.NaN);
    }
    firstArc = new int[nodes + 1];
    for (int e = 0; e < edgeFrom.length; e++) {
      firstArc[edgeFrom[e] + 1]++;
      firstArc[edgeTo[e] + 1]++;
    }
    for (int i = 0; i < nodes; i++) {
      firstArc[i + 1] += firstArc[i];
    }
    arcTo = new int[firstArc[nodes]];
    arcLength = new double[arcTo.length];
    int[] next = firstArc.clone();
    for (int e = 0; e < edgeFrom.length; e++) {
      arcTo[next[edgeFrom[e]]] = edgeTo[e];
      arcLength[next[edgeFrom[e]]++] = edgeLength[e];
      arcTo[next[edgeTo[e]]] = edgeFrom[e];
      arcLength[next[edgeTo[e]]++] = edgeLength[e];
    }
    rows = new AtomicReferenceArray<>(dense == null ? nodes : 0);
    maxRows = Math.max(64, MAX_KEPT_VALUES / Math.max(1, nodes));
  }

  /** Infinite when no way leads there, or none within 20 km on a very large graph. */
  double between(int a, int b) {
    // The lower node's row, so that there and back are the same number.
    if (dense != null) {
      int at = a <= b ? a * nodes + b : b * nodes + a;
      float d = dense[at];
      if (Float.isNaN(d)) {
        // Another thread that does the same writes the same numbers.
        System.arraycopy(compute(Math.min(a, b)), 0, dense, Math.min(a, b) * nodes, nodes);
        d = dense[at];
      }
      return d;
    }
    return a <= b ? row(a)[b] : row(b)[a];
  }

  private float[] row(int node) {
    float[] row = rows.get(node);
    if (row == null) {
      row = compute(node);
      if (kept.get() < maxRows && rows.compareAndSet(node, null, row)) {
        kept.incrementAndGet();
      }
    }
    return row;
  }

  private float[] compute(int source) {
    double bound = nodes > UNBOUNDED_NODES ? BOUND_METRES : Double.POSITIVE_INFINITY;
    double[] best = new double[nodes];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[source] = 0;
    PriorityQueue<Entry> queue = new PriorityQueue<>();
    queue.add(new Entry(0, source));
    while (!queue.isEmpty()) {
      Entry at = queue.poll();
      if (at.distance > best[at.node] || at.distance > bound) {
        continue;
      }
      for (int i = firstArc[at.node]; i < firstArc[at.node + 1]; i++) {
        double d = at.distance + arcLength[i];
        if (d < best[arcTo[i]]) {
          best[arcTo[i]] = d;
          queue.add(new Entry(d, arcTo[i]));
        }
      }
    }
    float[] row = new float[nodes];
    for (int i = 0; i < nodes; i++) {
      row[i] = (float) best[i];
    }
    return row;
  }
}
