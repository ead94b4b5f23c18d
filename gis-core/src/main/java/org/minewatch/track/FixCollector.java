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

  /** A collector that has gathered the first rows of some columns, which it keeps. */
  FixCollector(FixArrays rows, int size) {
    this.most = size;
    this.size = size;
    this.card = rows.card;
    this.time = rows.time;
    this.easting = rows.easting;
    this.northing = rows.northing;
    this.elevation = rows.elevation;
    this.accuracy = rows.accuracy;
    this.reader = rows.reader;
    this.distance = rows.distance;
    this.marks = rows.marks;
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

  /** The sorted columns, exact repeats marked behind the first of them; can be asked for once. */
  FixColumns columns(Identifiers cards, Identifiers readers) {
    if (readers.size() > 0) {
      int[] readerRanks = readers.ranks();
      for (int i = 0; i < size; i++) {
        reader[i] = reader[i] < 0 ? -1 : readerRanks[reader[i]];
      }
    }
    int[] ends = groupByCard(cards.ranks());
    int from = 0;
    for (int to : ends) {
      sortByTime(from, to);
      markDuplicates(from, to);
      from = to;
    }
    return new FixColumns(
        cards.sorted(),
        readers.sorted(),
        card,
        time,
        easting,
        northing,
        elevation,
        accuracy,
        reader,
        distance,
        marks);
  }

  long duplicates() {
    return duplicates;
  }

  /**
   * Brings each card's rows together in the order of the file and trims the columns. Rows are
   * written to as many growing ends as there are cards, which stays in the cache, where fetching
   * them card by card would not.
   *
   * @return where each card's rows end
   */
  private int[] groupByCard(int[] ranks) {
    int[] ends = new int[ranks.length];
    boolean grouped = true;
    for (int i = 0, before = 0; i < size; i++) {
      int rank = ranks[card[i]];
      ends[rank]++;
      grouped &= rank >= before;
      before = rank;
    }
    if (grouped && size == time.length) {
      for (int i = 0; i < size; i++) {
        card[i] = ranks[card[i]];
      }
      for (int c = 1; c < ends.length; c++) {
        ends[c] += ends[c - 1];
      }
      return ends;
    }
    int[] target = new int[size];
    for (int c = 0, sum = 0; c < ends.length; c++) {
      int count = ends[c];
      ends[c] = sum;
      sum += count;
    }
    for (int i = 0; i < size; i++) {
      target[i] = ends[ranks[card[i]]]++;
      card[i] = ranks[card[i]];
    }
    card = moved(card, target);
    time = moved(time, target);
    easting = moved(easting, target);
    northing = moved(northing, target);
    elevation = moved(elevation, target);
    accuracy = moved(accuracy, target);
    reader = moved(reader, target);
    distance = moved(distance, target);
    marks = moved(marks, target);
    return ends;
  }

  /** Sorts the rows of one card, which mostly are in order already. */
  private void sortByTime(int from, int to) {
    int ordered = from + 1;
    while (ordered < to && compare(ordered - 1, ordered) <= 0) {
      ordered++;
    }
    if (ordered >= to) {
      return;
    }
    Integer[] rows = new Integer[to - from];
    Arrays.setAll(rows, i -> from + i);
    Arrays.sort(rows, this::compare);
    int[] target = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      target[rows[i] - from] = i;
    }
    System.arraycopy(moved(Arrays.copyOfRange(time, from, to), target), 0, time, from, to - from);
    copyBack(easting, target, from, to);
    copyBack(northing, target, from, to);
    copyBack(elevation, target, from, to);
    copyBack(accuracy, target, from, to);
    copyBack(distance, target, from, to);
    System.arraycopy(
        moved(Arrays.copyOfRange(reader, from, to), target), 0, reader, from, to - from);
    System.arraycopy(moved(Arrays.copyOfRange(marks, from, to), target), 0, marks, from, to - from);
  }

  private static void copyBack(double[] column, int[] target, int from, int to) {
    System.arraycopy(
        moved(Arrays.copyOfRange(column, from, to), target), 0, column, from, to - from);
  }

  private static void copyBack(float[] column, int[] target, int from, int to) {
    System.arraycopy(
        moved(Arrays.copyOfRange(column, from, to), target), 0, column, from, to - from);
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

  private void markDuplicates(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (time[i] == time[i - 1] && compare(i - 1, i) == 0) {
        marks[i] |= FixColumns.MARK_DUPLICATE;
        duplicates++;
      }
    }
  }

  private static int[] moved(int[] from, int[] target) {
    int[] to = new int[target.length];
    for (int i = 0; i < to.length; i++) {
      to[target[i]] = from[i];
    }
    return to;
  }

  private static long[] moved(long[] from, int[] target) {
    long[] to = new long[target.length];
    for (int i = 0; i < to.length; i++) {
      to[target[i]] = from[i];
    }
    return to;
  }

  private static double[] moved(double[] from, int[] target) {
    double[] to = new double[target.length];
    for (int i = 0; i < to.length; i++) {
      to[target[i]] = from[i];
    }
    return to;
  }

  private static float[] moved(float[] from, int[] target) {
    float[] to = new float[target.length];
    for (int i = 0; i < to.length; i++) {
      to[target[i]] = from[i];
    }
    return to;
  }

  private static byte[] moved(byte[] from, int[] target) {
    byte[] to = new byte[target.length];
    for (int i = 0; i < to.length; i++) {
      to[target[i]] = from[i];
    }
    return to;
  }
}
