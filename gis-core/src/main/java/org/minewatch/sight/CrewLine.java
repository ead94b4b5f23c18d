package org.minewatch.sight;

import java.time.OffsetDateTime;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One crew as each source counts it.
 *
 * @param shift its name; empty for the whole night of a mine that reports no shifts
 * @param reported heads
 * @param lamps handed out
 * @param gates people who went in
 * @param video people who went in
 * @param cards different people whose cards came in with the shift and stayed through its middle;
 *     of a whole night, all that were heard
 * @param hours of everybody underground between {@code from} and {@code to}
 * @param placedHours of these, those in one known place of one drawn road
 * @param whole whether all of that time is in the nights at hand
 */
public record CrewLine(
    String shift,
    OffsetDateTime from,
    OffsetDateTime to,
    OptionalInt reported,
    OptionalInt lamps,
    OptionalInt gates,
    OptionalInt video,
    OptionalInt cards,
    OptionalDouble hours,
    OptionalDouble placedHours,
    boolean whole) {
  public CrewLine {
    hours = Rounded.one(hours);
    placedHours = Rounded.one(placedHours);
  }
}
