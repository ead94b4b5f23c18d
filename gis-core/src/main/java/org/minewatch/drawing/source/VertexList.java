package org.minewatch.drawing.source;

import java.util.Arrays;
import java.util.function.Supplier;

/** A growing list of {@code x, y, z} triples that does not grow without bounds. */
public final class VertexList {
  private final int most;
  private final Supplier<UnreadableDrawingException> tooMany;
  private double[] values = new double[12];
  private int size;

  public VertexList() {
    this(
        DrawingLimits.DEFAULT.vertices(),
        () -> FeatureSink.tooManyVertices(0, DrawingLimits.DEFAULT));
  }

  /**
   * @param most vertices
   * @param tooMany what to throw when there are more
   */
  VertexList(int most, Supplier<UnreadableDrawingException> tooMany) {
    this.most = most;
    this.tooMany = tooMany;
  }

  public void add(double x, double y, double z) {
    ensure(3);
    values[size++] = x;
    values[size++] = y;
    values[size++] = z;
  }

  /** Adds whole triples. */
  public void addAll(double[] xyz) {
    ensure(xyz.length);
    System.arraycopy(xyz, 0, values, size, xyz.length);
    size += xyz.length;
  }

  /** Adds one vertex of another list. */
  public void addFrom(VertexList other, int index) {
    int i = 3 * index;
    add(other.values[i], other.values[i + 1], other.values[i + 2]);
  }

  private void ensure(int more) {
    if (size + (long) more > 3L * most) {
      throw tooMany.get();
    }
    if (size + more > values.length) {
      values = Arrays.copyOf(values, Math.max(values.length * 2, size + more));
    }
  }

  /** Number of vertices. */
  public int count() {
    return size / 3;
  }

  public double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Whether the last vertex repeats the first, but for rounding. */
  public boolean endsWhereItStarts() {
    double gap =
        Math.max(Math.abs(values[0] - values[size - 3]), Math.abs(values[1] - values[size - 2]));
    return gap <= 1e-9 * (1 + Math.max(Math.abs(values[0]), Math.abs(values[1])));
  }

  /** Without the last vertex. */
  public double[] toArrayWithoutLast() {
    return Arrays.copyOf(values, size - 3);
  }
}
