package org.minewatch.section;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Which line to cut along when nobody has drawn one: the road through a place, straight on at every
 * junction, and a little of the rock past a dead end. As {@code section/road.js} of the map page
 * does.
 */
public final class RoadLine {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double REACH_METRES = 60;
  private static final double BEYOND_METRES = 40;
  private static final double SHORTEST_METRES = 20;
  private static final double STRAY_METRES = 2;
  private static final double SHARPEST_TURN = Math.cos(Math.toRadians(60));

  private final List<Coordinate[]> edges = new ArrayList<>();
  private final Map<Coordinate, List<End>> ends = new HashMap<>();

  /** An end of an edge: its first vertex, or its last. */
  private record End(int edge, boolean first) {}

  private record Place(int edge, int segment, Coordinate at, double metres) {}

  private RoadLine(List<SectionFeature> features) {
    for (SectionFeature f : features) {
      if (f.layer().equals("network") && f.geometry() instanceof LineString road) {
        Coordinate[] vertices = road.getCoordinates();
        if (vertices.length > 1) {
          int edge = edges.size();
          edges.add(vertices);
          node(vertices[0]).add(new End(edge, true));
          node(vertices[vertices.length - 1]).add(new End(edge, false));
        }
      }
    }
  }

  /**
   * The line along the road through a place.
   *
   * @param features of a mine in one grid; its {@code network} counts
   * @param at easting and northing, metres
   * @param eachWay how far the line goes to each side, metres
   * @param width of the strip to each side of the line, metres
   * @return empty when no road is near
   */
  public static Optional<SectionLine> through(
      List<SectionFeature> features, Coordinate at, double eachWay, double width) {
    RoadLine roads = new RoadLine(features);
    Optional<Place> place = roads.nearest(at).filter(p -> p.metres() <= REACH_METRES);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    List<Coordinate> line = roads.onwards(place.get(), false, eachWay);
    Collections.reverse(line);
    line.add(place.get().at());
    line.addAll(roads.onwards(place.get(), true, eachWay));
    return Optional.of(westFirst(thinned(line)))
        .filter(few -> FACTORY.createLineString(few).getLength() >= SHORTEST_METRES)
        .flatMap(few -> line(few, width));
  }

  private static Optional<SectionLine> line(Coordinate[] vertices, double width) {
    try {
      return Optional.of(SectionLine.of(List.of(vertices), width));
    } catch (UnusableLineException e) {
      return Optional.empty();
    }
  }

  /** Coordinates of one node are equal to a millimetre. */
  private List<End> node(Coordinate at) {
    Coordinate key = new Coordinate(Math.rint(at.x * 100), Math.rint(at.y * 100));
    return ends.computeIfAbsent(key, k -> new ArrayList<>());
  }

  private Optional<Place> nearest(Coordinate at) {
    Place best = null;
    for (int edge = 0; edge < edges.size(); edge++) {
      Coordinate[] vertices = edges.get(edge);
      for (int i = 1; i < vertices.length; i++) {
        LineSegment segment = new LineSegment(vertices[i - 1], vertices[i]);
        double metres = segment.distance(at);
        if (best == null || metres < best.metres()) {
          best = new Place(edge, i, segment.closestPoint(at), metres);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Coordinate> onwards(Place from, boolean forward, double most) {
    List<Coordinate> path = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    int edge = from.edge();
    boolean ahead = forward;
    int i = forward ? from.segment() : from.segment() - 1;
    Coordinate before = edges.get(edge)[forward ? from.segment() - 1 : from.segment()];
    Coordinate at = from.at();
    double left = most;
    while (true) {
      Coordinate[] vertices = edges.get(edge);
      seen.add(edge);
      for (; i >= 0 && i < vertices.length; i += ahead ? 1 : -1) {
        double step = at.distance(vertices[i]);
        if (step >= left) {
          path.add(new LineSegment(at, vertices[i]).pointAlong(left / step));
          return path;
        }
        if (step > 0) {
          left -= step;
          path.add(vertices[i]);
          before = at;
          at = vertices[i];
        }
      }
      Optional<End> next = straightOn(before, at, seen);
      if (next.isEmpty()) {
        if (before.distance(at) > 0) {
          path.add(new LineSegment(before, at).pointAlong(1 + BEYOND_METRES / before.distance(at)));
        }
        return path;
      }
      edge = next.get().edge();
      ahead = next.get().first();
      i = ahead ? 1 : edges.get(edge).length - 2;
    }
  }

  private Optional<End> straightOn(Coordinate before, Coordinate at, Set<Integer> seen) {
    End best = null;
    double straightest = SHARPEST_TURN;
    for (End end : node(at)) {
      Coordinate[] vertices = edges.get(end.edge());
      Coordinate to = vertices[end.first() ? 1 : vertices.length - 2];
      double lengths = before.distance(at) * at.distance(to);
      double straight =
          lengths == 0
              ? 1
              : ((at.x - before.x) * (to.x - at.x) + (at.y - before.y) * (to.y - at.y)) / lengths;
      if (!seen.contains(end.edge()) && straight >= straightest) {
        straightest = straight;
        best = end;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Coordinate[] thinned(List<Coordinate> line) {
    LineString whole = FACTORY.createLineString(line.toArray(Coordinate[]::new));
    for (double stray = STRAY_METRES; ; stray *= 2) {
      Coordinate[] few = DouglasPeuckerSimplifier.simplify(whole, stray).getCoordinates();
      if (few.length <= SectionLine.MOST_VERTICES) {
        return few;
      }
    }
  }

  /** Sections read from west to east, or from south to north. */
  private static Coordinate[] westFirst(Coordinate[] line) {
    Coordinate a = line[0];
    Coordinate b = line[line.length - 1];
    boolean alongEast = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y);
    if (alongEast ? b.x < a.x : b.y < a.y) {
      Collections.reverse(java.util.Arrays.asList(line));
    }
    return line;
  }
}
