package org.minewatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTReader;

class EdgeTableTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Stars with a star-shaped hole, some with a second part: what licences look like, and worse. */
  private static Geometry area(Random random) {
    Geometry first = star(random, 35_400_000, 2_780_000, 1000, 3 + random.nextInt(40));
    Geometry hole = star(random, 35_400_000, 2_780_000, 150, 3 + random.nextInt(8));
    Geometry area = first.difference(hole);
    return random.nextBoolean()
        ? area.union(star(random, 35_403_000, 2_780_500, 800, 3 + random.nextInt(20)))
        : area;
  }

  private static Geometry star(Random random, double e, double n, double radius, int corners) {
    Coordinate[] c = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double r = radius * (0.4 + 0.6 * random.nextDouble());
      c[i] = new Coordinate(e + r * Math.cos(angle), n + r * Math.sin(angle));
    }
    c[corners] = c[0].copy();
    return FACTORY.createPolygon(c);
  }

  @Test
  void agreesWithJtsOnEveryPoint() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      Geometry area = area(random);
      EdgeTable edges = EdgeTable.of(area);
      Coordinate[] vertices = area.getCoordinates();
      for (int i = 0; i < 400; i++) {
        Coordinate c = point(random, vertices, i);
        Point point = FACTORY.createPoint(c);
        double expected = area.getBoundary().distance(point);
        double outside = edges.outsideMetres(c.x, c.y);
        assertThat(Math.abs(outside)).as("seed %d, %s", seed, c).isCloseTo(expected, within());
        if (expected > 1e-6) {
          assertThat(outside < 0).as("inside; seed %d, %s", seed, c).isEqualTo(area.covers(point));
        }
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }

  /**
   * Points anywhere, on a corner, on an edge, and level with a corner, where ray casting goes
   * wrong.
   */
  private static Coordinate point(Random random, Coordinate[] vertices, int i) {
    int at = random.nextInt(vertices.length - 1);
    return switch (i % 4) {
      case 0 -> vertices[at];
      case 1 -> {
        double t = random.nextDouble();
        yield new Coordinate(
            vertices[at].x + t * (vertices[at + 1].x - vertices[at].x),
            vertices[at].y + t * (vertices[at + 1].y - vertices[at].y));
      }
      case 2 -> new Coordinate(35_398_000 + 6000 * random.nextDouble(), vertices[at].y);
      default ->
          new Coordinate(
              35_398_000 + 6000 * random.nextDouble(), 2_778_000 + 4000 * random.nextDouble());
    };
  }

  @Test
  void aPointOnTheBoundaryIsNotOutside() throws Exception {
    EdgeTable square =
        EdgeTable.of(new WKTReader().read("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"));
    assertThat(square.outsideMetres(10, 5)).isZero();
    assertThat(square.outsideMetres(0, 0)).isZero();
    assertThat(square.outsideMetres(13, 14)).isEqualTo(5);
    assertThat(square.outsideMetres(5, 4)).isEqualTo(-4);
  }

  @Test
  void nothingIsInsideAnEmptyAreaAndAnUnknownPlaceIsUnknown() {
    assertThat(EdgeTable.of(FACTORY.createPolygon()).outsideMetres(1, 1)).isPositive().isInfinite();
    EdgeTable triangle = EdgeTable.of(star(new Random(1), 0, 0, 10, 3));
    assertThat(triangle.outsideMetres(Double.NaN, 1)).isNaN();
  }
}
