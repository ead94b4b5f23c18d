package org.minewatch.web.visit;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.geo.PlaneGrid;

/** Lays shapes of the map, which are in degrees, on a plane in metres. */
final class Metres {
  private Metres() {}

  /** A copy in the metres of a grid. */
  static Geometry of(Geometry lonLat, PlaneGrid grid) {
    Geometry copy = lonLat.copy();
    copy.apply(
        (CoordinateFilter)
            (Coordinate c) -> {
              double[] xy = grid.fromLonLat(c.x, c.y);
              c.x = xy[0];
              c.y = xy[1];
            });
    copy.geometryChanged();
    return copy;
  }
}
