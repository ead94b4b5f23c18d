package org.minewatch.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.minewatch.drawing.LayerMeaning.Medium;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;

/** Where headings and longwalls stand in a night by their reports. */
public final class ReportedWorkings {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A face line is cut from gate road to gate road; panels are drawn to their near walls. */
  private static final double PAST_PANEL_METRES = 4;

  private ReportedWorkings() {}

  /**
   * The workings of faces that have begun and not ended by the night and of which a report tells
   * how far they are.
   */
  public static List<ReportedWorking> of(
      List<Face> faces, List<FaceProgress> progress, LocalDate night) {
    List<ReportedWorking> workings = new ArrayList<>();
    for (Face face : faces) {
      if (face.from().isAfter(night) || face.to().map(night::isAfter).orElse(false)) {
        continue;
      }
      List<FaceProgress> reports =
          progress.stream()
              .filter(p -> p.faceId().equals(face.faceId()))
              .filter(p -> !p.date().isBefore(face.from()) && !p.date().isAfter(night))
              .sorted(
                  Comparator.comparing(FaceProgress::date)
                      .thenComparingDouble(FaceProgress::advance))
              .toList();
      if (!reports.isEmpty()) {
        switch (face.kind()) {
          case HEADING ->
              driven(face, reports)
                  .ifPresent(l -> workings.add(working(face, l, Optional.empty())));
          case LONGWALL -> longwall(face, reports).ifPresent(workings::add);
          case OTHER -> {}
        }
      }
    }
    workings.sort(Comparator.comparing(ReportedWorking::id));
    return workings;
  }

  private static ReportedWorking working(Face face, LineString line, Optional<Geometry> extracted) {
    Medium medium =
        switch (face.medium()) {
          case COAL, HALF_COAL -> Medium.COAL;
          case ROCK -> Medium.ROCK;
          case UNKNOWN -> Medium.UNKNOWN;
        };
    boolean longwall = face.kind() == Face.Kind.LONGWALL;
    return new ReportedWorking(
        face.faceId(),
        longwall ? RoadKind.FACE_LINE : RoadKind.REPORTED_HEADING,
        line,
        medium,
        face.seam(),
        longwall && face.geometry() instanceof Polygon p ? Optional.of(p) : Optional.empty(),
        extracted);
  }

  /** The driven part of the planned line, carried straight on past its end. */
  private static Optional<LineString> driven(Face face, List<FaceProgress> reports) {
    FaceProgress last = reports.get(reports.size() - 1);
    double advance = last.advance();
    if (!(advance > 0)
        || !(face.geometry() instanceof LineString line)
        || line.getNumPoints() < 2) {
      return Optional.empty();
    }
    double length = line.getLength();
    if (length == 0) {
      return Optional.empty();
    }
    Coordinate[] c = withoutHeights(line.getCoordinates());
    if (advance <= length) {
      Geometry part = new LengthIndexedLine(FACTORY.createLineString(c)).extractLine(0, advance);
      c = part.getCoordinates();
    } else {
      Coordinate a = c[c.length - 2];
      Coordinate b = c[c.length - 1];
      double leg = a.distance(b);
      if (leg == 0) {
        return Optional.empty();
      }
      double k = (advance - length) / leg;
      c = Arrays.copyOf(c, c.length + 1);
      c[c.length - 1] = new Coordinate(b.x + k * (b.x - a.x), b.y + k * (b.y - a.y));
    }
    if (last.elevation().isPresent()) {
      c[c.length - 1].setZ(last.elevation().getAsDouble());
    }
    return Optional.of(FACTORY.createLineString(c));
  }

  private static Coordinate[] withoutHeights(Coordinate[] from) {
    return Arrays.stream(from).map(p -> new Coordinate(p.x, p.y)).toArray(Coordinate[]::new);
  }

  /**
   * The line across the panel through the last reported place, square to the way from the first
   * reported place to the last.
   */
  private static Optional<ReportedWorking> longwall(Face face, List<FaceProgress> reports) {
    List<Coordinate> places =
        reports.stream()
            .filter(p -> p.easting().isPresent() && p.northing().isPresent())
            .map(p -> new Coordinate(p.easting().getAsDouble(), p.northing().getAsDouble()))
            .toList();
    if (places.size() < 2 || !(face.geometry() instanceof Polygon panel) || !panel.isValid()) {
      return Optional.empty();
    }
    Coordinate first = places.get(0);
    Coordinate last = places.get(places.size() - 1);
    double moved = first.distance(last);
    if (moved < 1) {
      return Optional.empty();
    }
    double de = (last.x - first.x) / moved;
    double dn = (last.y - first.y) / moved;
    double reach = panel.getEnvelopeInternal().getDiameter() + 1;
    LineString across =
        FACTORY.createLineString(
            new Coordinate[] {
              new Coordinate(last.x - dn * reach, last.y + de * reach),
              new Coordinate(last.x + dn * reach, last.y - de * reach)
            });
    Geometry cut = across.intersection(panel);
    if (!(cut instanceof LineString chord) || chord.isEmpty()) {
      return Optional.empty();
    }
    Coordinate a = chord.getCoordinateN(0);
    Coordinate b = chord.getCoordinateN(1);
    double k = PAST_PANEL_METRES / a.distance(b);
    LineString line =
        FACTORY.createLineString(
            new Coordinate[] {
              new Coordinate(a.x + k * (a.x - b.x), a.y + k * (a.y - b.y)),
              new Coordinate(b.x + k * (b.x - a.x), b.y + k * (b.y - a.y))
            });
    Coordinate left = new Coordinate(last.x - dn * reach, last.y + de * reach);
    Coordinate right = new Coordinate(last.x + dn * reach, last.y - de * reach);
    Geometry behind =
        FACTORY.createPolygon(
            new Coordinate[] {
              left,
              right,
              new Coordinate(right.x - de * reach, right.y - dn * reach),
              new Coordinate(left.x - de * reach, left.y - dn * reach),
              left.copy()
            });
    return Optional.of(working(face, line, Optional.of(panel.intersection(behind))));
  }
}
