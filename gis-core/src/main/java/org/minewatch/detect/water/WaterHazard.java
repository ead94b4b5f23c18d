package org.minewatch.detect.water;

import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.water.FloodedArea;
import org.minewatch.water.WaterBoundary;
import org.minewatch.wording.Text;

/**
 * A danger of water as one plan knows it: the body with its lines, a ring of which the water is not
 * drawn, or a water-barrier pillar.
 *
 * @param area empty for a ring or pillar alone
 * @param drained whether the register says drained but not yet verified: the stop line still holds
 */
record WaterHazard(
    MineDrawing plan,
    Optional<FloodedArea> area,
    Optional<HazardLine> alert,
    Optional<HazardLine> probe,
    Optional<HazardLine> stop,
    boolean drained) {

  /** Head of water above a place divided by this is its pressure, metres of water a megapascal. */
  private static final double METRES_PER_MPA = 1 / 0.0098;

  /** What it is called. */
  Text label() {
    String name = area.map(FloodedArea::name).orElse("");
    return name.isEmpty()
        ? new Text("积水区", "the flooded area")
        : new Text("“" + name + "”", "'" + name + "'");
  }

  OptionalDouble levelMetres() {
    return area.map(FloodedArea::levelMetres).orElse(OptionalDouble.empty());
  }

  /** How far the holes have to stay ahead follows from the kind of water. */
  boolean isOldWater() {
    return area.map(FloodedArea::boundary)
        .map(b -> b != WaterBoundary.FAULT && b != WaterBoundary.COLUMN)
        .orElse(true);
  }

  /** Pressure of the water at an elevation, MPa: 0 above its level, NaN where either is unknown. */
  double pressureMpa(OptionalDouble elevation) {
    return levelMetres().isEmpty() || elevation.isEmpty()
        ? Double.NaN
        : Math.max(0, levelMetres().getAsDouble() - elevation.getAsDouble()) / METRES_PER_MPA;
  }

  /**
   * Whether a working stands so high above the level of the water that it is in another horizon: a
   * working in the seam itself lies above the level too as long as it comes down to the water, so
   * the steepest dip that is allowed for is counted.
   *
   * @param marginMetres uncertainty and rise of the level
   * @param dip steepest rise from the edge of the water, as a tangent
   */
  boolean isBelow(Coordinate at, OptionalDouble elevation, double marginMetres, double dip) {
    if (levelMetres().isEmpty() || elevation.isEmpty() || area.isEmpty()) {
      return false;
    }
    double away = area.get().outline().distance(area.get().outline().getFactory().createPoint(at));
    return elevation.getAsDouble() - levelMetres().getAsDouble() > marginMetres + dip * away;
  }

  /** The line of a kind. */
  Optional<HazardLine> line(HazardLine.Kind kind) {
    return switch (kind) {
      case ALERT -> alert;
      case PROBE -> probe;
      case STOP, BARRIER -> stop.filter(l -> l.kind() == kind);
    };
  }
}
