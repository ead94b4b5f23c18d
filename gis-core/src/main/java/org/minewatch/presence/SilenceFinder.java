package org.minewatch.presence;

import java.util.function.Consumer;
import org.minewatch.network.PlaceBasis;
import org.minewatch.network.PlacedFixes;
import org.minewatch.track.FixColumns;

/** Finds the gaps in times underground, and the readings that stood still. */
final class SilenceFinder {
  /** A gap with what is needed to ask who else was heard. */
  record FoundGap(Gap gap, long stretchKey, long stationKey, int person) {}

  /** A frozen spell with what is needed to ask whose readings moved. */
  record FoundSpell(FrozenSpell spell, long stationKey, int person) {}

  private final PartFixes part;
  private final PresenceRules rules;

  SilenceFinder(PartFixes part, PresenceRules rules) {
    this.part = part;
    this.rules = rules;
  }

  /** The station that read a fix, or the squares of a stretch about coordinates, as a number. */
  static long stationKey(FixColumns fixes, int i) {
    return fixes.hasPlace(i) || fixes.reader(i) < 0
        ? -1 - (Stretch.key(fixes, i) & Long.MAX_VALUE)
        : fixes.reader(i);
  }

  void gaps(PeriodFinder.Span span, Consumer<FoundGap> to) {
    for (int k = span.from(); k + 1 < span.to(); k++) {
      if (part.time(k + 1) - part.time(k) > rules.silenceMillis()) {
        int i = part.row(k);
        to.accept(
            new FoundGap(
                new Gap(
                    part.cardId(),
                    part.time(k),
                    part.time(k + 1),
                    seen(k),
                    seen(k + 1),
                    way(k, k + 1),
                    0,
                    0,
                    0),
                Stretch.key(part.fixes, i),
                stationKey(part.fixes, i),
                part.person()));
      }
    }
  }

  private LastSeen seen(int k) {
    int i = part.row(k);
    PlacedFixes placed = part.placed;
    boolean known = placed.isPlaced(i);
    return new LastSeen(
        Stretch.of(part.fixes, i),
        placed.easting(i),
        placed.northing(i),
        placed.sigmaMetres(i),
        !part.isAtOnePlace(k),
        known ? placed.basis(i) : PlaceBasis.NONE);
  }

  private double way(int a, int b) {
    int i = part.row(a);
    int j = part.row(b);
    PlacedFixes placed = part.placed;
    if (!part.isAtOnePlace(a)
        || !part.isAtOnePlace(b)
        || placed.isUnmatched(i)
        || placed.isUnmatched(j)) {
      return Double.NaN;
    }
    return placed
        .network()
        .distance(placed.edge(i), placed.offsetMetres(i), placed.edge(j), placed.offsetMetres(j));
  }

  void frozen(Consumer<FoundSpell> to) {
    int start = -1;
    for (int k = 0; k <= part.size(); k++) {
      boolean frozen = k < part.size() && part.isMarked(k, FixColumns.MARK_FROZEN);
      boolean goesOn =
          frozen
              && start >= 0
              && part.fixes.sameReading(part.row(k - 1), part.row(k))
              && part.time(k) - part.time(k - 1) <= rules.silenceMillis();
      if (start >= 0 && !goesOn) {
        to.accept(spell(start, k));
        start = -1;
      }
      if (frozen && start < 0) {
        start = k;
      }
    }
  }

  private FoundSpell spell(int from, int to) {
    int i = part.row(from);
    FixColumns fixes = part.fixes;
    return new FoundSpell(
        new FrozenSpell(
            part.cardId(),
            fixes.reader(i) < 0 ? "" : fixes.readers().get(fixes.reader(i)),
            part.time(from),
            part.time(to - 1),
            to - from,
            0,
            0),
        stationKey(fixes, i),
        part.person());
  }
}
