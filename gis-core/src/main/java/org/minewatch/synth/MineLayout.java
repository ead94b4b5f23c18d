package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Frame;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.RoadNet;
import org.minewatch.synth.ground.Seam;
import org.minewatch.synth.ground.Spot;

/**
 * The workings of a synthetic mine by construction: two inclines from the surface in the west, two
 * main roads along u, six places for panels on either side, and what the plants and confounders
 * add. Sizes are those of domain notes 6.
 *
 * <p>Each plant has a place of its own, so that several fit into one mine: 1105 drives lawfully in
 * every mine, 1107 is the new heading, 1109 runs into the pillar, 1111 has the heading below the
 * bottom (transport gate) and the one under the stop order (return gate); south of the main roads
 * 1104 is the panel across the border, 1106 runs into the deducted part, 1108 leaves the design,
 * 1110 crosses a pillar with an approval.
 */
final class MineLayout {
  static final double MAIN_START = 880;
  static final double RETURN_MAIN_V = 40;
  static final String SEAM_NAME = "M8";
  private static final double PANEL_PITCH = 205;
  private static final double FACE_LENGTH = 180;
  private static final double FIRST_GATE_U = 1000;
  private static final double PANEL_FAR = 620;
  private static final double SHALLOW_PANEL_FAR = 470;
  private static final double VERTEX_SPACING = 60;
  private static final double CUT_INSET = 20;

  final MineSpec spec;
  final Frame frame;
  final Seam seam;
  final LocalDate firstNight;
  final LocalDate lastNight;
  final double east;
  final double north;
  final double south;
  final RoadNet net = new RoadNet();
  final Road incline;
  final Road returnIncline;
  final Road haulage;
  final Road returnMain;
  final List<Panel> finished = new ArrayList<>();
  final Panel longwall;
  final List<Heading> headings = new ArrayList<>();
  final Schemes schemes;
  private final Dice dice;
  Optional<Road> boundaryRoad = Optional.empty();
  Optional<Road> approvedRockRoad = Optional.empty();
  Optional<Heading> hiddenHeading = Optional.empty();

  /** Half extents across the main roads are chosen outside, because neighbours share borders. */
  MineLayout(MineSpec spec, Frame frame, double north, double south, SynthSpec region, Dice dice) {
    this.spec = spec;
    this.frame = frame;
    this.north = north;
    this.south = south;
    this.firstNight = region.firstNight();
    this.lastNight = region.lastNight();
    this.dice = dice;
    this.schemes = new Schemes(spec, dice.fork("schemes"));
    this.east = Math.rint(dice.uniform(2420, 2520));
    double dip = StrictMath.tan(StrictMath.toRadians(dice.uniform(6, 9)));
    boolean deepNorth = spec.has(Plant.HEADING_BELOW_BOTTOM) || dice.chance(0.5);
    this.seam =
        new Seam(
            Math.rint(dice.uniform(1580, 1820)),
            dice.uniform(-0.03, -0.015),
            deepNorth ? -Math.max(dip, 0.15) : dip,
            1.5,
            dice.uniform(700, 1100));

    incline = addIncline("主斜井", 0);
    returnIncline = addIncline("回风斜井", RETURN_MAIN_V);
    haulage = add("运输大巷", Road.Kind.MAIN, false, 2019, MAIN_START, 0, mainEnd(), 0);
    returnMain =
        add(
            "回风大巷",
            Road.Kind.MAIN,
            false,
            2019,
            MAIN_START,
            RETURN_MAIN_V,
            mainEnd(),
            RETURN_MAIN_V);
    net.join(new Spot(incline, incline.length()), new Spot(haulage, 0));
    net.join(new Spot(returnIncline, returnIncline.length()), new Spot(returnMain, 0));
    for (double u : new double[] {920, 1195, 1400, 1810, 2220}) {
      Road link = add("联络巷" + (int) u, Road.Kind.CONNECTION, false, 2020, u, 0, u, RETURN_MAIN_V);
      net.join(new Spot(link, 0), new Spot(haulage, u - MAIN_START));
      net.join(new Spot(link, link.length()), new Spot(returnMain, u - MAIN_START));
    }

    finished.add(finishedPanel("1101", 0, true, panelFar() - 10, 2021));
    finished.add(finishedPanel("1102", 0, false, 540, 2022));
    if (spec.has(Plant.PANEL_ACROSS_BORDER)) {
      double beyond =
          Math.rint(spec.by(Plant.PANEL_ACROSS_BORDER, dice, 60, 90, 60, 90, 35, 50, 16, 24));
      finished.add(finishedPanel("1104", 1, false, south + beyond + CUT_INSET, 2024));
    }
    longwall = activeLongwall();
    addHeadings();
    addRoadsNearTheBoundary();
    schemes.build(this);
  }

  /** Where a road leaves the haulage road. */
  Spot onHaulage(double u) {
    return new Spot(haulage, u - MAIN_START);
  }

  double mainEnd() {
    return east - 120;
  }

  /** How far panels go to the north; less where one heading has to be the deepest by far. */
  private double panelFar() {
    return spec.has(Plant.HEADING_BELOW_BOTTOM) ? SHALLOW_PANEL_FAR : PANEL_FAR;
  }

  static double gateU(int slot) {
    return FIRST_GATE_U + slot * PANEL_PITCH;
  }

  private Road addIncline(String name, double v) {
    double surface = seam.floor(90, v) + 265;
    Coordinate top = frame.toGrid(90, v);
    Coordinate bottom = frame.toGrid(MAIN_START, v);
    top.setZ(surface);
    bottom.setZ(seam.floor(MAIN_START, v));
    Road road = new Road(name, Road.Kind.INCLINE, false, 2018, false, false, List.of(top, bottom));
    net.add(road);
    return road;
  }

  Road add(
      String name,
      Road.Kind kind,
      boolean coal,
      int year,
      double u0,
      double v0,
      double u1,
      double v1) {
    return add(name, kind, coal, year, false, false, u0, v0, u1, v1);
  }

  Road add(
      String name,
      Road.Kind kind,
      boolean coal,
      int year,
      boolean abandoned,
      boolean hidden,
      double u0,
      double v0,
      double u1,
      double v1) {
    Road road = new Road(name, kind, coal, year, abandoned, hidden, onSeam(u0, v0, u1, v1));
    net.add(road);
    return road;
  }

  /** A straight line on the seam floor, with a vertex at least every sixty metres. */
  List<Coordinate> onSeam(double u0, double v0, double u1, double v1) {
    double length = StrictMath.hypot(u1 - u0, v1 - v0);
    int legs = Math.max(1, (int) Math.ceil(length / VERTEX_SPACING));
    List<Coordinate> line = new ArrayList<>();
    for (int i = 0; i <= legs; i++) {
      double u = u0 + (u1 - u0) * i / legs;
      double v = v0 + (v1 - v0) * i / legs;
      Coordinate c = frame.toGrid(u, v);
      c.setZ(seam.floor(u, v));
      line.add(c);
    }
    return line;
  }

  Road gate(String name, double u, boolean northSide, double far, int year, boolean abandoned) {
    double start = northSide ? RETURN_MAIN_V : 0;
    Road road =
        add(
            name,
            Road.Kind.GATE,
            true,
            year,
            abandoned,
            false,
            u,
            start,
            u,
            northSide ? far : -far);
    Road main = northSide ? returnMain : haulage;
    net.join(new Spot(road, 0), new Spot(main, u - MAIN_START));
    return road;
  }

  private Panel finishedPanel(String number, int slot, boolean northSide, double far, int year) {
    double u = gateU(slot);
    int side = northSide ? 1 : -1;
    Road transport = gate(number + "运输顺槽", u, northSide, far, year, true);
    Road back = gate(number + "回风顺槽", u + FACE_LENGTH, northSide, far, year, true);
    double cut = side * (far - CUT_INSET);
    return new Panel(
        number,
        transport,
        back,
        u,
        u + FACE_LENGTH,
        side * 90.0,
        cut,
        LocalDate.of(year, 1, 10),
        LocalDate.of(year, 12, 20),
        Math.abs(cut) - 90,
        0);
  }

  private Panel activeLongwall() {
    double u = gateU(1);
    Road transport = gate("1103运输顺槽", u, true, panelFar(), 2025, false);
    Road back = gate("1103回风顺槽", u + FACE_LENGTH, true, panelFar(), 2025, false);
    double rate = spec.extracts() ? dice.uniform(3, 5) : 0;
    double advance = spec.extracts() ? dice.uniform(150, 220) : 0;
    long days = rate > 0 ? (long) (advance / rate) : 40;
    return new Panel(
        "1103",
        transport,
        back,
        u,
        u + FACE_LENGTH,
        90,
        panelFar() - CUT_INSET,
        firstNight.minusDays(days),
        firstNight,
        advance,
        rate);
  }

  private void addHeadings() {
    boolean drives = !spec.suspended();
    heading("1105运输顺槽", gateU(2), true, dice.uniform(230, 270), drives, true);
    heading("1105回风顺槽", gateU(2) + FACE_LENGTH, true, dice.uniform(200, 240), drives, false);
    if (spec.has(Confounder.NEW_HEADING)) {
      Road road = gate("1107运输顺槽", gateU(3), true, panelFar(), firstNight.getYear(), false);
      double rate = dice.uniform(4, 6);
      headings.add(
          new Heading(
              "1107运输顺槽掘进", road, firstNight.minusDays(2), firstNight, 3 * rate, rate, true));
    }
    if (spec.has(Plant.HEADING_IN_PILLAR)) {
      heading("1109运输顺槽", gateU(4), true, dice.uniform(270, 320), drives, true);
    }
    if (spec.has(Plant.HEADING_BELOW_BOTTOM)) {
      heading("1111运输顺槽", gateU(5), true, dice.uniform(600, 620), drives, true);
    }
    if (spec.has(Plant.ORDER_DEFIED)) {
      heading(
          "1111回风顺槽",
          gateU(5) + FACE_LENGTH,
          true,
          dice.uniform(180, 230),
          drives,
          spec.difficulty(Plant.ORDER_DEFIED).filter(d -> d == Difficulty.HARD).isEmpty());
    }
    if (spec.has(Plant.HEADING_IN_DEDUCTED_PART)) {
      heading("1106运输顺槽", gateU(2), false, dice.uniform(300, 350), drives, true);
    }
    if (spec.has(Plant.OUTSIDE_DESIGN)) {
      heading("1108运输顺槽", gateU(3), false, dice.uniform(180, 210), drives, true);
    }
    if (spec.has(Confounder.PILLAR_CROSSING)) {
      heading("1110运输顺槽", gateU(4), false, dice.uniform(300, 340), drives, true);
    }
  }

  private void heading(
      String road,
      double u,
      boolean northSide,
      double advance,
      boolean drives,
      boolean everyShift) {
    double rate = drives ? dice.uniform(3.5, 5.5) : 0;
    double far = Math.max(panelFar(), advance + RETURN_MAIN_V + 80);
    long days = (long) (advance / dice.uniform(4, 6));
    headings.add(
        new Heading(
            road + "掘进",
            gate(road, u, northSide, far, firstNight.getYear(), false),
            firstNight.minusDays(days),
            firstNight,
            advance,
            rate,
            everyShift));
  }

  private void addRoadsNearTheBoundary() {
    double end = mainEnd() - MAIN_START;
    if (spec.has(Confounder.BOUNDARY_ROAD)) {
      double u = 2262;
      Road raise = add("边界上山", Road.Kind.GATE, true, 2023, u, RETURN_MAIN_V, u, north - 7.8);
      Road along = add("边界回风巷", Road.Kind.GATE, true, 2023, u, north - 7.8, 1450, north - 4.3);
      net.join(new Spot(raise, 0), new Spot(returnMain, u - MAIN_START));
      net.join(new Spot(along, 0), new Spot(raise, raise.length()));
      boundaryRoad = Optional.of(along);
    }
    if (spec.has(Confounder.ROCK_ROAD_OUTSIDE)) {
      Road rock =
          add(
              "东翼排水巷",
              Road.Kind.CONNECTION,
              false,
              2024,
              mainEnd(),
              0,
              east + dice.uniform(50, 80),
              -15);
      net.join(new Spot(rock, 0), new Spot(haulage, end));
      approvedRockRoad = Optional.of(rock);
    }
    if (spec.has(Plant.UNDRAWN_HEADING_OUTSIDE)) {
      Road hidden =
          add(
              "",
              Road.Kind.GATE,
              true,
              firstNight.getYear(),
              false,
              true,
              mainEnd(),
              RETURN_MAIN_V,
              east + 260,
              75);
      net.join(new Spot(hidden, 0), new Spot(returnMain, end));
      double rate = dice.uniform(4, 7);
      double advance =
          120 + spec.by(Plant.UNDRAWN_HEADING_OUTSIDE, dice, 55, 95, 80, 120, 45, 75, 28, 40);
      hiddenHeading =
          Optional.of(
              new Heading(
                  "",
                  hidden,
                  firstNight.minusDays((long) (advance / rate)),
                  firstNight,
                  advance,
                  rate,
                  true));
    }
  }

  /** A road that no drawing shows, from a place on another one. */
  Road hiddenRoad(Spot from, double u0, double v0, double u1, double v1) {
    Road road = add("", Road.Kind.GATE, true, firstNight.getYear(), false, true, u0, v0, u1, v1);
    net.join(new Spot(road, 0), from);
    return road;
  }

  /** A heading along a road, standing at an advance on the first night. */
  Heading drive(String faceId, Road road, double advance, double rate, boolean everyShift) {
    return new Heading(
        faceId,
        road,
        firstNight.minusDays((long) (advance / Math.max(rate, 1))),
        firstNight,
        advance,
        rate,
        everyShift);
  }

  int nights() {
    return (int) java.time.temporal.ChronoUnit.DAYS.between(firstNight, lastNight) + 1;
  }

  Heading heading(String faceId) {
    return headings.stream().filter(h -> h.faceId().equals(faceId)).findFirst().orElseThrow();
  }
}
