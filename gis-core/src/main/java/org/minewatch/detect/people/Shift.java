package org.minewatch.detect.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.minewatch.detect.MineNight;
import org.minewatch.region.ShiftReport;

/**
 * A reported shift of the whole mine and those who belong to it: people who came in around its
 * beginning and stayed through its middle. Who is only present at hand-over belongs to another.
 *
 * @param headcount reported for the whole mine; absent when only faces were reported
 * @param kind production, maintenance, or empty
 * @param leaderCardId reported leader, or empty
 */
record Shift(
    LocalDate date,
    String name,
    long fromMillis,
    long toMillis,
    OptionalInt headcount,
    String kind,
    String leaderCardId,
    String source) {
  /** People of a shift come in from so long before it... */
  static final long EARLY_MILLIS = 2 * 3_600_000L;

  /** ... to so long after it begins. */
  static final long LATE_MILLIS = 3_600_000L;

  /**
   * Shifts to be judged this night: those whose middle is in it, so that each is judged once and by
   * what is known then.
   */
  static List<Shift> ofNight(MineNight night) {
    TreeMap<String, Shift> shifts = new TreeMap<>();
    long start = Spells.millis(night, night.night());
    long end = Spells.millis(night, night.night().plusDays(1));
    for (ShiftReport r : night.records().shiftReports()) {
      long from = r.from().toInstant().toEpochMilli();
      long to = r.to().toInstant().toEpochMilli();
      long middle = from + (to - from) / 2;
      if (to <= from || middle < start || middle >= end) {
        continue;
      }
      boolean whole = r.faceId().isEmpty();
      Shift s =
          new Shift(
              r.date(),
              r.shift(),
              from,
              to,
              whole ? OptionalInt.of(r.headcount()) : OptionalInt.empty(),
              whole ? r.kind() : "",
              r.leaderCardId(),
              r.source().file());
      shifts.merge(from + " " + to, s, Shift::with);
    }
    return new ArrayList<>(shifts.values())
        .stream().sorted(java.util.Comparator.comparingLong(Shift::fromMillis)).toList();
  }

  /** Two rows of one shift: the larger total stands, which is in the mine's favour. */
  private Shift with(Shift o) {
    OptionalInt total =
        headcount.isEmpty()
            ? o.headcount
            : o.headcount.isEmpty()
                ? headcount
                : OptionalInt.of(Math.max(headcount.getAsInt(), o.headcount.getAsInt()));
    return new Shift(
        date,
        name,
        fromMillis,
        toMillis,
        total,
        kind.isEmpty() ? o.kind : kind,
        leaderCardId.isEmpty() ? o.leaderCardId : leaderCardId,
        source);
  }

  long middleMillis() {
    return fromMillis + (toMillis - fromMillis) / 2;
  }

  /** Whether somebody came in with the shift and stayed through its middle. */
  boolean has(Spell s) {
    boolean came =
        s.entryKnown()
            ? s.fromMillis() >= fromMillis - EARLY_MILLIS
                && s.fromMillis() <= fromMillis + LATE_MILLIS
            : s.fromMillis() >= fromMillis - 2 * Spells.EDGE_MILLIS;
    return came && s.toMillis() >= middleMillis() && s.fromMillis() <= middleMillis();
  }
}
