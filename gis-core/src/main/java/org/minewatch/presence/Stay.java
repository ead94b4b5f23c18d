package org.minewatch.presence;

import org.minewatch.network.PlaceBasis;

/**
 * A card that stayed about one place.
 *
 * @param easting mean of the fixes that were counted
 * @param radiusMetres of the farthest of them from the mean
 * @param spreadMetres root mean square of their distances from it
 * @param sigmaMetres the largest one sigma of their places
 * @param fixes that were counted: with one possible place, and there
 * @param openFixes in between that may be elsewhere, not counted
 * @param frozenFixes of the counted ones, those marked as frozen
 * @param basis the weakest that any of the places rests on
 */
public record Stay(
    String cardId,
    long fromMillis,
    long toMillis,
    double easting,
    double northing,
    double radiusMetres,
    double spreadMetres,
    double sigmaMetres,
    int fixes,
    int openFixes,
    int frozenFixes,
    PlaceBasis basis) {
  public long millis() {
    return toMillis - fromMillis;
  }
}
