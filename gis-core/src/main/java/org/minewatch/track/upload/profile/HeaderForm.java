package org.minewatch.track.upload.profile;

import java.util.List;
import java.util.Map;

/**
 * How the first segment of a file tells mine and time.
 *
 * @param layouts by number of segments
 * @param layoutsOfType layouts of one type, instead of the common ones
 * @param otherwiseEnds whether a header of any other length has the mine first and the time last
 */
public record HeaderForm(
    List<FieldLayout> layouts,
    Map<String, List<FieldLayout>> layoutsOfType,
    boolean otherwiseEnds) {
  public HeaderForm {
    layouts = List.copyOf(layouts);
    layoutsOfType = Map.copyOf(layoutsOfType);
  }

  /** The layouts of a type. */
  public List<FieldLayout> layouts(String type) {
    return layoutsOfType.getOrDefault(type, layouts);
  }
}
