package org.minewatch.detect;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;

/**
 * A reported face as far as it has come by a night.
 *
 * @param progress its reports up to the night, oldest first
 * @param worked what has been driven (a line) or extracted (an area) by then, in the mine's metres;
 *     the planned rest is not in it. Empty when the face has not moved or nothing tells how far it
 *     is.
 * @param head where the face stands: the head of a heading, the middle of a longwall's face line
 */
public record FaceWork(
    Face face, List<FaceProgress> progress, Geometry worked, Optional<Point> head) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  public FaceWork {
    progress = List.copyOf(progress);
  }

  /**
   * The face as it had come by the last of some reports.
   *
   * @param progress its reports up to a day, oldest first
   */
  public static FaceWork of(Face face, List<FaceProgress> progress, LocalDate night) {
    return switch (face.kind()) {
      case HEADING -> heading(face, progress);
      case LONGWALL -> longwall(face, progress);
      case OTHER ->
          new FaceWork(face, progress, FACTORY.createGeometryCollection(), Optional.empty());
    };
  }

  /** What people call the face: its name, or its id where it has none. */
  public String name() {
    return face.name().isEmpty() ? face.faceId() : face.name();
  }

  /** The last report, if there is one. */
  public Optional<FaceProgress> last() {
    return progress.isEmpty() ? Optional.empty() : Optional.of(progress.get(progress.size() - 1));
  }

  /** Elevation of the face where the last report gives one. */
  public OptionalDouble headElevation() {
    return last().map(FaceProgress::elevation).orElse(OptionalDouble.empty());
  }

  /** How far the face advanced on a day by its reports; 0 when it did not or nothing tells. */
  public double advanceOn(LocalDate day) {
    for (int i = 1; i < progress.size(); i++) {
      if (progress.get(i).date().equals(day)) {
        return Math.max(0, progress.get(i).advance() - progress.get(i - 1).advance());
      }
    }
    return 0;
  }

  private static FaceWork heading(Face face, List<FaceProgress> progress) {
    double advance = progress.isEmpty() ? 0 : progress.get(progress.size() - 1).advance();
    if (advance <= 0 || !(face.geometry() instanceof LineString line) || line.isEmpty()) {
      return new FaceWork(face, progress, FACTORY.createLineString(), Optional.empty());
    }
    LineString driven = driven(line, advance);
    return new FaceWork(face, progress, driven, Optional.of(driven.getEndPoint()));
  }

  /** The first {@code advance} metres of the planned line, carried straight on past its end. */
  public static LineString driven(LineString planned, double advance) {
    double length = planned.getLength();
    if (advance <= length) {
      return (LineString) new LengthIndexedLine(planned).extractLine(0, advance);
    }
    Coordinate[] c = planned.getCoordinates();
    Coordinate a = c[c.length - 2];
    Coordinate b = c[c.length - 1];
    double last = a.distance(b);
    Coordinate[] longer = java.util.Arrays.copyOf(c, c.length + 1);
    longer[c.length] =
        new Coordinate(
            b.x + (b.x - a.x) / last * (advance - length),
            b.y + (b.y - a.y) / last * (advance - length));
    return FACTORY.createLineString(longer);
  }

  /**
   * The extracted part of a panel: what lies behind the face line, which stands across the line
   * from the first reported place to the last. Nothing is taken as extracted without two reported
   * places.
   */
  private static FaceWork longwall(Face face, List<FaceProgress> progress) {
    List<Coordinate> places =
        progress.stream()
            .filter(p -> p.easting().isPresent() && p.northing().isPresent())
            .map(p -> new Coordinate(p.easting().getAsDouble(), p.northing().getAsDouble()))
            .toList();
    if (places.isEmpty()) {
      return new FaceWork(face, progress, FACTORY.createPolygon(), Optional.empty());
    }
    Coordinate first = places.get(0);
    Coordinate last = places.get(places.size() - 1);
    Optional<Point> head = Optional.of(FACTORY.createPoint(last));
    double moved = first.distance(last);
    if (moved < 1 || !face.geometry().isValid()) {
      return new FaceWork(face, progress, FACTORY.createPolygon(), head);
    }
    Geometry behind =
        behind(last, (last.x - first.x) / moved, (last.y - first.y) / moved, face.geometry());
    return new FaceWork(face, progress, face.geometry().intersection(behind), head);
  }

  private static Geometry behind(Coordinate at, double dirE, double dirN, Geometry panel) {
    Envelope box = new Envelope(panel.getEnvelopeInternal());
    box.expandToInclude(at);
    double reach = 2 * box.getDiameter() + 1;
    Coordinate left = new Coordinate(at.x - dirN * reach, at.y + dirE * reach);
    Coordinate right = new Coordinate(at.x + dirN * reach, at.y - dirE * reach);
    return FACTORY.createPolygon(
        new Coordinate[] {
          left,
          right,
          new Coordinate(right.x - dirE * reach, right.y - dirN * reach),
          new Coordinate(left.x - dirE * reach, left.y - dirN * reach),
          left.copy()
        });
  }
}
