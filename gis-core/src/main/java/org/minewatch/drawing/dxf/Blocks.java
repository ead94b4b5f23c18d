package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The blocks of a drawing, by name without regard to case. */
final class Blocks {

  /**
   * A block.
   *
   * @param baseX the point that a reference puts in its place
   * @param words written inside, not those of blocks nested in it
   * @param ownLayers that its entities name themselves; layer 0 takes that of the reference
   */
  record Block(
      String name,
      double baseX,
      double baseY,
      double baseZ,
      List<DxfEntity> entities,
      List<String> words,
      Set<String> ownLayers) {

    static Block of(String name, double x, double y, double z, List<DxfEntity> entities) {
      List<String> words = new ArrayList<>();
      Set<String> layers = new TreeSet<>();
      int letters = 0;
      for (DxfEntity e : entities) {
        if (e instanceof DxfMark mark && !mark.text().isEmpty()) {
          letters += mark.text().length();
          if (letters <= MOST_LETTERS) {
            words.add(mark.text());
          }
        }
        if (!e.head().layer().equals("0")) {
          layers.add(e.head().layer());
        }
      }
      return new Block(name, x, y, z, entities, words, layers);
    }
  }

  /** A symbol has a few; a book a thousand times over would fill the memory. */
  private static final int MOST_LETTERS = 1000;

  private final Map<String, Block> byName = new HashMap<>();
  private final Map<String, Double> reaches = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final int depthLimit;

  Blocks(int depthLimit) {
    this.depthLimit = depthLimit;
  }

  void define(Block block) {
    byName.putIfAbsent(key(block.name()), block);
  }

  /** The block, or null when it is not defined. */
  Block find(String name) {
    return byName.get(key(name));
  }

  static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /**
   * How far anything in a block lies from its base point, nested blocks included; infinite for a
   * block that contains itself or is nested too deep.
   */
  double reach(String name) {
    String key = key(name);
    Double known = reaches.get(key);
    if (known != null) {
      return known;
    }
    Block block = byName.get(key);
    if (block == null) {
      return 0;
    }
    if (underWay.size() > depthLimit || !underWay.add(key)) {
      return Double.POSITIVE_INFINITY;
    }
    double reach = 0;
    for (DxfEntity e : block.entities()) {
      reach = Math.max(reach, e.reach(block.baseX(), block.baseY(), this));
    }
    underWay.remove(key);
    reaches.put(key, reach);
    return reach;
  }
}
