package org.minewatch.report;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Lays longitude and latitude out in metres about a point, for drawing only: degrees of longitude
 * and latitude are taken as long as they are on the WGS 84 ellipsoid at the centre. Over 10 km the
 * error stays near a metre at these latitudes, less than the width of a line.
 */
public record LocalPlane(
    double centreLongitude,
    double centreLatitude,
    double metresPerLongitude,
    double metresPerLatitude) {

  static LocalPlane about(double longitude, double latitude) {
    double phi = StrictMath.toRadians(latitude);
    return new LocalPlane(
        longitude,
        latitude,
        111412.84 * StrictMath.cos(phi)
            - 93.5 * StrictMath.cos(3 * phi)
            + 0.118 * StrictMath.cos(5 * phi),
        111132.92 - 559.82 * StrictMath.cos(2 * phi) + 1.175 * StrictMath.cos(4 * phi));
  }

  /** Metres to the east of the centre. */
  double east(double longitude) {
    return (longitude - centreLongitude) * metresPerLongitude;
  }

  /** Metres to the north of the centre. */
  double north(double latitude) {
    return (latitude - centreLatitude) * metresPerLatitude;
  }

  /** The same geometry in metres about the centre. */
  Geometry metres(Geometry degrees) {
    Geometry metres = degrees.copy();
    metres.apply(
        (Coordinate c) -> {
          c.x = east(c.x);
          c.y = north(c.y);
        });
    metres.geometryChanged();
    return metres;
  }

  Envelope metres(Envelope degrees) {
    return new Envelope(
        new Coordinate(east(degrees.getMinX()), north(degrees.getMinY())),
        new Coordinate(east(degrees.getMaxX()), north(degrees.getMaxY())));
  }
}
