package org.minewatch.region;

import java.time.LocalDate;

/**
 * Coal reported as won.
 *
 * @param source where it was read
 */
public record OutputReport(
    String mineCode,
    LocalDate from,
    LocalDate to,
    double outputTonnes,
    String faceId,
    SourceLine source) {}
