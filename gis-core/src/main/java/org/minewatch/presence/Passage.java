package org.minewatch.presence;

import org.minewatch.network.PlaceBasis;

/**
 * A card that passed a station, a junction or a seal: it was clearly on one side, then clearly on
 * the other.
 *
 * @param placeId reader id, seal id, or the number of the junction's node in that night's network
 * @param timeMillis between the two fixes about the place, by the ways to them
 * @param fromMillis of the last fix before the place
 * @param toMillis of the first fix past it
 * @param inDegrees azimuth of the road by which it came, in the direction of travel
 * @param outDegrees azimuth of the road by which it went on
 * @param sure whether no other way is nearly as short; where two are, this is the shorter one
 * @param basis the weaker of what the two places rest on
 */
public record Passage(
    String cardId,
    Kind kind,
    String placeId,
    double easting,
    double northing,
    long timeMillis,
    long fromMillis,
    long toMillis,
    double inDegrees,
    double outDegrees,
    boolean sure,
    PlaceBasis basis) {
  /** What can be passed. */
  public enum Kind {
    STATION,
    JUNCTION,
    SEAL
  }
}
