package org.minewatch.drawing.geojson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.VertexList;
import tools.jackson.databind.JsonNode;

/** One GeoJSON feature; what is wrong with it is reported and the next one is read. */
final class FeatureNode {

  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bad(String reason) {
      super(reason);
    }
  }

  private final int number;
  private final long line;
  private final JsonNode feature;
  private final FeatureSink sink;
  private final String layer;
  private final String text;
  private final String block;
  private final List<SourceFeature> parts = new ArrayList<>();

  FeatureNode(int number, long line, JsonNode feature, FeatureSink sink) {
    this.number = number;
    this.line = line;
    this.feature = feature;
    this.sink = sink;
    JsonNode properties = feature.path("properties");
    this.layer = properties.path("layer").asString("").strip();
    this.text = properties.path("text").asString("").strip();
    this.block = properties.path("block").asString("").strip();
  }

  void read() {
    try {
      if (!feature.path("type").asString("").equals("Feature")) {
        throw new Bad("expected a Feature");
      }
      if (layer.isEmpty()) {
        throw new Bad("the property layer is missing: it says what is drawn");
      }
      JsonNode geometry = feature.path("geometry");
      if (geometry.isNull() || geometry.isMissingNode()) {
        sink.skip("feature without geometry", line, layer);
        return;
      }
      geometry(geometry, 0);
    } catch (Bad e) {
      sink.reject(line, "feature " + number, e.getMessage(), layer);
      return;
    }
    parts.forEach(sink::add);
  }

  private void geometry(JsonNode g, int depth) {
    JsonNode c = g.path("coordinates");
    String type = g.path("type").asString("");
    switch (type) {
      case "Point" -> point(c);
      case "LineString" -> line(c);
      case "Polygon" -> polygon(c);
      case "MultiPoint" -> array(c, "points").forEach(this::point);
      case "MultiLineString" -> array(c, "lines").forEach(this::line);
      case "MultiPolygon" -> array(c, "polygons").forEach(this::polygon);
      case "GeometryCollection" -> {
        if (depth > 0) {
          throw new Bad("a GeometryCollection inside another");
        }
        array(g.path("geometries"), "geometries").forEach(inner -> geometry(inner, 1));
      }
      default -> throw new Bad("'" + type + "' is no GeoJSON geometry");
    }
  }

  private void point(JsonNode c) {
    VertexList v = new VertexList();
    position(c, v);
    parts.add(SourceFeature.point(name(), line, layer, false, v.toArray(), text, block));
  }

  private void line(JsonNode c) {
    double[] xyz = path(c);
    if (xyz.length < 6) {
      throw new Bad("a line has fewer than 2 positions");
    }
    boolean closed = xyz.length >= 12 && isClosed(xyz);
    add(closed ? Shape.RING : Shape.LINE, closed ? open(xyz) : xyz);
  }

  private void polygon(JsonNode c) {
    List<double[]> rings = new ArrayList<>();
    for (JsonNode ring : array(c, "rings")) {
      double[] xyz = path(ring);
      if (xyz.length < 12 || !isClosed(xyz)) {
        throw new Bad("a ring of a polygon needs 4 positions, the last equal to the first");
      }
      rings.add(open(xyz));
    }
    if (rings.isEmpty()) {
      throw new Bad("a polygon without rings");
    }
    add(Shape.AREA, rings.toArray(double[][]::new));
  }

  private void add(Shape shape, double[]... paths) {
    parts.add(SourceFeature.of(name(), line, layer, false, shape, paths).withText(text));
  }

  private double[] path(JsonNode c) {
    VertexList v = new VertexList();
    array(c, "positions").forEach(p -> position(p, v));
    return v.toArray();
  }

  private static void position(JsonNode p, VertexList out) {
    if (!p.isArray() || p.size() < 2 || !p.get(0).isNumber() || !p.get(1).isNumber()) {
      throw new Bad("a position should be [longitude, latitude] or [longitude, latitude, height]");
    }
    double lon = p.get(0).asDouble();
    double lat = p.get(1).asDouble();
    double z = p.size() > 2 && p.get(2).isNumber() ? p.get(2).asDouble() : 0;
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      throw new Bad(
          "["
              + lon
              + ", "
              + lat
              + "] is no longitude and latitude in degrees, as RFC 7946 asks; export the drawing"
              + " in CGCS2000 degrees");
    }
    out.add(lon, lat, Math.abs(z) <= 1e6 ? z : 0);
  }

  private static Iterable<JsonNode> array(JsonNode c, String what) {
    if (!c.isArray()) {
      throw new Bad("expected an array of " + what);
    }
    return c;
  }

  private static boolean isClosed(double[] xyz) {
    int last = xyz.length - 3;
    return xyz[0] == xyz[last] && xyz[1] == xyz[last + 1];
  }

  private static double[] open(double[] closed) {
    return Arrays.copyOf(closed, closed.length - 3);
  }

  private String name() {
    String s = "feature " + number + ", line " + line;
    return parts.isEmpty() ? s : s + ", part " + (parts.size() + 1);
  }
}
