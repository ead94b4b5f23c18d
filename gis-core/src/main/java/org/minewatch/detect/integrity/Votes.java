package org.minewatch.detect.integrity;

import java.util.Arrays;

/**
 * Counts how often each of very many keys is named, when only those matter that are named often.
 * Nearly all keys come once or twice: a small table of coarse counts, which fits into the cache,
 * tells them apart, and only the rest is counted exactly.
 */
final class Votes {
  private static final int COARSE_BITS = 17;

  /** Keys that differ in these bits only are of one family. */
  private static final int FAMILY_BITS = ReplayProbes.LAG_BITS;

  private final int least;
  private final byte[] coarse = new byte[1 << COARSE_BITS];
  private final LongTable exact = new LongTable(1024);
  private long[] cast = new long[4096];
  private int size;

  /** Takes what was named often enough. */
  interface Winner {
    /**
     * @param count how often the key was named up to here
     */
    void named(long key, int count);
  }

  /**
   * @param least how often a key must be named to matter, from 2 to 127
   */
  Votes(int least) {
    this.least = least;
  }

  void clear() {
    size = 0;
    Arrays.fill(coarse, (byte) 0);
    exact.clear();
  }

  /** Names a key, which is not negative. */
  void cast(long key) {
    if (size == cast.length) {
      cast = Arrays.copyOf(cast, 2 * size);
    }
    cast[size++] = key;
    int at = at(key);
    if (coarse[at] < least) {
      coarse[at]++;
    }
  }

  /**
   * Goes through all that was named in the order in which it was, and tells each time that a key is
   * named for at least the least time.
   */
  void enough(Winner winner) {
    for (int i = 0; i < size; i++) {
      if (coarse[at(cast[i])] >= least) {
        int count = exact.increment(cast[i]);
        if (count >= least) {
          winner.named(cast[i], count);
        }
      }
    }
  }

  /** Keys that follow each other lie side by side, since they come one after the other too. */
  private static int at(long key) {
    long family = (key >>> FAMILY_BITS) * 0x9E3779B97F4A7C15L >>> 64 - COARSE_BITS;
    return (int) (family + key) & (1 << COARSE_BITS) - 1;
  }
}
