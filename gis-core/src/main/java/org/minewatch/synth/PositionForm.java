package org.minewatch.synth;

/** How a mine gives the places of its people. */
public enum PositionForm {
  /** Coordinates every few seconds. */
  COORDINATES("precise"),
  /** A station and a signed distance along the roadway, in track files. */
  STATION_DISTANCE("station"),
  /** Stations and signed distances again, in the personnel upload files of dialect A. */
  UPLOAD_FILES("upload"),
  /** The reader that heard the card, with its range. */
  ZONE("zone");

  private final String truthName;

  PositionForm(String truthName) {
    this.truthName = truthName;
  }

  String truthName() {
    return truthName;
  }

  /** Whether stations measure how far people are. */
  boolean ranges() {
    return this == STATION_DISTANCE || this == UPLOAD_FILES;
  }
}
