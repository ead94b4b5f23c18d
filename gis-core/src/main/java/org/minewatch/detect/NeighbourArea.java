package org.minewatch.detect;

import java.time.LocalDate;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The licensed area of another mine, in this mine's metres.
 *
 * @param validFrom first day of its licence, absent when not known
 */
public record NeighbourArea(
    String mineCode,
    String mineName,
    String licenceNo,
    Optional<LocalDate> validFrom,
    Geometry area) {}
