package org.minewatch.detect.people;

import org.minewatch.network.PlacedFixes;
import org.minewatch.track.FixColumns;

/** The readings of one card in one time underground: rows of the night's fixes, by time. */
final class CardTrace {
  /** Readings further apart in time are not joined by a straight line. */
  private static final long BRIDGE_MILLIS = 90_000;

  /** Readings of two cards so close in time are compared as they are. */
  private static final long SAME_MILLIS = 3_000;

  private final String cardId;
  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final int[] rows;
  private double noise = Double.NaN;

  CardTrace(String cardId, FixColumns fixes, PlacedFixes placed, int[] rows) {
    this.cardId = cardId;
    this.fixes = fixes;
    this.placed = placed;
    this.rows = rows;
  }

  String cardId() {
    return cardId;
  }

  int size() {
    return rows.length;
  }

  int row(int k) {
    return rows[k];
  }

  long time(int k) {
    return fixes.timeMillis(rows[k]);
  }

  long fromMillis() {
    return time(0);
  }

  long toMillis() {
    return time(rows.length - 1);
  }

  /** The first reading at or after a time; the number of readings when there is none. */
  int firstAt(long millis) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (time(mid) < millis) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** Whether its readings are coordinates. */
  boolean hasPlaces() {
    return fixes.hasPlace(rows[0]);
  }

  /** Metres between two readings of the mine's cards; NaN when they cannot be compared. */
  double metres(int k, CardTrace o, int j) {
    return metres(rows[k], o.rows[j]);
  }

  private double metres(int a, int b) {
    if (fixes.hasPlace(a) && fixes.hasPlace(b)) {
      return length(fixes.easting(a) - fixes.easting(b), fixes.northing(a) - fixes.northing(b));
    }
    if (fixes.reader(a) >= 0 && fixes.reader(a) == fixes.reader(b)) {
      return Math.abs(fixes.distance(a) - fixes.distance(b));
    }
    return placed.isPlaced(a) && placed.isPlaced(b)
        ? length(placed.easting(a) - placed.easting(b), placed.northing(a) - placed.northing(b))
        : Double.NaN;
  }

  /** Mine distances are far from what overflows; {@link Math#hypot} takes ten times as long. */
  private static double length(double de, double dn) {
    return Math.sqrt(de * de + dn * dn);
  }

  /**
   * Where a reading lies from another of this card: two axes, or along the road; null if neither.
   */
  double[] offset(int from, int k) {
    int a = rows[from];
    int b = rows[k];
    if (fixes.hasPlace(a) && fixes.hasPlace(b)) {
      return new double[] {
        fixes.easting(b) - fixes.easting(a), fixes.northing(b) - fixes.northing(a)
      };
    }
    return fixes.reader(a) >= 0 && fixes.reader(a) == fixes.reader(b)
        ? new double[] {fixes.distance(b) - fixes.distance(a), 0}
        : null;
  }

  /**
   * How far another card was from a reading of this one: from its reading of the same moment, or
   * from the line between its readings before and after. NaN when it has none near enough in time.
   *
   * @param j the other's first reading at or after the time of this one
   */
  double metresAt(int k, CardTrace o, int j) {
    long t = time(k);
    int after = j < o.size() ? j : -1;
    int before = j > 0 ? j - 1 : -1;
    if (after >= 0 && o.time(after) - t <= SAME_MILLIS) {
      return metres(k, o, after);
    }
    if (before >= 0 && t - o.time(before) <= SAME_MILLIS) {
      return metres(k, o, before);
    }
    if (before < 0 || after < 0 || o.time(after) - o.time(before) > BRIDGE_MILLIS) {
      return Double.NaN;
    }
    double share = (double) (t - o.time(before)) / (o.time(after) - o.time(before));
    return between(rows[k], o.rows[before], o.rows[after], share);
  }

  private double between(int a, int b, int c, double share) {
    if (fixes.hasPlace(a) && fixes.hasPlace(b) && fixes.hasPlace(c)) {
      double e = fixes.easting(b) + share * (fixes.easting(c) - fixes.easting(b));
      double n = fixes.northing(b) + share * (fixes.northing(c) - fixes.northing(b));
      return length(fixes.easting(a) - e, fixes.northing(a) - n);
    }
    if (fixes.reader(a) >= 0
        && fixes.reader(a) == fixes.reader(b)
        && fixes.reader(b) == fixes.reader(c)) {
      double d = fixes.distance(b) + share * (fixes.distance(c) - fixes.distance(b));
      return Math.abs(fixes.distance(a) - d);
    }
    return Double.NaN;
  }

  /**
   * One sigma of a reading along one axis, from how readings scatter about the line between their
   * neighbours; the median, so that walking and jumps do not count. What the system says of itself
   * where that is more: errors that last do not show in the scatter.
   */
  double noiseMetres() {
    if (Double.isNaN(noise)) {
      double[] off = new double[Math.max(0, rows.length - 2)];
      int n = 0;
      for (int k = 1; k + 1 < rows.length && n < 2_000; k++) {
        long gap = time(k + 1) - time(k - 1);
        if (gap > 0 && gap <= 2 * BRIDGE_MILLIS) {
          double share = (double) (time(k) - time(k - 1)) / gap;
          double d = between(rows[k], rows[k - 1], rows[k + 1], share);
          if (!Double.isNaN(d)) {
            off[n++] = d;
          }
        }
      }
      java.util.Arrays.sort(off, 0, n);
      // Of two axes the median of the scatter is 1.18 sigma of each, of one axis 0.67; the line's
      // ends add half a variance.
      double median = n < 20 ? Double.NaN : off[n / 2];
      noise = Double.isNaN(median) ? 1 : median / (fixes.hasPlace(rows[0]) ? 1.18 : 0.67) / 1.22;
      float stated = fixes.accuracy(rows[rows.length / 2]);
      noise = stated < 10 ? Math.max(noise, stated) : noise;
    }
    return noise;
  }
}
