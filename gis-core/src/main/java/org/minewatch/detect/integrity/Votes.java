package org.minewatch.detect.integrity;

import java.util.Arrays;

/**
 * Counts how often each of very many keys is named, when only those matter that are named often.
 * Nearly all keys come once or twice: a small table of coarse counts, which fits into the cache,
 * tells them apart, and only the rest is counted exactly. So all that is named is gone through
 * twice: first {@link #hint}, then, of what {@link #mayBeEnough}, {@link #cast}.
 */
final class Votes {
  private static final int LEAST_COARSE = 1 << 12;
  private static final int MOST_COARSE = 1 << 19;

  private final int least;
  private byte[] coarse = new byte[LEAST_COARSE];
  private int mask = LEAST_COARSE - 1;

  /** The coarse counts that reached the least time, a bit each: asked for much, and soon found. */
  private long[] enough = new long[LEAST_COARSE / Long.SIZE];

  private final LongTable exact = new LongTable(1024);

  /**
   * @param least how often a key must be named to matter, from 2 to 127
   */
  Votes(int least) {
    this.least = least;
  }

  /**
   * Forgets all that was named.
   *
   * @param hints how many will come; with as many places few keys share one by chance
   */
  void clear(long hints) {
    int places = LEAST_COARSE;
    while (places < hints && places < MOST_COARSE) {
      places *= 2;
    }
    if (coarse.length < places) {
      coarse = new byte[places];
      enough = new long[places / Long.SIZE];
    }
    mask = places - 1;
    Arrays.fill(coarse, 0, places, (byte) 0);
    Arrays.fill(enough, 0, places / Long.SIZE, 0);
    exact.clear();
  }

  /**
   * Where a number of a family is counted coarsely. Numbers that follow each other lie side by
   * side, since they come one after the other too: a number so much smaller lies so much before.
   */
  static int place(int family, int number) {
    return (int) (family * 0x9E3779B97F4A7C15L >>> 40) + number;
  }

  /** Says that the key of a place will be named. */
  void hint(int place) {
    int at = place & mask;
    if (coarse[at] < least && ++coarse[at] == least) {
      enough[at / Long.SIZE] |= 1L << at;
    }
  }

  /** Whether keys of a place were hinted at for at least the least time. */
  boolean mayBeEnough(int place) {
    int at = place & mask;
    return (enough[at / Long.SIZE] >>> at & 1) != 0;
  }

  /** Names a key, which is not negative; returns how often it was named up to here. */
  int cast(long key) {
    return exact.increment(key);
  }
}
