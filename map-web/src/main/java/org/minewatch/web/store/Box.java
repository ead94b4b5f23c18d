package org.minewatch.web.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A box of longitudes and latitudes, in GeoJSON's order: west, south, east, north. */
public record Box(double west, double south, double east, double north) {

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  public Box {
    if (!(west <= east && south <= north && west >= -180 && east <= 180)
        || !(south >= -90 && north <= 90)) {
      throw new IllegalArgumentException(
          "a box is west,south,east,north in degrees, not "
              + west
              + ","
              + south
              + ","
              + east
              + ","
              + north);
    }
  }

  /** The box as the four numbers of a GeoJSON bbox. */
  @JsonValue
  public double[] toArray() {
    return new double[] {west, south, east, north};
  }

  /** The box round a geometry; null for none or an empty one. */
  static @Nullable Box around(@Nullable Geometry geometry) {
    return geometry == null ? null : of(geometry.getEnvelopeInternal());
  }

  static @Nullable Box of(Envelope envelope) {
    return envelope.isNull()
        ? null
        : new Box(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
  }

  /** The four columns of a row; null when they are. */
  static @Nullable Box read(ResultSet row) throws SQLException {
    double west = row.getDouble("west");
    return row.wasNull()
        ? null
        : new Box(west, row.getDouble("south"), row.getDouble("east"), row.getDouble("north"));
  }

  Geometry toGeometry() {
    return GEOMETRIES.toGeometry(
        new Envelope(new Coordinate(west, south), new Coordinate(east, north)));
  }
}
