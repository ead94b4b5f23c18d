package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.minewatch.drawing.source.SourceFeature;

/**
 * Makes geometries of placed paths: closed lines of classes that bound an area become polygons,
 * small gaps are closed, crossing rings repaired, and all of it is said.
 */
final class FeatureShaper {

  /** A ring that misses its start by no more than this was meant to be closed. */
  static final double CLOSING_GAP_METRES = 0.5;

  private static final double SAME_VERTEX_METRES = 1e-4;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Tally closedGaps =
      new Tally("%d open lines that end within 0.5 m of their start were closed");
  private final Tally repaired = new Tally("%d rings cross or touch themselves and were repaired");
  private final Tally degenerate = new Tally("%d lines without length or rings without area");

  /**
   * The geometry of a feature, empty when there is nothing of it.
   *
   * @param paths its placed paths
   */
  Optional<Geometry> shape(SourceFeature f, LayerClass layerClass, double[][] paths) {
    return switch (f.shape()) {
      case POINT -> Optional.of(FACTORY.createPoint(coordinates(paths[0])[0]));
      case LINE -> line(f, layerClass, coordinates(paths[0]));
      case RING -> ring(f, layerClass, coordinates(paths[0]));
      case AREA -> area(f, layerClass, paths);
    };
  }

  private Optional<Geometry> line(SourceFeature f, LayerClass layerClass, Coordinate[] c) {
    boolean bounds = layerClass.isArea();
    if (bounds && c.length >= 4 && c[0].distance(c[c.length - 1]) <= CLOSING_GAP_METRES) {
      if (!c[0].equals2D(c[c.length - 1])) {
        closedGaps.add(f);
      }
      return polygonOrLine(f, closed(c));
    }
    return lineString(f, c);
  }

  private Optional<Geometry> ring(SourceFeature f, LayerClass layerClass, Coordinate[] c) {
    Coordinate[] closed = closed(c);
    return layerClass.isArea() ? polygonOrLine(f, closed) : lineString(f, closed);
  }

  private Optional<Geometry> area(SourceFeature f, LayerClass layerClass, double[][] paths) {
    List<Coordinate[]> rings = new ArrayList<>();
    for (double[] path : paths) {
      rings.add(closed(coordinates(path)));
    }
    if (isLinework(layerClass)) {
      return rings.size() == 1
          ? lineString(f, rings.get(0))
          : Optional.of(
              FACTORY.createMultiLineString(
                  rings.stream()
                      .filter(r -> r.length >= 2)
                      .map(FACTORY::createLineString)
                      .toArray(LineString[]::new)));
    }
    if (rings.get(0).length < 4) {
      return lineString(f, rings.get(0));
    }
    LinearRing[] holes =
        rings.stream()
            .skip(1)
            .filter(r -> r.length >= 4)
            .map(FACTORY::createLinearRing)
            .toArray(LinearRing[]::new);
    return valid(
        f.entity(),
        f.layer(),
        FACTORY.createPolygon(FACTORY.createLinearRing(rings.get(0)), holes));
  }

  /** Roadways stay lines, whether drawn as centre lines or as outlines. */
  private static boolean isLinework(LayerClass layerClass) {
    return layerClass == LayerClass.ROADWAY
        || layerClass == LayerClass.SEAL
        || layerClass == LayerClass.FAULT;
  }

  private Optional<Geometry> polygonOrLine(SourceFeature f, Coordinate[] closed) {
    return closed.length < 4
        ? lineString(f, closed)
        : valid(f.entity(), f.layer(), FACTORY.createPolygon(closed));
  }

  /** The area that a ring of joined lines bounds. */
  Optional<Geometry> area(String entity, String layer, double[] xyz) {
    Coordinate[] closed = closed(coordinates(xyz));
    return closed.length < 4
        ? Optional.empty()
        : valid(entity, layer, FACTORY.createPolygon(closed));
  }

  private Optional<Geometry> valid(String entity, String layer, Polygon polygon) {
    if (new IsValidOp(polygon).isValid()) {
      return Optional.of(polygon);
    }
    Geometry fixed = GeometryFixer.fix(polygon);
    if (fixed.getDimension() < 2 || fixed.getArea() == 0) {
      return Optional.of(FACTORY.createLineString(polygon.getExteriorRing().getCoordinates()));
    }
    repaired.add(entity, layer);
    return Optional.of(fixed);
  }

  /** A vertical line is kept: a shaft has no length on the plan. */
  private Optional<Geometry> lineString(SourceFeature f, Coordinate[] c) {
    if (c.length < 2) {
      degenerate.add(f);
      return Optional.empty();
    }
    return Optional.of(FACTORY.createLineString(c));
  }

  /** Without vertices that repeat the one before. */
  private static Coordinate[] coordinates(double[] xyz) {
    List<Coordinate> out = new ArrayList<>(xyz.length / 3);
    for (int i = 0; i < xyz.length; i += 3) {
      Coordinate c = new Coordinate(xyz[i], xyz[i + 1], xyz[i + 2]);
      Coordinate last = out.isEmpty() ? null : out.get(out.size() - 1);
      if (last == null || !last.equals2D(c) || Math.abs(last.getZ() - c.getZ()) > 0) {
        out.add(c);
      }
    }
    return out.toArray(Coordinate[]::new);
  }

  private static Coordinate[] closed(Coordinate[] c) {
    int n = c.length;
    if (n < 2) {
      return c;
    }
    boolean repeats = c[0].equals2D(c[n - 1], SAME_VERTEX_METRES);
    Coordinate[] out = new Coordinate[repeats ? n : n + 1];
    System.arraycopy(c, 0, out, 0, n);
    out[out.length - 1] = c[0].copy();
    return out;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Tally t : List.of(closedGaps, repaired, degenerate)) {
      t.note().ifPresent(notes::add);
    }
    return notes;
  }
}
