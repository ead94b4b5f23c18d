package org.minewatch.drawing.place;

import java.util.OptionalDouble;

/**
 * A point whose coordinates are written on the sheet: a corner of the boundary or a named place
 * such as a shaft.
 *
 * @param name what stands beside it: a corner number ({@code 3}, {@code J3}) or a name, else empty
 * @param corner whether the name is a number, as corners of a licence have
 * @param northing as printed (X), metres
 * @param easting as printed (Y), zone number included where printed, metres
 * @param elevation as printed, metres
 * @param atX where it is written on the sheet
 * @param entity the text that holds the northing
 */
public record PrintedPoint(
    String name,
    boolean corner,
    double northing,
    double easting,
    OptionalDouble elevation,
    double atX,
    double atY,
    String entity) {}
