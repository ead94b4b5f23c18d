package org.minewatch.region;

import java.time.OffsetDateTime;
import java.util.OptionalDouble;

/**
 * Something that instruments other than positioning saw.
 *
 * @param kind microseismic, gas, power, video-count, inrush-sign, ...
 * @param source where it was read
 */
public record CorroboratingEvent(
    String mineCode,
    String kind,
    OffsetDateTime time,
    OptionalDouble easting,
    OptionalDouble northing,
    String place,
    OptionalDouble elevation,
    OptionalDouble value,
    String unit,
    SourceLine source) {}
