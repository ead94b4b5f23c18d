package org.minewatch.presence.clean;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.track.FixColumns;

/**
 * How often a reading at rest comes twice in a row, station by station, learned from all cards of a
 * day. A row of equal readings means nothing where that is usual: a distance in whole metres of
 * somebody sitting is equal for hours.
 *
 * <p>Of the cards that a station read at rest the upper quartile counts, so that neither a frozen
 * card nor those that rest in the middle of a rounding step decide alone.
 */
final class ReadingNoise {
  private static final double REST_METRES = 2;
  private static final int LEAST_PAIRS = 10;
  private static final int LEAST_CARDS = 5;
  private static final double CARDS_SHARE = 0.75;

  /** Where readings repeat more often than this, a row of equal ones is not judged. */
  private static final double MOST_CHANCE = 0.5;

  private final Map<String, Double> chances;

  private ReadingNoise(Map<String, Double> chances) {
    this.chances = chances;
  }

  /**
   * The chance that a reading at rest repeats the one before.
   *
   * @param readerId the station; empty for fixes with coordinates of their own
   * @return NaN where equal readings say nothing
   */
  double repeatChance(String readerId) {
    return chances.getOrDefault(readerId, Double.NaN);
  }

  static ReadingNoise of(FixColumns fixes, long silenceMillis) {
    int stations = fixes.readers().size();
    Shares[] shares = new Shares[stations + 1];
    int[] pairs = new int[stations + 1];
    int[] equal = new int[stations + 1];
    for (int from = 0; from < fixes.size(); ) {
      int to = from;
      int last = -1;
      for (; to < fixes.size() && fixes.card(to) == fixes.card(from); to++) {
        if ((fixes.marks(to) & FixColumns.NO_TIME) != 0) {
          continue;
        }
        if (last >= 0
            && fixes.timeMillis(to) - fixes.timeMillis(last) <= silenceMillis
            && atRest(fixes, last, to)) {
          int group = group(fixes, to);
          pairs[group]++;
          equal[group] += fixes.sameReading(last, to) ? 1 : 0;
        }
        last = to;
      }
      for (int g = 0; g <= stations; g++) {
        if (pairs[g] >= LEAST_PAIRS) {
          shares[g] = shares[g] == null ? new Shares() : shares[g];
          shares[g].add((double) equal[g] / pairs[g]);
        }
        pairs[g] = 0;
        equal[g] = 0;
      }
      from = to;
    }
    Map<String, Double> chances = new TreeMap<>();
    for (int g = 0; g <= stations; g++) {
      if (shares[g] != null && shares[g].size >= LEAST_CARDS) {
        double chance = shares[g].high();
        if (chance <= MOST_CHANCE) {
          chances.put(g < stations ? fixes.readers().get(g) : "", Math.max(chance, 0.05));
        }
      }
    }
    return new ReadingNoise(chances);
  }

  private static int group(FixColumns fixes, int i) {
    return fixes.hasPlace(i) || fixes.reader(i) < 0 ? fixes.readers().size() : fixes.reader(i);
  }

  private static boolean atRest(FixColumns fixes, int a, int b) {
    if (fixes.hasPlace(a) != fixes.hasPlace(b)) {
      return false;
    }
    if (fixes.hasPlace(a)) {
      double de = fixes.easting(a) - fixes.easting(b);
      double dn = fixes.northing(a) - fixes.northing(b);
      return de * de + dn * dn <= REST_METRES * REST_METRES;
    }
    return fixes.reader(a) == fixes.reader(b)
        && Math.abs(fixes.distance(a) - fixes.distance(b)) <= REST_METRES;
  }

  /** The shares of equal readings of the cards at one station. */
  private static final class Shares {
    private double[] values = new double[16];
    private int size;

    void add(double share) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = share;
    }

    double high() {
      double[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return sorted[Math.min(size - 1, (int) (CARDS_SHARE * size))];
    }
  }
}
