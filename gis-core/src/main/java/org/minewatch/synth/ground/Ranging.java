package org.minewatch.synth.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What stations in the roads measure: how far along the floor a place is from each of them, and on
 * which side of the station the way to it sets out.
 */
public final class Ranging {

  /**
   * The shortest way from a station.
   *
   * @param metres along the floor; infinite when no road leads there
   * @param ahead whether it sets out towards the end of the station's road
   */
  public record Way(double metres, boolean ahead) {}

  private record Reached(int node, double metres) {}

  private final List<Spot> stations;
  private final List<Spot> nodes = new ArrayList<>();
  private final double[][] metres;
  private final boolean[][] ahead;

  public Ranging(RoadNet net, List<Spot> stations) {
    this.stations = List.copyOf(stations);
    for (RoadNet.Junction junction : net.junctions()) {
      nodes.add(junction.a());
      nodes.add(junction.b());
    }
    this.metres = new double[stations.size()][nodes.size()];
    this.ahead = new boolean[stations.size()][nodes.size()];
    for (int i = 0; i < stations.size(); i++) {
      explore(i);
    }
  }

  private void explore(int station) {
    double[] best = metres[station];
    boolean[] side = ahead[station];
    Spot from = stations.get(station);
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    PriorityQueue<Reached> open =
        new PriorityQueue<>(
            Comparator.comparingDouble(Reached::metres).thenComparingInt(Reached::node));
    for (int node = 0; node < best.length; node++) {
      Spot spot = nodes.get(node);
      if (spot.road() == from.road()) {
        best[node] = along(from, spot);
        side[node] = spot.chainage() > from.chainage();
        open.add(new Reached(node, best[node]));
      }
    }
    while (!open.isEmpty()) {
      Reached here = open.poll();
      if (here.metres() > best[here.node()]) {
        continue;
      }
      for (int next = 0; next < best.length; next++) {
        double total = here.metres() + step(here.node(), next);
        if (total < best[next]) {
          best[next] = total;
          side[next] = side[here.node()];
          open.add(new Reached(next, total));
        }
      }
    }
  }

  private double step(int a, int b) {
    if (a / 2 == b / 2) {
      return 0;
    }
    Spot from = nodes.get(a);
    Spot to = nodes.get(b);
    return from.road() == to.road() ? along(from, to) : Double.POSITIVE_INFINITY;
  }

  private static double along(Spot a, Spot b) {
    return Math.abs(a.road().floorMetresTo(a.chainage()) - b.road().floorMetresTo(b.chainage()));
  }

  /** The shortest way from a station to a place. */
  public Way way(int station, Spot to) {
    Spot from = stations.get(station);
    double best = Double.POSITIVE_INFINITY;
    boolean side = true;
    if (from.road() == to.road()) {
      best = along(from, to);
      side = to.chainage() >= from.chainage();
    }
    for (int node = 0; node < nodes.size(); node++) {
      Spot spot = nodes.get(node);
      if (spot.road() == to.road() && metres[station][node] < best) {
        double total = metres[station][node] + along(spot, to);
        if (total < best) {
          best = total;
          side = ahead[station][node];
        }
      }
    }
    return new Way(best, side);
  }
}
