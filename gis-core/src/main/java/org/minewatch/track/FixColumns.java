package org.minewatch.track;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The position fixes of one mine and one night, as columns of primitives sorted by card, then time.
 * One column per attribute, no object per fix; a column that says nothing of any fix takes no room.
 *
 * <p>Places are in the mine's own metres. A fix given only by a reader and a distance has NaN for
 * its easting and northing until the roadway network resolves it.
 *
 * <p>{@code docs/tracks.md} says what each mark means and where its rule comes from. Marking never
 * deletes: who reads these columns decides which marks matter to him.
 */
public final class FixColumns {
  /** The row repeats another one exactly. */
  public static final int MARK_DUPLICATE = 1;

  /**
   * The row came after a later one of the same card in the file. It tells of the sender, and is the
   * only mark that depends on the order of rows: nothing may be counted by it.
   */
  public static final int MARK_OUT_OF_ORDER = 2;

  /**
   * One fix between two others that can be reached neither from the one before nor before the one
   * after, while those two can be reached from each other.
   */
  public static final int MARK_JUMP = 4;

  /** The time lies outside the day of the file, by however little. */
  public static final int MARK_OTHER_DAY = 8;

  /** The time lies clearly after the day of the file: no time to count on. */
  public static final int MARK_FUTURE = 16;

  /** The time lies clearly before the day of the file: no time to count on. */
  public static final int MARK_PAST = 32;

  /**
   * Reached from the fix before faster than any vehicle goes by the drawn roads. The card, the
   * station, or the drawing that lacks a road may be wrong.
   */
  public static final int MARK_SPEED = 64;

  /** One of a row of readings equal to the last digit where others' readings at rest are not. */
  public static final int MARK_FROZEN = 128;

  /** The station's clock was wrong; {@link #timeMillis} is corrected, the raw time is beside it. */
  public static final int MARK_CLOCK = 256;

  /** Marks of fixes by whose time nothing may be counted. */
  public static final int NO_TIME = MARK_DUPLICATE | MARK_FUTURE | MARK_PAST;

  private final List<String> cards;
  private final List<String> readers;
  private final int[] card;
  private final long[] time;
  private final double[] easting;
  private final double[] northing;
  private final float[] elevation;
  private final float[] accuracy;
  private final int[] reader;
  private final float[] distance;
  private final short[] marks;
  private final int[] clockShift;

  /**
   * Takes the arrays as they are, but for the marks; callers give them away.
   *
   * @param cards card ids in ascending order; {@code card[i]} is an index into it
   * @param readers reader ids in ascending order; {@code reader[i]} is an index into it or -1
   * @param time epoch milliseconds
   * @param elevation metres, NaN when not given
   * @param accuracy one sigma in metres, NaN when not given
   * @param distance signed metres along the roadway, NaN when not given
   */
  public FixColumns(
      List<String> cards,
      List<String> readers,
      int[] card,
      long[] time,
      double[] easting,
      double[] northing,
      float[] elevation,
      float[] accuracy,
      int[] reader,
      float[] distance,
      byte[] marks) {
    this(
        cards,
        readers,
        card,
        time,
        easting,
        northing,
        elevation,
        accuracy,
        reader,
        distance,
        widened(marks),
        null);
  }

  /**
   * Takes the arrays as they are; callers give them away. The columns of easting, northing,
   * elevation, accuracy, distance and clock shift may be null: none of the fixes has one.
   *
   * @param cards card ids in ascending order; one id may come more than once, when the fixes of a
   *     card are divided into parts that are to be looked at apart
   * @param time epoch milliseconds, corrected
   * @param clockShift milliseconds by which the raw time is later than the corrected one
   */
  public FixColumns(
      List<String> cards,
      List<String> readers,
      int[] card,
      long[] time,
      double[] easting,
      double[] northing,
      float[] elevation,
      float[] accuracy,
      int[] reader,
      float[] distance,
      short[] marks,
      int[] clockShift) {
    this.cards = List.copyOf(cards);
    this.readers = List.copyOf(readers);
    this.card = card;
    this.time = time;
    boolean places = says(easting);
    this.easting = places ? easting : null;
    this.northing = places ? northing : null;
    this.elevation = says(elevation) ? elevation : null;
    this.accuracy = says(accuracy) ? accuracy : null;
    this.reader = reader;
    this.distance = says(distance) ? distance : null;
    this.marks = marks;
    this.clockShift = clockShift;
  }

  private static short[] widened(byte[] marks) {
    short[] wide = new short[marks.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (short) (marks[i] & 0xff);
    }
    return wide;
  }

  private static boolean says(double[] column) {
    for (int i = 0; column != null && i < column.length; i++) {
      if (!Double.isNaN(column[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(float[] column) {
    for (int i = 0; column != null && i < column.length; i++) {
      if (!Float.isNaN(column[i])) {
        return true;
      }
    }
    return false;
  }

  /** The same fixes with another accuracy; all else is shared. */
  public FixColumns withAccuracy(float[] sigma) {
    return with(easting, northing, sigma);
  }

  /** The same fixes at other places; all else is shared. */
  public FixColumns withPlaces(double[] eastings, double[] northings, float[] sigma) {
    if (eastings.length != size() || northings.length != size() || sigma.length != size()) {
      throw new IllegalArgumentException("a place for each fix");
    }
    return with(eastings, northings, sigma);
  }

  private FixColumns with(double[] eastings, double[] northings, float[] sigma) {
    return new FixColumns(
        cards,
        readers,
        card,
        time,
        eastings,
        northings,
        elevation,
        sigma,
        reader,
        distance,
        marks,
        clockShift);
  }

  public int size() {
    return time.length;
  }

  public List<String> cards() {
    return cards;
  }

  public List<String> readers() {
    return readers;
  }

  public int card(int i) {
    return card[i];
  }

  public String cardId(int i) {
    return cards.get(card[i]);
  }

  /** The best known time of the fix, by which the columns are sorted. */
  public long timeMillis(int i) {
    return time[i];
  }

  /** The time as it was recorded. */
  public long rawTimeMillis(int i) {
    return clockShift == null ? time[i] : time[i] + clockShift[i];
  }

  public double easting(int i) {
    return easting == null ? Double.NaN : easting[i];
  }

  public double northing(int i) {
    return northing == null ? Double.NaN : northing[i];
  }

  /** Whether the fix has a place of its own. */
  public boolean hasPlace(int i) {
    return easting != null && !Double.isNaN(easting[i]);
  }

  /** Whether any fix has a place of its own. */
  public boolean hasPlaces() {
    return easting != null;
  }

  /** Whether any fix gives an elevation. */
  public boolean hasElevations() {
    return elevation != null;
  }

  /** Whether any fix gives an accuracy. */
  public boolean hasAccuracies() {
    return accuracy != null;
  }

  /** Whether any fix gives a distance. */
  public boolean hasDistances() {
    return distance != null;
  }

  public float elevation(int i) {
    return elevation == null ? Float.NaN : elevation[i];
  }

  public float accuracy(int i) {
    return accuracy == null ? Float.NaN : accuracy[i];
  }

  /** Index into {@link #readers()}, or -1. */
  public int reader(int i) {
    return reader[i];
  }

  public float distance(int i) {
    return distance == null ? Float.NaN : distance[i];
  }

  /** Whether two fixes read the same to the last digit, by the same reader or none. */
  public boolean sameReading(int a, int b) {
    return reader[a] == reader[b]
        && Float.compare(distance(a), distance(b)) == 0
        && Double.compare(easting(a), easting(b)) == 0
        && Double.compare(northing(a), northing(b)) == 0;
  }

  /** The {@code MARK_} bits of a fix; marking never deletes. */
  public int marks(int i) {
    return marks[i];
  }

  /** Sets further marks; the only change these columns allow. */
  public void mark(int i, int bits) {
    marks[i] |= (short) bits;
  }

  /**
   * Copies of these columns in which times are corrected and the raw ones kept, sorted anew.
   *
   * @param shiftMillis of each row, by how much its time is too late; 0 leaves a row as it is
   */
  public FixColumns withClockShifts(IntUnaryOperator shiftMillis) {
    int n = size();
    int[] shift = new int[n];
    long[] corrected = new long[n];
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      shift[i] = shiftMillis.applyAsInt(i);
      corrected[i] = time[i] - shift[i];
      order[i] = i;
    }
    Arrays.sort(
        order,
        (a, b) ->
            card[a] != card[b]
                ? Integer.compare(card[a], card[b])
                : Long.compare(corrected[a], corrected[b]));
    FixColumns to =
        new FixColumns(
            cards,
            readers,
            new int[n],
            new long[n],
            easting == null ? null : new double[n],
            easting == null ? null : new double[n],
            elevation == null ? null : new float[n],
            accuracy == null ? null : new float[n],
            new int[n],
            distance == null ? null : new float[n],
            new short[n],
            new int[n]);
    for (int k = 0; k < n; k++) {
      int i = order[k];
      to.copyRow(k, this, i);
      to.time[k] = corrected[i];
      to.clockShift[k] = shift[i] + (clockShift == null ? 0 : clockShift[i]);
      to.marks[k] |= (short) (shift[i] == 0 ? 0 : MARK_CLOCK);
    }
    return to;
  }

  private void copyRow(int to, FixColumns source, int from) {
    card[to] = source.card[from];
    reader[to] = source.reader[from];
    marks[to] = source.marks[from];
    if (easting != null) {
      easting[to] = source.easting[from];
      northing[to] = source.northing[from];
    }
    if (elevation != null) {
      elevation[to] = source.elevation[from];
    }
    if (accuracy != null) {
      accuracy[to] = source.accuracy[from];
    }
    if (distance != null) {
      distance[to] = source.distance[from];
    }
  }
}
