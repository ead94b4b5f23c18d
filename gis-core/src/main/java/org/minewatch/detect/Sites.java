package org.minewatch.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Gathers pieces that lie near each other into sites, so that one situation is told once. */
public final class Sites {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Pieces of workings closer than this belong to one situation. */
  static final double SAME_SITE_METRES = 100;

  private Sites() {}

  /**
   * Groups pieces by distance, transitively, in the order of their first piece.
   *
   * @param place where a piece lies, in metres
   */
  public static <T> List<List<T>> group(List<T> pieces, Function<T, Geometry> place) {
    return group(pieces, place, SAME_SITE_METRES);
  }

  /** As {@link #group(List, Function)} for pieces up to another distance apart. */
  public static <T> List<List<T>> group(
      List<T> pieces, Function<T, Geometry> place, double metres) {
    int[] parent = new int[pieces.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (int j = 0; j < i; j++) {
        if (place.apply(pieces.get(i)).isWithinDistance(place.apply(pieces.get(j)), metres)) {
          int a = root(parent, i);
          int b = root(parent, j);
          parent[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
    TreeMap<Integer, List<T>> groups = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(parent, i), k -> new ArrayList<>()).add(pieces.get(i));
    }
    return List.copyOf(groups.values());
  }

  /** A drawn area that crosses itself, mended; anything else as it is. */
  public static Geometry valid(Geometry drawn) {
    return drawn.getDimension() == 2 && !drawn.isValid() ? GeometryFixer.fix(drawn) : drawn;
  }

  /** All geometries as one: lines, points or polygons together. */
  public static Geometry together(List<Geometry> geometries) {
    return FACTORY.buildGeometry(geometries.stream().flatMap(Sites::flat).toList());
  }

  /** A line in plan of places given as easting, northing and elevation in turn. */
  public static LineString line(double[] xyz) {
    Coordinate[] line = new Coordinate[xyz.length / 3];
    for (int k = 0; k < line.length; k++) {
      line[k] = new Coordinate(xyz[3 * k], xyz[3 * k + 1]);
    }
    return FACTORY.createLineString(line);
  }

  private static java.util.stream.Stream<Geometry> flat(Geometry g) {
    return java.util.stream.IntStream.range(0, g.getNumGeometries())
        .mapToObj(g::getGeometryN)
        .filter(part -> !part.isEmpty());
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }
}
