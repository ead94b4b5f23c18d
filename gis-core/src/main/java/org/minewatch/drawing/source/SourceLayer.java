package org.minewatch.drawing.source;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A layer as the file has it, for whoever has to say what it means and whether it was read whole.
 *
 * @param frozen not drawn and not regenerated
 * @param off not drawn
 * @param locked drawn, but not to be edited; no matter to a reader
 * @param entities how many of each kind lie on it in the model and on sheets, read or not; without
 *     what lies inside blocks
 */
public record SourceLayer(
    String name, boolean frozen, boolean off, boolean locked, SortedMap<String, Integer> entities) {
  public SourceLayer {
    entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
  }

  public int entityCount() {
    return entities.values().stream().mapToInt(Integer::intValue).sum();
  }
}
