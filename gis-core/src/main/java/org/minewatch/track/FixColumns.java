package org.minewatch.track;

import java.util.List;

/**
 * The position fixes of one mine and one night, as columns of primitives sorted by card, then time.
 * One column per attribute, no object per fix.
 *
 * <p>Places are in the mine's own metres. A fix given only by a reader and a distance has NaN for
 * its easting and northing until the roadway network resolves it.
 */
public final class FixColumns {
  /** The row repeats another one exactly. */
  public static final int MARK_DUPLICATE = 1;

  /** The row came after a later one of the same card in the file. */
  public static final int MARK_OUT_OF_ORDER = 2;

  /** The place cannot be reached from the neighbouring fixes in the time between. */
  public static final int MARK_JUMP = 4;

  /** The time lies outside the day of the file. */
  public static final int MARK_OTHER_DAY = 8;

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
  private final byte[] marks;

  /**
   * Takes the arrays as they are; callers give them away.
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
    this.cards = List.copyOf(cards);
    this.readers = List.copyOf(readers);
    this.card = card;
    this.time = time;
    this.easting = easting;
    this.northing = northing;
    this.elevation = elevation;
    this.accuracy = accuracy;
    this.reader = reader;
    this.distance = distance;
    this.marks = marks;
  }

  /** The same fixes with another accuracy; all else is shared. */
  public FixColumns withAccuracy(float[] sigma) {
    return withPlaces(easting, northing, sigma);
  }

  /** The same fixes at other places; all else is shared. */
  public FixColumns withPlaces(double[] eastings, double[] northings, float[] sigma) {
    if (eastings.length != size() || northings.length != size() || sigma.length != size()) {
      throw new IllegalArgumentException("a place for each fix");
    }
    return new FixColumns(
        cards, readers, card, time, eastings, northings, elevation, sigma, reader, distance, marks);
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

  public long timeMillis(int i) {
    return time[i];
  }

  public double easting(int i) {
    return easting[i];
  }

  public double northing(int i) {
    return northing[i];
  }

  /** Whether the fix has a place of its own. */
  public boolean hasPlace(int i) {
    return !Double.isNaN(easting[i]);
  }

  public float elevation(int i) {
    return elevation[i];
  }

  public float accuracy(int i) {
    return accuracy[i];
  }

  /** Index into {@link #readers()}, or -1. */
  public int reader(int i) {
    return reader[i];
  }

  public float distance(int i) {
    return distance[i];
  }

  /** The {@code MARK_} bits of a fix; marking never deletes. */
  public int marks(int i) {
    return marks[i];
  }

  /** Sets further marks; the only change these columns allow. */
  public void mark(int i, int bits) {
    marks[i] |= (byte) bits;
  }
}
