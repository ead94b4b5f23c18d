package org.minewatch.region;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A reported position of a face.
 *
 * @param advance metres since the face began
 * @param source where it was read
 */
public record FaceProgress(
    String mineCode,
    String faceId,
    LocalDate date,
    double advance,
    OptionalDouble easting,
    OptionalDouble northing,
    OptionalDouble elevation,
    SourceLine source) {}
