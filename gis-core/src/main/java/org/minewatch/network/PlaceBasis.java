package org.minewatch.network;

/**
 * What the place of a fix rests on. What rests on the mine's own drawing cannot convict that
 * drawing.
 */
public enum PlaceBasis {
  /** No place could be given. */
  NONE,
  /** The fix's own coordinates. */
  COORDINATES,
  SURVEYED_STATION,
  CLICKED_STATION,
  /** A station placed from the mine's own drawing. */
  DRAWN_STATION
}
