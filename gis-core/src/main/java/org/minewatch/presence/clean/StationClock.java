package org.minewatch.presence.clean;

/**
 * A station's clock against those that most stations of the mine keep, on one day.
 *
 * @param shiftMillis how much its times are too late; subtracted from them
 * @param toleranceMillis how well that is known
 * @param handovers of cards between it and its neighbours by which it was told
 */
public record StationClock(
    String readerId, long shiftMillis, long toleranceMillis, int handovers) {}
