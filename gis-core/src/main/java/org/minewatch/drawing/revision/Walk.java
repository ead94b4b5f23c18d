package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Walks a drawn line in short steps and gathers the stretches over which an answer stays the same,
 * so that how a line is cut into vertices and entities does not matter.
 */
final class Walk {
  static final double STEP_METRES = 5;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A stretch with one answer. */
  record Stretch<A>(A answer, LineString line) {}

  /** The middle of a step and the direction it is walked in. */
  record Step(Coordinate at, double dx, double dy) {}

  private Walk() {}

  static <A> List<Stretch<A>> along(LineString line, Function<Step, A> ask) {
    List<Stretch<A>> stretches = new ArrayList<>();
    CoordinateList open = new CoordinateList();
    A current = null;
    for (int i = 1; i < line.getNumPoints(); i++) {
      Coordinate a = line.getCoordinateN(i - 1);
      Coordinate b = line.getCoordinateN(i);
      int steps = (int) Math.max(1, Math.ceil(a.distance(b) / STEP_METRES));
      for (int k = 0; k < steps; k++) {
        A answer = ask.apply(new Step(between(a, b, (k + 0.5) / steps), b.x - a.x, b.y - a.y));
        if (!answer.equals(current)) {
          Coordinate border = between(a, b, (double) k / steps);
          open.add(border, false);
          close(stretches, current, open);
          open = new CoordinateList();
          open.add(border.copy(), false);
          current = answer;
        }
      }
      open.add(b.copy(), false);
    }
    close(stretches, current, open);
    return stretches;
  }

  /** Places along a line at even distances of about so much, ends included. */
  static List<Step> steps(LineString line) {
    List<Step> steps = new ArrayList<>();
    along(
        line,
        s -> {
          steps.add(s);
          return true;
        });
    return steps;
  }

  private static <A> void close(List<Stretch<A>> stretches, A answer, CoordinateList open) {
    if (answer != null && open.size() > 1) {
      stretches.add(new Stretch<>(answer, FACTORY.createLineString(open.toCoordinateArray())));
    }
  }

  private static Coordinate between(Coordinate a, Coordinate b, double t) {
    return new Coordinate(
        a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.getZ() + t * (b.getZ() - a.getZ()));
  }
}
