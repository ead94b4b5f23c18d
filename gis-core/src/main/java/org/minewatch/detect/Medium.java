package org.minewatch.detect;

import java.util.List;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.region.Face;

/**
 * What a working is in law: coal extracted, a heading in coal, or a road in rock. The law speaks of
 * mining, so a rock road beyond a limit asks for its approval first. In the order of their gravity.
 */
public enum Medium {
  EXTRACTION("extraction", "回采", "extraction"),
  COAL_HEADING("coal-heading", "煤巷", "coal heading"),
  ROCK_ROAD("rock-road", "岩巷", "rock road"),
  /** Neither the layer nor a report tells; treated as a rock road until somebody looks. */
  UNKNOWN_ROAD("rock-road", "巷道（煤岩未标明）", "roadway (coal or rock not stated)");

  /** Classes of drawn features that are workings. */
  public static final List<LayerClass> WORKINGS =
      List.of(
          LayerClass.ROADWAY,
          LayerClass.GOAF,
          LayerClass.FACE,
          LayerClass.CHAMBER,
          LayerClass.SHAFT);

  private final String variant;
  private final String zh;
  private final String en;

  Medium(String variant, String zh, String en) {
    this.variant = variant;
    this.zh = zh;
    this.en = en;
  }

  /** The variant of the rule table. */
  public String variant() {
    return variant;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  public static Medium of(DrawnFeature feature) {
    if (feature.layerClass() == LayerClass.GOAF || feature.layerClass() == LayerClass.FACE) {
      return EXTRACTION;
    }
    return switch (feature.meaning().medium()) {
      case COAL -> COAL_HEADING;
      case ROCK -> ROCK_ROAD;
      case UNKNOWN -> {
        String layer = feature.layer();
        if (layer.contains("煤岩")) {
          yield COAL_HEADING;
        }
        if (layer.contains("岩")) {
          yield ROCK_ROAD;
        }
        yield layer.contains("煤巷") || layer.contains("顺槽") ? COAL_HEADING : UNKNOWN_ROAD;
      }
    };
  }

  /**
   * Of a reported face: a heading whose medium is not stated is taken as one in coal when it names
   * a seam.
   */
  public static Medium of(Face face) {
    if (face.kind() == Face.Kind.LONGWALL) {
      return EXTRACTION;
    }
    return switch (face.medium()) {
      case COAL, HALF_COAL -> COAL_HEADING;
      case ROCK -> ROCK_ROAD;
      case UNKNOWN -> face.seam().isEmpty() ? UNKNOWN_ROAD : COAL_HEADING;
    };
  }
}
