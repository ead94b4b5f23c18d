package org.minewatch.score;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import tools.jackson.databind.JsonNode;

/**
 * GeoJSON shapes in metres about one of their places, good to a tenth of a per cent over the few
 * kilometres of a mine.
 */
final class LocalPlane {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double METRES_A_DEGREE_EAST = 111_320;
  private static final double METRES_A_DEGREE_NORTH = 110_860;
  private static final int DEEPEST = 4;

  private final double longitude;
  private final double latitude;
  private final double eastScale;

  private LocalPlane(double longitude, double latitude) {
    this.longitude = longitude;
    this.latitude = latitude;
    this.eastScale = METRES_A_DEGREE_EAST * Math.cos(Math.toRadians(latitude));
  }

  /** A plane about the first position of a shape; null for a shape without positions. */
  static LocalPlane about(JsonNode geometry) {
    JsonNode at = geometry.path("coordinates");
    if (geometry.has("geometries")) {
      return geometry.get("geometries").isEmpty() ? null : about(geometry.get("geometries").get(0));
    }
    while (at.isArray() && !at.isEmpty() && at.get(0).isArray()) {
      at = at.get(0);
    }
    return at.size() < 2 ? null : new LocalPlane(at.get(0).asDouble(), at.get(1).asDouble());
  }

  /** The shape on the plane; null when there is none. */
  Geometry shape(JsonNode geometry) {
    if (!geometry.isObject()) {
      return null;
    }
    List<Geometry> parts = new ArrayList<>();
    add(geometry, parts, 0);
    return parts.isEmpty()
        ? null
        : FACTORY.createGeometryCollection(parts.toArray(Geometry[]::new));
  }

  private void add(JsonNode g, List<Geometry> parts, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("collections nested deeper than " + DEEPEST);
    }
    JsonNode c = g.path("coordinates");
    switch (g.path("type").asString("")) {
      case "Point" -> parts.add(FACTORY.createPoint(place(c)));
      case "MultiPoint" -> c.forEach(p -> parts.add(FACTORY.createPoint(place(p))));
      case "LineString" -> parts.add(line(c));
      case "MultiLineString" -> c.forEach(l -> parts.add(line(l)));
      case "Polygon" -> parts.add(polygon(c));
      case "MultiPolygon" -> c.forEach(p -> parts.add(polygon(p)));
      case "GeometryCollection" -> g.path("geometries").forEach(p -> add(p, parts, depth + 1));
      default -> throw new IllegalArgumentException("no geometry type " + g.path("type"));
    }
  }

  private Geometry line(JsonNode c) {
    Coordinate[] points = places(c);
    return points.length == 1 ? FACTORY.createPoint(points[0]) : FACTORY.createLineString(points);
  }

  private Geometry polygon(JsonNode rings) {
    List<LinearRing> all = new ArrayList<>();
    rings.forEach(r -> all.add(FACTORY.createLinearRing(places(r))));
    return FACTORY.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  private Coordinate[] places(JsonNode list) {
    Coordinate[] places = new Coordinate[list.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(list.get(i));
    }
    return places;
  }

  private Coordinate place(JsonNode c) {
    return new Coordinate(
        (c.get(0).asDouble() - longitude) * eastScale,
        (c.get(1).asDouble() - latitude) * METRES_A_DEGREE_NORTH);
  }

  /** Least distance; a part on its own, because a collection of parts may overlap itself. */
  static double metres(Geometry a, Geometry b) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < a.getNumGeometries(); i++) {
      for (int j = 0; j < b.getNumGeometries(); j++) {
        least = Math.min(least, a.getGeometryN(i).distance(b.getGeometryN(j)));
      }
    }
    return least;
  }

  /** The mean of a shape's vertices. */
  static Geometry middle(Geometry shape) {
    double x = 0;
    double y = 0;
    Coordinate[] all = shape.getCoordinates();
    for (Coordinate c : all) {
      x += c.x / all.length;
      y += c.y / all.length;
    }
    return FACTORY.createPoint(new Coordinate(x, y));
  }
}
