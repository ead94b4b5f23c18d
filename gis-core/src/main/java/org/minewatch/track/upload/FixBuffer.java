package org.minewatch.track.upload;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Derives fixes from rows: one at the time the person was seen, with the distance measured then;
 * one where the stay at the station began and one for each passed station of the track, both
 * without a distance. The same beginning, told again by every snapshot, is kept once.
 */
final class FixBuffer {
  /**
   * How far back a row is believed about the past. It bounds what must be read besides a day, so
   * that a day alone gives the same fixes as all days at once.
   */
  static final long PADDING_MILLIS = 24 * 3_600_000L;

  /** How far a time may lie after the moment its record was made; the clocks of stations differ. */
  static final long TOLERANCE_MILLIS = 5 * 60_000L;

  private final UploadQuery query;
  private int size;
  private int[] card = new int[1 << 12];
  private long[] time = new long[1 << 12];
  private int[] station = new int[1 << 12];
  private float[] distance = new float[1 << 12];
  private boolean[] derived = new boolean[1 << 12];

  private int known;
  private long[] knownWho = new long[1 << 12];
  private long[] knownTime = new long[1 << 12];

  private long future;
  private long stray;

  FixBuffer(UploadQuery query) {
    this.query = query;
  }

  /** Says that there are more fixes than may be held at once. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany(int most) {
      super("more than " + most + " fixes; ask for a shorter time or raise the limit");
    }
  }

  /**
   * @param header time of the rows' file
   */
  void addAll(SnapshotColumns rows, DescentTable descents, OptionalLong header) {
    for (int i = 0; i < rows.size(); i++) {
      long seen = rows.seenMillis(i);
      if (Math.abs(seen - header.orElse(seen)) > PADDING_MILLIS) {
        stray++;
        continue;
      }
      int of = rows.card(i);
      int at = rows.station(i);
      boolean left = rows.flag(i) == SnapshotColumns.FLAG_LEFT;
      if (at >= 0 && !left && query.covers(seen)) {
        add(of, seen, at, rows.distance(i), false);
      }
      long entered = rows.enteredStationMillis(i);
      if (at >= 0 && entered != SnapshotColumns.UNKNOWN && (left || entered != seen)) {
        derive(of, at, entered, seen);
      }
      for (int p = rows.pointsStart(i); p < rows.pointsEnd(i); p++) {
        derive(of, rows.pointStation(p), rows.pointTimeMillis(p), seen);
      }
      long down = rows.enteredMineMillis(i);
      if (down != SnapshotColumns.UNKNOWN
          && seen >= query.fromMillis()
          && down < query.toMillis()) {
        descents.add(of, down, rows.leftMineMillis(i), seen);
      }
    }
  }

  private void derive(int of, int at, long then, long seen) {
    if (then > seen + TOLERANCE_MILLIS) {
      future++;
    } else if (query.covers(then) && seen - then <= PADDING_MILLIS && isNew(of, at, then)) {
      add(of, then, at, Float.NaN, true);
    }
  }

  private void add(int of, long when, int at, float metres, boolean isDerived) {
    if (size == time.length) {
      if (size >= query.limits().fixes()) {
        throw new TooMany(query.limits().fixes());
      }
      int to = (int) Math.min(2L * size, query.limits().fixes());
      card = Arrays.copyOf(card, to);
      time = Arrays.copyOf(time, to);
      station = Arrays.copyOf(station, to);
      distance = Arrays.copyOf(distance, to);
      derived = Arrays.copyOf(derived, to);
    }
    card[size] = of;
    time[size] = when;
    station[size] = at;
    distance[size] = metres;
    derived[size] = isDerived;
    size++;
  }

  /** Whether nobody told yet that the card came to the station then. */
  private boolean isNew(int of, int at, long then) {
    if (3 * known > knownTime.length) {
      growKnown();
    }
    // Station numbers begin at 0 and 0 marks a free slot, hence the one.
    long who = (long) of << 32 | at + 1;
    int slot = slot(who, then);
    if (knownWho[slot] != 0) {
      return false;
    }
    knownWho[slot] = who;
    knownTime[slot] = then;
    known++;
    return true;
  }

  private int slot(long who, long then) {
    int mask = knownTime.length - 1;
    long h = (who * 0x9e3779b97f4a7c15L ^ then) * 0xbf58476d1ce4e5b9L;
    int slot = (int) (h >>> 32) & mask;
    while (knownWho[slot] != 0 && (knownWho[slot] != who || knownTime[slot] != then)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void growKnown() {
    long[] who = knownWho;
    long[] when = knownTime;
    knownWho = new long[2 * who.length];
    knownTime = new long[2 * who.length];
    for (int i = 0; i < who.length; i++) {
      if (who[i] != 0) {
        int slot = slot(who[i], when[i]);
        knownWho[slot] = who[i];
        knownTime[slot] = when[i];
      }
    }
  }

  int size() {
    return size;
  }

  int card(int i) {
    return card[i];
  }

  long time(int i) {
    return time[i];
  }

  int station(int i) {
    return station[i];
  }

  float distance(int i) {
    return distance[i];
  }

  boolean isDerived(int i) {
    return derived[i];
  }

  /** Beginnings that lie after the moment their record was made, and so are no fixes. */
  long future() {
    return future;
  }

  /** Rows dated too far from their file to be placed in time. */
  long stray() {
    return stray;
  }
}
