package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** Finds corners of the drawn licence boundary that moved. */
final class CornerChanges {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A corner is drawn from printed numbers: half a metre is more than rounding. */
  private static final double MOVED_METRES = 0.5;

  private static final double SAME_CORNER_METRES = 200;

  /** A vertex where the line hardly turns is no corner. */
  private static final double CORNER_RADIANS = Math.toRadians(1);

  private CornerChanges() {}

  static List<Change> compare(Sheet earlier, Sheet later) {
    List<DrawnFeature> then = lines(earlier);
    List<DrawnFeature> now = lines(later);
    if (then.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    List<Coordinate> fresh = missing(corners(now), then);
    List<Change> changes = new ArrayList<>();
    List<Coordinate> taken = new ArrayList<>();
    for (Coordinate was : missing(corners(then), now)) {
      Coordinate to =
          fresh.stream()
              .filter(c -> !taken.contains(c) && c.distance(was) <= SAME_CORNER_METRES)
              .min(
                  Comparator.comparingDouble((Coordinate c) -> c.distance(was))
                      .thenComparing(c -> c))
              .orElse(null);
      if (to == null) {
        changes.add(change(ChangeKind.GONE, was, OptionalDouble.empty(), then));
      } else {
        taken.add(to);
        changes.add(change(ChangeKind.CORNER_MOVED, to, OptionalDouble.of(to.distance(was)), now));
      }
    }
    fresh.stream()
        .filter(c -> !taken.contains(c))
        .forEach(c -> changes.add(change(ChangeKind.NEW, c, OptionalDouble.empty(), now)));
    return changes;
  }

  private static Change change(
      ChangeKind kind, Coordinate at, OptionalDouble by, List<DrawnFeature> lines) {
    return Change.of(
        kind,
        LayerClass.LICENCE_BOUNDARY,
        "",
        FACTORY.createPoint(new Coordinate(at.x, at.y)),
        OptionalDouble.empty(),
        by,
        lines.stream().map(DrawnFeature::entity).limit(5).toList());
  }

  private static List<DrawnFeature> lines(Sheet sheet) {
    return sheet.all(LayerClass.LICENCE_BOUNDARY).stream()
        .filter(f -> f.geometry().getDimension() > 0)
        .toList();
  }

  /** Corners where the other line has no vertex; however it is redrawn, a corner stays a vertex. */
  private static List<Coordinate> missing(List<Coordinate> corners, List<DrawnFeature> other) {
    return corners.stream()
        .filter(
            c ->
                other.stream()
                    .flatMap(f -> Arrays.stream(f.geometry().getCoordinates()))
                    .noneMatch(v -> v.distance(c) <= MOVED_METRES))
        .toList();
  }

  private static List<Coordinate> corners(List<DrawnFeature> features) {
    List<Coordinate> corners = new ArrayList<>();
    for (DrawnFeature f : features) {
      for (LineString line : Segments.lines(f.geometry())) {
        Coordinate[] c = line.getCoordinates();
        int n = line.isClosed() ? c.length - 1 : c.length;
        // The ends of an open line are where somebody stopped drawing.
        for (int i = line.isClosed() ? 0 : 1; i < (line.isClosed() ? n : n - 1); i++) {
          if (turns(c[(i + n - 1) % n], c[i], c[(i + 1) % n])) {
            corners.add(c[i]);
          }
        }
      }
    }
    return corners.stream().map(c -> new Coordinate(c.x, c.y)).distinct().sorted().toList();
  }

  private static boolean turns(Coordinate a, Coordinate b, Coordinate c) {
    return Math.PI - Angle.angleBetween(a, b, c) > CORNER_RADIANS;
  }
}
