package org.minewatch.network;

/** What an edge of the network is. */
public enum RoadKind {
  ROADWAY,
  /** An inclined shaft or drift to the surface. */
  SHAFT,
  CHAMBER,
  /** The line along which a longwall is cut: its gate roads are joined by it. */
  FACE_LINE,
  /** A heading as reported, beyond what the drawings show. */
  REPORTED_HEADING
}
