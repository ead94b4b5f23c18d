package org.minewatch.web.export.format;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryEditor;

/** Turns the rings of areas as a format wants them. */
final class Rings {
  private Rings() {}

  /** Outer rings counter-clockwise, holes clockwise, as GeoJSON and GeoPackage have them. */
  static Geometry counterClockwise(Geometry geometry) {
    return turned(geometry, true);
  }

  /** Outer rings clockwise, holes counter-clockwise, as shapefiles have them. */
  static Geometry clockwise(Geometry geometry) {
    return turned(geometry, false);
  }

  private static Geometry turned(Geometry geometry, boolean outerCounterClockwise) {
    if (geometry.getDimension() < 2) {
      return geometry;
    }
    return new GeometryEditor(geometry.getFactory())
        .edit(
            geometry,
            (part, factory) ->
                part instanceof Polygon area && !area.isEmpty()
                    ? turned(area, outerCounterClockwise)
                    : part);
  }

  private static Polygon turned(Polygon area, boolean outerCounterClockwise) {
    LinearRing[] holes = new LinearRing[area.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = turned(area.getInteriorRingN(i), !outerCounterClockwise);
    }
    return area.getFactory()
        .createPolygon(turned(area.getExteriorRing(), outerCounterClockwise), holes);
  }

  private static LinearRing turned(LinearRing ring, boolean counterClockwise) {
    return org.locationtech.jts.algorithm.Orientation.isCCW(ring.getCoordinateSequence())
            == counterClockwise
        ? ring
        : ring.reverse();
  }
}
