package org.minewatch.pack;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.wording.Text;

/**
 * A stretch of a way along one road in one direction.
 *
 * @param road what the road is called
 * @param length metres along it, on the slope where elevations are known
 * @param bearing degrees from grid north, first to last place
 * @param fromElevation metres, NaN when not known
 * @param line easting, northing and elevation of its vertices
 * @param passes what one comes by, in order
 * @param left whether the road was given up or lies behind a face
 * @param turn what one does at its end
 */
record Leg(
    Text road,
    double length,
    double bearing,
    double fromElevation,
    double toElevation,
    WalkingTime time,
    List<Coordinate> line,
    List<Pass> passes,
    boolean left,
    Turn turn) {

  Leg {
    line = List.copyOf(line);
    passes = List.copyOf(passes);
  }

  /**
   * Something one comes by.
   *
   * @param at metres from the beginning of the leg
   * @param closed whether it is a seal that nobody goes through in the ordinary course
   */
  record Pass(double at, Text what, boolean closed) {}

  double rise() {
    return toElevation - fromElevation;
  }

  boolean isClosed() {
    return left || passes.stream().anyMatch(Pass::closed);
  }
}
