package org.minewatch.track.stay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stays as columns of primitives, in order of person, then time. */
public final class Stays {
  private int size;
  private int[] person;
  private int[] mine;
  private long[] from;
  private long[] to;
  private double[] easting;
  private double[] northing;
  private float[] spread;
  private int[] count;
  private int[] firstRow;
  private int[] lastRow;

  Stays(int capacity) {
    person = new int[capacity];
    mine = new int[capacity];
    from = new long[capacity];
    to = new long[capacity];
    easting = new double[capacity];
    northing = new double[capacity];
    spread = new float[capacity];
    count = new int[capacity];
    firstRow = new int[capacity];
    lastRow = new int[capacity];
  }

  /** One after the other, in the order given. */
  static Stays joined(List<Stays> parts) {
    Stays all = new Stays(parts.stream().mapToInt(Stays::size).sum());
    for (Stays part : parts) {
      for (int i = 0; i < part.size; i++) {
        all.add(part, i);
      }
    }
    return all;
  }

  private void add(Stays other, int i) {
    int at = reserve();
    person[at] = other.person[i];
    mine[at] = other.mine[i];
    from[at] = other.from[i];
    to[at] = other.to[i];
    easting[at] = other.easting[i];
    northing[at] = other.northing[i];
    spread[at] = other.spread[i];
    count[at] = other.count[i];
    firstRow[at] = other.firstRow[i];
    lastRow[at] = other.lastRow[i];
  }

  /** Adds the stay of a person that the fixes in [first, end) of a run make. */
  void add(int ofPerson, PersonRun run, int first, int end) {
    int at = reserve();
    double x0 = run.easting[first];
    double y0 = run.northing[first];
    double sumX = 0;
    double sumY = 0;
    double squares = 0;
    for (int i = first; i < end; i++) {
      double dx = run.easting[i] - x0;
      double dy = run.northing[i] - y0;
      sumX += dx;
      sumY += dy;
      squares += dx * dx + dy * dy;
    }
    int n = end - first;
    double meanX = sumX / n;
    double meanY = sumY / n;
    person[at] = ofPerson;
    mine[at] = run.mine[first];
    from[at] = run.millis[first];
    to[at] = run.millis[end - 1];
    easting[at] = x0 + meanX;
    northing[at] = y0 + meanY;
    spread[at] = (float) Math.sqrt(Math.max(0, squares / n - meanX * meanX - meanY * meanY));
    count[at] = n;
    firstRow[at] = run.row[first];
    lastRow[at] = run.row[end - 1];
  }

  /** The rows of each mine in ascending order, mines by their numbers. */
  int[][] rowsByMine() {
    int[] rows = MergeSort.sorted(size, (a, b) -> Integer.compare(mine[a], mine[b]));
    List<int[]> mines = new ArrayList<>();
    for (int from = 0; from < size; ) {
      int to = from;
      while (to < size && mine[rows[to]] == mine[rows[from]]) {
        to++;
      }
      mines.add(Arrays.copyOfRange(rows, from, to));
      from = to;
    }
    return mines.toArray(int[][]::new);
  }

  /** With room for more at the end. */
  double[] eastings() {
    return easting;
  }

  double[] northings() {
    return northing;
  }

  private int reserve() {
    if (size == person.length) {
      int capacity = Math.max(16, 2 * size);
      person = Arrays.copyOf(person, capacity);
      mine = Arrays.copyOf(mine, capacity);
      from = Arrays.copyOf(from, capacity);
      to = Arrays.copyOf(to, capacity);
      easting = Arrays.copyOf(easting, capacity);
      northing = Arrays.copyOf(northing, capacity);
      spread = Arrays.copyOf(spread, capacity);
      count = Arrays.copyOf(count, capacity);
      firstRow = Arrays.copyOf(firstRow, capacity);
      lastRow = Arrays.copyOf(lastRow, capacity);
    }
    return size++;
  }

  public int size() {
    return size;
  }

  /** The person's number; of the fixes of a mine day, the place in its list of cards. */
  public int person(int i) {
    return person[i];
  }

  /** The mine's number; 0 for all stays of a mine day. */
  public int mine(int i) {
    return mine[i];
  }

  /** Epoch milliseconds of the first fix. */
  public long fromMillis(int i) {
    return from[i];
  }

  /** Epoch milliseconds of the last fix. */
  public long toMillis(int i) {
    return to[i];
  }

  /** Mean easting of the fixes in metres. */
  public double easting(int i) {
    return easting[i];
  }

  /** Mean northing of the fixes in metres. */
  public double northing(int i) {
    return northing[i];
  }

  /** Root mean square distance of the fixes from their mean place, in metres. */
  public double spreadMetres(int i) {
    return spread[i];
  }

  /** How many fixes the stay rests on; those passed over do not count. */
  public int count(int i) {
    return count[i];
  }

  /** Row of the first fix in the columns that were searched. */
  public int firstRow(int i) {
    return firstRow[i];
  }

  /** Row of the last fix in the columns that were searched. */
  public int lastRow(int i) {
    return lastRow[i];
  }
}
