package org.minewatch.detect.people;

/**
 * One time underground of one card, joined over midnight with what the nights before knew of it.
 *
 * @param entryKnown whether it is known to begin at {@code fromMillis}; if not, the card was
 *     underground before the files at hand begin
 * @param open whether the card was still underground when the night ended
 */
record Spell(String cardId, long fromMillis, long toMillis, boolean entryKnown, boolean open) {
  double hours() {
    return (toMillis - fromMillis) / 3_600_000.0;
  }

  boolean covers(long millis) {
    return fromMillis <= millis && millis <= toMillis;
  }
}
