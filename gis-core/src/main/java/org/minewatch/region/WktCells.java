package org.minewatch.region;

import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.Row;
import org.minewatch.region.table.RowProblem;

/**
 * Reads geometries from {@code wkt} cells, bounded in size and nesting.
 *
 * <p>An area that crosses itself is used after repair and reported, because losing a water body or
 * a stop order over a slip of the pen would be worse; coordinates that are not finite reject the
 * row.
 */
final class WktCells {
  private static final Set<String> AREAS = Set.of("Polygon", "MultiPolygon");
  private static final Set<String> LINES = Set.of("LineString", "MultiLineString");

  private final RegionLimits limits;
  private final GeometryFactory factory = new GeometryFactory();

  WktCells(RegionLimits limits) {
    this.limits = limits;
  }

  /** A polygon or several. */
  Geometry area(Row row, String column) {
    return read(row, column, AREAS, "a POLYGON");
  }

  /** A line or several. */
  Geometry line(Row row, String column) {
    return read(row, column, LINES, "a LINESTRING");
  }

  /** An area, a line or a point. */
  Geometry any(Row row, String column) {
    Set<String> types =
        Set.of("Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point", "MultiPoint");
    return read(row, column, types, "a POLYGON, LINESTRING or POINT");
  }

  private Geometry read(Row row, String column, Set<String> types, String wanted) {
    String text = row.key(column);
    checkSize(column, text);
    Geometry geometry;
    try {
      geometry = new WKTReader(factory).read(text);
    } catch (ParseException | IllegalArgumentException e) {
      String why = e.getMessage() == null ? "" : ": " + firstLine(e.getMessage());
      throw new RowProblem(
          column,
          column
              + " cannot be read"
              + why
              + "; write "
              + wanted
              + " with closed rings, easting first",
          text);
    }
    if (!types.contains(geometry.getGeometryType())) {
      throw new RowProblem(
          column, column + " is a " + geometry.getGeometryType() + "; write " + wanted, text);
    }
    if (geometry.isEmpty()) {
      throw new RowProblem(column, column + " is an empty geometry; write " + wanted, text);
    }
    for (Coordinate c : geometry.getCoordinates()) {
      if (!Quantity.COORDINATE.admits(c.x) || !Quantity.COORDINATE.admits(c.y)) {
        throw new RowProblem(
            column,
            column
                + " has the coordinate ("
                + c.x
                + " "
                + c.y
                + "); write finite metres, easting first",
            text);
      }
    }
    return AREAS.contains(geometry.getGeometryType()) ? valid(row, column, geometry) : geometry;
  }

  private static Geometry valid(Row row, String column, Geometry geometry) {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error == null) {
      return geometry;
    }
    String where =
        error.getMessage()
            + " at ("
            + error.getCoordinate().x
            + " "
            + error.getCoordinate().y
            + ")";
    Geometry fixed = GeometryFixer.fix(geometry);
    if (fixed.isEmpty() || !AREAS.contains(fixed.getGeometryType())) {
      throw new RowProblem(
          column, column + " encloses no area: " + where + "; correct the ring", geometry.toText());
    }
    row.report(
        column,
        column
            + " is not a valid area: "
            + where
            + "; the row is used with the area repaired, correct the ring",
        geometry.toText());
    return fixed;
  }

  private void checkSize(String column, String text) {
    int depth = 0;
    int deepest = 0;
    int commas = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == ')') {
        depth--;
      } else if (c == ',') {
        commas++;
      }
    }
    if (deepest > limits.geometryNesting()) {
      throw new RowProblem(
          column,
          column + " has more than " + limits.geometryNesting() + " parentheses inside each other",
          text);
    }
    if (commas >= limits.geometryCoordinates()) {
      throw new RowProblem(
          column,
          column + " has more than " + limits.geometryCoordinates() + " coordinates; simplify it",
          text);
    }
  }

  private static String firstLine(String text) {
    return List.of(text.split("\\R", 2)).get(0);
  }
}
