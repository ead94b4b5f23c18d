package org.minewatch.track;

/**
 * Columns of fixes while they are read, cards and readers as numbers in the order of their coming.
 */
final class FixArrays {
  final int[] card;
  final long[] time;
  final double[] easting;
  final double[] northing;
  final float[] elevation;
  final float[] accuracy;
  final int[] reader;
  final float[] distance;
  final byte[] marks;

  FixArrays(int capacity) {
    card = new int[capacity];
    time = new long[capacity];
    easting = new double[capacity];
    northing = new double[capacity];
    elevation = new float[capacity];
    accuracy = new float[capacity];
    reader = new int[capacity];
    distance = new float[capacity];
    marks = new byte[capacity];
  }

  /** Moves a row to a place before. */
  void move(int from, int to) {
    card[to] = card[from];
    time[to] = time[from];
    easting[to] = easting[from];
    northing[to] = northing[from];
    elevation[to] = elevation[from];
    accuracy[to] = accuracy[from];
    reader[to] = reader[from];
    distance[to] = distance[from];
    marks[to] = marks[from];
  }
}
