package org.minewatch.sight;

import java.util.OptionalDouble;

/**
 * A stretch of a road that no station sees.
 *
 * @param road the drawn entity or the reported working it belongs to
 * @param kind of road, such as {@code reported-heading}
 * @param fromMetres along the road from where it is drawn to begin
 * @param toStationMetres from its middle along the roads to the nearest station; empty when none
 *     can be reached
 * @param longitude of its middle
 */
public record BlindStretch(
    String road,
    String kind,
    double fromMetres,
    double toMetres,
    OptionalDouble toStationMetres,
    double longitude,
    double latitude) {
  public BlindStretch {
    fromMetres = Rounded.one(fromMetres);
    toMetres = Rounded.one(toMetres);
    toStationMetres = Rounded.one(toStationMetres);
    longitude = Rounded.seven(longitude);
    latitude = Rounded.seven(latitude);
  }

  public double metres() {
    return Rounded.one(toMetres - fromMetres);
  }
}
