package org.minewatch.sight;

import java.util.OptionalDouble;

/**
 * A place at which most cards that go on are not heard any more, learned from all cards: beyond it
 * lies what nobody hears.
 *
 * @param readerId empty where positions are coordinates
 * @param distanceMetres of the stretch of 50 m that begins there, signed, from the reader; 0 where
 *     positions are coordinates
 * @param longitude of the reader, or of the middle of the square of 50 m; empty for a reader
 *     without a place
 * @param losses visits that ended so
 * @param cards that were lost, added up by night
 * @param hours of all silences that began there
 */
public record LostPlace(
    String readerId,
    double distanceMetres,
    OptionalDouble longitude,
    OptionalDouble latitude,
    long losses,
    long cards,
    double hours) {
  public LostPlace {
    longitude = Rounded.seven(longitude);
    latitude = Rounded.seven(latitude);
    hours = Rounded.one(hours);
  }
}
