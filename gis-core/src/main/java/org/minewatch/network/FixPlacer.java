package org.minewatch.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.minewatch.track.FixColumns;

/** Places the fixes of a night on a mine's network, whichever way they say where they are. */
public final class FixPlacer {
  private final RoadwayNetwork network;
  private final ReaderPlaces readers;
  private final Set<String> atWork;

  public FixPlacer(RoadwayNetwork network, ReaderPlaces readers) {
    this(network, readers, Set.of());
  }

  /**
   * @param atWork ids of stations known to have worked all night, as their state files say. Such a
   *     station speaks against places near it even if it read nobody; of others that read nobody it
   *     is not known whether they worked.
   */
  public FixPlacer(RoadwayNetwork network, ReaderPlaces readers, Set<String> atWork) {
    this.network = network;
    this.readers = readers;
    this.atWork = Set.copyOf(atWork);
  }

  /** Places all fixes on this thread. */
  public PlacedFixes place(FixColumns fixes) {
    return place(fixes, 1);
  }

  /** Places all fixes, cards shared out among threads; the result does not depend on how many. */
  public PlacedFixes place(FixColumns fixes, int threads) {
    PlacedFixes placed = new PlacedFixes(network, fixes);
    StationReaches reaches = new StationReaches(network, readers, fixes.readers(), atWork);
    if (threads <= 1 || fixes.size() < 10_000) {
      new CardPlacer(network, reaches, fixes, placed).place(0, fixes.size());
      return placed;
    }
    List<RecursiveAction> parts = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= 4 * threads; k++) {
      int to = cardEnd(fixes, Math.max(from, (int) ((long) fixes.size() * k / (4 * threads))));
      if (to > from) {
        parts.add(part(reaches, fixes, placed, from, to));
        from = to;
      }
    }
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      parts.forEach(pool::execute);
      parts.forEach(RecursiveAction::join);
    } finally {
      pool.shutdown();
    }
    return placed;
  }

  private RecursiveAction part(
      StationReaches reaches, FixColumns fixes, PlacedFixes placed, int from, int to) {
    return new RecursiveAction() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void compute() {
        new CardPlacer(network, reaches, fixes, placed).place(from, to);
      }
    };
  }

  /** The first row at or after one at which another card begins. */
  private static int cardEnd(FixColumns fixes, int row) {
    int i = row;
    while (i > 0 && i < fixes.size() && fixes.card(i) == fixes.card(i - 1)) {
      i++;
    }
    return i;
  }
}
