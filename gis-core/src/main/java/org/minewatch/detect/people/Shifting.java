package org.minewatch.detect.people;

import java.util.List;

/**
 * How far readings about one place leave open that somebody shifted there. Who sits stays for
 * minutes before he shifts, so that each of his readings goes together with the one before; the
 * noise of ranging does not. What goes together, and what noise may have hidden of it, bounds his
 * shifting; many readings, cards and nights bound it closer.
 *
 * @param together mean product of a reading's and the next one's distance from the middle, m²
 * @param doubt one deviation of that mean by noise alone, m²
 * @param same share of pairs of readings that fall into one time of sitting
 */
record Shifting(double together, double doubt, double same) {
  /** Somebody at rest sits about so long before he shifts or gets up. */
  private static final double SITTING_MILLIS = 400_000;

  private static final double SIGMAS = 2;

  static Shifting of(CardTrace t, int from, int to, double[] middle, double reach) {
    double squares = 0;
    double products = 0;
    double same = 0;
    int n = 0;
    int pairs = 0;
    double[] last = null;
    long lastTime = 0;
    for (int k = from; k <= to; k++) {
      double[] xy = t.offset(from, k);
      if (xy == null || Math.hypot(xy[0] - middle[0], xy[1] - middle[1]) > reach) {
        continue;
      }
      double[] here = {xy[0] - middle[0], xy[1] - middle[1]};
      n++;
      squares += here[0] * here[0] + here[1] * here[1];
      if (last != null) {
        pairs++;
        products += here[0] * last[0] + here[1] * last[1];
        same += Math.max(0, 1 - (t.time(k) - lastTime) / SITTING_MILLIS);
      }
      last = here;
      lastTime = t.time(k);
    }
    if (pairs == 0) {
      return new Shifting(0, 0, 0);
    }
    int axes = t.hasPlaces() ? 2 : 1;
    return new Shifting(
        products / pairs, squares / n / Math.sqrt((double) axes * pairs), same / pairs);
  }

  /** The most that people can have shifted, one sigma, metres; infinite when nothing tells. */
  static double mostMetres(List<Shifting> all) {
    double together = 0;
    double doubt = 0;
    double same = 0;
    for (Shifting s : all) {
      together += s.together;
      doubt += s.doubt * s.doubt;
      same += s.same;
    }
    return same <= 0
        ? Double.POSITIVE_INFINITY
        : Math.sqrt((Math.max(0, together) + SIGMAS * Math.sqrt(doubt)) / same);
  }
}
