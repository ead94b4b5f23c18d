package org.minewatch.report;

import org.minewatch.drawing.LayerClass;
import org.minewatch.wording.Text;

/** What the layer classes are called, for screens that use the report's words. */
public final class LayerNames {
  private LayerNames() {}

  public static Text of(LayerClass layerClass) {
    return Words.of("layer", layerClass.wireName());
  }
}
