package org.minewatch.drawing;

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
}
