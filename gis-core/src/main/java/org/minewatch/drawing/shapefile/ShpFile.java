package org.minewatch.drawing.shapefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * The main file of a shapefile (ESRI white paper of July 1998), record by record. Counts inside a
 * record are believed only as far as its bytes reach.
 */
final class ShpFile {
  private static final int MAGIC = 9994;
  private static final int HEADER_BYTES = 100;
  private static final int RECORD_HEADER_BYTES = 8;

  /** Values below this mean "no measure"; no elevation is that low. */
  private static final double NO_DATA = -1e38;

  private static final double LARGEST = 1e12;

  private final String layer;
  private final ByteBuffer bytes;
  private final Optional<DbfFile> table;
  private final FeatureSink sink;
  private int nulls;

  private ShpFile(String layer, byte[] content, Optional<DbfFile> table, FeatureSink sink) {
    this.layer = layer;
    this.bytes = ByteBuffer.wrap(content);
    this.table = table;
    this.sink = sink;
  }

  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bad(String reason) {
      super(reason);
    }
  }

  /**
   * Reads all records into a sink.
   *
   * @return how many records there are, null shapes and bad ones included, deleted ones not
   */
  static int read(String layer, byte[] content, Optional<DbfFile> table, FeatureSink sink) {
    return new ShpFile(layer, content, table, sink).read();
  }

  private int read() {
    if (bytes.capacity() < HEADER_BYTES || bytes.getInt(0) != MAGIC) {
      throw new UnreadableDrawingException(
          0, layer + ".shp is no shapefile: it does not begin with the number 9994", "");
    }
    long stated = 2L * bytes.getInt(24);
    if (stated > bytes.capacity()) {
      throw new UnreadableDrawingException(
          0,
          layer + ".shp was cut off: it says " + stated + " bytes and has " + bytes.capacity(),
          "");
    }
    int end = (int) Math.max(HEADER_BYTES, stated);
    int at = HEADER_BYTES;
    int row = 0;
    int records = 0;
    while (at + RECORD_HEADER_BYTES <= end) {
      long length = 2L * bytes.getInt(at + 4);
      int content = at + RECORD_HEADER_BYTES;
      if ((length < 4 || content + length > end) && row > 0 && bytes.getInt(at) != row + 1) {
        sink.note(layer + ".shp has " + (end - at) + " bytes behind its last record");
        break;
      }
      if (length < 4 || content + length > end) {
        throw new UnreadableDrawingException(
            0,
            layer
                + ".shp: record "
                + (row + 1)
                + " at byte "
                + at
                + " says a length of "
                + length
                + " bytes, which the file does not have",
            "");
      }
      if (!isDeleted(row)) {
        records++;
        record(row, content, (int) length);
      }
      row++;
      at = content + (int) length;
    }
    if (nulls > 0) {
      sink.note(layer + " has " + nulls + " records without a shape");
    }
    int rows = row;
    table
        .filter(t -> t.rows() != rows)
        .ifPresent(
            t ->
                sink.note(
                    layer + " has " + rows + " shapes and " + t.rows() + " rows of attributes"));
    return records;
  }

  private boolean isDeleted(int row) {
    return table.map(t -> row < t.rows() && t.isDeleted(row)).orElse(false);
  }

  private void record(int row, int at, int length) {
    ByteBuffer record = bytes.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    int number = row + 1;
    try {
      int type = record.getInt(0);
      switch (type) {
        case 0 -> nulls++;
        case 1, 11, 21 -> point(row, record, type == 11);
        case 8, 18, 28 -> multiPoint(row, record, type == 18);
        case 3, 13, 23 -> lines(row, record, type == 13);
        case 5, 15, 25 -> polygons(row, record, type == 15);
        default -> sink.skip("shape of type " + type, number, layer);
      }
    } catch (Bad e) {
      sink.reject(number, layer, e.getMessage(), "");
    } catch (IndexOutOfBoundsException e) {
      sink.reject(number, layer, "the record is shorter than its shape needs", "");
    }
  }

  private String layerOf(int row) {
    return table.flatMap(t -> t.layer(row)).orElse(layer);
  }

  private String textOf(int row) {
    return table.flatMap(t -> t.text(row)).orElse("");
  }

  private String entity(int row, int part) {
    return layer + ", record " + (row + 1) + (part > 0 ? ", part " + (part + 1) : "");
  }

  private double elevation(int row, double z) {
    return z == 0 ? table.map(t -> t.elevation(row)).orElse(0.0) : z;
  }

  private void point(int row, ByteBuffer b, boolean hasZ) {
    addPoint(row, 0, b.getDouble(4), b.getDouble(12), hasZ ? b.getDouble(20) : 0);
  }

  private void addPoint(int row, int part, double x, double y, double z) {
    double[] xyz = {checked(x), checked(y), elevation(row, clean(z))};
    sink.add(
        SourceFeature.point(entity(row, part), row + 1, layerOf(row), false, xyz, textOf(row), ""));
  }

  private void multiPoint(int row, ByteBuffer b, boolean hasZ) {
    int n = count(b.getInt(36), 16, b.capacity() - 40);
    int z = 40 + 16 * n + 16;
    for (int i = 0; i < n; i++) {
      double height = hasZ ? b.getDouble(z + 8 * i) : 0;
      addPoint(row, i, b.getDouble(40 + 16 * i), b.getDouble(48 + 16 * i), height);
    }
  }

  private void lines(int row, ByteBuffer b, boolean hasZ) {
    int part = 0;
    for (double[] path : paths(row, b, hasZ)) {
      if (path.length < 6) {
        throw new Bad("a line with fewer than 2 points");
      }
      boolean closed = path.length >= 12 && isClosed(path);
      add(row, part++, closed ? Shape.RING : Shape.LINE, closed ? open(path) : path);
    }
  }

  /** Clockwise rings are shells, the others holes of the smallest shell around them. */
  private void polygons(int row, ByteBuffer b, boolean hasZ) {
    List<double[]> shells = new ArrayList<>();
    List<double[]> holes = new ArrayList<>();
    for (double[] ring : paths(row, b, hasZ)) {
      if (ring.length < 9) {
        throw new Bad("a ring with fewer than 3 points");
      }
      double[] open = isClosed(ring) ? open(ring) : ring;
      (Rings.signedArea(open) <= 0 ? shells : holes).add(open);
    }
    if (shells.isEmpty()) {
      shells.addAll(holes);
      holes.clear();
    }
    int part = 0;
    for (double[][] area : Rings.assign(shells, holes)) {
      add(row, part++, Shape.AREA, area);
    }
  }

  private void add(int row, int part, Shape shape, double[]... paths) {
    sink.add(
        SourceFeature.of(entity(row, part), row + 1, layerOf(row), false, shape, paths)
            .withText(textOf(row)));
  }

  private List<double[]> paths(int row, ByteBuffer b, boolean hasZ) {
    int parts = count(b.getInt(36), 4, b.capacity() - 44);
    int points = count(b.getInt(40), 16, b.capacity() - 44 - 4 * parts);
    int xy = 44 + 4 * parts;
    int z = xy + 16 * points + 16;
    List<double[]> out = new ArrayList<>(parts);
    for (int p = 0; p < parts; p++) {
      int from = b.getInt(44 + 4 * p);
      int to = p + 1 < parts ? b.getInt(48 + 4 * p) : points;
      if (from < 0 || to < from || to > points) {
        throw new Bad("part " + (p + 1) + " runs from point " + from + " to " + to);
      }
      double[] path = new double[3 * (to - from)];
      for (int i = from; i < to; i++) {
        int k = 3 * (i - from);
        path[k] = checked(b.getDouble(xy + 16 * i));
        path[k + 1] = checked(b.getDouble(xy + 16 * i + 8));
        path[k + 2] = elevation(row, hasZ ? clean(b.getDouble(z + 8 * i)) : 0);
      }
      out.add(path);
    }
    return out;
  }

  private static int count(int stated, int bytesEach, int available) {
    if (stated < 0 || (long) stated * bytesEach > available) {
      throw new Bad("it says " + stated + " parts or points, more than the record holds");
    }
    return stated;
  }

  private static double checked(double ordinate) {
    if (!(Math.abs(ordinate) <= LARGEST)) {
      throw new Bad("the ordinate " + ordinate + " is no coordinate");
    }
    return ordinate;
  }

  private static double clean(double z) {
    return Double.isFinite(z) && z > NO_DATA ? z : 0;
  }

  private static boolean isClosed(double[] path) {
    int last = path.length - 3;
    return path[0] == path[last] && path[1] == path[last + 1];
  }

  private static double[] open(double[] closed) {
    return Arrays.copyOf(closed, closed.length - 3);
  }
}
