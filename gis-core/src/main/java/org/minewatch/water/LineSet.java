package org.minewatch.water;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The lines that belong to one body of water; each may be a closed ring, an open line on the side
 * of the workings, or missing.
 *
 * @param stop 停采线
 * @param probe 探水线
 * @param alert 警戒线
 */
public record LineSet(Optional<Geometry> stop, Optional<Geometry> probe, Optional<Geometry> alert) {

  /** An open line farther from the water than this belongs to another body. */
  private static final double FARTHEST_METRES = 250;

  /** Share of the water that a ring has to hold to be its ring. */
  private static final double HOLDS = 0.5;

  /** Picks the lines of a body of water among all lines of the plan. */
  public static LineSet of(
      Geometry water, List<Geometry> stops, List<Geometry> probes, List<Geometry> alerts) {
    return new LineSet(pick(water, stops), pick(water, probes), pick(water, alerts));
  }

  /**
   * The smallest ring around the water, else the open lines that run by it. A ring around another
   * body only is none of them.
   */
  private static Optional<Geometry> pick(Geometry water, List<Geometry> lines) {
    Optional<Geometry> ring =
        lines.stream()
            .filter(g -> g.getDimension() == 2)
            .filter(
                g ->
                    g.getEnvelopeInternal().intersects(water.getEnvelopeInternal())
                        && g.intersection(water).getArea() >= HOLDS * water.getArea())
            .min(Comparator.comparingDouble(Geometry::getArea));
    if (ring.isPresent()) {
      return ring;
    }
    List<Geometry> open =
        lines.stream()
            .filter(g -> g.getDimension() == 1 && g.isWithinDistance(water, FARTHEST_METRES))
            .toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(water.getFactory().buildGeometry(open));
  }

  /** Whether no line of any kind belongs to the water. */
  public boolean isEmpty() {
    return stop.isEmpty() && probe.isEmpty() && alert.isEmpty();
  }
}
