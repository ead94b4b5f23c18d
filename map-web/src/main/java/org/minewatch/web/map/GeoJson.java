package org.minewatch.web.map;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.web.store.PlacedFeature;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes features as an RFC 7946 collection: longitude, latitude, at most 7 decimals. */
final class GeoJson {

  static final MediaType TYPE = MediaType.parseMediaType("application/geo+json");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DECIMALS = 7;

  private GeoJson() {}

  static byte[] collection(List<PlacedFeature> features) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + 256 * features.size());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeArrayPropertyStart("features");
      for (PlacedFeature feature : features) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeName("properties");
        json.writeRawValue(feature.properties());
        json.writeName("geometry");
        write(json, feature.geometry());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Geometry geometry) {
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
        writePosition(json, point.getX(), point.getY());
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
      Coordinate position = line.getCoordinate(i);
      writePosition(json, position.x, position.y);
    }
    json.writeEndArray();
  }

  private static void writePosition(JsonGenerator json, double longitude, double latitude) {
    json.writeStartArray();
    json.writeNumber(rounded(longitude));
    json.writeNumber(rounded(latitude));
    json.writeEndArray();
  }

  private static BigDecimal rounded(double degrees) {
    return BigDecimal.valueOf(degrees)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }
}
