package org.minewatch.track.upload;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the register files say that counts in the time asked for: of each thing the newest record.
 *
 * @param persons by card; more than one when the card had, or has at once, different holders
 * @param areas with their limits, by code; more than one of a code where a dialect lists stations
 * @param stations by code
 * @param nodes of the published roadway graph by number
 * @param lines of it by number
 * @param routes planned for special workers, by card
 */
public record UploadRegisters(
    Optional<UploadMine> mine,
    SortedMap<String, List<UploadPerson>> persons,
    List<UploadArea> areas,
    List<UploadStation> stations,
    List<RoadwayNode> nodes,
    List<RoadwayLine> lines,
    List<PlannedRoute> routes) {}
