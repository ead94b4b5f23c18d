package org.minewatch.web.export.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.web.export.table.Column;

/** Values as text, the same in every format that has nothing but text. */
final class CellText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private CellText() {}

  /** Empty where nothing is known. */
  static String of(Column column, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    return switch (column.type()) {
      case NUMBER -> number((Double) value);
      case TIME -> TIME.format((OffsetDateTime) value);
      default -> value.toString();
    };
  }

  /** Without exponent and without trailing zeros. */
  static String number(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /** With so many decimals at most. */
  static double rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** A place that stands for the whole: inside an area, on a line; null when there is none. */
  static @Nullable Coordinate point(@Nullable Geometry place) {
    if (place == null || place.isEmpty()) {
      return null;
    }
    return place.getInteriorPoint().getCoordinate();
  }
}
