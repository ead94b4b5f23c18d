package org.minewatch.presence;

/**
 * A time in which a card that is underground was not heard.
 *
 * @param fromMillis of the last fix before
 * @param toMillis of the first fix after
 * @param wayMetres along the roads between the two places; NaN when either is open or unknown,
 *     infinite when no drawn way leads there
 * @param othersHeard other cards heard in the same stretch during the gap, on the day it began
 * @param stationHeard other cards heard by the same station during the gap, on the day it began
 * @param lostTogether other cards that fell silent at the same station within minutes
 */
public record Gap(
    String cardId,
    long fromMillis,
    long toMillis,
    LastSeen before,
    LastSeen after,
    double wayMetres,
    int othersHeard,
    int stationHeard,
    int lostTogether) {
  public long millis() {
    return toMillis - fromMillis;
  }

  Gap with(int others, int atStation, int together) {
    return new Gap(
        cardId, fromMillis, toMillis, before, after, wayMetres, others, atStation, together);
  }
}
