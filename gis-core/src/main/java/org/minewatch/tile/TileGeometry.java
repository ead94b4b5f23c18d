package org.minewatch.tile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * What a tile shows of a geometry: projected, cut at the tile with some room around it, without
 * points that cannot be told apart at its zoom, on whole units. Polygons stay valid; nothing
 * vanishes for being small, a polygon or line that would becomes the smallest there is.
 */
final class TileGeometry {

  /**
   * Room around a tile, units: 16 pixels of one shown at 512, so that lines and signs at its edge
   * are whole.
   */
  static final int AROUND = 128;

  /** A quarter of a pixel of a tile shown at 512 pixels. */
  private static final double TOLERANCE = 2;

  private static final GeometryFactory UNITS = new GeometryFactory(new PrecisionModel(1));
  private static final Envelope BOX =
      new Envelope(-AROUND, TileAddress.EXTENT + AROUND, -AROUND, TileAddress.EXTENT + AROUND);
  private static final Geometry SQUARE = UNITS.toGeometry(BOX);

  private final TileAddress tile;
  private final List<Coordinate> points = new ArrayList<>();
  private final List<Coordinate[]> lines = new ArrayList<>();
  private final List<Polygon> polygons = new ArrayList<>();

  private TileGeometry(TileAddress tile) {
    this.tile = tile;
  }

  /** Of a geometry in degrees; empty in all three kinds where the tile shows nothing of it. */
  static TileGeometry of(Geometry degrees, TileAddress tile) {
    TileGeometry of = new TileGeometry(tile);
    if (degrees.getEnvelopeInternal().intersects(tile.bounds(AROUND))) {
      of.add(degrees);
    }
    return of;
  }

  /** On whole units. */
  List<Coordinate> points() {
    return points;
  }

  /** At least two different points each, on whole units. */
  List<Coordinate[]> lines() {
    return lines;
  }

  /** Valid, on whole units; their rings run either way. */
  List<Polygon> polygons() {
    return polygons;
  }

  private void add(Geometry degrees) {
    if (degrees instanceof GeometryCollection) {
      for (int i = 0; i < degrees.getNumGeometries(); i++) {
        add(degrees.getGeometryN(i));
      }
    } else if (degrees.isEmpty()) {
      return;
    } else if (degrees instanceof Point point) {
      Coordinate at = projected(point.getCoordinate());
      if (BOX.covers(at)) {
        points.add(snapped(at));
      }
    } else if (degrees instanceof LineString line) {
      for (List<Coordinate> part : LineClip.within(BOX, projected(line.getCoordinates()))) {
        addLine(part.toArray(Coordinate[]::new));
      }
    } else if (degrees instanceof Polygon polygon) {
      addPolygon(polygon);
    }
  }

  private void addLine(Coordinate[] line) {
    Coordinate[] simple =
        isDeepest() || line.length < 3
            ? line
            : DouglasPeuckerSimplifier.simplify(UNITS.createLineString(line), TOLERANCE)
                .getCoordinates();
    List<Coordinate> snapped = new ArrayList<>(simple.length);
    for (Coordinate c : simple) {
      Coordinate at = snapped(c);
      if (snapped.isEmpty() || !at.equals2D(snapped.get(snapped.size() - 1))) {
        snapped.add(at);
      }
    }
    if (snapped.size() == 1) {
      snapped.add(new Coordinate(snapped.get(0).x + 1, snapped.get(0).y));
    }
    lines.add(snapped.toArray(Coordinate[]::new));
  }

  private void addPolygon(Polygon degrees) {
    LinearRing[] holes = new LinearRing[degrees.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = UNITS.createLinearRing(projected(degrees.getInteriorRingN(i).getCoordinates()));
    }
    Geometry whole =
        UNITS.createPolygon(
            UNITS.createLinearRing(projected(degrees.getExteriorRing().getCoordinates())), holes);
    if (!isDeepest()) {
      whole = TopologyPreservingSimplifier.simplify(whole, TOLERANCE);
    }
    List<Polygon> parts = new ArrayList<>();
    collect(cut(whole), parts);
    if (parts.isEmpty()) {
      Envelope box = whole.getEnvelopeInternal();
      Coordinate middle = snapped(box.centre());
      // Too small for a unit, and not merely beside the tile.
      if (BOX.contains(middle) && Math.max(box.getWidth(), box.getHeight()) < 2) {
        parts.add(
            (Polygon)
                UNITS.toGeometry(new Envelope(middle.x, middle.x + 1, middle.y, middle.y + 1)));
      }
    }
    polygons.addAll(parts);
  }

  /** The part in the box on whole units; what was invalid before is mended first. */
  private static Geometry cut(Geometry whole) {
    try {
      if (whole.isValid()) {
        return OverlayNG.overlay(whole, SQUARE, OverlayNG.INTERSECTION, UNITS.getPrecisionModel());
      }
    } catch (RuntimeException e) {
      // Nearly invalid: mended below.
    }
    return OverlayNG.overlay(
        GeometryFixer.fix(whole), SQUARE, OverlayNG.INTERSECTION, UNITS.getPrecisionModel());
  }

  private static void collect(Geometry cut, List<Polygon> parts) {
    for (int i = 0; i < cut.getNumGeometries(); i++) {
      if (cut.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        parts.add(polygon);
      }
    }
  }

  private boolean isDeepest() {
    return tile.zoom() == TileAddress.DEEPEST_ZOOM;
  }

  private Coordinate[] projected(Coordinate[] degrees) {
    Coordinate[] units = new Coordinate[degrees.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = projected(degrees[i]);
    }
    return units;
  }

  private Coordinate projected(Coordinate degrees) {
    return new Coordinate(tile.x(degrees.x), tile.y(degrees.y));
  }

  private static Coordinate snapped(Coordinate c) {
    return new Coordinate(Math.rint(c.x), Math.rint(c.y));
  }
}
