package org.minewatch.pack;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.wording.Text;

/**
 * A point to find and survey underground.
 *
 * @param name by which the results come back: {@code P1}, or {@code E} where the way arrives
 * @param at easting, northing and elevation (NaN when no road there has one), in the space's metres
 * @param limit the nearest licensed limit; empty when the night has no licence of the mine
 * @param ties from the nearest control points
 */
record SurveyPoint(String name, Text what, Coordinate at, Optional<Limit> limit, List<Tie> ties) {

  SurveyPoint {
    ties = List.copyOf(ties);
  }

  /**
   * Where the licensed area ends nearest to a point.
   *
   * @param outside metres beyond the limit; negative inside
   * @param foot the place of the limit
   */
  record Limit(double outside, Coordinate foot) {}

  /** How a point is set out from a known one, in the grid it is told in. */
  record Tie(ControlPoint from, double bearing, double distance) {}
}
