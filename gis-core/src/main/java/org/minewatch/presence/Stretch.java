package org.minewatch.presence;

import java.util.Comparator;
import org.minewatch.track.FixColumns;

/**
 * A piece of what a mine's stations hear, the same on all nights whatever the drawings say: 50 m of
 * signed distance from one reader, or a square of 50 m where fixes give coordinates only.
 *
 * @param readerId empty for a square
 * @param first of a reader the number of the 50 m, from 0 on its positive side; of a square its
 *     easting divided by 50
 * @param second 0 for a reader; of a square its northing divided by 50
 */
public record Stretch(String readerId, int first, int second) implements Comparable<Stretch> {
  public static final double METRES = 50;

  private static final int HALF = 1 << 23;
  private static final long OF_READER = 1L << 62;
  private static final Comparator<Stretch> ORDER =
      Comparator.comparing(Stretch::readerId)
          .thenComparingInt(Stretch::first)
          .thenComparingInt(Stretch::second);

  @Override
  public int compareTo(Stretch o) {
    return ORDER.compare(this, o);
  }

  /** A number that stands for the stretch of a fix among those of the same columns. */
  static long key(FixColumns fixes, int i) {
    if (fixes.hasPlace(i) || fixes.reader(i) < 0) {
      return (long) floor(fixes.easting(i)) << 31 | floor(fixes.northing(i)) & 0x7fffffffL;
    }
    return OF_READER | (long) fixes.reader(i) << 24 | floor(fixes.distance(i)) + HALF;
  }

  static Stretch of(FixColumns fixes, int i) {
    if (fixes.hasPlace(i) || fixes.reader(i) < 0) {
      return new Stretch("", floor(fixes.easting(i)), floor(fixes.northing(i)));
    }
    return new Stretch(fixes.readers().get(fixes.reader(i)), floor(fixes.distance(i)), 0);
  }

  private static int floor(double metres) {
    int n = (int) Math.floor(metres / METRES);
    return Math.max(-HALF + 1, Math.min(HALF - 1, n));
  }
}
