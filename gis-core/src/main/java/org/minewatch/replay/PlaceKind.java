package org.minewatch.replay;

/** How sure the place of a moment is; the order is that of the format and never changes. */
public enum PlaceKind {
  /** One place on one drawn road. */
  ROAD,
  /** Several places explain the reading; this is the likeliest. */
  OPEN,
  /** Somewhere near a station that tells no distance; the place is the station's. */
  NEAR,
  /** Fits no drawn road; how far it misses stands beside it. */
  OFF_ROAD,
  /** Straight on past the drawn end of a road, so far as stands beside it. */
  BEYOND_END,
  /** Heard, but nobody can say where. */
  NOWHERE,
  /** Not read at all: a bend of the shortest drawn way between two readings on roads. */
  ON_THE_WAY;

  /** Whether a way from one such moment to the next may be drawn straight. */
  boolean isPoint() {
    return this != NEAR && this != NOWHERE;
  }

  /** Whether a distance from the drawn roads belongs to it. */
  boolean hasMiss() {
    return this == OFF_ROAD || this == BEYOND_END;
  }
}
