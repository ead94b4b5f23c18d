package org.minewatch.track.stay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The definition of a stay, word by word, without regard to speed. */
final class NaiveStays {
  record Fix(int person, long millis, int mine, double x, double y) {}

  /** What two ways of finding a stay must agree on. */
  record Found(int person, int mine, long from, long to, int count, double x, double y) {}

  private NaiveStays() {}

  static List<Found> of(ArrivedFixes f, StayRule rule) {
    List<Fix> fixes =
        IntStream.range(0, f.size())
            .mapToObj(
                i ->
                    new Fix(
                        f.person()[i], f.millis()[i], f.mine()[i], f.easting()[i], f.northing()[i]))
            .filter(x -> Double.isFinite(x.x) && Double.isFinite(x.y))
            .sorted(
                Comparator.comparingInt(Fix::person)
                    .thenComparingLong(Fix::millis)
                    .thenComparingInt(Fix::mine)
                    .thenComparingDouble(Fix::x)
                    .thenComparingDouble(Fix::y))
            .toList();
    List<Found> stays = new ArrayList<>();
    int i = 0;
    while (i < fixes.size()) {
      int j = i + 1;
      while (j < fixes.size() && goesOn(fixes.get(i), fixes.get(j - 1), fixes.get(j), rule)) {
        j++;
      }
      List<Fix> run = fixes.subList(i, j);
      Fix first = run.get(0);
      long last = run.get(run.size() - 1).millis;
      if (last - first.millis < rule.leastMillis()) {
        i++;
      } else {
        double x = run.stream().mapToDouble(Fix::x).average().orElseThrow();
        double y = run.stream().mapToDouble(Fix::y).average().orElseThrow();
        stays.add(new Found(first.person, first.mine, first.millis, last, run.size(), x, y));
        i = j;
      }
    }
    return stays;
  }

  private static boolean goesOn(Fix first, Fix before, Fix next, StayRule rule) {
    return next.person == first.person
        && next.mine == first.mine
        && next.millis - before.millis <= rule.longestGapMillis()
        && Math.hypot(next.x - first.x, next.y - first.y) <= rule.radiusMetres();
  }

  static List<Found> of(Stays s) {
    return IntStream.range(0, s.size())
        .mapToObj(
            i ->
                new Found(
                    s.person(i),
                    s.mine(i),
                    s.fromMillis(i),
                    s.toMillis(i),
                    s.count(i),
                    s.easting(i),
                    s.northing(i)))
        .toList();
  }
}
