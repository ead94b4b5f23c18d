package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A registered seal (密闭).
 *
 * @param kind goaf, fire, water, temporary, fence, air-door, or empty
 * @param source where it was read
 */
public record Seal(
    String mineCode,
    String sealId,
    double easting,
    double northing,
    Optional<LocalDate> built,
    String kind,
    Optional<LocalDate> opened,
    String approvalNo,
    SourceLine source) {}
