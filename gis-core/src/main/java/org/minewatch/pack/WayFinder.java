package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.pack.RoadGraph.Road;
import org.minewatch.pack.RoadGraph.Seal;
import org.minewatch.pack.RoadGraph.Spot;

/**
 * Finds ways on the roads. Roads that were given up and seals that stand are gone through only
 * where there is no other way: first as few metres and seals of those as can be, then as little
 * time.
 */
final class WayFinder {

  /** A seal costs as much as so many metres of a road that was given up. */
  private static final double SEAL_METRES = 50;

  private static final double HAIR = 1e-6;

  private final RoadGraph graph;
  private final Map<Coordinate, Integer> nodes = new HashMap<>();
  private final List<List<Step>> steps = new ArrayList<>();

  /**
   * A piece of one road gone in one direction.
   *
   * @param closed how many metres of it nobody walks in the ordinary course, or its seals count for
   */
  record Step(int road, double from, double to, int node, double closed, WalkingTime time) {
    double length() {
      return Math.abs(to - from);
    }
  }

  /** What a way costs, the closed part before the time. */
  private record Cost(double closed, double minutes) implements Comparable<Cost> {
    Cost plus(Step step) {
      return new Cost(closed + step.closed(), minutes + step.time().middle());
    }

    @Override
    public int compareTo(Cost other) {
      int c = Double.compare(closed, other.closed);
      return c != 0 ? c : Double.compare(minutes, other.minutes);
    }
  }

  private record Entry(Cost cost, int node) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int c = cost.compareTo(other.cost);
      return c != 0 ? c : Integer.compare(node, other.node);
    }
  }

  /**
   * @param spots between which ways are to be found
   */
  WayFinder(RoadGraph graph, Collection<Spot> spots) {
    this.graph = graph;
    Map<Integer, TreeSet<Double>> cuts = new HashMap<>();
    for (Spot spot : spots) {
      cuts.computeIfAbsent(spot.road(), r -> new TreeSet<>()).add(spot.offset());
    }
    for (int r = 0; r < graph.size(); r++) {
      Road road = graph.road(r);
      TreeSet<Double> at = cuts.getOrDefault(r, new TreeSet<>());
      double from = 0;
      for (double cut : at) {
        if (cut > from + HAIR && cut < road.length() - HAIR) {
          join(r, from, cut);
          from = cut;
        }
      }
      join(r, from, road.length());
    }
  }

  private void join(int r, double from, double to) {
    int a = node(key(r, from));
    int b = node(key(r, to));
    steps.get(a).add(step(r, from, to, b));
    steps.get(b).add(step(r, to, from, a));
  }

  private Coordinate key(int r, double offset) {
    Coordinate at = graph.road(r).at(offset);
    return new Coordinate(at.x, at.y);
  }

  private int node(Coordinate at) {
    return nodes.computeIfAbsent(
        at,
        c -> {
          steps.add(new ArrayList<>());
          return steps.size() - 1;
        });
  }

  private Step step(int r, double from, double to, int node) {
    Road road = graph.road(r);
    double length = Math.abs(to - from);
    double closed = road.isLeft() ? length : 0;
    for (Seal seal : road.seals()) {
      if (seal.isClosed() && within(seal.offset(), from, to)) {
        closed += SEAL_METRES;
      }
    }
    double rise = road.at(to).getZ() - road.at(from).getZ();
    return new Step(r, from, to, node, closed, WalkingTime.of(length, rise));
  }

  static boolean within(double offset, double from, double to) {
    return offset >= Math.min(from, to) && offset <= Math.max(from, to);
  }

  /** The way from one place to another; empty when none leads there. */
  Optional<List<Step>> find(Spot from, Spot to) {
    Integer start = nodes.get(nearestKey(from));
    Integer goal = nodes.get(nearestKey(to));
    if (start == null || goal == null) {
      return Optional.empty();
    }
    Cost[] best = new Cost[steps.size()];
    Step[] by = new Step[steps.size()];
    int[] before = new int[steps.size()];
    PriorityQueue<Entry> queue = new PriorityQueue<>();
    best[start] = new Cost(0, 0);
    queue.add(new Entry(best[start], start));
    while (!queue.isEmpty()) {
      Entry at = queue.poll();
      if (at.node() == goal) {
        break;
      }
      if (at.cost().compareTo(best[at.node()]) > 0) {
        continue;
      }
      for (Step step : steps.get(at.node())) {
        Cost cost = at.cost().plus(step);
        if (best[step.node()] == null || cost.compareTo(best[step.node()]) < 0) {
          best[step.node()] = cost;
          by[step.node()] = step;
          before[step.node()] = at.node();
          queue.add(new Entry(cost, step.node()));
        }
      }
    }
    if (best[goal] == null) {
      return Optional.empty();
    }
    List<Step> way = new ArrayList<>();
    for (int at = goal; at != start; at = before[at]) {
      way.add(by[at]);
    }
    Collections.reverse(way);
    return Optional.of(way);
  }

  /** Marks every road that is joined to a place. */
  void reach(Spot from, boolean[] joined) {
    Integer start = nodes.get(nearestKey(from));
    boolean[] seen = new boolean[steps.size()];
    List<Integer> open = new ArrayList<>();
    if (start != null) {
      open.add(start);
      seen[start] = true;
    }
    while (!open.isEmpty()) {
      for (Step step : steps.get(open.remove(open.size() - 1))) {
        joined[step.road()] = true;
        if (!seen[step.node()]) {
          seen[step.node()] = true;
          open.add(step.node());
        }
      }
    }
  }

  /** A spot at the very end of a road is the node there. */
  private Coordinate nearestKey(Spot spot) {
    Road road = graph.road(spot.road());
    double offset =
        spot.offset() <= HAIR
            ? 0
            : spot.offset() >= road.length() - HAIR ? road.length() : spot.offset();
    return key(spot.road(), offset);
  }

  static double length(List<Step> way) {
    return way.stream().mapToDouble(Step::length).sum();
  }

  static double closed(List<Step> way) {
    return way.stream().mapToDouble(Step::closed).sum();
  }

  static WalkingTime time(List<Step> way) {
    return way.stream().map(Step::time).reduce(WalkingTime.NONE, WalkingTime::plus);
  }
}
