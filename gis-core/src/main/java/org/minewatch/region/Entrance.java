package org.minewatch.region;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A mouth where people enter and leave.
 *
 * @param kind cage, incline, drift or vehicle
 * @param source where it was read
 */
public record Entrance(
    String mineCode,
    String entranceId,
    String kind,
    double easting,
    double northing,
    OptionalInt capacity,
    OptionalDouble peoplePerMinute,
    SourceLine source) {}
