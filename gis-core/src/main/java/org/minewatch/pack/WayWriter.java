package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.pack.RoadGraph.Road;
import org.minewatch.pack.RoadGraph.Seal;
import org.minewatch.section.SectionFeature;
import org.minewatch.wording.Text;

/** Makes legs of the steps of a way: one leg as long as road and direction stay the same. */
final class WayWriter {
  /** A direction is taken over so much of a road at either end of a turn. */
  private static final double LOOK_METRES = 8;

  private static final double STATION_REACH_METRES = 8;
  private static final int MOST_PASSES = 12;

  private final RoadGraph graph;
  private final RoadNames names;
  private final List<SectionFeature> stations;

  WayWriter(RoadGraph graph, RoadNames names, MineSpace space) {
    this.graph = graph;
    this.names = names;
    this.stations = space.layer("reader").toList();
  }

  /** What is gathered of a leg while it goes on. */
  private static final class Open {
    final Text road;
    final boolean left;
    final List<Coordinate> line = new ArrayList<>();
    final List<Leg.Pass> passes = new ArrayList<>();
    double length;
    WalkingTime time = WalkingTime.NONE;

    Open(Text road, boolean left) {
      this.road = road;
      this.left = left;
    }

    Leg close(Turn turn) {
      Coordinate first = line.get(0);
      Coordinate last = line.get(line.size() - 1);
      passes.sort(Comparator.comparingDouble(Leg.Pass::at));
      return new Leg(
          road,
          length,
          Bearings.of(first, last),
          first.getZ(),
          last.getZ(),
          time,
          line,
          passes.stream().filter(p -> p.closed() || passes.indexOf(p) < MOST_PASSES).toList(),
          left,
          turn);
    }
  }

  Way write(Way.Mouth mouth, List<WayFinder.Step> steps) {
    List<Leg> legs = new ArrayList<>();
    Open open = null;
    double soFar = 0;
    double stop = Double.NaN;
    for (WayFinder.Step step : steps) {
      Road road = graph.road(step.road());
      List<Coordinate> line = road.between(step.from(), step.to());
      Text name = names.of(road, road.at((step.from() + step.to()) / 2));
      if (open != null) {
        Turn turn = Bearings.turn(direction(reversed(open.line)) + 180, direction(line));
        if (turn != Turn.STRAIGHT || !name.equals(open.road) || road.isLeft() != open.left) {
          legs.add(open.close(turn));
          open = null;
        }
      }
      if (open == null) {
        open = new Open(name, road.isLeft());
      }
      double firstClosed = passes(step, road, open);
      if (Double.isNaN(stop)) {
        stop = road.isLeft() ? soFar : soFar + firstClosed;
      }
      stations(step, road, open);
      for (Coordinate c : line) {
        if (open.line.isEmpty() || !open.line.get(open.line.size() - 1).equals2D(c)) {
          open.line.add(c);
        }
      }
      if (open.line.size() == 1) {
        open.line.add(line.get(line.size() - 1));
      }
      open.length += step.length();
      open.time = open.time.plus(step.time());
      soFar += step.length();
    }
    if (open != null) {
      legs.add(open.close(Turn.ARRIVE));
    }
    return new Way(mouth, legs, Double.isNaN(stop) ? soFar : stop);
  }

  /** Adds the seals of a step; how far into it the first closed one stands, NaN when none does. */
  private double passes(WayFinder.Step step, Road road, Open open) {
    double first = Double.NaN;
    for (Seal seal : road.seals()) {
      if (WayFinder.within(seal.offset(), step.from(), step.to())) {
        double at = Math.abs(seal.offset() - step.from());
        open.passes.add(new Leg.Pass(open.length + at, words(seal), seal.isClosed()));
        if (seal.isClosed() && !(at >= first)) {
          first = at;
        }
      }
    }
    return first;
  }

  private static Text words(Seal seal) {
    Text kind =
        switch (seal.kind()) {
          case "air-door" -> new Text("风门", "air door");
          case "fence" -> new Text("栅栏", "fence");
          case "goaf" -> new Text("采空区密闭", "goaf seal");
          case "fire" -> new Text("火区密闭", "fire seal");
          case "water" -> new Text("防水密闭", "water seal");
          case "temporary" -> new Text("临时密闭", "temporary seal");
          default -> new Text("密闭", "seal");
        };
    String name = seal.name().isEmpty() ? "" : " " + seal.name();
    String zh = seal.opened() ? "（登记为已启封）" : seal.registered() ? "" : "（图上有，未登记）";
    String en =
        seal.opened()
            ? " (opened, by the register)"
            : seal.registered() ? "" : " (drawn, not registered)";
    return new Text(kind.zh() + name + zh, kind.en() + name + en);
  }

  private void stations(WayFinder.Step step, Road road, Open open) {
    for (SectionFeature f : stations) {
      Coordinate at = f.geometry().getCoordinate();
      if (!near(road, at)) {
        continue;
      }
      RoadGraph.Spot spot = graph.nearest(step.road(), at);
      if (spot.missMetres() <= STATION_REACH_METRES
          && WayFinder.within(spot.offset(), step.from(), step.to())) {
        String id = f.text("reader_id");
        Leg.Pass pass =
            new Leg.Pass(
                open.length + Math.abs(spot.offset() - step.from()),
                new Text("基站 " + id, "station " + id),
                false);
        if (open.passes.stream().noneMatch(p -> p.what().equals(pass.what()))) {
          open.passes.add(pass);
        }
      }
    }
  }

  private static boolean near(Road road, Coordinate at) {
    return road.feature()
            .geometry()
            .getEnvelopeInternal()
            .distance(new org.locationtech.jts.geom.Envelope(at))
        <= STATION_REACH_METRES;
  }

  private static List<Coordinate> reversed(List<Coordinate> line) {
    List<Coordinate> back = new ArrayList<>(line);
    java.util.Collections.reverse(back);
    return back;
  }

  /** Where a line leads at its beginning. */
  private static double direction(List<Coordinate> line) {
    Coordinate first = line.get(0);
    Coordinate ahead = line.get(line.size() - 1);
    double far = 0;
    for (int i = 1; i < line.size(); i++) {
      far += line.get(i).distance(line.get(i - 1));
      if (far >= LOOK_METRES) {
        ahead = line.get(i);
        break;
      }
    }
    return Bearings.of(first, ahead);
  }
}
