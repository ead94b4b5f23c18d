package org.minewatch.presence;

import java.util.List;

/** Adds up time and heads of one day from times underground. */
final class Counting {
  private final PartFixes part;
  private final PeriodFinder periods;
  private final List<CountedArea> areas;
  private final long dayStart;
  private final long dayEnd;
  private final Headcount heads;
  private long placed;
  private long open;
  private long unseen;

  Counting(
      PartFixes part,
      PeriodFinder periods,
      List<CountedArea> areas,
      long dayStart,
      long dayEnd,
      int stepMillis) {
    this.part = part;
    this.periods = periods;
    this.areas = areas;
    this.dayStart = dayStart;
    this.dayEnd = dayEnd;
    int steps = (int) -Math.floorDiv(dayStart - dayEnd, (long) stepMillis);
    heads =
        new Headcount(dayStart, stepMillis, steps, areas.stream().map(CountedArea::id).toList());
  }

  void add(PeriodFinder.Span span) {
    for (int k = span.from(); k + 1 < span.to(); k++) {
      long from = Math.max(dayStart, part.time(k));
      long to = Math.min(dayEnd, part.time(k + 1));
      if (from >= to) {
        continue;
      }
      PeriodFinder.State state = periods.state(k, part.time(k + 1) - part.time(k));
      switch (state) {
        case PLACED -> placed += to - from;
        case OPEN -> open += to - from;
        case UNSEEN -> unseen += to - from;
      }
      int first = heads.firstStepAtOrAfter(from);
      int end = heads.firstStepAtOrAfter(to);
      if (first < end) {
        count(k, state, first, end);
      }
    }
  }

  private void count(int k, PeriodFinder.State state, int first, int end) {
    int i = part.row(k);
    boolean onRoad =
        state == PeriodFinder.State.PLACED
            && !part.placed.isSegment(i)
            && !part.placed.isUnmatched(i);
    for (int step = first; step < end; step++) {
      if (onRoad) {
        heads.addOnRoad(step);
      }
      switch (state) {
        case PLACED -> heads.addPlaced(step);
        case OPEN -> heads.addOpen(step);
        case UNSEEN -> heads.addUnseen(step);
      }
    }
    if (state == PeriodFinder.State.UNSEEN || !part.placed.isPlaced(i)) {
      return;
    }
    boolean doubtful = state == PeriodFinder.State.OPEN || part.placed.isSegment(i);
    for (int a = 0; a < areas.size(); a++) {
      CountedArea.Side side =
          areas
              .get(a)
              .side(
                  part.placed.easting(i),
                  part.placed.northing(i),
                  part.placed.sigmaMetres(i),
                  doubtful);
      for (int step = first; step < end && side != CountedArea.Side.OUTSIDE; step++) {
        heads.add(a, step, side);
      }
    }
  }

  Headcount heads() {
    return heads;
  }

  PersonTime time() {
    return new PersonTime(placed, open, unseen);
  }
}
