package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.drawing.dxf.tag.TagGroup;
import org.minewatch.drawing.source.SourceLayer;

/** The layers: what the layer table says of them, and how much lies on each. */
final class Layers {
  private static final int FROZEN = 1;
  private static final int LOCKED = 4;

  private static final class Layer {
    final String name;
    boolean frozen;
    boolean off;
    boolean locked;
    final SortedMap<String, Integer> entities = new TreeMap<>();

    Layer(String name) {
      this.name = name;
    }
  }

  private final Map<String, Layer> byKey = new TreeMap<>();

  /** The name as a person reads it. */
  static String name(String raw) {
    return DxfText.plain(raw).strip();
  }

  /** Takes an entry of the layer table: flag 1 is frozen, a negative colour is off. */
  void define(TagGroup g) {
    Layer layer = layer(name(g.text(2, "")));
    int flags = g.integer(70, 0);
    layer.frozen = (flags & FROZEN) != 0;
    layer.locked = (flags & LOCKED) != 0;
    layer.off = g.integer(62, 7) < 0;
  }

  /** Counts an entity of the model or of a sheet, whatever becomes of it. */
  void count(TagGroup g) {
    String name = name(g.text(8, "0"));
    layer(name.isEmpty() ? "0" : name).entities.merge(g.kind(), 1, Integer::sum);
  }

  boolean isHidden(String layer) {
    Layer known = byKey.get(key(layer));
    return known != null && (known.frozen || known.off);
  }

  boolean isFrozen(String layer) {
    Layer known = byKey.get(key(layer));
    return known != null && known.frozen;
  }

  List<SourceLayer> list() {
    List<SourceLayer> list = new ArrayList<>();
    for (Layer l : byKey.values()) {
      list.add(new SourceLayer(l.name, l.frozen, l.off, l.locked, l.entities));
    }
    return list;
  }

  private Layer layer(String name) {
    return byKey.computeIfAbsent(key(name), k -> new Layer(name));
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
