package org.minewatch.region;

import java.time.LocalDate;

/**
 * Another certificate with a term, such as the safety-production permit (安全生产许可证).
 *
 * @param kind as written
 * @param validTo last valid day
 * @param source where it was read
 */
public record Certificate(
    String mineCode,
    String kind,
    String certificateNo,
    LocalDate validFrom,
    LocalDate validTo,
    boolean renewalPending,
    SourceLine source) {}
