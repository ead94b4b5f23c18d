package org.minewatch.bench.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.minewatch.overlay.ClassPolygon;

/**
 * Seeded mines of the workload's kinds of polygons, and fixes of their people as they arrive: one
 * mine's batch after another's, along roadways, in faces, on corners and edges, a few outside.
 */
final class SmallWorkload {
  private static final int ROADS = 60;
  private static final int PERSONS = 40;
  private static final BufferParameters FLAT =
      new BufferParameters(
          1,
          BufferParameters.CAP_FLAT,
          BufferParameters.JOIN_MITRE,
          BufferParameters.DEFAULT_MITRE_LIMIT);

  final WorkloadPolygons polygons;
  final WorkloadFixes fixes;

  private final GeometryFactory factory = new GeometryFactory();
  private final Random random;
  private final List<List<LineString>> roads = new ArrayList<>();

  SmallWorkload(long seed, int mines, int fixes) {
    random = new Random(seed);
    List<List<ClassPolygon>> all = new ArrayList<>();
    for (int m = 0; m < mines; m++) {
      all.add(mine(460_000 + 8_000 * m, 3_900_000));
    }
    polygons = new WorkloadPolygons(all);
    this.fixes = WorkloadFixes.ofSize(fixes);
    for (int i = 0; i < fixes; i++) {
      int mine = i / PERSONS % mines;
      Coordinate at = place(mine);
      this.fixes.mine()[i] = mine;
      this.fixes.easting()[i] = at.x;
      this.fixes.northing()[i] = at.y;
    }
  }

  private double span(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** Millimetres, as drawings and registers give them. */
  private static double millimetres(double metres) {
    return Math.rint(metres * 1000) / 1000;
  }

  private List<ClassPolygon> mine(double x, double y) {
    List<ClassPolygon> polygons = new ArrayList<>();
    List<LineString> lines = new ArrayList<>();
    polygons.add(new ClassPolygon("L1", round(x, y, 1_500, 2_000, 8 + random.nextInt(33), 0.1)));
    for (int i = 0; i < ROADS; i++) {
      LineString line = road(x + span(-900, 900), y + span(-1_200, 1_200));
      lines.add(line);
      polygons.add(new ClassPolygon("R" + (i + 1), onGrid(BufferOp.bufferOp(line, 2.5, FLAT))));
    }
    for (int i = 1; i <= 12; i++) {
      double left = x - 900 + 140 * i;
      double low = y + (i % 2 == 0 ? 40 : -1_540);
      double width = i <= 6 ? 200 : 5;
      polygons.add(new ClassPolygon("W" + i, box(left, low, width, i <= 6 ? 1_500 : 200)));
    }
    for (int i = 0; i < 4; i++) {
      double cx = x + span(-800, 800);
      double cy = y + span(-1_400, 1_400);
      double radius = span(50, 120);
      Geometry goaf = round(cx, cy, radius, 0.8 * radius, 11, 0);
      for (int level = 1; level <= 3; level++) {
        Geometry ring = BufferOp.bufferOp(goaf, level == 1 ? 110 : level == 2 ? 60 : 20);
        polygons.add(new ClassPolygon("G" + level, onGrid(ring)));
      }
    }
    for (int i = 1; i <= 6; i++) {
      polygons.add(new ClassPolygon("P" + i, box(x - 1_000 + 300 * i, y - 700, 40, 1_400)));
    }
    roads.add(lines);
    return polygons;
  }

  private Geometry onGrid(Geometry geometry) {
    geometry.apply(
        (Coordinate c) -> {
          c.x = millimetres(c.x);
          c.y = millimetres(c.y);
        });
    return geometry;
  }

  private Geometry box(double x, double y, double width, double height) {
    Coordinate[] c = {
      new Coordinate(x, y),
      new Coordinate(x + width, y),
      new Coordinate(x + width, y + height),
      new Coordinate(x, y + height),
      new Coordinate(x, y)
    };
    return factory.createPolygon(c);
  }

  private Geometry round(double x, double y, double wide, double high, int corners, double rough) {
    Coordinate[] c = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double radius = 1 - rough * random.nextDouble();
      c[i] =
          new Coordinate(
              millimetres(x + wide * radius * Math.cos(angle)),
              millimetres(y + high * radius * Math.sin(angle)));
    }
    c[corners] = c[0].copy();
    return factory.createPolygon(c);
  }

  /** A gently bending line of 200 to 570 m along one of the four directions. */
  private LineString road(double x, double y) {
    double angle = Math.PI / 2 * random.nextInt(4) + span(-0.2, 0.2);
    double length = span(200, 570);
    List<Coordinate> c = new ArrayList<>();
    for (double at = 0; at <= length; at += span(18, 55)) {
      double off = span(-3, 3);
      c.add(
          new Coordinate(
              x + at * Math.cos(angle) - off * Math.sin(angle),
              y + at * Math.sin(angle) + off * Math.cos(angle)));
    }
    return factory.createLineString(c.toArray(Coordinate[]::new));
  }

  private Coordinate place(int mine) {
    List<ClassPolygon> areas = polygons.mines().get(mine);
    Geometry area = areas.get(random.nextInt(areas.size())).area();
    Coordinate[] corners = area.getCoordinates();
    int i = random.nextInt(corners.length - 1);
    double t = random.nextDouble();
    double x = corners[i].x + t * (corners[i + 1].x - corners[i].x);
    double y = corners[i].y + t * (corners[i + 1].y - corners[i].y);
    return switch (random.nextInt(20)) {
      case 0 -> corners[i].copy();
      case 1 -> new Coordinate(x, y);
      case 2, 3, 4, 5 ->
          new Coordinate(
              millimetres(x + 0.01 * random.nextGaussian()),
              millimetres(y + 0.01 * random.nextGaussian()));
      default -> onRoad(mine);
    };
  }

  private Coordinate onRoad(int mine) {
    LineString line = roads.get(mine).get(random.nextInt(ROADS));
    int i = random.nextInt(line.getNumPoints() - 1);
    Coordinate a = line.getCoordinateN(i);
    Coordinate b = line.getCoordinateN(i + 1);
    double t = random.nextDouble();
    return new Coordinate(
        Math.rint(100 * (a.x + t * (b.x - a.x) + 2 * random.nextGaussian())) / 100,
        Math.rint(100 * (a.y + t * (b.y - a.y) + 2 * random.nextGaussian())) / 100);
  }
}
