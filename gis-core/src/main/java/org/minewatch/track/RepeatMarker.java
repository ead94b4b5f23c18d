package org.minewatch.track;

import java.util.Arrays;

/**
 * Marks, while streaming, a row that repeats the row before it of the same card. Remembers one
 * 64-bit fingerprint a card; repeats further apart are found only in {@link FixCollector}.
 */
final class RepeatMarker {
  private long[] last = new long[64];
  private long duplicates;

  int marks(
      int card,
      long time,
      double easting,
      double northing,
      float elevation,
      float accuracy,
      int reader,
      float distance) {
    if (card >= last.length) {
      last = Arrays.copyOf(last, Math.max(2 * last.length, card + 1));
    }
    long print = mix(1, time);
    print = mix(print, Double.doubleToLongBits(easting));
    print = mix(print, Double.doubleToLongBits(northing));
    print =
        mix(
            print,
            (long) Float.floatToIntBits(elevation) << 32
                | Float.floatToIntBits(accuracy) & 0xffffffffL);
    print = mix(print, (long) reader << 32 | Float.floatToIntBits(distance) & 0xffffffffL);
    if (print == last[card]) {
      duplicates++;
      return FixColumns.MARK_DUPLICATE;
    }
    last[card] = print;
    return 0;
  }

  long duplicates() {
    return duplicates;
  }

  private static long mix(long h, long value) {
    long x = (h ^ value) * 0x9e3779b97f4a7c15L;
    return x ^ x >>> 29;
  }
}
