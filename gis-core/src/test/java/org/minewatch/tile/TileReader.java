package org.minewatch.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads a vector tile by the letter of the specification 2.1 and refuses what it forbids, so that
 * tests need not believe the writer. It shares no code with it.
 */
final class TileReader {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A feature; geometry in units of the tile, y downwards. */
  record Feature(String layer, long id, Map<String, Object> facts, Geometry geometry) {}

  private TileReader() {}

  static List<Feature> read(byte[] tile) {
    List<Feature> features = new ArrayList<>();
    List<String> names = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(tile).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      require(varint(in) == (3 << 3 | 2), "a tile has layers only");
      layer(slice(in), features, names);
    }
    require(names.stream().distinct().count() == names.size(), "layers have names of their own");
    return features;
  }

  private static void layer(ByteBuffer in, List<Feature> features, List<String> names) {
    String name = null;
    long version = 0;
    long extent = 0;
    List<ByteBuffer> raw = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    while (in.hasRemaining()) {
      long tag = varint(in);
      switch ((int) (tag >> 3)) {
        case 15 -> version = varint(in);
        case 1 -> name = text(slice(in));
        case 2 -> raw.add(slice(in));
        case 3 -> keys.add(text(slice(in)));
        case 4 -> values.add(value(slice(in)));
        case 5 -> extent = varint(in);
        default -> throw new AssertionError("a field of a layer that is not there: " + tag);
      }
    }
    require(version == 2, "version 2");
    require(name != null && !name.isEmpty(), "a layer has a name");
    require(extent == 4096, "an extent");
    require(!raw.isEmpty(), "a layer has at least one feature");
    require(keys.stream().distinct().count() == keys.size(), "keys are there once");
    require(values.stream().distinct().count() == values.size(), "values are there once");
    names.add(name);
    for (ByteBuffer feature : raw) {
      features.add(feature(name, feature, keys, values));
    }
  }

  private static Feature feature(
      String layer, ByteBuffer in, List<String> keys, List<Object> values) {
    long id = -1;
    long type = 0;
    Map<String, Object> facts = new LinkedHashMap<>();
    ByteBuffer geometry = null;
    while (in.hasRemaining()) {
      long tag = varint(in);
      switch ((int) (tag >> 3)) {
        case 1 -> id = varint(in);
        case 2 -> {
          ByteBuffer tags = slice(in);
          while (tags.hasRemaining()) {
            String key = keys.get((int) varint(tags));
            require(facts.put(key, values.get((int) varint(tags))) == null, "a key is there once");
          }
        }
        case 3 -> type = varint(in);
        case 4 -> geometry = slice(in);
        default -> throw new AssertionError("a field of a feature that is not there: " + tag);
      }
    }
    require(geometry != null && geometry.hasRemaining(), "a feature has a geometry");
    List<List<Coordinate>> paths = paths(geometry, type);
    return new Feature(
        layer,
        id,
        facts,
        switch ((int) type) {
          case 1 -> FACTORY.createMultiPointFromCoords(paths.get(0).toArray(Coordinate[]::new));
          case 2 ->
              FACTORY.createMultiLineString(
                  paths.stream()
                      .map(p -> FACTORY.createLineString(p.toArray(Coordinate[]::new)))
                      .toArray(LineString[]::new));
          case 3 -> polygons(paths);
          default -> throw new AssertionError("no type of geometry: " + type);
        });
  }

  private static List<List<Coordinate>> paths(ByteBuffer in, long type) {
    List<List<Coordinate>> paths = new ArrayList<>();
    List<Coordinate> path = null;
    long x = 0;
    long y = 0;
    boolean closed = true;
    while (in.hasRemaining()) {
      long command = varint(in);
      int id = (int) (command & 7);
      long count = command >> 3;
      if (id == 7) {
        require(type == 3 && count == 1 && !closed, "a ring is closed once");
        require(path.size() >= 3, "a ring has three corners");
        path.add(path.get(0).copy());
        closed = true;
        continue;
      }
      require(id == 1 || id == 2, "a command that there is");
      require(count > 0, "a command does something");
      if (id == 1) {
        require(type == 1 ? paths.isEmpty() : count == 1, "the pen moves once for a path");
        require(type != 3 || closed, "the ring before is closed");
        require(type != 2 || path == null || path.size() >= 2, "a line has two points");
        path = new ArrayList<>();
        paths.add(path);
        closed = false;
      } else {
        require(type != 1 && path != null && path.size() == 1, "one LineTo after a MoveTo");
      }
      for (long i = 0; i < count; i++) {
        long dx = zigzag(varint(in));
        long dy = zigzag(varint(in));
        require(id == 1 || dx != 0 || dy != 0, "no step goes nowhere");
        x += dx;
        y += dy;
        path.add(new Coordinate(x, y));
      }
    }
    require(type != 3 || closed, "the last ring is closed");
    require(type != 2 || path.size() >= 2, "a line has two points");
    return paths;
  }

  /** An exterior ring begins a polygon, interior rings follow it: by the sign of the area. */
  private static Geometry polygons(List<List<Coordinate>> rings) {
    List<Polygon> polygons = new ArrayList<>();
    LinearRing shell = null;
    List<LinearRing> holes = new ArrayList<>();
    for (List<Coordinate> ring : rings) {
      double area = 0;
      for (int i = 1; i < ring.size(); i++) {
        area += ring.get(i - 1).x * ring.get(i).y - ring.get(i).x * ring.get(i - 1).y;
      }
      require(area != 0, "a ring has an area");
      LinearRing made = FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
      if (area > 0) {
        if (shell != null) {
          polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        }
        shell = made;
        holes = new ArrayList<>();
      } else {
        require(shell != null, "the first ring is an exterior one");
        holes.add(made);
      }
    }
    polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
    return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static Object value(ByteBuffer in) {
    long tag = varint(in);
    Object value =
        switch ((int) (tag >> 3)) {
          case 1 -> {
            byte[] text = new byte[(int) varint(in)];
            in.get(text);
            yield new String(text, StandardCharsets.UTF_8);
          }
          case 3 -> in.getDouble();
          case 6 -> zigzag(varint(in));
          case 7 -> varint(in) == 1;
          default -> throw new AssertionError("a kind of value that is not written: " + tag);
        };
    require(!in.hasRemaining(), "a value is one");
    return value;
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.UTF_8.decode(in).toString();
  }

  private static ByteBuffer slice(ByteBuffer in) {
    int length = (int) varint(in);
    ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static long zigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not so: " + what);
    }
  }
}
