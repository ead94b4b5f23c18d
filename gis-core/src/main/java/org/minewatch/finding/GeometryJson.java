package org.minewatch.finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Geometry objects of RFC 7946, in two dimensions. */
public final class GeometryJson {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeometryJson() {}

  /** Writes a geometry that is canonical already; an empty one as null. */
  public static void write(Geometry geometry, JsonText json) throws IOException {
    if (geometry.isEmpty()) {
      json.nothing();
      return;
    }
    json.object();
    json.member("type", geometry instanceof LinearRing ? "LineString" : geometry.getGeometryType());
    boolean collection = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    json.name(collection ? "geometries" : "coordinates");
    if (collection) {
      json.array();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (!geometry.getGeometryN(i).isEmpty()) {
          write(geometry.getGeometryN(i), json);
        }
      }
      json.end();
    } else {
      coordinates(geometry, json);
    }
    json.end();
  }

  private static void coordinates(Geometry geometry, JsonText json) throws IOException {
    if (geometry instanceof Point point) {
      position(point.getCoordinate(), json);
    } else if (geometry instanceof LineString line) {
      positions(line, json);
    } else if (geometry instanceof Polygon polygon) {
      json.array();
      positions(polygon.getExteriorRing(), json);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        positions(polygon.getInteriorRingN(i), json);
      }
      json.end();
    } else {
      json.array();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (!geometry.getGeometryN(i).isEmpty()) {
          coordinates(geometry.getGeometryN(i), json);
        }
      }
      json.end();
    }
  }

  private static void positions(LineString line, JsonText json) throws IOException {
    json.array();
    for (int i = 0; i < line.getNumPoints(); i++) {
      position(line.getCoordinateN(i), json);
    }
    json.end();
  }

  private static void position(Coordinate at, JsonText json) throws IOException {
    json.array().degrees(at.x).degrees(at.y).end();
  }

  /**
   * Reads a geometry object.
   *
   * @throws IllegalArgumentException saying what is not GeoJSON about it
   */
  static Geometry read(JsonNode node) {
    String type = node.path("type").asString("");
    JsonNode coordinates = node.path("coordinates");
    return switch (type) {
      case "Point" -> FACTORY.createPoint(position(coordinates));
      case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(coordinates));
      case "LineString" -> FACTORY.createLineString(positions(coordinates));
      case "MultiLineString" ->
          FACTORY.createMultiLineString(
              list(coordinates).stream()
                  .map(line -> FACTORY.createLineString(positions(line)))
                  .toArray(LineString[]::new));
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" ->
          FACTORY.createMultiPolygon(
              list(coordinates).stream().map(GeometryJson::polygon).toArray(Polygon[]::new));
      case "GeometryCollection" ->
          FACTORY.createGeometryCollection(
              list(node.path("geometries")).stream()
                  .map(GeometryJson::read)
                  .toArray(Geometry[]::new));
      default -> throw new IllegalArgumentException("no geometry type is called \"" + type + "\"");
    };
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> read =
        list(rings).stream().map(ring -> FACTORY.createLinearRing(positions(ring))).toList();
    if (read.isEmpty()) {
      throw new IllegalArgumentException("a polygon without a ring");
    }
    return FACTORY.createPolygon(
        read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
  }

  private static Coordinate[] positions(JsonNode node) {
    return list(node).stream().map(GeometryJson::position).toArray(Coordinate[]::new);
  }

  private static Coordinate position(JsonNode node) {
    if (!node.isArray() || node.size() < 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw new IllegalArgumentException("a position is [longitude, latitude], not " + node);
    }
    return new Coordinate(node.get(0).doubleValue(), node.get(1).doubleValue());
  }

  private static List<JsonNode> list(JsonNode node) {
    if (!node.isArray()) {
      throw new IllegalArgumentException("coordinates are an array, not " + node.getNodeType());
    }
    List<JsonNode> elements = new ArrayList<>(node.size());
    node.forEach(elements::add);
    return elements;
  }
}
