package org.minewatch.detect.water;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.detect.MineNight;

/**
 * Whether the probe drilling on record covers the place where a head stands.
 *
 * @param round the round that comes nearest to covering it; empty when none was drilled there
 * @param beyondMetres how far the head stands past what it permits; 0 or less when it covers the
 *     head
 * @param statedBeyondMetres the same by the permitted advance as recorded, without a look at the
 *     lead
 * @param permission what that round permits
 */
record ProbeCover(
    Optional<ProbeRound> round,
    double beyondMetres,
    double statedBeyondMetres,
    Optional<ProbeRound.Permission> permission) {

  /** Drafting of collars and heads. */
  private static final double TOLERANCE_METRES = 1;

  static ProbeCover of(
      MineNight night, List<ProbeRound> rounds, FaceAdvance face, Coordinate head, double lead) {
    double side = night.parameter("water.probe-line", "side_m");
    double behind = night.parameter("water.probe-implausible", "collar_ahead_m");
    ProbeCover best =
        new ProbeCover(
            Optional.empty(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Optional.empty());
    Optional<double[]> direction = face.direction();
    if (direction.isEmpty()) {
      return best;
    }
    double[] u = direction.get();
    for (ProbeRound round : rounds) {
      ProbeRound.Permission p = round.permits(u, lead);
      double along = (head.x - round.collar().x) * u[0] + (head.y - round.collar().y) * u[1];
      double aside =
          Math.abs((head.x - round.collar().x) * -u[1] + (head.y - round.collar().y) * u[0]);
      double within = round.holes().get(0).side().orElse(side);
      if (p.reachMetres() == 0 || along < -behind || aside > within || round.struckWater()) {
        continue;
      }
      double beyond = along - p.metres() - TOLERANCE_METRES;
      if (beyond < best.beyondMetres()) {
        best =
            new ProbeCover(
                Optional.of(round),
                beyond,
                along - p.statedMetres() - TOLERANCE_METRES,
                Optional.of(p));
      }
    }
    return best;
  }

  boolean covers() {
    return beyondMetres <= 0;
  }
}
