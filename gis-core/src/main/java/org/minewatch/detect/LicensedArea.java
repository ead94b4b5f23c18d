package org.minewatch.detect;

import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.LicencePart;
import org.minewatch.boundary.LicencePrism;

/**
 * All that a mine is licensed for in a night, in plan.
 *
 * @param prisms the licences it is made of
 * @param area their areas together, deductions taken out, in the mine's metres
 */
public record LicensedArea(List<LicencePrism> prisms, Geometry area, EdgeTable edges) {

  /** One sigma of the corners, metres: that of the least exact licence. */
  public double boundarySigma() {
    return prisms.stream().mapToDouble(LicencePrism::boundarySigmaMetres).max().orElse(0);
  }

  /** One sigma of the way from the licence's coordinates into the mine's, metres. */
  public double transformSigma() {
    return prisms.stream().mapToDouble(p -> p.transform().sigmaMetres()).max().orElse(0);
  }

  /** What is deducted from the licences. */
  public Geometry deducted() {
    return prisms.stream().map(LicencePrism::deducted).reduce(Geometry::union).orElseThrow();
  }

  /** Parts of all licences. */
  public List<LicencePart> parts() {
    return prisms.stream().flatMap(p -> p.parts().stream()).toList();
  }

  /** The licence whose boundary is nearest to a place. */
  public LicencePrism nearest(Coordinate place) {
    return prisms.stream()
        .min(Comparator.comparingDouble(p -> Math.abs(p.edges().outsideMetres(place.x, place.y))))
        .orElseThrow();
  }

  /**
   * The largest distance of any vertex of a geometry beyond the area; at most 0 when all are
   * inside.
   */
  public double maxOutsideMetres(Geometry geometry) {
    double max = Double.NEGATIVE_INFINITY;
    for (Coordinate c : geometry.getCoordinates()) {
      max = Math.max(max, edges.outsideMetres(c.x, c.y));
    }
    return max;
  }
}
