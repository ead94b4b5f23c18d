package org.minewatch.drawing;

import java.util.Optional;

/** What the layers of a mine drawing mean; the wire name is that of the exchange format. */
public enum LayerClass {
  LICENCE_BOUNDARY("licence-boundary"),
  ROADWAY("roadway"),
  FACE("face"),
  GOAF("goaf"),
  PILLAR("pillar"),
  SEAL("seal"),
  CHAMBER("chamber"),
  SHAFT("shaft"),
  FAULT("fault"),
  FIRE_AREA("fire-area"),
  FORBIDDEN_AREA("forbidden-area"),
  DEFERRED_AREA("deferred-area"),
  /** 可采区: where the water rules allow mining. */
  MINEABLE_AREA("mineable-area"),
  WATER_EXTENT("water-extent"),
  STOP_LINE("stop-line"),
  PROBE_LINE("probe-line"),
  ALERT_LINE("alert-line"),
  NEIGHBOUR("neighbour"),
  ANNOTATION("annotation"),
  IGNORE("ignore"),
  /** Not recognised: listed, never guessed from colour. */
  UNKNOWN("unknown");

  private final String wireName;

  LayerClass(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The class of a wire name; {@code unknown} is no name that a mapping file may use. */
  public static Optional<LayerClass> find(String wireName) {
    for (LayerClass c : values()) {
      if (c != UNKNOWN && c.wireName.equals(wireName)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /** Whether a closed line of this class bounds an area. */
  boolean isArea() {
    return switch (this) {
      case LICENCE_BOUNDARY,
          FACE,
          GOAF,
          PILLAR,
          CHAMBER,
          FIRE_AREA,
          FORBIDDEN_AREA,
          DEFERRED_AREA,
          MINEABLE_AREA,
          WATER_EXTENT,
          STOP_LINE,
          PROBE_LINE,
          ALERT_LINE ->
          true;
      default -> false;
    };
  }
}
