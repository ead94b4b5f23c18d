package org.minewatch.region;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A coal mine under supervision.
 *
 * @param code 12 digits, the first 6 the county
 * @param crs the CRS cell as written; coordinates of the mine are in it
 * @param ownership central, state, local, or empty
 * @param severeHazard high gas, outburst, complex water or rock burst
 * @param source where it was read
 */
public record Mine(
    String code,
    String name,
    String crs,
    String county,
    String township,
    String operator,
    String ownership,
    String supervisedBy,
    String heightDatum,
    OptionalDouble capacityTonnesPerYear,
    Optional<Boolean> severeHazard,
    OptionalInt faceLimit,
    OptionalInt headingLimit,
    OptionalInt shiftHeadcountLimit,
    SourceLine source) {}
