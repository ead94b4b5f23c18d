package org.minewatch.network;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.drawing.LayerMeaning.Medium;

/**
 * A working as reported for the night, which the monthly drawing cannot show yet: a heading as far
 * as it has been driven, or the line along which a longwall is cut tonight.
 *
 * @param line in the mine's metres; a heading in the direction of advance
 * @param panel of a longwall: face lines drawn within it are older and give way
 * @param extracted the part of the panel behind the face line
 */
public record ReportedWorking(
    String id,
    RoadKind kind,
    LineString line,
    Medium medium,
    String seam,
    Optional<Polygon> panel,
    Optional<Geometry> extracted) {
  public ReportedWorking {
    if (kind != RoadKind.REPORTED_HEADING && kind != RoadKind.FACE_LINE) {
      throw new IllegalArgumentException("a reported working is a heading or a face line: " + kind);
    }
  }

  /** A heading of which only its driven line is known. */
  public static ReportedWorking heading(String id, LineString driven) {
    return new ReportedWorking(
        id,
        RoadKind.REPORTED_HEADING,
        driven,
        Medium.UNKNOWN,
        "",
        Optional.empty(),
        Optional.empty());
  }
}
