package org.minewatch.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Seeded shapes that point-in-polygon tests get wrong. */
final class HardPolygons {
  static final GeometryFactory FACTORY = new GeometryFactory();

  private HardPolygons() {}

  static Polygon ring(double... xy) {
    Coordinate[] c = new Coordinate[xy.length / 2 + 1];
    for (int i = 0; i < c.length - 1; i++) {
      c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    c[c.length - 1] = c[0].copy();
    return FACTORY.createPolygon(c);
  }

  /** A star around a centre with so many corners; spread 0 makes it a circle. */
  static Polygon star(
      Random random, double x, double y, double radius, int corners, double spread) {
    double[] xy = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double r = radius * (1 - spread * random.nextDouble());
      xy[2 * i] = x + r * Math.cos(angle);
      xy[2 * i + 1] = y + r * Math.sin(angle);
    }
    return ring(xy);
  }

  static Polygon withHoles(Polygon shell, Polygon... holes) {
    LinearRing[] rings = new LinearRing[holes.length];
    for (int i = 0; i < holes.length; i++) {
      rings[i] = FACTORY.createLinearRing(holes[i].getExteriorRing().getCoordinates());
    }
    return FACTORY.createPolygon(
        FACTORY.createLinearRing(shell.getExteriorRing().getCoordinates()), rings);
  }

  /** A road of a width along a bent line, by both its sides. */
  static Polygon road(Random random, double x, double y, double length, double width) {
    double direction = random.nextDouble() * 2 * Math.PI;
    int bends = 2 + random.nextInt(20);
    double[] xy = new double[4 * bends];
    double cos = Math.cos(direction);
    double sin = Math.sin(direction);
    for (int i = 0; i < bends; i++) {
      double along = length * i / (bends - 1);
      double off = width * random.nextGaussian();
      put(xy, i, x + along * cos - off * sin, y + along * sin + off * cos);
      double far = off + width;
      put(xy, 2 * bends - 1 - i, x + along * cos - far * sin, y + along * sin + far * cos);
    }
    return ring(xy);
  }

  private static void put(double[] xy, int i, double x, double y) {
    xy[2 * i] = x;
    xy[2 * i + 1] = y;
  }

  /** Squares of a chessboard, each with a corner or a side in common with its neighbours. */
  static List<Polygon> touching(double x, double y, double size, int n, double turn) {
    List<Polygon> squares = new ArrayList<>();
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double[] xy = new double[8];
        int[][] corner = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
        for (int k = 0; k < 4; k++) {
          double a = corner[k][0] * size;
          double b = corner[k][1] * size;
          put(xy, k, x + a * cos - b * sin, y + a * sin + b * cos);
        }
        squares.add(ring(xy));
      }
    }
    return squares;
  }

  /** All coordinates multiplied and moved. */
  static Polygon moved(Polygon polygon, double factor, double dx, double dy) {
    Polygon copy = (Polygon) polygon.copy();
    copy.apply(
        (CoordinateFilter)
            c -> {
              c.x = c.x * factor + dx;
              c.y = c.y * factor + dy;
            });
    copy.geometryChanged();
    return copy;
  }
}
