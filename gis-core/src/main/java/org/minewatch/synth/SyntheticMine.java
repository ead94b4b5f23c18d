package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.GaussKrueger;

/**
 * One mine of a region with all that is true about it: layout, licence, areas, dates of drawings.
 * Files, tracks and truth are told from this.
 */
final class SyntheticMine {
  private static final int PILLAR_HALF_WIDTH = 75;

  final int index;
  final String code;
  final MineSpec spec;
  final SynthSpec region;
  final Schemes schemes;
  final GaussKrueger grid;
  final MineLayout layout;
  final LicencePlan licence;
  final Optional<SyntheticMine> southernNeighbour;
  final Optional<List<Coordinate>> pillar;
  final Optional<List<Coordinate>> crossedPillar;
  final Optional<List<Coordinate>> orderedArea;
  final Optional<List<Coordinate>> designScope;
  final List<LocalDate> drawingDates = new ArrayList<>();
  final List<Coordinate> drawnBoundary;
  final int movedCorner;
  final double boundaryShift;
  Optional<SyntheticMine> northernNeighbour = Optional.empty();

  SyntheticMine(
      int index,
      MineSpec spec,
      SynthSpec region,
      MineLayout layout,
      GaussKrueger grid,
      Optional<SyntheticMine> southernNeighbour,
      Dice dice) {
    this.index = index;
    this.code = String.format("53039999%04d", index + 1);
    this.spec = spec;
    this.region = region;
    this.schemes = layout.schemes;
    this.layout = layout;
    this.grid = grid;
    this.southernNeighbour = southernNeighbour;
    this.licence =
        new LicencePlan(
            layout,
            index + 1,
            southernNeighbour.map(s -> s.licence.northChain).orElse(List.of()),
            dice.fork("licence"));
    Dice areas = dice.fork("areas");
    this.pillar =
        Optional.of(Plant.HEADING_IN_PILLAR).filter(spec::has).map(p -> pillarAhead(areas));
    this.crossedPillar =
        Optional.of(Confounder.PILLAR_CROSSING)
            .filter(spec::has)
            .map(c -> box(MineLayout.gateU(4), -150, -270, PILLAR_HALF_WIDTH));
    this.orderedArea =
        Optional.of(Plant.ORDER_DEFIED)
            .filter(spec::has)
            .map(p -> box(MineLayout.gateU(5) + 180, 90, 420, 35));
    this.designScope = Optional.of(Plant.OUTSIDE_DESIGN).filter(spec::has).map(p -> scope(areas));

    boolean stale = spec.has(Plant.STALE_DRAWING);
    LocalDate latest = layout.firstNight.minusDays(stale ? staleDays(areas) : areas.between(2, 9));
    drawingDates.add(latest.minusMonths(1));
    drawingDates.add(latest);

    List<Coordinate> outline = licence.outline();
    this.movedCorner = spec.has(Plant.MOVED_CORNER) ? areas.between(2, 5) : -1;
    this.boundaryShift =
        spec.has(Plant.MOVED_CORNER)
            ? Decimals.round(spec.by(Plant.MOVED_CORNER, areas, 18, 40, 30, 60, 15, 28, 7, 12), 1)
            : spec.has(Plant.SHIFTED_BOUNDARY)
                ? Decimals.round(
                    spec.by(Plant.SHIFTED_BOUNDARY, areas, 45, 110, 80, 110, 40, 60, 14, 25), 1)
                : 0;
    double direction = areas.uniform(0, 2 * StrictMath.PI);
    this.drawnBoundary = misdraw(outline, direction);
    schemes.settle(this);
  }

  private int staleDays(Dice dice) {
    Optional<Difficulty> difficulty = spec.difficulty(Plant.STALE_DRAWING);
    if (difficulty.isEmpty() || difficulty.get() == Difficulty.MEDIUM) {
      return dice.between(66, 80);
    }
    return difficulty.get() == Difficulty.EASY ? dice.between(90, 120) : dice.between(46, 58);
  }

  private List<Coordinate> pillarAhead(Dice dice) {
    Heading heading = layout.heading("1109运输顺槽掘进");
    double head = MineLayout.RETURN_MAIN_V + heading.advanceAt(layout.firstNight);
    double edge = head - spec.by(Plant.HEADING_IN_PILLAR, dice, 30, 45, 45, 70, 26, 40, 14, 22);
    return box(MineLayout.gateU(4), edge, edge + 140, PILLAR_HALF_WIDTH);
  }

  /** All of the mine but the south-east, where the heading 1108 has no business. */
  private List<Coordinate> scope(Dice dice) {
    double edge = MineLayout.gateU(3) - 95;
    double cut = -140;
    if (spec.difficulty(Plant.OUTSIDE_DESIGN).isPresent()) {
      double beyond = spec.by(Plant.OUTSIDE_DESIGN, dice, 0, 0, 55, 75, 30, 42, 15, 22);
      cut = -(layout.heading("1108运输顺槽掘进").advanceAt(layout.firstNight) - beyond);
    }
    List<Coordinate> ring = new ArrayList<>();
    ring.add(layout.frame.toGrid(10, -layout.south + 20));
    ring.add(layout.frame.toGrid(edge, -layout.south + 20));
    ring.add(layout.frame.toGrid(edge, cut));
    ring.add(layout.frame.toGrid(layout.east - 20, cut));
    ring.add(layout.frame.toGrid(layout.east - 20, layout.north - 2));
    ring.add(layout.frame.toGrid(10, layout.north - 2));
    return rounded(ring);
  }

  private List<Coordinate> box(double u, double v0, double v1, double halfWidth) {
    return rounded(
        List.of(
            layout.frame.toGrid(u - halfWidth, v0),
            layout.frame.toGrid(u + halfWidth, v0),
            layout.frame.toGrid(u + halfWidth, v1),
            layout.frame.toGrid(u - halfWidth, v1)));
  }

  private static List<Coordinate> rounded(List<Coordinate> ring) {
    return ring.stream()
        .map(c -> new Coordinate(Decimals.round(c.x, 2), Decimals.round(c.y, 2)))
        .toList();
  }

  private List<Coordinate> misdraw(List<Coordinate> outline, double direction) {
    List<Coordinate> drawn = new ArrayList<>();
    double east = boundaryShift * StrictMath.cos(direction);
    double north = boundaryShift * StrictMath.sin(direction);
    for (int i = 0; i < outline.size(); i++) {
      Coordinate c = outline.get(i);
      boolean moved = spec.has(Plant.SHIFTED_BOUNDARY) || i == movedCorner;
      drawn.add(
          moved
              ? new Coordinate(Decimals.round(c.x + east, 2), Decimals.round(c.y + north, 2))
              : c);
    }
    return drawn;
  }

  boolean hasLowerSeam() {
    return spec.has(Confounder.LOWER_SEAM);
  }

  /** The seams that the licence names. */
  String seams() {
    return hasLowerSeam()
        ? MineLayout.SEAM_NAME + "、" + HonestWorkings.LowerSeam.SEAM
        : MineLayout.SEAM_NAME;
  }

  /** Whether the 2018 headcount rule counts it among the severe-hazard mines. */
  boolean severeHazard() {
    return index % 2 == 0;
  }

  /** Approved capacity in tonnes a year: the least step that the longwall's advance stays under. */
  int capacity() {
    double won = RecordSchemes.tonnesADay(layout) * 330;
    for (int step : List.of(450_000, 600_000, 900_000, 1_200_000, 1_500_000)) {
      if (won <= step) {
        return step;
      }
    }
    return 1_800_000;
  }

  /** People of one shift by the 2018 headcount rule, Art. 4. */
  int shiftLimit() {
    int capacity = capacity();
    if (capacity <= 600_000) {
      return severeHazard() ? 200 : 100;
    }
    return capacity <= 1_200_000 ? severeHazard() ? 300 : 180 : severeHazard() ? 400 : 200;
  }

  /** People at the longwall on one shift, as the mine states it; Art. 5 for a production shift. */
  int longwallLimit() {
    return schemes.limit(Scheme.Limit.LONGWALL_CREW, severeHazard() ? 25 : 20);
  }

  /** People at a heading on one shift, as the mine states it. */
  int headingLimit() {
    return schemes.limit(Scheme.Limit.HEADING_CREW, severeHazard() ? 18 : 16);
  }

  LocalDate latestDrawing() {
    return drawingDates.get(drawingDates.size() - 1);
  }

  /** The day from which the stop order on a part holds. */
  LocalDate orderDay() {
    return secondNight();
  }

  /** The first day on which a crew works in a suspended mine. */
  LocalDate lapseDay() {
    return secondNight();
  }

  private LocalDate secondNight() {
    return layout.firstNight.equals(layout.lastNight)
        ? layout.firstNight
        : layout.firstNight.plusDays(1);
  }

  /** EPSG code of the mine's own grid. */
  int epsg() {
    return spec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35 ? 4523 : 4496;
  }

  /** The CRS cell of the mine. */
  String crsCell() {
    if (!spec.crsDescribed()) {
      return "EPSG:" + epsg();
    }
    return description();
  }

  /** The mine's own CRS in Chinese. */
  String description() {
    return spec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35
        ? "2000国家大地坐标系 3度带 35带"
        : "2000国家大地坐标系，6度带 18带";
  }
}
