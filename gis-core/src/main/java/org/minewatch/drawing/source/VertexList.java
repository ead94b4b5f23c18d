package org.minewatch.drawing.source;

import java.util.Arrays;

/** A growing list of {@code x, y, z} triples. */
public final class VertexList {
  private double[] values = new double[24];
  private int size;

  public void add(double x, double y, double z) {
    if (size + 3 > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    values[size++] = x;
    values[size++] = y;
    values[size++] = z;
  }

  /** Number of vertices. */
  public int count() {
    return size / 3;
  }

  public double[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
