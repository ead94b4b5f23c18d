package org.minewatch.presence;

/**
 * How many cards were first and last heard of a shift in a square of 100 m.
 *
 * @param east easting divided by 100
 * @param north northing divided by 100
 */
public record MouthCount(int east, int north, long arrivals, long departures) {
  static final double METRES = 100;
}
