package org.minewatch.drawingcheck;

import java.util.SortedMap;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.meaning.LayerSuggestion;

/**
 * One layer of a checked drawing.
 *
 * @param used the class that rules judge by
 * @param neighbour the mine whose workings these are, empty for the mine's own
 * @param features how many placed features lie on it, blocks taken apart
 * @param entities how many entities of each kind the file has on it; empty for formats that do not
 *     say
 * @param suggestion what evidence speaks for; no rule judges by it
 */
public record LayerLine(
    String layer,
    LayerClass used,
    String neighbour,
    int features,
    SortedMap<String, Integer> entities,
    LayerSuggestion suggestion) {

  /** How sure the class that is used is: 1 where a layers file says it against the suggestion. */
  public double confidence() {
    if (used == LayerClass.UNKNOWN) {
      return 0;
    }
    return suggestion.layerClass() == used ? suggestion.confidence() : 1;
  }

  /** Whether a person should look at it: something else is suggested than what is used. */
  public boolean isOpen() {
    return used == LayerClass.UNKNOWN
        || used == LayerClass.IGNORE
            && suggestion.layerClass() != LayerClass.IGNORE
            && suggestion.layerClass() != LayerClass.UNKNOWN;
  }
}
