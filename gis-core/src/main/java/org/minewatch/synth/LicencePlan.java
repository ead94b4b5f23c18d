package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.GaussKrueger;
import org.minewatch.synth.ground.Road;

/**
 * The licence drawn round a mine's workings: irregular outer rings, a deducted part, elevation
 * bands, and the way it is printed. Corners are rounded to the centimetre in the mine's own grid.
 */
final class LicencePlan {

  /** An outer ring with its own elevations; the ring is not closed. */
  record Part(List<Coordinate> ring, int top, int bottom) {}

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final double PART_BORDER_U = 1397.5;

  final String licenceNo;
  final LocalDate validFrom;
  final LocalDate validTo;
  final LocalDate issued;
  final List<Part> parts;
  final Optional<List<Coordinate>> deducted;
  final List<Coordinate> northChain;
  final double offsetEasting;
  final double offsetNorthing;
  private final MineLayout mine;

  /**
   * @param southChain the northern chain of the southern neighbour from east to west, or empty
   */
  LicencePlan(MineLayout mine, int number, List<Coordinate> southChain, Dice dice) {
    this.mine = mine;
    this.offsetEasting = Decimals.round(dice.uniform(95, 125), 3);
    this.offsetNorthing = Decimals.round(dice.uniform(-15, 15), 3);
    int year = dice.between(2012, 2020);
    int month = dice.between(1, 12);
    this.licenceNo = String.format("C530399%d%02d11109%05d", year, month, number);
    this.issued = LocalDate.of(year, month, dice.between(1, 28));
    boolean expires = mine.spec.has(Plant.EXPIRED_LICENCE);
    this.validTo =
        expires
            ? expiry()
            : mine.firstNight.plusYears(dice.between(2, 9)).plusDays(dice.between(0, 300));
    this.validFrom =
        expires
            ? validTo.minusYears(10).plusDays(1)
            : mine.firstNight.minusYears(dice.between(3, 5));

    List<Coordinate> south = new ArrayList<>(southChain);
    java.util.Collections.reverse(south);
    if (south.isEmpty()) {
      for (double[] p : jagged(dice, -mine.south, -1)) {
        south.add(corner(p[0], p[1]));
      }
    }
    List<Coordinate> north = new ArrayList<>();
    for (double[] p : jagged(dice, mine.north, 1)) {
      north.add(corner(p[0], p[1]));
    }
    java.util.Collections.reverse(north);
    this.northChain = List.copyOf(north);
    this.deducted = deductedPart(dice);
    this.parts = parts(south, eastChain(dice), north, westChain(dice));
  }

  private LocalDate expiry() {
    Difficulty difficulty = mine.spec.difficulty(Plant.EXPIRED_LICENCE).orElse(Difficulty.MEDIUM);
    LocalDate second = mine.firstNight.plusDays(1);
    return switch (difficulty) {
      case EASY -> mine.firstNight.minusDays(40);
      case MEDIUM -> second.isBefore(mine.lastNight) ? second : mine.firstNight.minusDays(1);
      case HARD ->
          mine.lastNight.isAfter(mine.firstNight)
              ? mine.lastNight.minusDays(1)
              : mine.firstNight.minusDays(1);
    };
  }

  private Coordinate corner(double u, double v) {
    Coordinate c = mine.frame.toGrid(u, v);
    return new Coordinate(Decimals.round(c.x, 2), Decimals.round(c.y, 2));
  }

  /** A border from west to east, straight where workings come near. */
  private List<double[]> jagged(Dice dice, double v, int outward) {
    List<double[]> chain = new ArrayList<>();
    double u = 0;
    chain.add(new double[] {0, v});
    while (u < 620) {
      u += dice.uniform(110, 240);
      double out = outward * dice.uniform(-55, 45);
      chain.add(new double[] {u, v + out});
      if (dice.chance(0.5)) {
        chain.add(new double[] {u + dice.uniform(15, 40), v + out * 0.4});
      }
    }
    chain.add(new double[] {Math.max(u + 70, 930), v});
    chain.add(new double[] {mine.east, v});
    return chain;
  }

  private List<Coordinate> eastChain(Dice dice) {
    List<Coordinate> chain = new ArrayList<>();
    chain.add(corner(mine.east, -mine.south * dice.uniform(0.5, 0.7)));
    chain.add(corner(mine.east + dice.uniform(15, 45), -mine.south * 0.4));
    chain.add(corner(mine.east, -mine.south * 0.3));
    chain.add(corner(mine.east, mine.north * dice.uniform(0.5, 0.7)));
    return chain;
  }

  private List<Coordinate> westChain(Dice dice) {
    List<Coordinate> chain = new ArrayList<>();
    chain.add(corner(dice.uniform(-60, -20), mine.north * dice.uniform(0.4, 0.7)));
    chain.add(corner(dice.uniform(-90, -30), -mine.south * dice.uniform(0.3, 0.6)));
    return chain;
  }

  private Optional<List<Coordinate>> deductedPart(Dice dice) {
    double[][] shape;
    if (mine.spec.has(Plant.HEADING_IN_DEDUCTED_PART)) {
      double head = -mine.heading("1106运输顺槽掘进").advanceAt(mine.firstNight);
      double edge =
          head + mine.spec.by(Plant.HEADING_IN_DEDUCTED_PART, dice, 28, 45, 55, 80, 30, 45, 16, 24);
      double u = MineLayout.gateU(2);
      shape =
          new double[][] {
            {u - 70, edge},
            {u - 85, edge - 60},
            {u - 50, edge - 150},
            {u + 60, edge - 160},
            {u + 80, edge}
          };
    } else if (dice.chance(0.6)) {
      double u = dice.uniform(240, 330);
      double v = dice.uniform(300, 380);
      shape =
          new double[][] {
            {u, v}, {u - 20, v + 90}, {u + 60, v + 130}, {u + 190, v + 100}, {u + 170, v + 10}
          };
    } else {
      return Optional.empty();
    }
    List<Coordinate> ring = new ArrayList<>();
    for (double[] p : shape) {
      ring.add(corner(p[0], p[1]));
    }
    return Optional.of(ring);
  }

  private List<Part> parts(
      List<Coordinate> south,
      List<Coordinate> east,
      List<Coordinate> north,
      List<Coordinate> west) {
    if (!mine.spec.has(Confounder.TWO_BANDS)) {
      List<Coordinate> ring = new ArrayList<>(south);
      ring.addAll(east);
      ring.addAll(north);
      ring.addAll(west);
      return List.of(band(ring));
    }
    // The straight stretches run from the chains' last but one corner to the east.
    Coordinate southCut = corner(PART_BORDER_U, -mine.south);
    Coordinate northCut = corner(PART_BORDER_U, mine.north);
    List<Coordinate> left = new ArrayList<>(south.subList(0, south.size() - 1));
    left.add(southCut);
    left.add(northCut);
    left.addAll(north.subList(1, north.size()));
    left.addAll(west);
    List<Coordinate> right = new ArrayList<>(List.of(southCut, south.get(south.size() - 1)));
    right.addAll(east);
    right.addAll(List.of(north.get(0), northCut));
    return List.of(band(left), band(right));
  }

  /** The licensed elevations that fit the workings inside a ring, but for what is planted. */
  private Part band(List<Coordinate> ring) {
    Polygon polygon = polygon(ring);
    double top = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    for (Road road : mine.net.roads()) {
      if (road.kind() == Road.Kind.INCLINE || road.name().equals("1111运输顺槽")) {
        continue;
      }
      for (Coordinate c : road.line()) {
        if (polygon.distance(GEOMETRY.createPoint(c)) < 120) {
          top = Math.max(top, c.getZ());
          bottom = Math.min(bottom, c.getZ());
        }
      }
    }
    if (mine.spec.has(Plant.HEADING_BELOW_BOTTOM)) {
      Coordinate head = mine.heading("1111运输顺槽掘进").headAt(mine.firstNight).place();
      return new Part(
          ring, (int) Math.ceil(top) + 30, (int) Math.ceil(belowBottom(head.getZ(), bottom)));
    }
    return new Part(ring, (int) Math.ceil(top) + 30, (int) Math.floor(bottom) - 15);
  }

  /** A bottom elevation above a head that stands too deep, below all other workings. */
  private double belowBottom(double head, double others) {
    Difficulty difficulty =
        mine.spec.difficulty(Plant.HEADING_BELOW_BOTTOM).orElse(Difficulty.EASY);
    return switch (difficulty) {
      case EASY -> Math.max(head + 18, Math.min(others - 3, head + 26));
      case MEDIUM -> head + 14;
      case HARD -> head + 9;
    };
  }

  static Polygon polygon(List<Coordinate> ring) {
    return GEOMETRY.createPolygon(ring(ring));
  }

  private static LinearRing ring(List<Coordinate> open) {
    List<Coordinate> closed = new ArrayList<>(open);
    closed.add(open.get(0));
    return GEOMETRY.createLinearRing(closed.toArray(Coordinate[]::new));
  }

  /** A part as an area, without what is deducted from it. */
  Polygon area(Part part) {
    LinearRing[] holes =
        deducted
            .filter(hole -> polygon(part.ring()).contains(polygon(hole)))
            .map(hole -> new LinearRing[] {ring(hole)})
            .orElse(new LinearRing[0]);
    return GEOMETRY.createPolygon(ring(part.ring()), holes);
  }

  /** All parts together, without the deducted one. */
  org.locationtech.jts.geom.Geometry area() {
    org.locationtech.jts.geom.Geometry all = area(parts.get(0));
    for (Part part : parts.subList(1, parts.size())) {
      all = all.union(area(part));
    }
    return all;
  }

  /** The outline that the mine draws, parts joined. */
  List<Coordinate> outline() {
    org.locationtech.jts.geom.Geometry all = polygon(parts.get(0).ring());
    for (Part part : parts.subList(1, parts.size())) {
      all = all.union(polygon(part.ring()));
    }
    Coordinate[] ring = ((Polygon) all).getExteriorRing().getCoordinates();
    return List.of(ring).subList(0, ring.length - 1);
  }

  /**
   * Square kilometres as printed, to four decimals: the projected plane's for licences before 2022,
   * the ellipsoid's since.
   */
  double printedArea(GaussKrueger grid) {
    double area = 0;
    for (Part part : parts) {
      Polygon polygon = area(part);
      double plane = polygon.getArea();
      boolean ellipsoidal = validFrom.getYear() >= 2022;
      area += ellipsoidal ? plane / grid.arealScale(polygon.getCentroid().getCoordinate()) : plane;
    }
    return Decimals.round(area / 1e6, 4);
  }
}
