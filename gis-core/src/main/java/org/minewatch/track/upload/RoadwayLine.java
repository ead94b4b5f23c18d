package org.minewatch.track.upload;

/** A line of the roadway graph that a mine publishes, from node to node by their numbers. */
public record RoadwayLine(long sequence, long from, long to) implements UploadRecord {}
