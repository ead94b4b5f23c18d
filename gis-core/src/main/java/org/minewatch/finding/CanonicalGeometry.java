package org.minewatch.finding;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometry in the one form of the result folder: longitude and latitude to seven decimals (about a
 * centimetre), polygons by the right-hand rule of RFC 7946.
 */
final class CanonicalGeometry {

  static final double SCALE = 1e7;

  private CanonicalGeometry() {}

  /** Rounded and wound, with its parts and the direction of its lines as they were. */
  static Geometry rounded(Geometry geometry) {
    Geometry copy = geometry.copy();
    copy.apply(new Rounding());
    copy.setSRID(0);
    copy.setUserData(null);
    return wind(copy);
  }

  /** Also the same for every order of parts and every starting point of a ring. */
  static Geometry normalised(Geometry geometry) {
    Geometry copy = geometry.copy();
    copy.apply(new Rounding());
    copy.setSRID(0);
    copy.setUserData(null);
    copy.normalize();
    return wind(copy);
  }

  private static Geometry wind(Geometry geometry) {
    if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
      LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
      for (int i = 0; i < holes.length; i++) {
        holes[i] = wind(polygon.getInteriorRingN(i), false);
      }
      return polygon.getFactory().createPolygon(wind(polygon.getExteriorRing(), true), holes);
    }
    if (geometry instanceof GeometryCollection collection) {
      Geometry[] parts = new Geometry[collection.getNumGeometries()];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = wind(collection.getGeometryN(i));
      }
      return switch (collection.getGeometryType()) {
        case Geometry.TYPENAME_MULTIPOLYGON ->
            collection
                .getFactory()
                .createMultiPolygon(java.util.Arrays.copyOf(parts, parts.length, Polygon[].class));
        case Geometry.TYPENAME_GEOMETRYCOLLECTION ->
            collection.getFactory().createGeometryCollection(parts);
        default -> collection;
      };
    }
    return geometry;
  }

  private static LinearRing wind(LinearRing ring, boolean counterClockwise) {
    return ring.getNumPoints() < 4
            || Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise
        ? ring
        : ring.reverse();
  }

  private static final class Rounding implements CoordinateSequenceFilter {

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      for (int ordinate = 0; ordinate < 2; ordinate++) {
        double value = sequence.getOrdinate(i, ordinate);
        if (!(Math.abs(value) <= 360)) {
          throw new IllegalArgumentException(value + " is no longitude or latitude in degrees");
        }
        sequence.setOrdinate(i, ordinate, Math.round(value * SCALE) / SCALE);
      }
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
