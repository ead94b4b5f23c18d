package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * A known body of water underground (老空水).
 *
 * @param area in the mine's CRS
 * @param boundary surveyed, uncertain, old-with-drawings, old-without-drawings, fault, column
 * @param level metres above the height datum
 * @param state found, probed, drained, verified, or empty
 * @param source where it was read
 */
public record WaterBody(
    String mineCode,
    String bodyId,
    Geometry area,
    String boundary,
    String seam,
    OptionalDouble level,
    OptionalDouble volumeM3,
    String state,
    Optional<LocalDate> asOf,
    SourceLine source) {}
