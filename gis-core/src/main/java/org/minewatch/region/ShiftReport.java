package org.minewatch.region;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A reported shift; the headcount is of people who belong to it.
 *
 * @param kind production, maintenance, or empty
 * @param source where it was read
 */
public record ShiftReport(
    String mineCode,
    LocalDate date,
    String shift,
    OffsetDateTime from,
    OffsetDateTime to,
    int headcount,
    String faceId,
    String kind,
    String leaderCardId,
    SourceLine source) {}
