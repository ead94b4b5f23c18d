package org.minewatch.presence;

/**
 * A card whose reading stood still to the last digit where readings at rest do not.
 *
 * @param readerId empty for fixes with coordinates of their own
 * @param readings how many were equal
 * @param othersMoved other cards at that station whose readings changed meanwhile, on the day it
 *     began
 * @param othersStill other cards at that station whose readings did not
 */
public record FrozenSpell(
    String cardId,
    String readerId,
    long fromMillis,
    long toMillis,
    int readings,
    int othersMoved,
    int othersStill) {
  /** What the others' readings say about the cause. */
  public Cause cause() {
    return othersMoved > 0 ? Cause.CARD : othersStill > 0 ? Cause.STATION : Cause.UNKNOWN;
  }

  /** What may have stood still. */
  public enum Cause {
    /** Others moved at the same station: the card, or what feeds its values. */
    CARD,
    /** Nobody moved there: the station repeats old values. */
    STATION,
    UNKNOWN
  }
}
