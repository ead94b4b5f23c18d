package org.minewatch.synth;

import java.time.LocalDateTime;

/**
 * Where somebody really was at a time that a region's position files tell of: what the places that
 * a product makes of those files are held against.
 *
 * @param time as the files state it
 * @param easting in the mine's own grid
 * @param elevation of the floor there
 */
public record TruePlace(
    String mineCode,
    String cardId,
    LocalDateTime time,
    double easting,
    double northing,
    double elevation) {}
