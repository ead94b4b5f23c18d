package org.minewatch.track.upload;

import java.util.OptionalDouble;

/**
 * A node of the roadway graph that a mine publishes: a station or a point of a track.
 *
 * @param sequence its number, which lines refer to
 * @param type as written, 分站 or 轨迹点
 * @param stationCode empty for a point that is no station
 */
public record RoadwayNode(
    long sequence,
    String type,
    String stationCode,
    String name,
    OptionalDouble longitude,
    OptionalDouble latitude)
    implements UploadRecord {}
