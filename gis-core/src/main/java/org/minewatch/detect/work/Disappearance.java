package org.minewatch.detect.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minewatch.presence.CoverageModel;
import org.minewatch.presence.Gap;
import org.minewatch.presence.LastSeen;
import org.minewatch.presence.PresenceDay;

/**
 * Somebody who was lost underground for hours and came back where he was lost.
 *
 * @param easting where last heard, or where heard again if only that is at a seal: people may ride
 *     to the place between two readings, and walk away from it
 * @param reach metres around it, where only "near a station" is known
 * @param othersHeard whether the station heard others meanwhile, and so was on
 */
record Disappearance(
    LocalDate night,
    String cardId,
    long fromMillis,
    long toMillis,
    double easting,
    double northing,
    double reach,
    String station,
    boolean othersHeard) {

  private static final double SAME_PLACE_METRES = 120;
  private static final double SURE_SIGMA_METRES = 30;

  /** Zones that a man-rider passes between two readings, in reaches of a station. */
  private static final double RIDDEN_REACHES = 3.5;

  private static final double ELSEWHERE_METRES = 100;
  private static final long SAME_MOMENT_MILLIS = 90_000;
  private static final long SAME_RETURN_MILLIS = 5 * 60_000;

  private static final long TOGETHER_MILLIS = 3_600_000;

  /** So many lost and found in the same moments at other places speak for the system. */
  private static final int OUTAGE = 2;

  double hours() {
    return (toMillis - fromMillis) / 3_600_000.0;
  }

  /** Whether a place, known to so many metres, is at a seal. */
  interface AtSeal {
    boolean isAtSeal(double easting, double northing, double reach);
  }

  /**
   * The disappearances of a night.
   *
   * @param leastHours a shorter absence is a dead stretch of road, a longer one a lost card
   */
  static List<Disappearance> of(
      PresenceDay day, double leastHours, double mostHours, AtSeal seals) {
    List<Disappearance> found = new ArrayList<>();
    for (Gap g : day.gaps()) {
      double hours = g.millis() / 3_600_000.0;
      if (hours < leastHours || hours > mostHours || !returnsThere(g) || isOutage(g, day.gaps())) {
        continue;
      }
      // What the station out of service means, many cards at once and nobody heard, is not enough
      // here: a crew behind a seal is lost together at a station that hears nobody else either.
      boolean onlyAfter =
          isAtSeal(g.after(), reach(g), seals) && !isAtSeal(g.before(), reach(g), seals);
      LastSeen at = onlyAfter ? g.after() : g.before();
      found.add(
          new Disappearance(
              day.date(),
              g.cardId(),
              g.fromMillis(),
              g.toMillis(),
              at.easting(),
              at.northing(),
              reach(g),
              at.stretch().readerId(),
              g.stationHeard() > 0 || day.coverage().cause(g) == CoverageModel.Cause.CARD_SILENT));
    }
    return found;
  }

  private static double reach(Gap g) {
    return g.before().sigmaMetres() > SURE_SIGMA_METRES ? g.before().sigmaMetres() : 0;
  }

  private static boolean returnsThere(Gap g) {
    return apart(g) <= SAME_PLACE_METRES + RIDDEN_REACHES * reach(g);
  }

  private static boolean isAtSeal(LastSeen at, double reach, AtSeal seals) {
    return seals.isAtSeal(at.easting(), at.northing(), reach);
  }

  private static double apart(Gap g) {
    return Math.hypot(
        g.before().easting() - g.after().easting(), g.before().northing() - g.after().northing());
  }

  /** Others lost and found in the same moments elsewhere: stations of a district were out. */
  private static boolean isOutage(Gap g, List<Gap> all) {
    int elsewhere = 0;
    for (Gap o : all) {
      boolean sameMoments =
          Math.abs(o.fromMillis() - g.fromMillis()) <= SAME_MOMENT_MILLIS
              && Math.abs(o.toMillis() - g.toMillis()) <= SAME_RETURN_MILLIS;
      if (sameMoments
          && Math.hypot(
                  o.before().easting() - g.before().easting(),
                  o.before().northing() - g.before().northing())
              > ELSEWHERE_METRES + reach(g)) {
        elsewhere++;
      }
    }
    return elsewhere >= OUTAGE;
  }

  /**
   * How many cards were gone at the same time for at least an hour: attendants of one post who
   * follow each other never are.
   */
  static int together(List<Disappearance> all) {
    int most = 0;
    for (Disappearance a : all) {
      // The most of them at once is reached an hour into one of the absences.
      long at = a.fromMillis + TOGETHER_MILLIS;
      int count =
          (int)
              all.stream()
                  .filter(o -> o.fromMillis + TOGETHER_MILLIS <= at && o.toMillis >= at)
                  .map(Disappearance::cardId)
                  .distinct()
                  .count();
      most = Math.max(most, count);
    }
    return most;
  }

  /** Where all of them were last heard: the middle one east and north. */
  static Optional<double[]> middle(List<Disappearance> all) {
    double[] e = all.stream().mapToDouble(Disappearance::easting).sorted().toArray();
    double[] n = all.stream().mapToDouble(Disappearance::northing).sorted().toArray();
    return e.length == 0
        ? Optional.empty()
        : Optional.of(new double[] {e[e.length / 2], n[n.length / 2]});
  }
}
