package org.minewatch.detect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.RoadCover;

/** One neighbour as this mine's plan shows it, beside the neighbour's own plan. */
final class NeighbourView {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * Something on one plan and not on the other.
   *
   * @param whole whether it is a thing of its own and no outline drawn a little otherwise
   */
  record Piece(Geometry where, boolean whole, double shift, String entity) {}

  private static final double FARTHEST_SHIFT_METRES = 80;

  /** From half of a thing on, it is missing and not drawn a little otherwise. */
  private static final double WHOLE_SHARE = 0.5;

  private final MineNight night;
  private final MineDrawing plan;
  private final String name;
  private final List<NeighbourPlan> theirs;
  private final LocalDate theirDay;

  NeighbourView(MineNight night, MineDrawing plan, String name, List<NeighbourPlan> theirs) {
    this.night = night;
    this.plan = plan;
    this.name = name;
    this.theirs = theirs;
    this.theirDay =
        theirs.stream().map(NeighbourPlan::asOf).min(LocalDate::compareTo).orElseThrow();
  }

  /** Neighbours whose workings a plan shows. */
  static Set<String> names(MineDrawing plan) {
    Set<String> names = new TreeSet<>();
    plan.features().stream()
        .filter(NeighbourView::isWorking)
        .map(DrawnFeature::neighbour)
        .forEach(names::add);
    return names;
  }

  private static boolean isWorking(DrawnFeature f) {
    LayerClass c = f.meaning().layerClass();
    return !f.neighbour().isEmpty()
        && f.text().isEmpty()
        && !f.hidden()
        && (c == LayerClass.GOAF || c == LayerClass.ROADWAY);
  }

  MineDrawing plan() {
    return plan;
  }

  String name() {
    return name;
  }

  List<NeighbourPlan> theirs() {
    return theirs;
  }

  double sigma() {
    return Math.hypot(
        plan.sigmaMetres(),
        theirs.stream().mapToDouble(NeighbourPlan::sigmaMetres).max().orElse(0));
  }

  /** Two plans of one thing differ by no more than this. */
  double tolerance() {
    return Math.max(parameter("same_place_m"), 3 * sigma());
  }

  private double parameter(String parameter) {
    return night.parameter("drawing.neighbour", parameter);
  }

  /** What this plan shows of the neighbour and its own plan does not. */
  List<Piece> notTheirs() {
    Geometry goaf = theirGoaf();
    RoadCover any = RoadCover.of(theirs.stream().flatMap(p -> p.workings().stream()).toList());
    List<Piece> pieces = new ArrayList<>();
    for (DrawnFeature f : shown()) {
      if (f.geometry().getDimension() == 2) {
        area(f.geometry(), goaf, f.entity()).filter(p -> !isAdvance(p, any)).forEach(pieces::add);
      } else {
        road(f, any, goaf).filter(p -> !isAdvance(p, any)).forEach(pieces::add);
      }
    }
    return pieces;
  }

  /** The neighbour's own goaf close behind the border that this plan does not show. */
  List<Piece> notShown() {
    if (plan.submission().asOf().isBefore(theirDay) || night.licensedArea().isEmpty()) {
      return List.of();
    }
    Geometry near = night.licensedArea().get().area().buffer(parameter("border_m"), 2);
    List<Geometry> areas =
        shown().stream()
            .map(DrawnFeature::geometry)
            .filter(g -> g.getDimension() == 2)
            .map(Sites::valid)
            .toList();
    if (areas.isEmpty()) {
      // A plan that shows a neighbour's roads only keeps no record of its goaf.
      return List.of();
    }
    Geometry here = FACTORY.buildGeometry(areas).union();
    List<Piece> pieces = new ArrayList<>();
    for (NeighbourPlan p : theirs) {
      for (DrawnFeature f : p.workings()) {
        if (f.layerClass() == LayerClass.GOAF && f.geometry().getDimension() == 2) {
          Geometry part = Sites.valid(f.geometry()).intersection(near);
          area(part, here, f.entity()).filter(Piece::whole).forEach(pieces::add);
        }
      }
    }
    return pieces;
  }

  private List<DrawnFeature> shown() {
    return plan.features().stream()
        .filter(NeighbourView::isWorking)
        .filter(f -> f.neighbour().equals(name))
        .filter(
            f ->
                f.geometry().getDimension() == 2
                    || f.meaning().layerClass() == LayerClass.ROADWAY
                        && f.geometry().getDimension() == 1)
        .toList();
  }

  private Geometry theirGoaf() {
    return FACTORY
        .buildGeometry(
            theirs.stream()
                .flatMap(p -> p.workings().stream())
                .filter(f -> f.layerClass() == LayerClass.GOAF && f.geometry().getDimension() == 2)
                .map(f -> Sites.valid(f.geometry()).buffer(tolerance(), 2))
                .toList())
        .union();
  }

  private Stream<Piece> area(Geometry drawn, Geometry other, String entity) {
    Geometry area = Sites.valid(drawn);
    Geometry rest = area.difference(other);
    boolean drafting =
        rest.getArea() < parameter("least_area_m2") || rest.buffer(-tolerance() / 2, 2).isEmpty();
    return drafting
        ? Stream.of()
        : Stream.of(new Piece(rest, isWhole(rest, area), Double.NaN, entity));
  }

  private boolean isWhole(Geometry rest, Geometry area) {
    return rest.getArea() >= WHOLE_SHARE * area.getArea()
        || !rest.buffer(-parameter("deep_m"), 2).isEmpty();
  }

  private Stream<Piece> road(DrawnFeature f, RoadCover any, Geometry goaf) {
    Geometry rest = any.uncovered(f.geometry(), tolerance()).difference(goaf);
    return rest.getLength() < parameter("least_length_m")
        ? Stream.of()
        : Stream.of(
            new Piece(
                rest,
                rest.getLength() >= WHOLE_SHARE * f.geometry().getLength(),
                any.beside(rest, FARTHEST_SHIFT_METRES, 3 * sigma()),
                f.entity()));
  }

  /** Whether it may have been driven or extracted since the neighbour's plan was drawn. */
  private boolean isAdvance(Piece p, RoadCover any) {
    long days = plan.submission().asOf().toEpochDay() - theirDay.toEpochDay();
    if (days <= 0 || !any.comesNear(p.where(), tolerance() + parameter("same_place_m"))) {
      return false;
    }
    Geometry edge = p.where().getDimension() == 2 ? p.where().getBoundary() : p.where();
    return any.uncovered(edge, tolerance() + days * parameter("advance_m_per_day")).isEmpty();
  }
}
