package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.Way;

/**
 * The bends of the shortest drawn way between two readings, so that whoever is read every few
 * minutes is not shown walking through the rock.
 */
final class DrawnWay {
  /** A way that is no longer than this beyond the straight line has no bend worth showing. */
  private static final double STRAIGHT_METRES = 2;

  /** No vehicle underground goes faster (domain notes 6): it went another way, or not at all. */
  private static final double FASTEST_METRES_A_SECOND = 12;

  /**
   * A bend.
   *
   * @param share of the way that lies before it
   */
  record Bend(double easting, double northing, double elevation, double share) {}

  private final RoadwayNetwork network;

  DrawnWay(RoadwayNetwork network) {
    this.network = network;
  }

  /**
   * The bends in turn; none when the way is straight, unknown, or too long for the time.
   *
   * @param straightMetres between the two readings
   */
  List<Bend> bends(
      int edgeA, double a, int edgeB, double b, double straightMetres, double seconds) {
    Way way = Way.between(network, edgeA, a, edgeB, b);
    if (way == null
        || way.metres() - straightMetres < STRAIGHT_METRES
        || way.metres() > FASTEST_METRES_A_SECOND * seconds) {
      return List.of();
    }
    List<Bend> bends = new ArrayList<>();
    double gone = 0;
    for (Way.Leg leg : way.legs()) {
      vertices(leg, gone, way.metres(), bends);
      gone += leg.metres();
    }
    return bends;
  }

  /** The vertices of an edge that a leg passes, and where it ends but for the last of the way. */
  private void vertices(Way.Leg leg, double gone, double all, List<Bend> bends) {
    double[] xyz = network.shape(leg.edge());
    int n = xyz.length / 3;
    double[] along = new double[n];
    for (int v = 1; v < n; v++) {
      double plan = Math.hypot(xyz[3 * v] - xyz[3 * v - 3], xyz[3 * v + 1] - xyz[3 * v - 2]);
      double rise = xyz[3 * v + 2] - xyz[3 * v - 1];
      along[v] = along[v - 1] + (Double.isNaN(rise) ? plan : Math.hypot(plan, rise));
    }
    boolean forward = leg.to() >= leg.from();
    for (int k = 0; k < n; k++) {
      int v = forward ? k : n - 1 - k;
      double passed = forward ? along[v] - leg.from() : leg.from() - along[v];
      double share = (gone + passed) / all;
      if (passed > 0 && passed <= leg.metres() && share < 1) {
        bends.add(new Bend(xyz[3 * v], xyz[3 * v + 1], xyz[3 * v + 2], share));
      }
    }
  }
}
