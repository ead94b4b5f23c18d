package org.minewatch.web.export.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/** Writes a geometry as RFC 7946 has it: longitude, latitude, at most 7 decimals, Z if known. */
public final class PlaceJson {
  private static final int DECIMALS = 7;
  private static final int DECIMALS_OF_METRES = 3;

  private PlaceJson() {}

  public static void write(JsonGenerator json, Geometry geometry) {
    json.writeStartObject();
    json.writeStringProperty("type", geometry.getGeometryType());
    if (geometry.getClass() == GeometryCollection.class) {
      json.writeArrayPropertyStart("geometries");
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        write(json, geometry.getGeometryN(i));
      }
      json.writeEndArray();
    } else {
      json.writeName("coordinates");
      writeCoordinates(json, geometry);
    }
    json.writeEndObject();
  }

  private static void writeCoordinates(JsonGenerator json, Geometry geometry) {
    if (geometry instanceof Point point) {
      if (point.isEmpty()) {
        json.writeStartArray();
        json.writeEndArray();
      } else {
        writePosition(json, point.getCoordinate());
      }
    } else if (geometry instanceof LineString line) {
      writeLine(json, line.getCoordinateSequence());
    } else if (geometry instanceof Polygon polygon) {
      json.writeStartArray();
      if (!polygon.isEmpty()) {
        writeLine(json, polygon.getExteriorRing().getCoordinateSequence());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
          writeLine(json, polygon.getInteriorRingN(i).getCoordinateSequence());
        }
      }
      json.writeEndArray();
    } else {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        writeCoordinates(json, geometry.getGeometryN(i));
      }
      json.writeEndArray();
    }
  }

  private static void writeLine(JsonGenerator json, CoordinateSequence line) {
    json.writeStartArray();
    for (int i = 0; i < line.size(); i++) {
      writePosition(json, line.getCoordinate(i));
    }
    json.writeEndArray();
  }

  private static void writePosition(JsonGenerator json, Coordinate at) {
    json.writeStartArray();
    json.writeNumber(rounded(at.x, DECIMALS));
    json.writeNumber(rounded(at.y, DECIMALS));
    if (!Double.isNaN(at.getZ())) {
      json.writeNumber(rounded(at.getZ(), DECIMALS_OF_METRES));
    }
    json.writeEndArray();
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }
}
