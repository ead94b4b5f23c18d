package org.minewatch.track.stay;

import java.util.Arrays;
import org.minewatch.track.FixColumns;

/**
 * Finds where people stayed: the longest runs of a person's fixes within a radius of their first,
 * taken greedily in order of time. A run too short for a stay gives up its first fix and begins
 * again at the second.
 */
public final class StayFinder {
  private final StayRule rule;

  public StayFinder(StayRule rule) {
    this.rule = rule;
  }

  /**
   * The stays in one mine day.
   *
   * @param passedOver marks of {@link FixColumns}; a fix with any of them, as one without a place,
   *     neither makes nor ends a stay
   */
  public Stays ofDay(FixColumns fixes, int passedOver) {
    Stays found = new Stays(16);
    PersonRun run = new PersonRun();
    int n = fixes.size();
    for (int from = 0; from < n; ) {
      int card = fixes.card(from);
      int to = from;
      while (to < n && fixes.card(to) == card) {
        to++;
      }
      run.reserve(to - from);
      int kept = 0;
      for (int i = from; i < to; i++) {
        double x = fixes.easting(i);
        double y = fixes.northing(i);
        if ((fixes.marks(i) & passedOver) == 0 && Double.isFinite(x) && Double.isFinite(y)) {
          run.set(kept++, i, fixes.timeMillis(i), x, y, 0);
        }
      }
      run.stays(card, 0, kept, rule, found);
      from = to;
    }
    return found;
  }

  /**
   * The stays in fixes of any order; but for the numbers of rows the same whatever the order.
   *
   * @throws IllegalArgumentException if a person's number is not below the count of persons
   */
  public Stays ofArrived(ArrivedFixes fixes, int threads) {
    if (fixes.size() == 0) {
      return new Stays(0);
    }
    Partition partition = new Partition(fixes, threads);
    Stays[] found = new Stays[partition.parts()];
    Shares.run(
        found.length,
        threads,
        () -> {
          PersonRun run = new PersonRun();
          return part -> found[part] = partition.stays(part, rule, run);
        });
    return Stays.joined(Arrays.asList(found));
  }
}
