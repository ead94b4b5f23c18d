package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.LayerHabit.Subject;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.draw.DrawingEntity.Arc;
import org.minewatch.synth.draw.DrawingEntity.Label;
import org.minewatch.synth.draw.DrawingEntity.Path;
import org.minewatch.synth.draw.DrawingEntity.Symbol;
import org.minewatch.synth.ground.Road;

/** The mining plan (采掘工程平面图) of a mine as it stood at the end of a day, as drawing entities. */
final class DrawingPlan {
  private static final double HALF_ROAD_WIDTH = 2.2;
  private static final double NEIGHBOUR_STRIP = 450;

  private final SyntheticMine mine;
  private final MineLayout layout;
  private final LayerHabit habit;
  private final LocalDate asOf;
  private final List<DrawingEntity> entities = new ArrayList<>();

  private DrawingPlan(SyntheticMine mine, LocalDate asOf) {
    this.mine = mine;
    this.layout = mine.layout;
    this.habit = mine.spec.drawing().habit();
    this.asOf = asOf;
  }

  static List<DrawingEntity> of(SyntheticMine mine, LocalDate asOf) {
    DrawingPlan plan = new DrawingPlan(mine, asOf);
    plan.boundary();
    plan.roads();
    plan.panels();
    plan.areas();
    plan.surroundings();
    plan.sheet();
    return plan.entities;
  }

  private void boundary() {
    List<Coordinate> ring = mine.drawnBoundary;
    entities.add(new Path(habit.layer(Subject.BOUNDARY), ring, true, false));
    for (int i = 0; i < ring.size(); i++) {
      entities.add(new Label(habit.layer(Subject.CORNER), ring.get(i), Integer.toString(i + 1)));
    }
    mine.licence.deducted.ifPresent(
        hole -> {
          entities.add(new Path(habit.layer(Subject.BOUNDARY), hole, true, false));
          entities.add(new Label(habit.layer(Subject.CORNER), hole.get(0), "扣除范围"));
        });
  }

  private void roads() {
    for (Road road : layout.net.roads()) {
      if (road.hidden()) {
        continue;
      }
      Heading heading =
          layout.headings.stream().filter(h -> h.road() == road).findFirst().orElse(null);
      double driven = heading == null ? road.length() : heading.advanceAt(asOf);
      if (driven < 5 || (heading != null && heading.from().isAfter(asOf))) {
        continue;
      }
      road(road, driven);
      if (heading != null) {
        entities.add(
            new Label(habit.layer(Subject.FACE_NAME), road.at(driven / 2), heading.faceId()));
      }
    }
  }

  private void road(Road road, double driven) {
    String layer = habit.layerOf(road);
    boolean threeD = mine.spec.drawing().elevations();
    List<Coordinate> line = road.between(0, driven);
    if (mine.spec.drawing().doubleLine()) {
      entities.add(new Path(layer, wall(road, driven, HALF_ROAD_WIDTH), false, threeD));
      entities.add(new Path(layer, wall(road, driven, -HALF_ROAD_WIDTH), false, threeD));
    } else {
      entities.add(
          new Path(layer, threeD ? line : List.of(line.get(0), road.at(driven)), false, threeD));
    }
    if (!road.name().startsWith("联络巷")) {
      entities.add(new Label(layer, road.at(driven / 2), road.name()));
    }
    for (double at = 0; at <= driven; at += 180) {
      Coordinate c = road.at(at);
      entities.add(
          new Label(habit.layer(Subject.ELEVATION), c, "+" + Decimals.format(c.getZ(), 1)));
      entities.add(
          new Symbol(habit.layer(Subject.TITLE), road.at(Math.min(driven, at + 60)), "DAOXIAN"));
    }
  }

  /** One wall of a road; roads are straight, so two points say it all. */
  private static List<Coordinate> wall(Road road, double driven, double left) {
    Coordinate a = road.at(0);
    Coordinate b = road.at(driven);
    double length = a.distance(b);
    double east = -(b.y - a.y) / length * left;
    double north = (b.x - a.x) / length * left;
    return List.of(
        new Coordinate(a.x + east, a.y + north, a.getZ()),
        new Coordinate(b.x + east, b.y + north, b.getZ()));
  }

  private void panels() {
    String goaf = habit.layer(Subject.GOAF);
    for (Panel panel : layout.finished) {
      entities.add(new Path(goaf, panel.goafAt(layout.frame, asOf), true, false));
      entities.add(
          new Label(
              habit.layer(Subject.FACE_NAME),
              layout.frame.toGrid(
                  (panel.left() + panel.right()) / 2, (panel.near() + panel.far()) / 2),
              panel.number() + "工作面"));
      for (Road gate : List.of(panel.transportGate(), panel.returnGate())) {
        entities.add(new Symbol(habit.layer(Subject.SEAL), gate.at(12), "MIBI"));
        entities.add(
            new Path(
                habit.layer(Subject.SEAL),
                List.of(wall(gate, 24, 3.2).get(0), wall(gate, 24, -3.2).get(0)),
                false,
                false));
      }
    }
    Panel active = layout.longwall;
    if (active.advanceAt(asOf) > 1) {
      entities.add(new Path(goaf, active.goafAt(layout.frame, asOf), true, false));
    }
    double v = active.faceAt(asOf);
    entities.add(
        new Path(
            habit.layer(Subject.FACE),
            layout.onSeam(active.left(), v, active.right(), v),
            false,
            mine.spec.drawing().elevations()));
    entities.add(
        new Path(
            habit.layer(Subject.FINISHING_LINE),
            List.of(
                layout.frame.toGrid(active.left(), active.near()),
                layout.frame.toGrid(active.right(), active.near())),
            false,
            false));
    entities.add(
        new Label(
            habit.layer(Subject.FACE_NAME),
            layout.frame.toGrid(active.left() + 60, v),
            active.number() + "综采工作面"));
  }

  private void areas() {
    String pillars = habit.layer(Subject.PILLAR);
    mine.pillar.ifPresent(ring -> pillar(pillars, ring, "示例村保安煤柱"));
    mine.crossedPillar.ifPresent(ring -> pillar(pillars, ring, "示例公路保安煤柱"));
    entities.add(
        new Path(
            habit.layer(Subject.CHAMBER),
            List.of(
                layout.frame.toGrid(930, -4),
                layout.frame.toGrid(950, -4),
                layout.frame.toGrid(950, -10),
                layout.frame.toGrid(930, -10)),
            true,
            false));
    entities.add(new Label(habit.layer(Subject.CHAMBER), layout.frame.toGrid(940, -7), "中央水泵房"));
    for (Road incline : List.of(layout.incline, layout.returnIncline)) {
      entities.add(new Symbol(habit.layer(Subject.SHAFT), incline.at(0), "JING"));
    }
    entities.add(new Arc(habit.layer(Subject.TITLE), layout.frame.toGrid(915, 20), 14, 0, 180));
  }

  private void pillar(String layer, List<Coordinate> ring, String name) {
    entities.add(new Path(layer, ring, true, false));
    entities.add(new Label(layer, ring.get(0), name));
  }

  /**
   * A neighbour's border and the workings within some distance of it, under the neighbour's name.
   */
  private void surroundings() {
    mine.southernNeighbour.ifPresent(this::neighbour);
    mine.northernNeighbour.ifPresent(this::neighbour);
  }

  private void neighbour(SyntheticMine other) {
    String name = other.spec.name();
    entities.add(new Path(name + "井田边界", other.licence.outline(), true, false));
    var own = LicencePlan.polygon(mine.licence.outline());
    for (Road road : other.layout.net.roads()) {
      boolean driving = other.layout.headings.stream().anyMatch(h -> h.road() == road);
      Coordinate end = road.at(road.length());
      if (road.hidden()
          || driving
          || own.distance(own.getFactory().createPoint(end)) > NEIGHBOUR_STRIP) {
        continue;
      }
      entities.add(new Path(name + "巷道", List.of(road.at(0), end), false, false));
    }
    for (Panel panel : other.layout.finished) {
      List<Coordinate> goaf = panel.goafAt(other.layout.frame, asOf);
      if (own.distance(LicencePlan.polygon(goaf)) <= NEIGHBOUR_STRIP) {
        entities.add(new Path(name + "采空区", goaf, true, false));
      }
    }
  }

  private void sheet() {
    Coordinate corner = layout.frame.toGrid(layout.east + 150, -layout.south);
    entities.add(
        new Label(habit.layer(Subject.TITLE), corner, mine.spec.name() + "采掘工程平面图 1:2000 " + asOf));
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        Coordinate near = layout.frame.toGrid(200 + 700 * i, -600 + 600 * j);
        double x = StrictMath.rint(near.x / 500) * 500;
        double y = StrictMath.rint(near.y / 500) * 500;
        entities.add(cross(x - 10, y, x + 10, y));
        entities.add(cross(x, y - 10, x, y + 10));
      }
    }
  }

  private Path cross(double x0, double y0, double x1, double y1) {
    return new Path(
        habit.layer(Subject.GRID),
        List.of(new Coordinate(x0, y0), new Coordinate(x1, y1)),
        false,
        false);
  }
}
