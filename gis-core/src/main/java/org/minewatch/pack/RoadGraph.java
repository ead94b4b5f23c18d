package org.minewatch.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.section.SectionFeature;

/** The roads of a night as they stand on the map, with the seals and doors in them. */
final class RoadGraph {

  /** Kinds of a registered seal that people pass every day. */
  private static final String DOOR = "air-door";

  private final List<Road> roads = new ArrayList<>();

  /** A seal or a door in a road. */
  record Seal(String name, double offset, String kind, boolean opened, boolean registered) {

    /** Whether nobody goes through it in the ordinary course. */
    boolean isClosed() {
      return !opened && !kind.equals(DOOR);
    }
  }

  /** A road between two ends; offsets run along it, on the slope where its elevations are known. */
  record Road(SectionFeature feature, Coordinate[] shape, double[] along, List<Seal> seals) {

    double length() {
      return along[along.length - 1];
    }

    /** Whether the drawing or the face's advance says that nobody walks here. */
    boolean isLeft() {
      String state = feature.text("state");
      return state.equals("abandoned") || state.equals("behind-face");
    }

    Coordinate at(double offset) {
      int i = 1;
      while (i < shape.length - 1 && along[i] < offset) {
        i++;
      }
      double piece = along[i] - along[i - 1];
      double t = piece > 0 ? Math.max(0, Math.min(1, (offset - along[i - 1]) / piece)) : 0;
      Coordinate a = shape[i - 1];
      Coordinate b = shape[i];
      // Ends are nodes: roads that meet there have the same numbers.
      if (t == 0 || t == 1) {
        return (t == 0 ? a : b).copy();
      }
      return new Coordinate(
          a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.getZ() + t * (b.getZ() - a.getZ()));
    }

    /** The vertices between two offsets with both ends, in the order from one to the other. */
    List<Coordinate> between(double from, double to) {
      List<Coordinate> line = new ArrayList<>();
      line.add(at(from));
      if (from <= to) {
        for (int i = 0; i < shape.length; i++) {
          if (along[i] > from && along[i] < to) {
            line.add(shape[i]);
          }
        }
      } else {
        for (int i = shape.length - 1; i >= 0; i--) {
          if (along[i] < from && along[i] > to) {
            line.add(shape[i]);
          }
        }
      }
      line.add(at(to));
      return line;
    }
  }

  /** A place in a road. */
  record Spot(int road, double offset, double missMetres) {}

  static RoadGraph of(MineSpace space) {
    RoadGraph graph = new RoadGraph();
    Map<Long, List<Seal>> seals = new HashMap<>();
    space
        .layer("network-seal")
        .forEach(
            f ->
                seals
                    .computeIfAbsent((long) f.number("edge"), e -> new ArrayList<>())
                    .add(
                        new Seal(
                            f.text("name"),
                            f.number("offset_m"),
                            f.text("seal_kind"),
                            !f.text("opened").isEmpty(),
                            f.text("registered").equals("yes"))));
    space
        .layer("network")
        .filter(f -> f.geometry().getNumPoints() > 1)
        .forEach(
            f -> graph.roads.add(road(f, seals.getOrDefault((long) f.number("edge"), List.of()))));
    return graph;
  }

  private static Road road(SectionFeature f, List<Seal> seals) {
    Coordinate[] shape = f.geometry().getCoordinates();
    double[] along = new double[shape.length];
    for (int i = 1; i < shape.length; i++) {
      double plan = shape[i].distance(shape[i - 1]);
      double rise = shape[i].getZ() - shape[i - 1].getZ();
      along[i] = along[i - 1] + (Double.isNaN(rise) ? plan : Math.hypot(plan, rise));
    }
    return new Road(f, shape, along, List.copyOf(seals));
  }

  boolean isEmpty() {
    return roads.isEmpty();
  }

  int size() {
    return roads.size();
  }

  Road road(int index) {
    return roads.get(index);
  }

  /** The place of the network nearest to another, if it is within reach. */
  Optional<Spot> nearest(Coordinate to, double reachMetres) {
    Spot best = null;
    for (int r = 0; r < roads.size(); r++) {
      Spot spot = nearest(r, to);
      if (spot.missMetres() <= reachMetres
          && (best == null || spot.missMetres() < best.missMetres())) {
        best = spot;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The place of one road nearest to another place. */
  Spot nearest(int index, Coordinate to) {
    Road road = roads.get(index);
    double miss = Double.POSITIVE_INFINITY;
    double offset = 0;
    for (int i = 1; i < road.shape().length; i++) {
      Coordinate a = road.shape()[i - 1];
      Coordinate b = road.shape()[i];
      double d = Distance.pointToSegment(to, a, b);
      if (d < miss) {
        miss = d;
        double square = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        double t =
            square == 0 ? 0 : ((to.x - a.x) * (b.x - a.x) + (to.y - a.y) * (b.y - a.y)) / square;
        offset =
            road.along()[i - 1]
                + Math.max(0, Math.min(1, t)) * (road.along()[i] - road.along()[i - 1]);
      }
    }
    return new Spot(index, offset, miss);
  }

  /** The elevation of the road that passes within reach; NaN when none does, or it has none. */
  double elevation(Coordinate at, double reachMetres) {
    return nearest(at, reachMetres)
        .map(s -> roads.get(s.road()).at(s.offset()).getZ())
        .orElse(Double.NaN);
  }
}
