package org.minewatch.presence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.track.FixColumns;

/** Counts the visits of cards to stretches that end on one day, and how they end. */
final class PartCoverage {
  private static final class Count {
    private Stretch stretch;
    private long visits;
    private long losses;
    private long returns;
    private long ends;
    private long cards;
    private long losers;
    private long lostMillis;
    private long[] lostAt = new long[4];
    private int lastCard = -1;
    private int lastLoser = -1;
  }

  private final PartFixes part;
  private final long dayStart;
  private final long dayEnd;
  private final long silenceMillis;
  private final long togetherMillis;
  private final Map<Long, Count> counts = new HashMap<>();

  PartCoverage(PartFixes part, long dayStart, long dayEnd, PresenceRules rules) {
    this.part = part;
    this.dayStart = dayStart;
    this.dayEnd = dayEnd;
    this.silenceMillis = rules.silenceMillis();
    this.togetherMillis = rules.togetherMillis();
  }

  /** Adds a time underground; those of one card have to come one after the other. */
  void add(PeriodFinder.Span span) {
    FixColumns fixes = part.fixes;
    long key = Stretch.key(fixes, part.row(span.from()));
    for (int k = span.from(); k < span.to(); k++) {
      boolean last = k + 1 == span.to();
      long next = last ? key : Stretch.key(fixes, part.row(k + 1));
      long gap = last ? 0 : part.time(k + 1) - part.time(k);
      boolean lost = gap > silenceMillis;
      if ((last || lost || next != key) && part.time(k) >= dayStart && part.time(k) < dayEnd) {
        add(key, part.row(k), lost, lost && next == key, last, lost ? gap : 0);
      }
      key = next;
    }
  }

  private void add(long key, int row, boolean lost, boolean returned, boolean last, long gap) {
    Count c = counts.computeIfAbsent(key, k -> new Count());
    if (c.stretch == null) {
      c.stretch = Stretch.of(part.fixes, row);
    }
    c.visits++;
    c.losses += lost ? 1 : 0;
    c.returns += returned ? 1 : 0;
    c.ends += last ? 1 : 0;
    c.lostMillis += gap;
    if (lost) {
      int n = (int) c.losses;
      c.lostAt = n > c.lostAt.length ? Arrays.copyOf(c.lostAt, 2 * n) : c.lostAt;
      c.lostAt[n - 1] = part.fixes.timeMillis(row);
    }
    if (c.lastCard != part.person()) {
      c.lastCard = part.person();
      c.cards++;
    }
    if (lost && c.lastLoser != part.person()) {
      c.lastLoser = part.person();
      c.losers++;
    }
  }

  /** Losses further apart than those of people who go together. */
  private long occasions(Count c) {
    long[] at = Arrays.copyOf(c.lostAt, (int) c.losses);
    Arrays.sort(at);
    long count = 0;
    for (int i = 0; i < at.length; i++) {
      count += i == 0 || at[i] - at[i - 1] > togetherMillis ? 1 : 0;
    }
    return count;
  }

  CoverageModel model() {
    List<CoverageCount> all = new ArrayList<>();
    for (Count c : counts.values()) {
      all.add(
          new CoverageCount(
              c.stretch,
              c.visits,
              c.losses,
              c.returns,
              c.ends,
              c.cards,
              c.losers,
              occasions(c),
              c.lostMillis));
    }
    return CoverageModel.of(all);
  }
}
