package org.minewatch.web.export.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A geometry as GeoPackage (OGC 12-128r17, 2.1.3) stores it: a header with the system and the
 * envelope, then ISO well-known binary, little-endian.
 */
final class GeoPackageBlob {
  /** Little-endian, with an envelope of X and Y. */
  private static final int FLAGS = 0b0000_0011;

  private static final int ISO_Z = 1000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  private final boolean withZ;

  private GeoPackageBlob(boolean withZ) {
    this.withZ = withZ;
  }

  /**
   * The bytes of a geometry that is not empty.
   *
   * @param withZ whether every vertex has an elevation
   */
  static byte[] of(Geometry geometry, int srsId, boolean withZ) {
    GeoPackageBlob blob = new GeoPackageBlob(withZ);
    blob.bytes.write('G');
    blob.bytes.write('P');
    blob.bytes.write(0);
    blob.bytes.write(FLAGS);
    blob.integer(srsId);
    Envelope box = geometry.getEnvelopeInternal();
    blob.number(box.getMinX());
    blob.number(box.getMaxX());
    blob.number(box.getMinY());
    blob.number(box.getMaxY());
    blob.geometry(geometry);
    return blob.bytes.toByteArray();
  }

  private void geometry(Geometry g) {
    bytes.write(1);
    if (g instanceof Point point) {
      integer(type(1));
      position(point.getCoordinate());
    } else if (g instanceof LineString line) {
      integer(type(2));
      line(line.getCoordinateSequence());
    } else if (g instanceof Polygon area) {
      integer(type(3));
      integer(1 + area.getNumInteriorRing());
      line(area.getExteriorRing().getCoordinateSequence());
      for (int i = 0; i < area.getNumInteriorRing(); i++) {
        line(area.getInteriorRingN(i).getCoordinateSequence());
      }
    } else {
      integer(
          type(
              switch (g.getGeometryType()) {
                case Geometry.TYPENAME_MULTIPOINT -> 4;
                case Geometry.TYPENAME_MULTILINESTRING -> 5;
                case Geometry.TYPENAME_MULTIPOLYGON -> 6;
                default -> 7;
              }));
      integer(g.getNumGeometries());
      for (int i = 0; i < g.getNumGeometries(); i++) {
        geometry(g.getGeometryN(i));
      }
    }
  }

  private int type(int code) {
    return withZ ? ISO_Z + code : code;
  }

  private void line(CoordinateSequence line) {
    integer(line.size());
    for (int i = 0; i < line.size(); i++) {
      position(line.getCoordinate(i));
    }
  }

  private void position(Coordinate c) {
    number(c.x);
    number(c.y);
    if (withZ) {
      number(c.getZ());
    }
  }

  private void integer(int value) {
    eight.clear();
    eight.putInt(value);
    bytes.write(eight.array(), 0, 4);
  }

  private void number(double value) {
    eight.clear();
    eight.putDouble(value);
    bytes.write(eight.array(), 0, 8);
  }
}
