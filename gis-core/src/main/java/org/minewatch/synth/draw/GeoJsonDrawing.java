package org.minewatch.synth.draw;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;

/**
 * Writes drawing entities as GeoJSON with the properties {@code layer}, {@code text}, {@code
 * block}.
 */
public final class GeoJsonDrawing {
  private static final int ARC_STEPS = 8;

  private GeoJsonDrawing() {}

  /**
   * The bytes of a whole file.
   *
   * @param toLonLat from the grid to longitude (x) and latitude (y) in degrees
   */
  public static byte[] bytes(List<DrawingEntity> entities, UnaryOperator<Coordinate> toLonLat) {
    return entities.stream()
        .map(e -> feature(e, toLonLat))
        .collect(
            Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String feature(DrawingEntity entity, UnaryOperator<Coordinate> toLonLat) {
    String properties = "\"layer\":" + quote(entity.layer());
    String geometry;
    if (entity instanceof DrawingEntity.Path path) {
      List<Coordinate> points = new java.util.ArrayList<>(path.points());
      if (path.closed()) {
        points.add(points.get(0));
      }
      String line = line(points, path.threeD(), toLonLat);
      geometry =
          path.closed()
              ? "\"Polygon\",\"coordinates\":[" + line + "]"
              : "\"LineString\",\"coordinates\":" + line;
    } else if (entity instanceof DrawingEntity.Label label) {
      properties += ",\"text\":" + quote(label.text());
      geometry = point(label.at(), toLonLat);
    } else if (entity instanceof DrawingEntity.Symbol symbol) {
      properties += ",\"block\":" + quote(symbol.block());
      geometry = point(symbol.at(), toLonLat);
    } else {
      geometry =
          "\"LineString\",\"coordinates\":"
              + line(chords((DrawingEntity.Arc) entity), false, toLonLat);
    }
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":"
        + geometry
        + "}}";
  }

  private static List<Coordinate> chords(DrawingEntity.Arc arc) {
    List<Coordinate> points = new java.util.ArrayList<>();
    for (int i = 0; i <= ARC_STEPS; i++) {
      double angle = StrictMath.toRadians(arc.from() + (arc.to() - arc.from()) * i / ARC_STEPS);
      points.add(
          new Coordinate(
              arc.centre().x + arc.radius() * StrictMath.cos(angle),
              arc.centre().y + arc.radius() * StrictMath.sin(angle)));
    }
    return points;
  }

  private static String point(Coordinate at, UnaryOperator<Coordinate> toLonLat) {
    return "\"Point\",\"coordinates\":" + position(at, false, toLonLat);
  }

  private static String line(
      List<Coordinate> points, boolean threeD, UnaryOperator<Coordinate> toLonLat) {
    return points.stream()
        .map(c -> position(c, threeD, toLonLat))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String position(
      Coordinate grid, boolean threeD, UnaryOperator<Coordinate> toLonLat) {
    Coordinate c = toLonLat.apply(grid);
    return "["
        + Decimals.format(c.x, 8)
        + ","
        + Decimals.format(c.y, 8)
        + (threeD ? "," + Decimals.format(grid.getZ(), 2) : "")
        + "]";
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
