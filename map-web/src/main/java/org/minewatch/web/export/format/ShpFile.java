package org.minewatch.web.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.wording.Text;

/**
 * Writes the shapes of one kind with their index, as ESRI's technical description of July 1998 has
 * them. Offsets count words of two bytes in 32 bits, so a file may have 2 GB at most, as other
 * programs read them.
 */
final class ShpFile implements AutoCloseable {
  private static final int HEADER_BYTES = 100;
  private static final int FILE_CODE = 9994;
  private static final int VERSION = 1000;
  private static final long MOST_BYTES = Integer.MAX_VALUE;
  private static final int PART_OF_HEADER = 44;

  private final Path shp;
  private final Path shx;
  private final OutputStream shapes;
  private final OutputStream index;
  private final ShapeKind kind;
  private final boolean withZ;
  private final Envelope box = new Envelope();
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private long bytes = HEADER_BYTES;
  private int records;

  ShpFile(Path folder, String name, ShapeKind kind, boolean withZ) throws IOException {
    this.shp = folder.resolve(name + ".shp");
    this.shx = folder.resolve(name + ".shx");
    this.kind = kind;
    this.withZ = withZ;
    this.shapes = new BufferedOutputStream(Files.newOutputStream(shp));
    this.index = new BufferedOutputStream(Files.newOutputStream(shx));
    shapes.write(new byte[HEADER_BYTES]);
    index.write(new byte[HEADER_BYTES]);
  }

  /**
   * Adds a shape.
   *
   * @param geometry of the kind of the file; null for a record without a shape
   */
  void add(@Nullable Geometry geometry) throws IOException {
    ByteBuffer content = geometry == null ? nothing() : content(geometry);
    int length = content.remaining();
    if (bytes + 8 + length > MOST_BYTES) {
      throw new TooLargeException(
          new Text("Shapefile 超过 2 GB，请改用 GeoPackage", "a shapefile holds 2 GB; take GeoPackage"));
    }
    ByteBuffer head = ByteBuffer.allocate(8);
    head.putInt(++records).putInt(length / 2);
    ByteBuffer entry = ByteBuffer.allocate(8);
    entry.putInt((int) (bytes / 2)).putInt(length / 2);
    shapes.write(head.array());
    shapes.write(content.array(), 0, length);
    index.write(entry.array());
    bytes += 8 + length;
  }

  private static ByteBuffer nothing() {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0).flip();
  }

  private ByteBuffer content(Geometry geometry) {
    Geometry turned = kind == ShapeKind.AREA ? Rings.clockwise(geometry) : geometry;
    List<Coordinate[]> parts = new ArrayList<>();
    parts(turned, parts);
    int points = parts.stream().mapToInt(p -> p.length).sum();
    note(turned);
    ByteBuffer out =
        ByteBuffer.allocate(PART_OF_HEADER + 4 * parts.size() + points * 24 + 64)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(kind.code(withZ));
    if (kind == ShapeKind.POINT) {
      Coordinate c = parts.get(0)[0];
      out.putDouble(c.x).putDouble(c.y);
      if (withZ) {
        out.putDouble(c.getZ()).putDouble(0);
      }
      return out.flip();
    }
    Envelope of = turned.getEnvelopeInternal();
    out.putDouble(of.getMinX()).putDouble(of.getMinY());
    out.putDouble(of.getMaxX()).putDouble(of.getMaxY());
    if (kind != ShapeKind.POINTS) {
      out.putInt(parts.size());
    }
    out.putInt(points);
    if (kind != ShapeKind.POINTS) {
      int start = 0;
      for (Coordinate[] part : parts) {
        out.putInt(start);
        start += part.length;
      }
    }
    parts.forEach(part -> Arrays.stream(part).forEach(c -> out.putDouble(c.x).putDouble(c.y)));
    if (withZ) {
      double[] range = range(parts);
      out.putDouble(range[0]).putDouble(range[1]);
      parts.forEach(part -> Arrays.stream(part).forEach(c -> out.putDouble(c.getZ())));
    }
    return out.flip();
  }

  private void note(Geometry geometry) {
    box.expandToInclude(geometry.getEnvelopeInternal());
    if (withZ) {
      double[] range = range(List.<Coordinate[]>of(geometry.getCoordinates()));
      lowest = Math.min(lowest, range[0]);
      highest = Math.max(highest, range[1]);
    }
  }

  private static double[] range(List<Coordinate[]> parts) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Coordinate[] part : parts) {
      for (Coordinate c : part) {
        low = Math.min(low, c.getZ());
        high = Math.max(high, c.getZ());
      }
    }
    return new double[] {low, high};
  }

  private static void parts(Geometry geometry, List<Coordinate[]> parts) {
    if (geometry instanceof Polygon area) {
      parts.add(area.getExteriorRing().getCoordinates());
      for (int i = 0; i < area.getNumInteriorRing(); i++) {
        parts.add(area.getInteriorRingN(i).getCoordinates());
      }
    } else if (geometry instanceof LineString || geometry instanceof Point) {
      parts.add(geometry.getCoordinates());
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        parts(geometry.getGeometryN(i), parts);
      }
    }
  }

  /** Writes the heads, which say what came. */
  @Override
  public void close() throws IOException {
    shapes.close();
    index.close();
    head(shp, bytes);
    head(shx, HEADER_BYTES + 8L * records);
  }

  private void head(Path file, long length) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES);
    head.putInt(FILE_CODE).position(24).putInt((int) (length / 2));
    head.order(ByteOrder.LITTLE_ENDIAN).putInt(VERSION).putInt(kind.code(withZ));
    boolean empty = box.isNull();
    head.putDouble(empty ? 0 : box.getMinX()).putDouble(empty ? 0 : box.getMinY());
    head.putDouble(empty ? 0 : box.getMaxX()).putDouble(empty ? 0 : box.getMaxY());
    boolean flat = lowest > highest;
    head.putDouble(flat ? 0 : lowest).putDouble(flat ? 0 : highest);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(head.rewind(), 0);
    }
  }
}
