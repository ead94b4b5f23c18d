package org.minewatch.web.export.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.web.export.table.Column;

/**
 * Where a row is, in the two columns that every table of a placed list ends with. In metres they
 * are called as a licence has them: X is north, Y is east.
 */
final class PointColumns {
  private static final int DECIMALS_OF_DEGREES = 7;
  private static final int DECIMALS_OF_METRES = 3;

  private PointColumns() {}

  static List<Column> of(Frame frame) {
    return frame.inMetres()
        ? List.of(
            Column.number("x_northing", "X（北）", "X (north)"),
            Column.number("y_easting", "Y（东）", "Y (east)"))
        : List.of(
            Column.number("longitude", "经度", "Longitude"),
            Column.number("latitude", "纬度", "Latitude"));
  }

  /** The values of the two; null without a place. */
  static @Nullable Double[] values(Frame frame, @Nullable Geometry place) {
    Coordinate at = CellText.point(place);
    if (at == null) {
      return new Double[2];
    }
    int decimals = frame.inMetres() ? DECIMALS_OF_METRES : DECIMALS_OF_DEGREES;
    double x = CellText.rounded(at.x, decimals);
    double y = CellText.rounded(at.y, decimals);
    return frame.inMetres() ? new Double[] {y, x} : new Double[] {x, y};
  }
}
