package org.minewatch.network;

/**
 * A place on the roadway network.
 *
 * @param edge index of the edge
 * @param offsetMetres from the edge's first node, along the road (on the slope where elevations are
 *     known)
 */
public record NetworkPosition(int edge, double offsetMetres) {}
