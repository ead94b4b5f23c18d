package org.minewatch.drawing.geopackage;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minewatch.drawing.source.SourceFeature.Shape;

/**
 * A geometry as a GeoPackage stores it: a header, then ISO well-known binary.
 *
 * @param parts simple shapes in their order; empty for an empty geometry
 */
record GeometryBlob(List<Part> parts) {
  private static final int MOST_DEPTH = 4;
  private static final int MOST_PARTS = 1_000_000;
  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
  private static final double LARGEST = 1e12;

  /** One simple shape. */
  record Part(Shape shape, double[][] paths) {}

  /**
   * @throws IllegalArgumentException when it is no such geometry; the message says why
   */
  static GeometryBlob of(byte[] bytes) {
    if (bytes.length < 8 || bytes[0] != 'G' || bytes[1] != 'P') {
      throw new IllegalArgumentException("the geometry does not begin with GP");
    }
    int flags = bytes[3];
    int envelope = flags >> 1 & 7;
    if (envelope >= ENVELOPE_BYTES.length || (flags & 0x20) != 0) {
      throw new IllegalArgumentException("the geometry is of an extended kind");
    }
    List<Part> parts = new ArrayList<>();
    if ((flags & 0x10) == 0) {
      ByteBuffer b = ByteBuffer.wrap(bytes);
      try {
        b.position(8 + ENVELOPE_BYTES[envelope]);
        read(b, parts, 0);
      } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException e) {
        throw new IllegalArgumentException(
            e instanceof IllegalArgumentException && e.getMessage() != null
                ? e.getMessage()
                : "the geometry is shorter than it says");
      }
    }
    return new GeometryBlob(parts);
  }

  private static void read(ByteBuffer b, List<Part> parts, int depth) {
    if (depth > MOST_DEPTH) {
      throw new IllegalArgumentException("collections nest deeper than " + MOST_DEPTH);
    }
    b.order(b.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int type = b.getInt();
    boolean hasZ = type / 1000 == 1 || type / 1000 == 3;
    boolean hasM = type / 1000 == 2 || type / 1000 == 3;
    int ordinates = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
    switch (type >= 0 && type < 4000 ? type % 1000 : -1) {
      case 1 -> {
        double[] p = path(b, 1, ordinates, hasZ, true);
        if (!Double.isNaN(p[0])) {
          parts.add(new Part(Shape.POINT, new double[][] {p}));
        }
      }
      case 2 -> line(path(b, count(b, 8 * ordinates), ordinates, hasZ, false), parts);
      case 3 -> polygon(b, ordinates, hasZ, parts);
      case 4, 5, 6, 7 -> {
        int n = count(b, 5);
        for (int i = 0; i < n; i++) {
          read(b, parts, depth + 1);
        }
      }
      default -> throw new IllegalArgumentException("geometry type " + type + " is not read");
    }
    if (parts.size() > MOST_PARTS) {
      throw new IllegalArgumentException("more than " + MOST_PARTS + " parts");
    }
  }

  private static void line(double[] path, List<Part> parts) {
    if (path.length >= 6) {
      boolean closed = isClosed(path);
      parts.add(
          new Part(closed ? Shape.RING : Shape.LINE, new double[][] {closed ? open(path) : path}));
    }
  }

  private static void polygon(ByteBuffer b, int ordinates, boolean hasZ, List<Part> parts) {
    int rings = count(b, 4);
    List<double[]> out = new ArrayList<>();
    for (int i = 0; i < rings; i++) {
      double[] ring = path(b, count(b, 8 * ordinates), ordinates, hasZ, false);
      double[] open = isClosed(ring) ? open(ring) : ring;
      if (open.length >= 9) {
        out.add(open);
      } else if (i == 0) {
        throw new IllegalArgumentException("a polygon whose shell has fewer than 3 points");
      }
    }
    if (!out.isEmpty()) {
      parts.add(new Part(Shape.AREA, out.toArray(double[][]::new)));
    }
  }

  private static int count(ByteBuffer b, int bytesEach) {
    int n = b.getInt();
    if (n < 0 || (long) n * bytesEach > b.remaining()) {
      throw new IllegalArgumentException("it says " + n + " parts or points, more than there are");
    }
    return n;
  }

  private static double[] path(
      ByteBuffer b, int points, int ordinates, boolean hasZ, boolean mayBeEmpty) {
    double[] out = new double[3 * points];
    for (int i = 0; i < points; i++) {
      out[3 * i] = b.getDouble();
      out[3 * i + 1] = b.getDouble();
      for (int k = 2; k < ordinates; k++) {
        double value = b.getDouble();
        if (k == 2 && hasZ && Double.isFinite(value)) {
          out[3 * i + 2] = value;
        }
      }
      boolean empty = mayBeEmpty && Double.isNaN(out[3 * i]);
      if (!empty && !(Math.abs(out[3 * i]) <= LARGEST && Math.abs(out[3 * i + 1]) <= LARGEST)) {
        throw new IllegalArgumentException("an ordinate is no coordinate");
      }
    }
    return out;
  }

  private static boolean isClosed(double[] r) {
    return r.length >= 12 && r[0] == r[r.length - 3] && r[1] == r[r.length - 2];
  }

  private static double[] open(double[] closed) {
    return Arrays.copyOf(closed, closed.length - 3);
  }
}
