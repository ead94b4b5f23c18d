package org.minewatch.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.region.Seal;

/**
 * Which drawn seal is which registered one.
 *
 * @param shift what most drawn seals are off by, all the same way; zero when they are in place
 * @param undrawn registered, with no drawn one left for them
 * @param unregistered drawn, with no registered one left for them
 */
record SealMatch(
    Coordinate shift,
    List<Pair> pairs,
    List<Seal> undrawn,
    List<Coordinate> unregistered,
    List<Coordinate> drawn) {

  /**
   * A registered seal with its drawn one.
   *
   * @param residual metres between them, the common shift taken off
   */
  record Pair(Seal seal, Coordinate drawn, double residual) {}

  /** A common shift farther than this is not looked for. */
  private static final double FARTHEST_SHIFT_METRES = 100;

  private static final double SAME_SHIFT_METRES = 5;

  /** Share of the seals that has to follow one shift, and how many at least. */
  private static final double SHARE = 0.6;

  private static final int FEWEST = 3;

  /**
   * @param reach a drawn seal farther than this from a registered one is another seal
   */
  static SealMatch of(List<Seal> register, List<Coordinate> drawn, double reach) {
    Coordinate shift = shift(register, drawn);
    List<Pair> candidates = new ArrayList<>();
    for (Seal s : register) {
      for (Coordinate d : drawn) {
        double off = Math.hypot(d.x - shift.x - s.easting(), d.y - shift.y - s.northing());
        if (off <= reach) {
          candidates.add(new Pair(s, d, off));
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Pair::residual)
            .thenComparing(p -> p.seal().sealId())
            .thenComparing(Pair::drawn));
    List<Pair> pairs = new ArrayList<>();
    List<Seal> undrawn = new ArrayList<>(register);
    List<Coordinate> unregistered = new ArrayList<>(drawn);
    for (Pair p : candidates) {
      if (undrawn.contains(p.seal()) && unregistered.contains(p.drawn())) {
        pairs.add(p);
        undrawn.remove(p.seal());
        unregistered.remove(p.drawn());
      }
    }
    return new SealMatch(shift, pairs, undrawn, unregistered, drawn);
  }

  /** Distance to the nearest drawn seal of all. */
  OptionalDouble nearest(Coordinate at) {
    return drawn.stream().mapToDouble(at::distance).min();
  }

  /** Distance of a drawn seal to the nearest registered one, the common shift taken off. */
  double nearestRegistered(List<Seal> register, Coordinate c) {
    return register.stream()
        .mapToDouble(s -> Math.hypot(c.x - shift.x - s.easting(), c.y - shift.y - s.northing()))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Coordinate shift(List<Seal> register, List<Coordinate> drawn) {
    List<Coordinate> vectors = new ArrayList<>();
    for (Seal s : register) {
      for (Coordinate d : drawn) {
        Coordinate v = new Coordinate(d.x - s.easting(), d.y - s.northing());
        if (Math.hypot(v.x, v.y) <= FARTHEST_SHIFT_METRES) {
          vectors.add(v);
        }
      }
    }
    vectors.sort(
        Comparator.comparingDouble((Coordinate v) -> Math.hypot(v.x, v.y)).thenComparing(v -> v));
    List<Coordinate> best = List.of();
    for (Coordinate v : vectors) {
      List<Coordinate> alike =
          vectors.stream().filter(w -> w.distance(v) <= SAME_SHIFT_METRES).toList();
      if (alike.size() > best.size()) {
        best = alike;
      }
    }
    int few = Math.min(register.size(), drawn.size());
    return best.size() >= FEWEST && best.size() >= SHARE * few
        ? new Coordinate(
            best.stream().mapToDouble(Coordinate::getX).average().orElse(0),
            best.stream().mapToDouble(Coordinate::getY).average().orElse(0))
        : new Coordinate(0, 0);
  }
}
