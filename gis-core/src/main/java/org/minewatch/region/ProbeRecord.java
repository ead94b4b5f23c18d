package org.minewatch.region;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An advance probe-drilling (探放水) record.
 *
 * @param easting of the collar
 * @param result dry, water, drained, or empty
 * @param source where it was read
 */
public record ProbeRecord(
    String mineCode,
    LocalDate date,
    double easting,
    double northing,
    double azimuthDegrees,
    double holeLength,
    double allowedAdvance,
    String faceId,
    String roundId,
    String holeNo,
    OptionalDouble dipDegrees,
    OptionalDouble lead,
    OptionalDouble side,
    Optional<OffsetDateTime> started,
    Optional<OffsetDateTime> ended,
    Optional<LocalDate> geophysicsDate,
    String designNo,
    String result,
    SourceLine source) {}
