package org.minewatch.finding;

import java.util.OptionalInt;

/**
 * What the region's register allows a mine on the night's day, for the report to set beside what
 * was seen; what it does not say is empty.
 *
 * @param status such as {@code producing} or {@code suspended}
 */
public record MineRegister(
    String status,
    OptionalInt shiftHeadcountLimit,
    OptionalInt faceLimit,
    OptionalInt headingLimit) {

  /** Nothing is said. */
  public static final MineRegister UNKNOWN =
      new MineRegister("", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
