package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.minewatch.drawing.DrawnFeature;

/** Says which stretches of a road other drawn lines do not show, to some metres. */
public final class RoadCover {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Segments lines;

  private RoadCover(Segments lines) {
    this.lines = lines;
  }

  /** Of the lines and outlines of some features. */
  public static RoadCover of(List<DrawnFeature> features) {
    return new RoadCover(Segments.of(features));
  }

  /**
   * The stretches of a road that no line runs within so many metres of; empty when there are none.
   */
  public Geometry uncovered(Geometry road, double metres) {
    List<LineString> left = new ArrayList<>();
    for (LineString line : Segments.lines(road)) {
      for (Walk.Stretch<Boolean> s :
          Walk.along(line, step -> !lines.near(step.at(), metres).isEmpty())) {
        if (!s.answer()) {
          left.add(s.line());
        }
      }
    }
    return FACTORY.createMultiLineString(left.toArray(LineString[]::new));
  }

  /**
   * How far beside a road a parallel line runs, the same way all along; NaN when none does.
   *
   * @param spread how much the distance may vary between its first and last tenth
   */
  public double beside(Geometry road, double farthest, double spread) {
    double[] d =
        Segments.lines(road).stream()
            .flatMap(l -> Walk.steps(l).stream())
            .mapToDouble(
                s ->
                    lines.near(s.at(), farthest).stream()
                        .filter(o -> o.isAlong(s.dx(), s.dy()))
                        .mapToDouble(o -> o.distance(s.at()))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY))
            .sorted()
            .toArray();
    if (d.length == 0) {
      return Double.NaN;
    }
    double low = d[(int) (0.1 * (d.length - 1))];
    double high = d[(int) (0.9 * (d.length - 1))];
    return high - low <= spread ? d[d.length / 2] : Double.NaN;
  }

  /** Whether any line comes within so many metres of a road or an outline. */
  public boolean comesNear(Geometry g, double metres) {
    return Segments.lines(g).stream()
        .flatMap(l -> Walk.steps(l).stream())
        .anyMatch(s -> !lines.near(s.at(), metres).isEmpty());
  }
}
