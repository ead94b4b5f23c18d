package org.minewatch.synth;

/** How a mine gives the places of its people. */
public enum PositionForm {
  /** Coordinates every few seconds. */
  COORDINATES("precise"),
  /** A station and a signed distance along the roadway. */
  STATION("station"),
  /** The reader that heard the card, with its range. */
  ZONE("zone");

  private final String truthName;

  PositionForm(String truthName) {
    this.truthName = truthName;
  }

  String truthName() {
    return truthName;
  }
}
