package org.minewatch.track;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers fixes in columns that grow, then sorts them by card, time and values. */
final class FixCollector implements TrackParser.Rows {
  private static final int FIRST = 1 << 14;

  private final int most;
  private int size;
  private int[] card = new int[FIRST];
  private long[] time = new long[FIRST];
  private double[] easting = new double[FIRST];
  private double[] northing = new double[FIRST];
  private float[] elevation = new float[FIRST];
  private float[] accuracy = new float[FIRST];
  private int[] reader = new int[FIRST];
  private float[] distance = new float[FIRST];
  private byte[] marks = new byte[FIRST];
  private long duplicates;

  FixCollector(int most) {
    this.most = most;
  }

  /** The columns of a file without fixes. */
  static FixColumns none() {
    Identifiers nobody = new Identifiers(0, () -> StandardCharsets.US_ASCII);
    return new FixCollector(0).columns(nobody, nobody);
  }

  /** Says that a file has more fixes than may be held at once. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many fixes", null, false, false);
    }
  }

  @Override
  public void add(
      long line,
      int card,
      long time,
      double easting,
      double northing,
      float elevation,
      float accuracy,
      int reader,
      float distance,
      int marks) {
    if (size == this.time.length) {
      grow();
    }
    this.card[size] = card;
    this.time[size] = time;
    this.easting[size] = easting;
    this.northing[size] = northing;
    this.elevation[size] = elevation;
    this.accuracy[size] = accuracy;
    this.reader[size] = reader;
    this.distance[size] = distance;
    this.marks[size] = (byte) marks;
    size++;
  }

  private void grow() {
    if (size >= most) {
      throw new TooMany();
    }
    int to = (int) Math.min(2L * size, most);
    card = Arrays.copyOf(card, to);
    time = Arrays.copyOf(time, to);
    easting = Arrays.copyOf(easting, to);
    northing = Arrays.copyOf(northing, to);
    elevation = Arrays.copyOf(elevation, to);
    accuracy = Arrays.copyOf(accuracy, to);
    reader = Arrays.copyOf(reader, to);
    distance = Arrays.copyOf(distance, to);
    marks = Arrays.copyOf(marks, to);
  }

  /** The sorted columns, exact repeats marked behind the first of them. */
  FixColumns columns(Identifiers cards, Identifiers readers) {
    int[] cardRanks = cards.ranks();
    int[] readerRanks = readers.ranks();
    for (int i = 0; i < size; i++) {
      card[i] = cardRanks[card[i]];
      reader[i] = reader[i] < 0 ? -1 : readerRanks[reader[i]];
    }
    int[] order = order(cards.size());
    markDuplicates(order);
    FixColumns columns =
        new FixColumns(
            cards.sorted(),
            readers.sorted(),
            pick(card, order),
            pick(time, order),
            pick(easting, order),
            pick(northing, order),
            pick(elevation, order),
            pick(accuracy, order),
            pick(reader, order),
            pick(distance, order),
            pick(marks, order));
    return columns;
  }

  long duplicates() {
    return duplicates;
  }

  /** Rows by card through counting, then each card's rows by time, mostly in order already. */
  private int[] order(int cards) {
    int[] from = new int[cards + 1];
    for (int i = 0; i < size; i++) {
      from[card[i] + 1]++;
    }
    for (int c = 0; c < cards; c++) {
      from[c + 1] += from[c];
    }
    int[] order = new int[size];
    int[] next = from.clone();
    for (int i = 0; i < size; i++) {
      order[next[card[i]]++] = i;
    }
    for (int c = 0; c < cards; c++) {
      sortByTime(order, from[c], from[c + 1]);
    }
    return order;
  }

  private void sortByTime(int[] order, int from, int to) {
    boolean sorted = true;
    for (int i = from + 1; i < to && sorted; i++) {
      sorted = compare(order[i - 1], order[i]) <= 0;
    }
    if (sorted) {
      return;
    }
    Integer[] rows = new Integer[to - from];
    Arrays.setAll(rows, i -> order[from + i]);
    Arrays.sort(rows, this::compare);
    for (int i = 0; i < rows.length; i++) {
      order[from + i] = rows[i];
    }
  }

  /** By time, then by everything else; 0 for exact repeats. */
  private int compare(int a, int b) {
    int c = Long.compare(time[a], time[b]);
    c = c != 0 ? c : Double.compare(easting[a], easting[b]);
    c = c != 0 ? c : Double.compare(northing[a], northing[b]);
    c = c != 0 ? c : Integer.compare(reader[a], reader[b]);
    c = c != 0 ? c : Float.compare(distance[a], distance[b]);
    c = c != 0 ? c : Float.compare(elevation[a], elevation[b]);
    return c != 0 ? c : Float.compare(accuracy[a], accuracy[b]);
  }

  private void markDuplicates(int[] order) {
    for (int i = 1; i < size; i++) {
      int a = order[i - 1];
      int b = order[i];
      if (card[a] == card[b] && time[a] == time[b] && compare(a, b) == 0) {
        marks[b] |= FixColumns.MARK_DUPLICATE;
        duplicates++;
      }
    }
  }

  private static int[] pick(int[] from, int[] order) {
    int[] to = new int[order.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  private static long[] pick(long[] from, int[] order) {
    long[] to = new long[order.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  private static double[] pick(double[] from, int[] order) {
    double[] to = new double[order.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  private static float[] pick(float[] from, int[] order) {
    float[] to = new float[order.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  private static byte[] pick(byte[] from, int[] order) {
    byte[] to = new byte[order.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }
}
