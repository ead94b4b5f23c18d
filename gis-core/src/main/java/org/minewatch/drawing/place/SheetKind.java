package org.minewatch.drawing.place;

/** What the numbers of a drawing are. */
public enum SheetKind {
  /** Easting and northing of a national system, with or without zone number. */
  MAP_COORDINATES,
  /** The same with the axes exchanged. */
  SWAPPED_AXES,
  /** Longitude and latitude that lie in China. */
  DEGREES,
  /** Given as longitude and latitude, but nowhere in China: drawing units written as degrees. */
  UNITS_AS_DEGREES,
  /** Millimetres of the sheet. */
  PAPER_MILLIMETRES,
  /** A frame of the mine's or the draughtsman's own. */
  LOCAL_FRAME,
  /** A vertical section (剖面图, 断面图): one axis is the elevation. */
  SECTION,
  /** A vertical projection of a steep seam (立面投影图): along the strike and elevation. */
  VERTICAL_PROJECTION,
  /** A diagram whose lengths mean nothing (网络图, 系统图). */
  NETWORK_DIAGRAM,
  /** Nothing to judge by. */
  EMPTY;

  /** Whether it is no plan, so that no control points can put it on a map. */
  public boolean isNoPlan() {
    return this == SECTION || this == VERTICAL_PROJECTION || this == NETWORK_DIAGRAM;
  }

  /** Whether it lies on the map only by control points or a printed grid. */
  public boolean needsRegistration() {
    return this == PAPER_MILLIMETRES || this == LOCAL_FRAME;
  }
}
