package org.minewatch.network;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * A seal drawn as a bar stands in the road that it crosses. Where it is drawn at the mouth of a
 * road it touches the road that goes past too, and lies along it.
 */
final class SealBar {
  /** A bar that meets a road at less than this lies along it. */
  private static final double CROSSING_DEGREES = 45;

  private static final double STEP_METRES = 1;

  private SealBar() {}

  /**
   * The seal in the road it crosses; as given when it is no bar, or crosses none nearby.
   *
   * @param nearest where it would stand by distance alone
   */
  static SealPlace inItsRoad(
      RoadwayNetwork network, Geometry drawn, SealPlace nearest, double reachMetres) {
    if (nearest.position() == null || !(drawn instanceof LineString bar) || bar.isClosed()) {
      return nearest;
    }
    Coordinate a = bar.getCoordinateN(0);
    Coordinate b = bar.getCoordinateN(bar.getNumPoints() - 1);
    double azimuth = Math.toDegrees(Math.atan2(b.x - a.x, b.y - a.y));
    int edge = nearest.position().edge();
    if (crossing(network, edge, nearest.position().offsetMetres(), azimuth) >= CROSSING_DEGREES) {
      return nearest;
    }
    NetworkPosition best = null;
    double sharpest = CROSSING_DEGREES;
    for (int node : new int[] {network.from(edge), network.to(edge)}) {
      double away =
          Math.hypot(
              network.nodeEasting(node) - nearest.easting(),
              network.nodeNorthing(node) - nearest.northing());
      for (int k = 0; away <= reachMetres && k < network.degree(node); k++) {
        int other = network.edgeAt(node, k);
        double offset = network.from(other) == node ? 0 : network.length(other);
        double angle = crossing(network, other, offset, azimuth);
        if (angle > sharpest) {
          sharpest = angle;
          best = new NetworkPosition(other, offset);
        }
      }
    }
    return best == null
        ? nearest
        : new SealPlace(
            nearest.id(),
            nearest.registered(),
            nearest.drawn(),
            nearest.easting(),
            nearest.northing(),
            best,
            nearest.missMetres());
  }

  /** Degrees between a bar and the road at a place, 0 along it to 90 across it. */
  private static double crossing(
      RoadwayNetwork network, int edge, double offset, double barAzimuth) {
    double from = Math.max(0, offset - STEP_METRES);
    double to = Math.min(network.length(edge), offset + STEP_METRES);
    double road =
        Math.toDegrees(
            Math.atan2(
                network.easting(edge, to) - network.easting(edge, from),
                network.northing(edge, to) - network.northing(edge, from)));
    double angle = Math.abs(road - barAzimuth) % 180;
    return Math.min(angle, 180 - angle);
  }
}
