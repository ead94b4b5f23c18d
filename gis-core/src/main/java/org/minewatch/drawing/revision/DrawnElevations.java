package org.minewatch.drawing.revision;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;

/** The elevations that the drawn roads of a plan have, to be compared with what others say. */
public final class DrawnElevations {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** At a shaft the surface and the levels below share a place in plan. */
  private static final double SHAFT_METRES = 40;

  private final Segments roads;
  private final List<Geometry> shafts;

  private DrawnElevations(Segments roads, List<Geometry> shafts) {
    this.roads = roads;
    this.shafts = shafts;
  }

  public static DrawnElevations of(MineDrawing plan) {
    return new DrawnElevations(
        Segments.of(plan.own(LayerClass.ROADWAY).toList()),
        plan.own(LayerClass.SHAFT).map(DrawnFeature::geometry).toList());
  }

  /**
   * How much higher than some elevation the road at a place is drawn. Where several roads meet or
   * cross, the one that fits best is taken, for that is the one that is meant. Empty where there is
   * none, and near a shaft.
   *
   * @param metres how far a road may be from the place
   */
  public OptionalDouble difference(Coordinate at, double metres, double elevation) {
    Point place = FACTORY.createPoint(new Coordinate(at.x, at.y));
    if (shafts.stream().anyMatch(s -> s.isWithinDistance(place, SHAFT_METRES))) {
      return OptionalDouble.empty();
    }
    return roads.near(at, metres).stream()
        .mapToDouble(s -> s.elevation(at) - elevation)
        .filter(d -> !Double.isNaN(d))
        .boxed()
        .min(Comparator.comparingDouble(Math::abs))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
