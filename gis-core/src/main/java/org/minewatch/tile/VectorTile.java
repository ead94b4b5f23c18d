package org.minewatch.tile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Collects what lies in a tile and writes it as Mapbox Vector Tile 2.1. The same features in the
 * same order make the same bytes.
 */
public final class VectorTile {
  private static final int VERSION = 2;
  private static final int POINT = 1;
  private static final int LINE = 2;
  private static final int POLYGON = 3;

  /** A pixel of a tile shown at 512 pixels. */
  private static final double SPECK = 8;

  private final TileAddress address;
  private final Map<String, Layer> layers = new LinkedHashMap<>();

  private static final class Layer {
    final List<byte[]> features = new ArrayList<>();
    final Map<String, Integer> keys = new LinkedHashMap<>();
    final Map<Object, Integer> values = new LinkedHashMap<>();
    final Set<Long> specks = new HashSet<>();
  }

  public VectorTile(TileAddress address) {
    this.address = address;
  }

  /**
   * The longitudes and latitudes of which anything may show in a tile: somewhat more than it
   * covers.
   */
  public static Envelope reach(TileAddress address) {
    return address.bounds(TileGeometry.AROUND);
  }

  /**
   * Adds what the tile shows of something. Of lines and areas of one layer that are smaller than a
   * pixel, one is kept a pixel: the others would be drawn on the same spot. The deepest zoom has
   * all.
   *
   * @param id not negative, its own within the layer
   * @param facts texts, numbers and truths by name; other values are left out
   * @param degrees longitude and latitude
   */
  public void add(String layerName, long id, Map<String, ?> facts, Geometry degrees) {
    if (id < 0) {
      throw new IllegalArgumentException("an id must not be negative: " + id);
    }
    Layer layer = layers.computeIfAbsent(layerName, name -> new Layer());
    if (isKnownSpeck(layer, degrees)) {
      return;
    }
    TileGeometry shown = TileGeometry.of(degrees, address);
    byte[] tags = null;
    if (!shown.points().isEmpty()) {
      tags = tags(layer, facts);
      feature(layer, id, tags, POINT, GeometryCommands.points(shown.points()));
    }
    if (!shown.lines().isEmpty()) {
      tags = tags == null ? tags(layer, facts) : tags;
      feature(layer, id, tags, LINE, GeometryCommands.lines(shown.lines()));
    }
    if (!shown.polygons().isEmpty()) {
      tags = tags == null ? tags(layer, facts) : tags;
      feature(layer, id, tags, POLYGON, GeometryCommands.polygons(shown.polygons()));
    }
  }

  private boolean isKnownSpeck(Layer layer, Geometry degrees) {
    if (degrees.getDimension() < 1 || address.zoom() == TileAddress.DEEPEST_ZOOM) {
      return false;
    }
    Envelope box = degrees.getEnvelopeInternal();
    double west = address.x(box.getMinX());
    double north = address.y(box.getMaxY());
    if (address.x(box.getMaxX()) - west >= SPECK || address.y(box.getMinY()) - north >= SPECK) {
      return false;
    }
    long column = (long) Math.floor(west / SPECK);
    long row = (long) Math.floor(north / SPECK);
    return !layer.specks.add(column << Integer.SIZE ^ row & 0xFFFFFFFFL);
  }

  private static void feature(Layer layer, long id, byte[] tags, int type, byte[] geometry) {
    Protobuf feature = new Protobuf().varint(1, id);
    if (tags.length > 0) {
      feature.bytes(2, tags);
    }
    layer.features.add(feature.varint(3, type).bytes(4, geometry).toBytes());
  }

  private static byte[] tags(Layer layer, Map<String, ?> facts) {
    Protobuf tags = new Protobuf();
    facts.forEach(
        (name, value) -> {
          if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            Object kept = value instanceof Number number ? plain(number) : value;
            tags.raw(layer.keys.computeIfAbsent(name, k -> layer.keys.size()));
            tags.raw(layer.values.computeIfAbsent(kept, v -> layer.values.size()));
          }
        });
    return tags.toBytes();
  }

  /** Whole numbers as such, others as doubles, so that equal numbers are one value. */
  private static Number plain(Number number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Number) (long) value : value;
  }

  public byte[] toBytes() {
    Protobuf tile = new Protobuf();
    layers.forEach(
        (name, layer) -> {
          if (!layer.features.isEmpty()) {
            tile.bytes(3, write(name, layer));
          }
        });
    return tile.toBytes();
  }

  private static byte[] write(String name, Layer layer) {
    Protobuf out = new Protobuf().varint(15, VERSION).text(1, name);
    layer.features.forEach(feature -> out.bytes(2, feature));
    layer.keys.keySet().forEach(key -> out.text(3, key));
    layer.values.keySet().forEach(value -> out.bytes(4, value(value)));
    return out.varint(5, TileAddress.EXTENT).toBytes();
  }

  private static byte[] value(Object value) {
    Protobuf out = new Protobuf();
    if (value instanceof String text) {
      out.text(1, text);
    } else if (value instanceof Boolean truth) {
      out.varint(7, truth ? 1 : 0);
    } else if (value instanceof Long whole) {
      out.varint(6, Protobuf.zigzag(whole));
    } else {
      out.real(3, (Double) value);
    }
    return out.toBytes();
  }
}
