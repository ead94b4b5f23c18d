package org.minewatch.region;

import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * A named underground area that the mine reports.
 *
 * @param kind face, heading, chamber, shaft, roadway, restricted, other
 * @param area in the mine's CRS
 * @param source where it was read
 */
public record Zone(
    String mineCode,
    String zoneId,
    String kind,
    Geometry area,
    String name,
    OptionalInt headcountLimit,
    SourceLine source) {}
