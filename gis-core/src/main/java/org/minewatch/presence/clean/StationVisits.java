package org.minewatch.presence.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minewatch.track.FixColumns;

/**
 * The visits of one card to stations: fixes of one station without a silence between, whatever
 * other stations read meanwhile. Where a clock is wrong two stations' fixes are interleaved in
 * time; their visits are not.
 */
final class StationVisits {
  /** Visits of one station. Rows are those of its first and last fix. */
  record Visit(int reader, long from, long to, int firstRow, int lastRow) {
    long twiceMiddle() {
      return from + to;
    }
  }

  private static final Comparator<Visit> BY_MIDDLE =
      Comparator.comparingLong(Visit::twiceMiddle)
          .thenComparingLong(Visit::from)
          .thenComparingInt(Visit::reader);

  private final FixColumns fixes;
  private final long silenceMillis;
  private final int[] openAt;
  private final List<Integer> touched = new ArrayList<>();

  StationVisits(FixColumns fixes, long silenceMillis) {
    this.fixes = fixes;
    this.silenceMillis = silenceMillis;
    openAt = new int[fixes.readers().size()];
    java.util.Arrays.fill(openAt, -1);
  }

  /** The visits in rows of one card, in the order of their middles. */
  List<Visit> of(int fromRow, int toRow) {
    List<Visit> visits = new ArrayList<>();
    for (int i = fromRow; i < toRow; i++) {
      int reader = fixes.reader(i);
      if (reader < 0 || (fixes.marks(i) & FixColumns.NO_TIME) != 0) {
        continue;
      }
      int at = openAt[reader];
      Visit open = at < 0 ? null : visits.get(at);
      if (open != null && fixes.timeMillis(i) - open.to <= silenceMillis) {
        visits.set(at, new Visit(reader, open.from, fixes.timeMillis(i), open.firstRow, i));
      } else {
        openAt[reader] = visits.size();
        touched.add(reader);
        visits.add(new Visit(reader, fixes.timeMillis(i), fixes.timeMillis(i), i, i));
      }
    }
    touched.forEach(r -> openAt[r] = -1);
    touched.clear();
    visits.sort(BY_MIDDLE);
    return visits;
  }
}
