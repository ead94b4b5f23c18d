package org.minewatch.detect.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minewatch.presence.clean.PaddedTracks;

/**
 * One card that kept to one place for longer than a walk or a ride takes.
 *
 * @param easting mean of the quarters of an hour spent there
 * @param reach metres around a station within which it was; 0 where the place itself is known
 * @param stations its places rest on; none for coordinates
 * @param from index of its first quarter in the {@link Whereabouts}
 * @param to index after its last
 */
record Dwell(
    String cardId,
    int person,
    double easting,
    double northing,
    double sigma,
    double reach,
    SortedSet<String> stations,
    long fromMillis,
    long toMillis,
    int from,
    int to) {

  /** Heading crews move within some 40 m of the head. */
  private static final double ABOUT_METRES = 45;

  /** Quarters elsewhere that do not end a stay: fetching material, a meal. */
  private static final int MOST_AWAY = 2;

  private static final long LONGEST_SILENCE_MILLIS = 45 * 60_000L;
  private static final long LEAST_MILLIS = 40 * 60_000L;

  double hours() {
    return (toMillis - fromMillis) / 3_600_000.0;
  }

  /** All stays of a night of at least forty minutes, by card and time. */
  static List<Dwell> find(Whereabouts where, PaddedTracks tracks) {
    List<Dwell> found = new ArrayList<>();
    int k = 0;
    while (k < where.size()) {
      int end = gather(where, k);
      if (where.last(end) - where.first(k) >= LEAST_MILLIS) {
        found.add(dwell(where, tracks, k, end));
        k = end + 1;
      } else {
        k++;
      }
    }
    return found;
  }

  /** Index of the last quarter of a stay that begins with one. */
  private static int gather(Whereabouts w, int first) {
    double e = w.easting(first);
    double n = w.northing(first);
    int count = 1;
    int last = first;
    int away = 0;
    for (int k = first + 1; k < w.size() && w.part(k) == w.part(first); k++) {
      if (w.first(k) - w.last(last) > LONGEST_SILENCE_MILLIS) {
        break;
      }
      boolean here =
          w.reach(first) > 0
              ? w.reach(k) > 0 && w.station(k).equals(w.station(first))
              : w.reach(k) == 0 && Math.hypot(w.easting(k) - e, w.northing(k) - n) <= ABOUT_METRES;
      if (here) {
        count++;
        e += (w.easting(k) - e) / count;
        n += (w.northing(k) - n) / count;
        last = k;
        away = 0;
      } else if (++away > MOST_AWAY) {
        break;
      }
    }
    return last;
  }

  private static Dwell dwell(Whereabouts w, PaddedTracks tracks, int first, int last) {
    double e = 0;
    double n = 0;
    double sigma = 0;
    double reach = 0;
    TreeSet<String> stations = new TreeSet<>();
    int count = 0;
    boolean near = w.reach(first) > 0;
    for (int k = first; k <= last; k++) {
      if (near ? w.reach(k) > 0 && w.station(k).equals(w.station(first)) : w.reach(k) == 0) {
        e += w.easting(k) - w.easting(first);
        n += w.northing(k) - w.northing(first);
        sigma = Math.max(sigma, w.sigma(k));
        reach = Math.max(reach, w.reach(k));
        count++;
        if (!w.station(k).isEmpty()) {
          stations.add(w.station(k));
        }
      }
    }
    int part = w.part(first);
    return new Dwell(
        tracks.cardId(part),
        tracks.person(part),
        w.easting(first) + e / count,
        w.northing(first) + n / count,
        sigma,
        reach,
        stations,
        w.first(first),
        w.last(last),
        first,
        last + 1);
  }
}
