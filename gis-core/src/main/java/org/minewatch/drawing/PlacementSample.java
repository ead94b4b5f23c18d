package org.minewatch.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.VertexList;

/**
 * The vertices that tell where a drawing lies: those of the drawn boundary if there is one, else of
 * the mine's own workings, else of everything.
 */
final class PlacementSample {
  private static final int MOST_VERTICES = 20_000;

  private final double[] boundary;
  private final double[] xyz;

  PlacementSample(List<SourceFeature> features, LayerMapping layers) {
    boundary =
        vertices(
            features,
            f ->
                f.shape() != Shape.POINT
                    && isOwn(layers.of(f.layer()), LayerClass.LICENCE_BOUNDARY));
    double[] chosen = boundary;
    if (chosen.length == 0) {
      chosen = vertices(features, f -> f.shape() != Shape.POINT && isWorking(layers.of(f.layer())));
    }
    xyz = chosen.length == 0 ? vertices(features, f -> true) : chosen;
  }

  private static boolean isOwn(LayerDictionary.Entry e, LayerClass layerClass) {
    return e.meaning().neighbour().isEmpty() && e.meaning().layerClass() == layerClass;
  }

  private static boolean isWorking(LayerDictionary.Entry e) {
    return e.meaning().neighbour().isEmpty()
        && switch (e.meaning().layerClass()) {
          case IGNORE, UNKNOWN, ANNOTATION, NEIGHBOUR -> false;
          default -> true;
        };
  }

  private static double[] vertices(List<SourceFeature> features, Predicate<SourceFeature> wanted) {
    VertexList out = new VertexList();
    for (SourceFeature f : features) {
      if (wanted.test(f)) {
        for (int p = 0; p < f.pathCount() && out.count() < MOST_VERTICES; p++) {
          double[] path = f.path(p);
          for (int i = 0; i < path.length; i += 3) {
            out.add(path[i], path[i + 1], path[i + 2]);
          }
        }
      }
    }
    return out.toArray();
  }

  boolean isEmpty() {
    return xyz.length == 0;
  }

  /** Median of x as drawn. */
  double middleX() {
    return median(xyz, 0);
  }

  /** Median of y as drawn. */
  double middleY() {
    return median(xyz, 1);
  }

  /** Medians of easting and northing after a move, null when it cannot be computed. */
  double[] middle(Placement.Move move) {
    double[] moved = {middleX(), middleY(), 0};
    return apply(move, moved, 0) ? new double[] {moved[0], moved[1]} : null;
  }

  private static double median(double[] triples, int ordinate) {
    double[] values = new double[triples.length / 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = triples[3 * i + ordinate];
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** The share of the vertices that a move puts inside an area. */
  double shareInside(Placement.Move move, Envelope area) {
    double[] moved = xyz.clone();
    int inside = 0;
    for (int i = 0; i < moved.length; i += 3) {
      if (apply(move, moved, i) && area.contains(moved[i], moved[i + 1])) {
        inside++;
      }
    }
    return 3.0 * inside / moved.length;
  }

  /** Median distance of the drawn boundary's vertices from the licence's edge. */
  OptionalDouble boundaryDistance(Placement.Move move, Geometry licence) {
    if (boundary.length == 0) {
      return OptionalDouble.empty();
    }
    Geometry edge = licence.getBoundary();
    GeometryFactory factory = licence.getFactory();
    double[] moved = boundary.clone();
    double[] distances = new double[moved.length / 3];
    for (int i = 0; i < moved.length; i += 3) {
      distances[i / 3] =
          apply(move, moved, i)
              ? edge.distance(factory.createPoint(new Coordinate(moved[i], moved[i + 1])))
              : Double.POSITIVE_INFINITY;
    }
    Arrays.sort(distances);
    return OptionalDouble.of(distances[distances.length / 2]);
  }

  private static boolean apply(Placement.Move move, double[] xyz, int at) {
    try {
      move.apply(xyz, at);
      return Double.isFinite(xyz[at]) && Double.isFinite(xyz[at + 1]);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
