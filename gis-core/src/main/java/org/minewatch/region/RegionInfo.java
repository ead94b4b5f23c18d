package org.minewatch.region;

import java.util.Optional;

/**
 * The region a run is about, from {@code region.json}.
 *
 * @param version exchange format version, 1
 * @param timeZone nights are calendar days in this zone
 * @param defaultCrs the CRS cell of mines that name none
 */
public record RegionInfo(
    int version, String name, java.time.ZoneId timeZone, Optional<String> defaultCrs) {}
