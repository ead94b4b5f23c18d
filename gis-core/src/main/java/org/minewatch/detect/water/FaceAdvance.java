package org.minewatch.detect.water;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.work.ObservedHead;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;

/**
 * How a reported face has come to where it stands, so that new advance can be told from roads that
 * are older than a line.
 */
final class FaceAdvance {

  /**
   * Where a face stood on a day.
   *
   * @param advance metres since it began
   */
  record Stand(LocalDate date, double advance, Coordinate at, OptionalDouble elevation) {}

  private final FaceWork work;
  private final List<Stand> stands;
  private final Optional<ObservedHead> ahead;

  private FaceAdvance(FaceWork work, List<Stand> stands, Optional<ObservedHead> ahead) {
    this.work = work;
    this.stands = List.copyOf(stands);
    this.ahead = ahead;
  }

  /**
   * The same face where its crew works clearly ahead of what is reported: it stands there tonight.
   */
  FaceAdvance withCrew(LocalDate night, Optional<ObservedHead> head) {
    Optional<ObservedHead> crew =
        head.filter(h -> h.ahead() && !isLongwall() && h.advance() > now().advance());
    if (crew.isEmpty()) {
      return this;
    }
    List<Stand> longer = new ArrayList<>(stands);
    longer.removeIf(s -> s.date().equals(night));
    longer.add(
        new Stand(
            night,
            crew.get().advance(),
            crew.get().head().getCoordinate(),
            OptionalDouble.empty()));
    return new FaceAdvance(work, longer, crew);
  }

  /** The crew that stands ahead of the reports, when it is by that that the face stands here. */
  Optional<ObservedHead> ahead() {
    return ahead;
  }

  /** Empty when no report tells where the face is. */
  static Optional<FaceAdvance> of(FaceWork work) {
    List<Stand> stands = new ArrayList<>();
    for (FaceProgress p : work.progress()) {
      place(work.face(), p)
          .ifPresent(c -> stands.add(new Stand(p.date(), p.advance(), c, p.elevation())));
    }
    return stands.isEmpty()
        ? Optional.empty()
        : Optional.of(new FaceAdvance(work, stands, Optional.empty()));
  }

  /** The reported place, else the advance laid off along the reported line of a heading. */
  private static Optional<Coordinate> place(Face face, FaceProgress p) {
    if (p.easting().isPresent() && p.northing().isPresent()) {
      return Optional.of(new Coordinate(p.easting().getAsDouble(), p.northing().getAsDouble()));
    }
    if (face.geometry() instanceof LineString line && line.getLength() > 0) {
      return Optional.of(
          p.advance() <= 0
              ? line.getCoordinateN(0)
              : FaceWork.driven(line, p.advance()).getEndPoint().getCoordinate());
    }
    return Optional.empty();
  }

  FaceWork work() {
    return work;
  }

  boolean isLongwall() {
    return work.face().kind() == Face.Kind.LONGWALL;
  }

  /** Reports with a place, oldest first. */
  List<Stand> stands() {
    return stands;
  }

  Stand now() {
    return stands.get(stands.size() - 1);
  }

  /**
   * The advance that was there on a day. A face that began later had none; of a face whose reports
   * begin later than the day only what they add is new.
   */
  double advanceOn(LocalDate day) {
    if (work.face().from().isAfter(day)) {
      return 0;
    }
    double advance = stands.get(0).advance();
    for (Stand s : stands) {
      if (!s.date().isAfter(day)) {
        advance = s.advance();
      }
    }
    return advance;
  }

  /** Days since the face last moved, counted from its last report. */
  long idleDays(LocalDate night) {
    LocalDate moved = stands.get(0).date();
    for (int i = 1; i < stands.size(); i++) {
      if (stands.get(i).advance() > stands.get(i - 1).advance()) {
        moved = stands.get(i).date();
      }
    }
    return java.time.temporal.ChronoUnit.DAYS.between(moved, night);
  }

  /** Unit vector of the advance over the last reports; of a heading without, that of its line. */
  Optional<double[]> direction() {
    Coordinate end = now().at();
    for (int i = stands.size() - 2; i >= 0; i--) {
      Coordinate from = stands.get(i).at();
      double d = from.distance(end);
      if (d >= 10 || i == 0 && d >= 1) {
        return Optional.of(new double[] {(end.x - from.x) / d, (end.y - from.y) / d});
      }
    }
    if (work.face().geometry() instanceof LineString line && line.getLength() > 1) {
      double at = Math.min(now().advance(), line.getLength() - 1);
      LengthIndexedLine along = new LengthIndexedLine(line);
      Coordinate a = along.extractPoint(at);
      Coordinate b = along.extractPoint(at + 1);
      return Optional.of(new double[] {b.x - a.x, b.y - a.y});
    }
    return Optional.empty();
  }

  /** Metres a day over the reports of so many days before the last; empty with fewer than two. */
  OptionalDouble rate(int days) {
    Stand last = now();
    for (Stand s : stands) {
      long span = java.time.temporal.ChronoUnit.DAYS.between(s.date(), last.date());
      if (span <= days && span > 0) {
        return OptionalDouble.of((last.advance() - s.advance()) / span);
      }
    }
    return OptionalDouble.empty();
  }

  /** The places that meet a line first: the head of a heading, the whole line of a longwall. */
  List<Coordinate> front(Stand stand) {
    Optional<double[]> direction = direction();
    if (!isLongwall() || direction.isEmpty()) {
      return List.of(stand.at());
    }
    Geometry panel = work.face().geometry();
    double reach = panel.getEnvelopeInternal().getDiameter();
    double de = -direction.get()[1] * reach;
    double dn = direction.get()[0] * reach;
    Coordinate c = stand.at();
    LineString across =
        panel
            .getFactory()
            .createLineString(
                new Coordinate[] {
                  new Coordinate(c.x - de, c.y - dn), new Coordinate(c.x + de, c.y + dn)
                });
    Geometry line =
        panel.isValid() ? panel.intersection(across) : panel.getFactory().createPoint(c);
    if (line.getLength() == 0) {
      return List.of(c);
    }
    Coordinate[] ends = line.getCoordinates();
    Coordinate a = ends[0];
    Coordinate b = ends[ends.length - 1];
    List<Coordinate> front = new ArrayList<>();
    for (double t : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      front.add(new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)));
    }
    return front;
  }
}
