package org.minewatch.overlay;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Holds an overlay against JTS at places chosen to be hard: on, next to and between edges. */
final class JtsVerdicts {
  private final List<ClassPolygon> polygons;
  private final List<IndexedPointInAreaLocator> locators;
  private final MineOverlay overlay;
  private final String what;
  private int compared;
  private int inside;

  JtsVerdicts(String what, List<ClassPolygon> polygons) {
    this.what = what;
    this.polygons = polygons;
    locators = polygons.stream().map(p -> new IndexedPointInAreaLocator(p.area())).toList();
    overlay = MineOverlay.of(polygons);
  }

  static JtsVerdicts of(String what, Geometry... areas) {
    return new JtsVerdicts(
        what,
        IntStream.range(0, areas.length)
            .mapToObj(i -> new ClassPolygon("class" + i, areas[i]))
            .toList());
  }

  MineOverlay overlay() {
    return overlay;
  }

  /** How many places have been compared, and how many of them lay in some polygon. */
  int compared() {
    return compared;
  }

  int inside() {
    return inside;
  }

  void agreesAt(double x, double y) {
    Coordinate place = new Coordinate(x, y);
    int[] expected =
        IntStream.range(0, locators.size())
            .filter(i -> locators.get(i).locate(place) != Location.EXTERIOR)
            .toArray();
    int[] actual = overlay.sets().members(overlay.classify(x, y));
    compared++;
    inside += expected.length > 0 ? 1 : 0;
    if (!Arrays.equals(expected, actual)) {
      Assertions.fail(
          "%s at (%s, %s): JTS finds %s, the overlay %s",
          what, x, y, Arrays.toString(expected), Arrays.toString(actual));
    }
  }

  /** At a place and at its neighbours among the doubles, and a little farther. */
  void agreesAround(double x, double y) {
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        agreesAt(x + i * Math.ulp(x), y + j * Math.ulp(y));
        agreesAt(x + i * 37 * Math.ulp(x), y + j * 11 * Math.ulp(y));
      }
    }
  }

  /** At up to so many corners and edges: ends, middles, points along, and points off to a side. */
  void agreesAlongEdges(Random random, int most) {
    for (ClassPolygon polygon : polygons) {
      Coordinate[] c = polygon.area().getCoordinates();
      double step = Math.max(1, (double) c.length / most);
      for (double k = 1; k < c.length; k += step) {
        Coordinate a = c[(int) k - 1];
        Coordinate b = c[(int) k];
        agreesAround(a.x, a.y);
        agreesAround((a.x + b.x) / 2, (a.y + b.y) / 2);
        double t = random.nextDouble();
        double x = a.x + t * (b.x - a.x);
        double y = a.y + t * (b.y - a.y);
        agreesAround(x, y);
        double off = Math.pow(10, -random.nextInt(16)) * (random.nextBoolean() ? 1 : -1);
        agreesAt(x - off * (b.y - a.y), y + off * (b.x - a.x));
        agreesAt(a.x, y);
        agreesAt(x, b.y);
        agreesAt(b.x + (b.x - a.x) * t, b.y + (b.y - a.y) * t);
      }
    }
  }

  /** At random places over everything and a little beyond. */
  void agreesAnywhere(Random random, int places) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (ClassPolygon polygon : polygons) {
      for (Coordinate c : polygon.area().getCoordinates()) {
        minX = Math.min(minX, c.x);
        minY = Math.min(minY, c.y);
        maxX = Math.max(maxX, c.x);
        maxY = Math.max(maxY, c.y);
      }
    }
    double margin = 0.05;
    for (int i = 0; i < places; i++) {
      double s = random.nextDouble() * (1 + 2 * margin) - margin;
      double t = random.nextDouble() * (1 + 2 * margin) - margin;
      agreesAt(minX + s * (maxX - minX), minY + t * (maxY - minY));
    }
  }

  /** At places just on and beside the lines between the cells of the grid. */
  void agreesOnCellBorders(Random random, int places) {
    Grid grid = Grid.over(new Edges(polygons));
    for (int i = 0; i < places && grid.columns() > 0; i++) {
      double size = Math.pow(4, -random.nextInt(4));
      double u = size * Math.floor(random.nextDouble() * grid.columns() * Grid.BLOCK / size);
      double v = random.nextDouble() * grid.rows() * Grid.BLOCK;
      agreesAround(grid.x0() + u / grid.cellsPerMetre(), grid.y0() + v / grid.cellsPerMetre());
      double w = size * Math.floor(v / size);
      agreesAround(grid.x0() + u / grid.cellsPerMetre(), grid.y0() + w / grid.cellsPerMetre());
    }
  }
}
