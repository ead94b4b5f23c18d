package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.LayerHabit.Subject;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;

/**
 * A flooded old working up the dip of a heading, with its lines. The heading drives straight at it;
 * what differs between plants and look-alikes is how far it has come, which lines are drawn and
 * what is on record.
 */
abstract class WaterSite extends Scheme {
  private static final double HALF_WIDTH = 70;
  private static final double DEPTH = 105;
  private static final int CORNER_STEPS = 4;

  /** Distances of the lines from the water; a line that is not drawn is 0. */
  record Lines(String boundary, double stop, double probe, double alert) {}

  Heading heading;
  Lines lines;
  private double u;
  private int side;
  private double waterV;

  WaterSite(Difficulty difficulty, Dice dice) {
    super(difficulty, dice);
  }

  /** Metres from the head to the water's edge on the first night. */
  abstract double gapAtFirst();

  abstract Lines lines();

  /** Metres a day; 0 for a heading that stands. */
  double rate() {
    return 0;
  }

  boolean hasHeading() {
    return true;
  }

  String state() {
    return "found";
  }

  /** Advance of the heading on the first night. */
  double advance() {
    return chance("advance").uniform(230, 290);
  }

  String faceId() {
    return (side > 0 ? "1111" : "1112") + "运输顺槽掘进";
  }

  @Override
  void build() {
    lines = lines();
    side = layout.seam.slopeV() > 0 ? 1 : -1;
    u = MineLayout.gateU(5);
    double start = side > 0 ? MineLayout.RETURN_MAIN_V : 0;
    double advance = advance();
    waterV = start + advance + gapAtFirst();
    if (hasHeading()) {
      double end = advance + gapAtFirst() - 1;
      Road road =
          layout.gate(
              faceId().replace("掘进", ""),
              u,
              side > 0,
              (side > 0 ? MineLayout.RETURN_MAIN_V : 0) + end,
              layout.firstNight.getYear(),
              false);
      heading = layout.drive(faceId(), road, advance, rate(), true);
      layout.headings.add(heading);
    }
  }

  /** A ring so far from the water; no nearer than that anywhere. */
  final List<Coordinate> ring(double off) {
    List<Coordinate> ring = new ArrayList<>();
    double near = waterV;
    double far = waterV + DEPTH;
    double[][] corners = {
      {u - HALF_WIDTH, near, 180},
      {u + HALF_WIDTH, near, 270},
      {u + HALF_WIDTH, far, 0},
      {u - HALF_WIDTH, far, 90}
    };
    double radius = off / StrictMath.cos(StrictMath.PI / 2 / CORNER_STEPS);
    for (double[] corner : corners) {
      int steps = off > 0 ? CORNER_STEPS : 0;
      for (int i = 0; i <= steps; i++) {
        double angle = StrictMath.toRadians(corner[2] + (steps == 0 ? 0 : 90.0 * i / CORNER_STEPS));
        boolean end = i == 0 || i == steps;
        double r = end ? off : radius;
        Coordinate c =
            layout.frame.toGrid(
                corner[0] + r * StrictMath.cos(angle),
                side * (corner[1] + r * StrictMath.sin(angle)));
        ring.add(new Coordinate(Decimals.round(c.x, 2), Decimals.round(c.y, 2)));
      }
    }
    return ring;
  }

  final Geometry water() {
    return LicencePlan.polygon(ring(0));
  }

  final double level() {
    return StrictMath.rint(
        Math.max(layout.seam.floor(u, side * waterV), layout.seam.floor(u, side * (waterV + 60)))
            + 4);
  }

  @Override
  void records(RegisterTables tables) {
    tables
        .table("water_bodies.csv")
        .row(
            mine.code,
            "JS-" + (mine.index + 1),
            RegisterTables.polygon(ring(0)),
            lines.boundary(),
            MineLayout.SEAM_NAME,
            Decimals.format(level(), 1),
            chance("volume").between(1500, 9000),
            state(),
            state().equals("found") ? mine.drawingDates.get(0) : first().minusDays(12));
  }

  @Override
  List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
    List<DrawingEntity> drawn = new ArrayList<>();
    String water = habit.layer(Subject.WATER);
    drawn.add(new DrawingEntity.Path(water, ring(0), true, false));
    Coordinate middle = layout.frame.toGrid(u, side * (waterV + DEPTH / 2));
    drawn.add(new DrawingEntity.Label(water, middle, "积水标高 +" + Decimals.format(level(), 1)));
    line(drawn, habit.layer(Subject.STOP_LINE), lines.stop());
    line(drawn, habit.layer(Subject.PROBE_LINE), lines.probe());
    line(drawn, habit.layer(Subject.ALERT_LINE), lines.alert());
    return drawn;
  }

  private void line(List<DrawingEntity> drawn, String layer, double off) {
    if (off > 0) {
      drawn.add(new DrawingEntity.Path(layer, ring(off), true, false));
    }
  }

  /** Metres from the head to the water at the end of a day. */
  final double gapAt(LocalDate day) {
    return gapAtFirst() - (heading.advanceAt(day) - heading.advanceAt(first()));
  }

  /** A rate that keeps the head from coming further than some metres over all nights. */
  final double slowly(double usual, double room) {
    return Math.max(0.3, Math.min(usual, room / Math.max(1, layout.nights() - 1)));
  }

  /** A round of probe holes drilled with the head at an advance. */
  final void probed(RegisterTables tables, LocalDate day, double at, double allowed, String hours) {
    Coordinate c = heading.road().at(at);
    String[] time = hours.split("-");
    tables
        .table("probe_records.csv")
        .row(
            mine.code,
            day,
            Decimals.format(c.x, 2),
            Decimals.format(c.y, 2),
            Decimals.format(heading.road().azimuthDegrees(), 1),
            Decimals.format(allowed + 35, 1),
            Decimals.format(allowed, 1),
            heading.faceId(),
            "TS-" + day,
            "1",
            "0.0",
            "35.0",
            "20.0",
            day + "T" + time[0] + ":00",
            day + "T" + time[1] + ":00",
            day.minusDays(2),
            "示探〔2026〕" + day.getDayOfYear(),
            "dry");
  }
}
