package org.minewatch.synth.ground;

import org.locationtech.jts.geom.Coordinate;

/**
 * A place on a road.
 *
 * @param chainage metres from the road's start
 */
public record Spot(Road road, double chainage) {
  public Coordinate place() {
    return road.at(chainage);
  }
}
