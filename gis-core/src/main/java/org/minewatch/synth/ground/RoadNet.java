package org.minewatch.synth.ground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The roads of a mine and where they meet; finds the shortest way between two places on them. */
public final class RoadNet {
  record Junction(Spot a, Spot b) {}

  private record Reached(int node, double metres) {}

  private final List<Road> roads = new ArrayList<>();
  private final List<Junction> junctions = new ArrayList<>();

  public void add(Road road) {
    roads.add(road);
  }

  public void join(Spot a, Spot b) {
    junctions.add(new Junction(a, b));
  }

  public List<Road> roads() {
    return Collections.unmodifiableList(roads);
  }

  List<Junction> junctions() {
    return Collections.unmodifiableList(junctions);
  }

  /** Chainages at which other roads meet a road, ascending. */
  public List<Double> meetings(Road road) {
    List<Double> chainages = new ArrayList<>();
    for (Junction junction : junctions) {
      for (Spot spot : List.of(junction.a(), junction.b())) {
        if (spot.road() == road) {
          chainages.add(spot.chainage());
        }
      }
    }
    Collections.sort(chainages);
    return chainages;
  }

  /** The same net, to be extended without a change to this one. */
  public RoadNet copy() {
    RoadNet copy = new RoadNet();
    copy.roads.addAll(roads);
    copy.junctions.addAll(junctions);
    return copy;
  }

  /** The shortest way; throws when there is none, which is a mistake in the layout. */
  public Route route(Spot from, Spot to) {
    List<Spot> nodes = new ArrayList<>(List.of(from, to));
    for (Junction junction : junctions) {
      nodes.add(junction.a());
      nodes.add(junction.b());
    }
    int count = nodes.size();
    double[] best = new double[count];
    int[] previous = new int[count];
    java.util.Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = 0;
    previous[0] = -1;
    PriorityQueue<Reached> open =
        new PriorityQueue<>(
            Comparator.comparingDouble(Reached::metres).thenComparingInt(Reached::node));
    open.add(new Reached(0, 0));
    while (!open.isEmpty()) {
      Reached here = open.poll();
      if (here.metres() > best[here.node()]) {
        continue;
      }
      for (int next = 0; next < count; next++) {
        double metres = here.metres() + step(nodes, here.node(), next);
        if (metres < best[next]) {
          best[next] = metres;
          previous[next] = here.node();
          open.add(new Reached(next, metres));
        }
      }
    }
    if (Double.isInfinite(best[1])) {
      throw new IllegalStateException(
          "no way from " + from.road().name() + " to " + to.road().name());
    }
    List<Route.Piece> pieces = new ArrayList<>();
    for (int node = 1; previous[node] >= 0; node = previous[node]) {
      Spot a = nodes.get(previous[node]);
      Spot b = nodes.get(node);
      if (a.road() == b.road()) {
        pieces.add(new Route.Piece(a.road(), a.chainage(), b.chainage()));
      }
    }
    Collections.reverse(pieces);
    return new Route(
        pieces.isEmpty()
            ? List.of(new Route.Piece(to.road(), to.chainage(), to.chainage()))
            : pieces);
  }

  private static double step(List<Spot> nodes, int a, int b) {
    Spot from = nodes.get(a);
    Spot to = nodes.get(b);
    if (from.road() == to.road()) {
      return Math.abs(from.chainage() - to.chainage());
    }
    boolean junction = a >= 2 && b >= 2 && a / 2 == b / 2;
    return junction ? 0 : Double.POSITIVE_INFINITY;
  }
}
