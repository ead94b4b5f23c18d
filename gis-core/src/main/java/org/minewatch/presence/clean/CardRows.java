package org.minewatch.presence.clean;

import java.util.Arrays;
import java.util.List;
import org.minewatch.track.FixColumns;

/** The rows of one card in the files of several days, in the order of time. */
final class CardRows {
  private final List<DayTracks> days;
  private final long fromMillis;
  private final long toMillis;
  private final int[] next;
  private long[] time = new long[1024];
  private int[] row = new int[1024];
  private byte[] day = new byte[1024];
  private boolean[] repeated = new boolean[1024];
  private int size;

  /** Rows before or after these times are left out. */
  CardRows(List<DayTracks> days, long fromMillis, long toMillis) {
    this.days = days;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    next = new int[days.size()];
  }

  /** Begins with the first card again. */
  void rewind() {
    Arrays.fill(next, 0);
  }

  /** Gathers the rows of a card; to be called for cards in ascending order. */
  void gather(String cardId) {
    size = 0;
    boolean ordered = true;
    for (int d = 0; d < days.size(); d++) {
      FixColumns fixes = days.get(d).fixes();
      int i = next[d];
      for (; i < fixes.size() && fixes.cardId(i).equals(cardId); i++) {
        long t = fixes.timeMillis(i);
        int outside = FixColumns.MARK_FUTURE | FixColumns.MARK_PAST;
        if (t < fromMillis || t >= toMillis || (fixes.marks(i) & outside) != 0) {
          continue;
        }
        ordered &= size == 0 || t >= time[size - 1];
        add(t, d, i);
      }
      next[d] = i;
    }
    if (!ordered) {
      sort();
    }
    markRepeats();
  }

  private void add(long t, int d, int i) {
    if (size == time.length) {
      time = Arrays.copyOf(time, 2 * size);
      row = Arrays.copyOf(row, 2 * size);
      day = Arrays.copyOf(day, 2 * size);
      repeated = Arrays.copyOf(repeated, 2 * size);
    }
    time[size] = t;
    row[size] = i;
    day[size++] = (byte) d;
  }

  /** Files overlap by minutes; rows of one time stay in the order of days. */
  private void sort() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, (a, b) -> Long.compare(time[a], time[b]));
    long[] times = new long[size];
    int[] rows = new int[size];
    byte[] inDays = new byte[size];
    for (int k = 0; k < size; k++) {
      times[k] = time[order[k]];
      rows[k] = row[order[k]];
      inDays[k] = day[order[k]];
    }
    System.arraycopy(times, 0, time, 0, size);
    System.arraycopy(rows, 0, row, 0, size);
    System.arraycopy(inDays, 0, day, 0, size);
  }

  private void markRepeats() {
    for (int k = 0; k < size; k++) {
      repeated[k] = (fixes(k).marks(row[k]) & FixColumns.MARK_DUPLICATE) != 0;
      for (int j = k - 1; j >= 0 && time[j] == time[k] && !repeated[k]; j--) {
        repeated[k] = day[j] != day[k] && same(j, k);
      }
    }
  }

  private boolean same(int j, int k) {
    FixColumns a = fixes(j);
    FixColumns b = fixes(k);
    int readerA = a.reader(row[j]);
    int readerB = b.reader(row[k]);
    boolean reader =
        readerA < 0 || readerB < 0
            ? readerA == readerB
            : a.readers().get(readerA).equals(b.readers().get(readerB));
    return reader
        && Float.compare(a.distance(row[j]), b.distance(row[k])) == 0
        && Double.compare(a.easting(row[j]), b.easting(row[k])) == 0
        && Double.compare(a.northing(row[j]), b.northing(row[k])) == 0
        && Float.compare(a.elevation(row[j]), b.elevation(row[k])) == 0
        && Float.compare(a.accuracy(row[j]), b.accuracy(row[k])) == 0;
  }

  int size() {
    return size;
  }

  long time(int k) {
    return time[k];
  }

  /** Index of the day whose file has the row. */
  int day(int k) {
    return day[k];
  }

  FixColumns fixes(int k) {
    return days.get(day[k]).fixes();
  }

  int row(int k) {
    return row[k];
  }

  /** Whether the row repeats another one, of its own file or of another day's. */
  boolean isRepeated(int k) {
    return repeated[k];
  }
}
