package org.minewatch.tile;

import org.locationtech.jts.geom.Envelope;

/**
 * A square of the Web Mercator pyramid: at zoom 0 one for the world, at each next zoom four for
 * one.
 *
 * @param column from the antimeridian eastwards
 * @param row from the north southwards
 */
public record TileAddress(int zoom, int column, int row) {

  /** Units along a side of a tile. */
  public static final int EXTENT = 4096;

  /**
   * The deepest tiles that are cut: a unit is there less than 4 cm, finer than anything is known.
   */
  public static final int DEEPEST_ZOOM = 18;

  public TileAddress {
    if (zoom < 0 || zoom > DEEPEST_ZOOM) {
      throw new IllegalArgumentException("zoom must be 0 to " + DEEPEST_ZOOM + ", not " + zoom);
    }
    int side = 1 << zoom;
    if (column < 0 || column >= side || row < 0 || row >= side) {
      throw new IllegalArgumentException(
          "column and row of zoom "
              + zoom
              + " are 0 to "
              + (side - 1)
              + ", not "
              + column
              + " and "
              + row);
    }
  }

  /** Units from the western side of the tile, eastwards. */
  double x(double longitude) {
    return ((longitude + 180) / 360 * (1 << zoom) - column) * EXTENT;
  }

  /** Units from the northern side of the tile, southwards; infinite at the poles. */
  double y(double latitude) {
    double mercator = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    return ((1 - mercator / Math.PI) / 2 * (1 << zoom) - row) * EXTENT;
  }

  /**
   * Longitudes and latitudes that the tile covers with so many units around it, within the world.
   */
  public Envelope bounds(int around) {
    double share = (double) around / EXTENT;
    return new Envelope(
        Math.max(-180, longitude(column - share)),
        Math.min(180, longitude(column + 1 + share)),
        latitude(row + 1 + share),
        latitude(row - share));
  }

  private double longitude(double columns) {
    return columns / (1 << zoom) * 360 - 180;
  }

  private double latitude(double rows) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * rows / (1 << zoom)))));
  }
}
