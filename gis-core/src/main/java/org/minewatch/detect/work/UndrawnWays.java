package org.minewatch.detect.work;

import java.util.Optional;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.Reader;

/**
 * Stations that count their distances along a way that is not drawn: one at a junction, or in a
 * road's side, that names a direction in which no drawn road leaves. Whoever it reads that way is
 * beyond it in that direction, not somewhere along the drawn roads.
 *
 * @param east unit vector of a positive distance
 * @param positive whether positive distances count along nothing that is drawn
 * @param negative the same of negative ones
 */
record UndrawnWays(
    double easting,
    double northing,
    double sigma,
    double east,
    double north,
    boolean positive,
    boolean negative) {

  private static final double AT_JUNCTION_METRES = 15;
  private static final double SAME_WAY_DEGREES = 50;
  private static final double LOOK_METRES = 10;
  private static final double RANGING_METRES = 2;

  /** Empty where drawn roads explain both directions, or too little is known. */
  static Optional<UndrawnWays> of(ReaderPlace place, RoadwayNetwork network) {
    if (place.reader().kind() != Reader.Kind.PRECISE
        || !place.hasPlace()
        || place.positions().size() != 1
        || place.reader().positiveAzimuthDegrees().isEmpty()) {
      return Optional.empty();
    }
    double azimuth = Math.toRadians(place.reader().positiveAzimuthDegrees().getAsDouble());
    double east = Math.sin(azimuth);
    double north = Math.cos(azimuth);
    NetworkPosition at = place.positions().get(0);
    int sense = place.senses().get(0);
    boolean positive = !leads(network, at, sense, east, north);
    boolean negative = !leads(network, at, -sense, -east, -north);
    return positive || negative
        ? Optional.of(
            new UndrawnWays(
                place.reader().easting().getAsDouble(),
                place.reader().northing().getAsDouble(),
                Math.hypot(place.sigmaMetres(), RANGING_METRES),
                east,
                north,
                positive,
                negative))
        : Optional.empty();
  }

  /**
   * Whether a drawn road leaves the station in a direction. A road that merely bends goes on; at
   * its drawn end the network itself carries it straight on.
   */
  private static boolean leads(
      RoadwayNetwork network, NetworkPosition at, int sense, double east, double north) {
    if (sense == 0) {
      return false;
    }
    double length = network.length(at.edge());
    double toEnd = sense > 0 ? length - at.offsetMetres() : at.offsetMetres();
    int node = sense > 0 ? network.to(at.edge()) : network.from(at.edge());
    if (toEnd > AT_JUNCTION_METRES || network.degree(node) < 3) {
      return true;
    }
    for (int k = 0; k < network.degree(node); k++) {
      int e = network.edgeAt(node, k);
      if (e != at.edge() && goes(network, e, node, east, north)) {
        return true;
      }
    }
    return false;
  }

  private static boolean goes(
      RoadwayNetwork network, int edge, int node, double east, double north) {
    double length = network.length(edge);
    double look = Math.min(LOOK_METRES, length);
    double at = network.from(edge) == node ? look : length - look;
    double de = network.easting(edge, at) - network.nodeEasting(node);
    double dn = network.northing(edge, at) - network.nodeNorthing(node);
    double along = Math.hypot(de, dn);
    return along == 0
        || (de * east + dn * north) / along >= Math.cos(Math.toRadians(SAME_WAY_DEGREES));
  }

  /** Whether a distance counts along nothing that is drawn. */
  boolean takes(double distance) {
    return distance >= 0 ? positive : negative;
  }

  double easting(double distance) {
    return easting + distance * east;
  }

  double northing(double distance) {
    return northing + distance * north;
  }
}
