package org.minewatch.drawing.meaning;

import java.util.List;
import org.minewatch.drawing.LayerClass;
import org.minewatch.wording.Text;

/**
 * What a layer may mean, for a person to confirm. No rule judges by a suggestion.
 *
 * @param layer as in the file
 * @param features how many lie on it
 * @param layerClass what is suggested; {@code UNKNOWN} when nothing speaks for anything
 * @param neighbour the mine whose workings these seem to be, else empty
 * @param confidence 0 to 1: 1 is confirmed by a person, from 0.9 the dictionary knows the name
 * @param reasons what speaks for it
 */
public record LayerSuggestion(
    String layer,
    int features,
    LayerClass layerClass,
    String neighbour,
    double confidence,
    List<Text> reasons) {
  public LayerSuggestion {
    reasons = List.copyOf(reasons);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence of " + confidence);
    }
  }
}
