package org.minewatch.drawing.dxf;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The layer table: which layers are frozen or switched off. */
final class Layers {
  private static final int FROZEN = 1;

  private final Map<String, Boolean> hidden = new HashMap<>();

  /** Takes an entry of the layer table: flag 1 is frozen, a negative colour is off. */
  void define(TagGroup g) {
    String name = DxfText.plain(g.text(2, "")).strip();
    boolean frozen = (g.integer(70, 0) & FROZEN) != 0;
    boolean off = g.integer(62, 7) < 0;
    hidden.put(key(name), frozen || off);
  }

  boolean isHidden(String layer) {
    return hidden.getOrDefault(key(layer), false);
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
