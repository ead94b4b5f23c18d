package org.minewatch.track.upload;

import java.util.OptionalLong;

/**
 * One going down of a card, as the records say it.
 *
 * @param enteredMillis 入井时刻
 * @param leftMillis 出井时刻, empty while no record tells it
 * @param firstSeenMillis of the first snapshot that shows it within what was read
 * @param lastSeenMillis of the last
 */
public record Descent(
    String cardId,
    long enteredMillis,
    OptionalLong leftMillis,
    long firstSeenMillis,
    long lastSeenMillis) {}
