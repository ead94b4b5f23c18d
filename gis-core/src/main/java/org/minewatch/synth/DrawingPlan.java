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

  /** A seal in the gate of a finished panel, as something that is drawn. */
  record SealMark(Road gate) {}

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
    plan.entities.addAll(mine.schemes.draws(plan.habit, asOf));
    return plan.entities;
  }

  /** The plan of the lower seam: the boundary and the roads of that seam. */
  static List<DrawingEntity> ofLowerSeam(SyntheticMine mine, LocalDate asOf) {
    DrawingPlan plan = new DrawingPlan(mine, asOf);
    plan.boundary();
    for (Road road : mine.layout.net.roads()) {
      if (mine.schemes.isLower(road)) {
        plan.road(road, road.length());
      }
    }
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
      if (road.hidden() || mine.schemes.isLower(road) || mine.schemes.omits(road, asOf)) {
        continue;
      }
      Heading heading =
          layout.headings.stream().filter(h -> h.road() == road).findFirst().orElse(null);
      double driven =
          heading == null
              ? road.length()
              : mine.schemes.claims(heading.faceId(), asOf, heading.advanceAt(asOf));
      if (driven < 5 || (heading != null && heading.from().isAfter(asOf))) {
        continue;
      }
      road(road, driven);
      if (heading != null) {
        put(road, new Label(habit.layer(Subject.FACE_NAME), road.at(driven / 2), heading.faceId()));
      }
    }
  }

  /** Adds something that belongs to a part of the workings, where the mine draws that part. */
  private void put(Object of, DrawingEntity entity) {
    if (entity instanceof Path path) {
      entities.add(
          new Path(
              path.layer(),
              path.points().stream().map(c -> mine.schemes.redraw(of, c, asOf)).toList(),
              path.closed(),
              path.threeD()));
    } else if (entity instanceof Label label) {
      entities.add(
          new Label(label.layer(), mine.schemes.redraw(of, label.at(), asOf), label.text()));
    } else if (entity instanceof Symbol symbol) {
      entities.add(
          new Symbol(symbol.layer(), mine.schemes.redraw(of, symbol.at(), asOf), symbol.block()));
    }
  }

  private void road(Road road, double driven) {
    String layer = habit.layerOf(road);
    boolean threeD = mine.spec.drawing().elevations();
    List<Coordinate> line = road.between(0, driven);
    if (mine.spec.drawing().doubleLine()) {
      put(road, new Path(layer, wall(road, driven, HALF_ROAD_WIDTH), false, threeD));
      put(road, new Path(layer, wall(road, driven, -HALF_ROAD_WIDTH), false, threeD));
    } else {
      put(
          road,
          new Path(
              layer,
              threeD || !road.isStraight() ? line : List.of(line.get(0), road.at(driven)),
              false,
              threeD));
    }
    if (!road.name().startsWith("联络巷")) {
      put(road, new Label(layer, road.at(driven / 2), road.name()));
    }
    for (double at = 0; at <= driven; at += 180) {
      Coordinate c = road.at(at);
      put(
          road,
          new Label(
              habit.layer(Subject.ELEVATION),
              c,
              "+" + Decimals.format(mine.schemes.redraw(road, c, asOf).getZ(), 1)));
      put(
          road,
          new Symbol(habit.layer(Subject.TITLE), road.at(Math.min(driven, at + 60)), "DAOXIAN"));
    }
  }

  /** One wall of a road; of a straight one two points say it all. */
  private static List<Coordinate> wall(Road road, double driven, double left) {
    List<Coordinate> axis =
        road.isStraight() ? List.of(road.at(0), road.at(driven)) : road.between(0, driven);
    List<Coordinate> wall = new ArrayList<>();
    for (int i = 0; i < axis.size(); i++) {
      Coordinate a = axis.get(Math.max(0, i - 1));
      Coordinate b = axis.get(Math.min(axis.size() - 1, i + 1));
      Coordinate c = axis.get(i);
      double length = a.distance(b);
      double east = -(b.y - a.y) / length * left;
      double north = (b.x - a.x) / length * left;
      wall.add(new Coordinate(c.x + east, c.y + north, c.getZ()));
    }
    return wall;
  }

  private void panels() {
    String goaf = habit.layer(Subject.GOAF);
    for (Panel panel : layout.finished) {
      if (!mine.schemes.omits(panel, asOf)) {
        finished(panel, goaf);
      }
      for (Road gate : List.of(panel.transportGate(), panel.returnGate())) {
        SealMark seal = new SealMark(gate);
        if (mine.schemes.omits(seal, asOf)) {
          continue;
        }
        put(seal, new Symbol(habit.layer(Subject.SEAL), gate.at(12), "MIBI"));
        put(
            seal,
            new Path(
                habit.layer(Subject.SEAL),
                List.of(wall(gate, 24, 3.2).get(0), wall(gate, 24, -3.2).get(0)),
                false,
                false));
      }
    }
    Panel active = layout.longwall;
    if (active.advanceAt(asOf) > 1) {
      put(active, new Path(goaf, active.goafAt(layout.frame, asOf), true, false));
    }
    double v = active.faceAt(asOf);
    put(
        active,
        new Path(
            habit.layer(Subject.FACE),
            layout.onSeam(active.left(), v, active.right(), v),
            false,
            mine.spec.drawing().elevations()));
    put(
        active,
        new Path(
            habit.layer(Subject.FINISHING_LINE),
            List.of(
                layout.frame.toGrid(active.left(), active.near()),
                layout.frame.toGrid(active.right(), active.near())),
            false,
            false));
    put(
        active,
        new Label(
            habit.layer(Subject.FACE_NAME),
            layout.frame.toGrid(active.left() + 60, v),
            active.number() + "综采工作面"));
  }

  private void finished(Panel panel, String goaf) {
    put(panel, new Path(goaf, panel.goafAt(layout.frame, asOf), true, false));
    put(
        panel,
        new Label(
            habit.layer(Subject.FACE_NAME),
            layout.frame.toGrid(
                (panel.left() + panel.right()) / 2, (panel.near() + panel.far()) / 2),
            panel.number() + "工作面"));
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
          || other.schemes.isLower(road)
          || driving
          || own.distance(own.getFactory().createPoint(end)) > NEIGHBOUR_STRIP) {
        continue;
      }
      List<Coordinate> line =
          road.isStraight() ? List.of(road.at(0), end) : road.between(0, road.length());
      entities.add(new Path(name + "巷道", line, false, false));
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
