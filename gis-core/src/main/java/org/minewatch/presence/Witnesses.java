package org.minewatch.presence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * Who else was heard at certain stations or stretches on one day. All cards heard that day have all
 * their fixes of it in the joined tracks, so the answer is the same however many days are joined.
 */
final class Witnesses {
  private static final class Rows {
    private int[] rows = new int[64];
    private int size;
  }

  private final PaddedTracks tracks;
  private final FixColumns fixes;
  private final long dayStart;
  private final long dayEnd;
  private final IntToLongFunction keyOfRow;
  private final Map<Long, Rows> wanted = new HashMap<>();

  /**
   * @param keyOfRow the station or stretch of a fix as a number
   */
  Witnesses(PaddedTracks tracks, long dayStart, long dayEnd, IntToLongFunction keyOfRow) {
    this.tracks = tracks;
    this.fixes = tracks.fixes();
    this.dayStart = dayStart;
    this.dayEnd = dayEnd;
    this.keyOfRow = keyOfRow;
  }

  void want(long key) {
    wanted.putIfAbsent(key, new Rows());
  }

  /** Gathers the fixes at all that is wanted; rows come by card, then time. */
  void gather() {
    if (wanted.isEmpty()) {
      return;
    }
    for (int i = 0; i < fixes.size(); i++) {
      long t = fixes.timeMillis(i);
      if (t < dayStart || t >= dayEnd || (fixes.marks(i) & FixColumns.NO_TIME) != 0) {
        continue;
      }
      Rows rows = wanted.get(keyOfRow.applyAsLong(i));
      if (rows != null) {
        if (rows.size == rows.rows.length) {
          rows.rows = Arrays.copyOf(rows.rows, 2 * rows.size);
        }
        rows.rows[rows.size++] = i;
      }
    }
  }

  /** Cards other than a person's heard there, from one time to before another. */
  int others(long key, long from, long to, int person) {
    Rows rows = wanted.get(key);
    int count = 0;
    int counted = -1;
    for (int k = 0; k < rows.size; k++) {
      int who = tracks.person(fixes.card(rows.rows[k]));
      long t = fixes.timeMillis(rows.rows[k]);
      if (t >= from && t < to && who != person && who != counted) {
        counted = who;
        count++;
      }
    }
    return count;
  }

  /**
   * Other cards with several readings there between two times: how many of them changed, and how
   * many did not.
   */
  int[] movedAndStill(long key, long from, long to, int person) {
    Rows rows = wanted.get(key);
    int[] count = new int[2];
    int who = -1;
    int last = -1;
    int readings = 0;
    boolean moved = false;
    for (int k = 0; k <= rows.size; k++) {
      int i = k < rows.size ? rows.rows[k] : -1;
      int other = i < 0 ? -2 : tracks.person(fixes.card(i));
      if (other != who) {
        if (readings > 1) {
          count[moved ? 0 : 1]++;
        }
        who = other;
        readings = 0;
        moved = false;
        last = -1;
      }
      if (i < 0 || other == person || fixes.timeMillis(i) < from || fixes.timeMillis(i) >= to) {
        continue;
      }
      moved |= last >= 0 && !fixes.sameReading(last, i);
      last = i;
      readings++;
    }
    return count;
  }
}
