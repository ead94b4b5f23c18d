package org.minewatch.web.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.MineOrder;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the polygon of an order in the mine's own metres: of corner points as a paper prints them
 * (X north, Y east), of WKT (easting before northing), round the place of a finding, or of a shape
 * that the night has.
 */
final class OrderArea {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int MOST_CORNERS = 2_000;
  private static final double LEAST_SQUARE_METRES = 1;
  private static final double POINT_NUMBERS = 1_000;

  /** A place farther than this from the mine is not meant. */
  private static final double FAR_DEGREES = 0.2;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  private final PlaneGrid grid;
  private final Envelope mine;

  /**
   * @param mine box of the mine in degrees, null when nobody knows where it is
   */
  OrderArea(PlaneGrid grid, Envelope mine) {
    this.grid = grid;
    this.mine = mine;
  }

  /** Of what somebody pasted. */
  MineOrder.Area of(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    Geometry area =
        upper.startsWith("POLYGON") || upper.startsWith("MULTIPOLYGON") ? wkt(text) : corners(text);
    return checked(area);
  }

  /** Round every vertex of a GeoJSON geometry, with a margin. */
  MineOrder.Area around(JsonNode geometry, double margin) {
    List<Coordinate> all = new ArrayList<>();
    collect(geometry.path("coordinates"), all);
    if (all.isEmpty() || all.size() > 200 * MOST_CORNERS) {
      throw wrong("这项线索没有位置，请改用拐点坐标", "this finding has no place; give corner points instead");
    }
    MultiPoint points = FACTORY.createMultiPointFromCoords(all.toArray(Coordinate[]::new));
    return checked(points.convexHull().buffer(margin, 4));
  }

  /** A shape in longitude and latitude as it is, or with a margin round it. */
  MineOrder.Area along(Geometry lonLat, double margin) {
    Geometry metres = lonLat.copy();
    metres.apply(
        (Coordinate c) -> {
          double[] place = grid.fromLonLat(c.x, c.y);
          c.x = place[0];
          c.y = place[1];
        });
    metres.geometryChanged();
    return checked(margin > 0 ? metres.buffer(margin, 4) : metres);
  }

  private void collect(JsonNode node, List<Coordinate> to) {
    if (node.isArray() && node.size() >= 2 && node.get(0).isNumber()) {
      double[] metres = grid.fromLonLat(node.get(0).asDouble(), node.get(1).asDouble());
      to.add(new CoordinateXY(metres[0], metres[1]));
    } else if (node.isArray()) {
      node.forEach(child -> collect(child, to));
    }
  }

  private static Geometry wkt(String text) {
    try {
      Geometry read = new WKTReader(FACTORY).read(text);
      if (read.getNumPoints() > MOST_CORNERS) {
        throw tooMany();
      }
      return read;
    } catch (ParseException | IllegalArgumentException e) {
      throw wrong("WKT 读不懂，应为 POLYGON 或 MULTIPOLYGON", "the WKT must be a POLYGON or MULTIPOLYGON");
    }
  }

  private static Polygon corners(String text) {
    List<Coordinate> ring = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      List<Double> numbers = numbers(line);
      if (numbers.size() >= 3 && Math.abs(numbers.get(0)) < POINT_NUMBERS) {
        numbers.remove(0);
      }
      if (numbers.size() < 2) {
        throw wrong(
            "第 " + number + " 行应有 X（北）和 Y（东）两个数",
            "line " + number + " must hold X (north) and Y (east)");
      }
      ring.add(new CoordinateXY(numbers.get(1), numbers.get(0)));
      if (ring.size() > MOST_CORNERS) {
        throw tooMany();
      }
    }
    if (ring.size() > 1 && ring.get(0).equals2D(ring.get(ring.size() - 1))) {
      ring.remove(ring.size() - 1);
    }
    if (ring.size() < 3) {
      throw wrong("至少要三个拐点", "at least three corner points are needed");
    }
    ring.add(ring.get(0).copy());
    return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  private static List<Double> numbers(String line) {
    List<Double> numbers = new ArrayList<>();
    Matcher found = NUMBER.matcher(line);
    while (found.find()) {
      numbers.add(Double.valueOf(found.group()));
    }
    return numbers;
  }

  private MineOrder.Area checked(Geometry area) {
    if (!area.isValid()) {
      throw wrong("边界自相交，请检查拐点顺序", "the boundary crosses itself; check the order of the corners");
    }
    if (!(area.getArea() >= LEAST_SQUARE_METRES)) {
      throw wrong("面积为零", "it has no area");
    }
    Geometry lonLat = area.copy();
    for (Coordinate c : area.getCoordinates()) {
      if (!isNear(c)) {
        throw wrong(
            "离该矿太远：应为 %s 坐标，X 为北、Y 为东，带号与图纸一致".formatted(grid.crs().code()),
            ("it is far from the mine: it must be in %s, X to the north and Y to the east, with the"
                    + " zone in front as on the drawing")
                .formatted(grid.crs().code()));
      }
    }
    lonLat.apply(
        (Coordinate c) -> {
          double[] degrees = grid.toLonLat(c.x, c.y);
          c.x = degrees[0];
          c.y = degrees[1];
        });
    return new MineOrder.Area(text(area), geoJson(lonLat), grid.crs().code());
  }

  private boolean isNear(Coordinate metres) {
    double[] degrees;
    try {
      degrees = grid.toLonLat(metres.x, metres.y);
    } catch (IllegalArgumentException e) {
      return false; // Out of reach of the projection.
    }
    Envelope near = mine == null ? new Envelope() : new Envelope(mine);
    near.expandBy(FAR_DEGREES);
    return grid.coversLonLat(degrees[0], degrees[1])
        && (mine == null || near.contains(degrees[0], degrees[1]));
  }

  private static String text(Geometry area) {
    String polygons =
        polygons(area)
            .map(
                p ->
                    "("
                        + rings(p)
                            .map(r -> "(" + positions(r, "%.3f %.3f") + ")")
                            .collect(Collectors.joining(", "))
                        + ")")
            .collect(Collectors.joining(", "));
    return area.getNumGeometries() == 1 ? "POLYGON " + polygons : "MULTIPOLYGON (" + polygons + ")";
  }

  private static String geoJson(Geometry area) {
    String polygons =
        polygons(area)
            .map(
                p ->
                    "["
                        + rings(p)
                            .map(r -> "[" + positions(r, "[%.8f,%.8f]") + "]")
                            .collect(Collectors.joining(","))
                        + "]")
            .collect(Collectors.joining(","));
    return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + polygons + "]}";
  }

  private static Stream<Polygon> polygons(Geometry area) {
    Stream.Builder<Polygon> parts = Stream.builder();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      parts.add((Polygon) area.getGeometryN(i));
    }
    return parts.build();
  }

  private static Stream<Coordinate[]> rings(Polygon polygon) {
    Stream.Builder<Coordinate[]> rings = Stream.builder();
    rings.add(polygon.getExteriorRing().getCoordinates());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(polygon.getInteriorRingN(i).getCoordinates());
    }
    return rings.build();
  }

  private static String positions(Coordinate[] ring, String format) {
    return Stream.of(ring)
        .map(c -> String.format(Locale.ROOT, format, c.x, c.y))
        .collect(Collectors.joining(format.startsWith("[") ? "," : ", "));
  }

  /** The geometry that was kept as text. */
  static Optional<JsonNode> geometry(MineOrder order) {
    return order.area() == null
        ? Optional.empty()
        : Optional.of(JSON.readTree(order.area().geoJson()));
  }

  private static ErrorResponseException tooMany() {
    return wrong("至多 " + MOST_CORNERS + " 个拐点", "at most " + MOST_CORNERS + " corners are taken");
  }

  static ErrorResponseException wrong(String zh, String en) {
    return Refused.field("corners", zh, en);
  }
}
