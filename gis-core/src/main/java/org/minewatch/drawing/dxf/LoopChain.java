package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.source.VertexList;

/**
 * Joins the flattened edges of a hatch loop to rings. Edges come in order but not always in
 * direction, and one loop may hold several rings.
 */
final class LoopChain {

  /** A ring that misses its start by this part of its length is closed. */
  private static final double GAP_PER_LENGTH = 1e-6;

  /** CAD writes 15 or 16 digits. */
  private static final double GAP_PER_COORDINATE = 1e-12;

  private final List<double[]> edges = new ArrayList<>();

  /** Takes the vertices of an edge, from its start to its end. */
  void add(double[] xyz) {
    edges.add(xyz);
  }

  /** The rings, none repeating its first vertex, each of three vertices at least. */
  List<double[]> rings() {
    List<double[]> rings = new ArrayList<>();
    VertexList ring = new VertexList();
    double[] first = null;
    double[] end = null;
    double length = 0;
    for (int i = 0; i < edges.size(); i++) {
      double[] edge = edges.get(i);
      double[] next = i + 1 < edges.size() ? edges.get(i + 1) : null;
      boolean turn = end == null ? startsBetter(edge, next) : gap(end, tail(edge)) < gap(end, edge);
      double[] run = turn ? reversed(edge) : edge;
      if (first == null) {
        first = run;
        ring.add(run[0], run[1], run[2]);
      }
      for (int k = 3; k < run.length; k += 3) {
        ring.add(run[k], run[k + 1], run[k + 2]);
      }
      end = tail(run);
      length += length(run);
      double allowed =
          GAP_PER_LENGTH * length
              + GAP_PER_COORDINATE * Math.max(Math.abs(end[0]), Math.abs(end[1]));
      if (ring.count() > 2 && gap(end, first) <= allowed) {
        rings.add(ring.toArrayWithoutLast());
        ring = new VertexList();
        first = null;
        end = null;
        length = 0;
      }
    }
    if (ring.count() > 2) {
      rings.add(ring.toArray());
    }
    rings.removeIf(r -> r.length < 9);
    return rings;
  }

  /** Whether the first edge has to be turned so that the second can follow. */
  private static boolean startsBetter(double[] edge, double[] next) {
    if (next == null) {
      return false;
    }
    double onward = Math.min(gap(tail(edge), next), gap(tail(edge), tail(next)));
    double turned = Math.min(gap(edge, next), gap(edge, tail(next)));
    return turned < onward;
  }

  private static double[] tail(double[] xyz) {
    int n = xyz.length;
    return new double[] {xyz[n - 3], xyz[n - 2], xyz[n - 1]};
  }

  /** Between the first vertices, on the plane. */
  private static double gap(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  private static double length(double[] xyz) {
    double length = 0;
    for (int i = 3; i < xyz.length; i += 3) {
      length += Math.hypot(xyz[i] - xyz[i - 3], xyz[i + 1] - xyz[i - 2]);
    }
    return length;
  }

  private static double[] reversed(double[] xyz) {
    double[] out = new double[xyz.length];
    for (int i = 0; i < xyz.length; i += 3) {
      System.arraycopy(xyz, i, out, xyz.length - 3 - i, 3);
    }
    return out;
  }
}
