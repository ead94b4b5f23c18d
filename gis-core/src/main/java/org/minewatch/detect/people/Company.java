package org.minewatch.detect.people;

import java.util.Optional;

/**
 * How far two cards went the same way at the same time, so closely that one hand may have held
 * both.
 *
 * @param compared readings of the first that could be compared
 * @param close of these, those within the noise of both
 * @param movingSpells spells of ten minutes in which the first moved, apart from the way in and out
 * @param movingClose of these, those in which the other was close all the while
 * @param fromMillis of the first reading compared
 */
record Company(
    int compared, int close, int movingSpells, int movingClose, long fromMillis, long toMillis) {
  private static final long SPELL_MILLIS = 600_000;

  /** Crews ride and walk in and out together; a ride lasts up to 40 minutes (domain notes 9.2). */
  private static final long WAY_MILLIS = 3_600_000;

  /** Ranging, antennas and pockets: no two cards of one hand read closer than this. */
  private static final double LEAST_METRES = 4;

  /** However noisy: further apart it is two people at one work. */
  private static final double MOST_METRES = 12;

  private static final double SIGMAS = 2.5;

  /** What moved less may have stood. */
  private static final double MOVED_METRES = 12;

  /** An echo throws readings aside for up to a minute and a half; who walks stays away. */
  private static final long ECHO_MILLIS = 100_000;

  double share() {
    return compared == 0 ? 0 : (double) close / compared;
  }

  double hours() {
    return (toMillis - fromMillis) / 3_600_000.0;
  }

  /** Within this distance two readings may be of one hand. */
  static double limitMetres(CardTrace a, CardTrace b) {
    return Math.max(
        LEAST_METRES, Math.min(MOST_METRES, SIGMAS * Math.hypot(a.noiseMetres(), b.noiseMetres())));
  }

  /**
   * Compares the readings of a in a time with b.
   *
   * @param leastShare who keeps company is close in this share of readings; empty as soon as that
   *     cannot come about any more
   */
  static Optional<Company> of(
      CardTrace a, CardTrace b, long fromMillis, long toMillis, double leastShare) {
    int most = a.firstAt(toMillis + 1) - a.firstAt(fromMillis);
    double mostApart = (1 - leastShare) * most + 1;
    double limit = limitMetres(a, b);
    double moved = Math.max(MOVED_METRES, 5 * a.noiseMetres());
    long workFrom = Math.max(a.fromMillis(), b.fromMillis()) + WAY_MILLIS;
    long workTo = Math.min(a.toMillis(), b.toMillis()) - WAY_MILLIS;
    int compared = 0;
    int close = 0;
    int spells = 0;
    int spellsClose = 0;
    long first = 0;
    long last = 0;
    long spell = Long.MIN_VALUE;
    Stand stand = null;
    Stand inThis = null;
    int inSpell = 0;
    int closeInSpell = 0;
    boolean moves = false;
    int j = b.firstAt(fromMillis);
    for (int k = a.firstAt(fromMillis); k < a.size() && a.time(k) <= toMillis; k++) {
      while (j < b.size() && b.time(j) < a.time(k)) {
        j++;
      }
      double d = a.metresAt(k, b, j);
      if (Double.isNaN(d)) {
        continue;
      }
      first = compared == 0 ? a.time(k) : first;
      last = a.time(k);
      compared++;
      close += d <= limit ? 1 : 0;
      if (compared - close > mostApart) {
        return Optional.empty();
      }
      if (a.time(k) < workFrom || a.time(k) > workTo) {
        continue;
      }
      if (Math.floorDiv(a.time(k), SPELL_MILLIS) != spell) {
        spells += moves ? 1 : 0;
        spellsClose += moves && closeInSpell >= 0.8 * inSpell ? 1 : 0;
        spell = Math.floorDiv(a.time(k), SPELL_MILLIS);
        // Who goes slowly moves from where he last stood; who goes to and fro about that place,
        // from
        // where he was when the spell began.
        stand = stand == null ? new Stand(a, k, moved) : stand;
        inThis = new Stand(a, middle(a, k), moved);
        moves = false;
        inSpell = 0;
        closeInSpell = 0;
      }
      boolean left = stand.isLeft(k);
      moves |= inThis.isLeft(k) || left;
      inSpell++;
      closeInSpell += d <= limit ? 1 : 0;
    }
    spells += moves ? 1 : 0;
    spellsClose += moves && closeInSpell >= 0.8 * inSpell ? 1 : 0;
    return Optional.of(new Company(compared, close, spells, spellsClose, first, last));
  }

  /** Where a card stands until it is read elsewhere for longer than an echo lasts. */
  private static final class Stand {
    private final CardTrace trace;
    private final double moved;
    private int at;
    private long away = Long.MAX_VALUE;

    Stand(CardTrace trace, int at, double moved) {
      this.trace = trace;
      this.at = at;
      this.moved = moved;
    }

    boolean isLeft(int k) {
      if (!(trace.metres(at, trace, k) > moved)) {
        away = Long.MAX_VALUE;
      } else if (away == Long.MAX_VALUE) {
        away = trace.time(k);
      } else if (trace.time(k) - away >= ECHO_MILLIS) {
        at = k;
        away = Long.MAX_VALUE;
        return true;
      }
      return false;
    }
  }

  /** Of the three readings before one, that in the middle of them: no single echo. */
  private static int middle(CardTrace a, int k) {
    if (k < 3) {
      return Math.max(0, k - 1);
    }
    double ab = a.metres(k - 3, a, k - 2);
    double bc = a.metres(k - 2, a, k - 1);
    double ac = a.metres(k - 3, a, k - 1);
    if (ab + ac <= ab + bc && ab + ac <= ac + bc) {
      return k - 3;
    }
    return ab + bc <= ac + bc ? k - 2 : k - 1;
  }
}
