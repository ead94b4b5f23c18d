package org.minewatch.detect.work;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.minewatch.detect.FaceWork;
import org.minewatch.region.Face;

/**
 * The way along which a reported face advances, measured as its reports measure it: a heading's
 * planned line from its start and straight on past its end, a longwall's line from its first
 * reported place through its last.
 */
public final class FaceWay {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final LineString line;
  private final double startAdvance;

  private FaceWay(LineString line, double startAdvance) {
    this.line = line;
    this.startAdvance = startAdvance;
  }

  /** Empty for faces of other kinds, and where nothing tells the direction. */
  public static Optional<FaceWay> of(FaceWork work) {
    if (work.face().kind() == Face.Kind.HEADING) {
      return work.face().geometry() instanceof LineString l && l.getLength() > 0
          ? Optional.of(new FaceWay(l, 0))
          : Optional.empty();
    }
    if (work.face().kind() != Face.Kind.LONGWALL) {
      return Optional.empty();
    }
    List<org.minewatch.region.FaceProgress> placed =
        work.progress().stream()
            .filter(p -> p.easting().isPresent() && p.northing().isPresent())
            .toList();
    if (placed.size() < 2) {
      return Optional.empty();
    }
    Coordinate a = place(placed.get(0));
    Coordinate b = place(placed.get(placed.size() - 1));
    return a.distance(b) < 1
        ? Optional.empty()
        : Optional.of(
            new FaceWay(
                FACTORY.createLineString(new Coordinate[] {a, b}), placed.get(0).advance()));
  }

  private static Coordinate place(org.minewatch.region.FaceProgress p) {
    return new Coordinate(p.easting().getAsDouble(), p.northing().getAsDouble());
  }

  /** Where the way lies, up to the end of the planned line or the last reported place. */
  public LineString line() {
    return line;
  }

  /** Advance at the end of the line. */
  public double planned() {
    return startAdvance + line.getLength();
  }

  /**
   * Advance of the place on the way nearest to a point; the way goes on straight past both ends.
   */
  public double advanceAt(double easting, double northing) {
    Coordinate p = new Coordinate(easting, northing);
    int last = line.getNumPoints() - 1;
    double beyond = past(line.getCoordinateN(last - 1), line.getCoordinateN(last), p);
    double before = past(line.getCoordinateN(1), line.getCoordinateN(0), p);
    double on = new LengthIndexedLine(line).project(p);
    if (beyond > 0 && on >= line.getLength() - 1e-6) {
      return startAdvance + line.getLength() + beyond;
    }
    return startAdvance + (before > 0 && on <= 1e-6 ? -before : on);
  }

  /** How far a point lies beyond the end of a leg, along it; negative before the end. */
  private static double past(Coordinate from, Coordinate end, Coordinate p) {
    double length = from.distance(end);
    return ((p.x - end.x) * (end.x - from.x) + (p.y - end.y) * (end.y - from.y)) / length;
  }

  /** Metres beside the way. */
  public double asideAt(double easting, double northing) {
    Point at = pointAt(advanceAt(easting, northing));
    return Math.hypot(at.getX() - easting, at.getY() - northing);
  }

  /** The place at an advance; straight on past the ends. */
  public Point pointAt(double advance) {
    double s = advance - startAdvance;
    double length = line.getLength();
    if (s >= 0 && s <= length) {
      return FACTORY.createPoint(new LengthIndexedLine(line).extractPoint(s));
    }
    int n = line.getNumPoints();
    Coordinate end = s < 0 ? line.getCoordinateN(0) : line.getCoordinateN(n - 1);
    double[] u = s < 0 ? unit(1, 0) : unit(n - 2, n - 1);
    double by = s < 0 ? -s : s - length;
    return FACTORY.createPoint(new Coordinate(end.x + by * u[0], end.y + by * u[1]));
  }

  /** The direction of advance at an advance, a unit vector east and north. */
  public double[] directionAt(double advance) {
    double s = Math.max(0, Math.min(line.getLength(), advance - startAdvance));
    double from = 0;
    for (int i = 1; i < line.getNumPoints(); i++) {
      double leg = line.getCoordinateN(i - 1).distance(line.getCoordinateN(i));
      if (from + leg >= s - 1e-9 && leg > 0) {
        return unit(i - 1, i);
      }
      from += leg;
    }
    return unit(line.getNumPoints() - 2, line.getNumPoints() - 1);
  }

  private double[] unit(int a, int b) {
    Coordinate from = line.getCoordinateN(a);
    Coordinate to = line.getCoordinateN(b);
    double length = from.distance(to);
    return new double[] {(to.x - from.x) / length, (to.y - from.y) / length};
  }

  /** The way between two advances. */
  public LineString between(double from, double to) {
    java.util.ArrayList<Coordinate> c = new java.util.ArrayList<>();
    c.add(pointAt(from).getCoordinate());
    double at = startAdvance;
    for (int i = 0; i < line.getNumPoints(); i++) {
      if (i > 0) {
        at += line.getCoordinateN(i - 1).distance(line.getCoordinateN(i));
      }
      if (at > from && at < to) {
        c.add(line.getCoordinateN(i));
      }
    }
    c.add(pointAt(to).getCoordinate());
    return FACTORY.createLineString(c.toArray(Coordinate[]::new));
  }

  /**
   * What a longwall's face line or a heading's road takes up across the way, for judging nearness.
   */
  static double distance(FaceWork work, Geometry from) {
    Geometry at =
        work.face().kind() == Face.Kind.HEADING && !work.worked().isEmpty()
            ? work.worked()
            : work.face().geometry();
    return at.distance(from);
  }
}
