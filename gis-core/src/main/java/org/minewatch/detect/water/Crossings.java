package org.minewatch.detect.water;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.work.ObservedHead;
import org.minewatch.detect.work.ObservedHeads;

/**
 * Where reported faces stand past the lines of known water by advance that is younger than the
 * line. Roads older than a line, and whoever works in them, are no matter of the lines.
 */
final class Crossings {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final MineNight night;
  private final WaterHazards hazards;
  private final List<FaceAdvance> faces;
  private final Optional<UnaryOperator<Coordinate>> onDrawing;

  Crossings(MineNight night, WaterHazards hazards) {
    this.night = night;
    this.hazards = hazards;
    ObservedHeads observed = ObservedHeads.of(night);
    this.faces =
        night.faceWorks().stream()
            .flatMap(w -> FaceAdvance.of(w).stream())
            .map(f -> f.withCrew(night.night(), observed.find(f.work().face().faceId())))
            .toList();
    this.onDrawing =
        night
            .measuredDisplacement()
            .filter(
                d ->
                    d.isReal(
                        night.parameter("drawing.displaced", "least_m"),
                        night.network().sigmaMetres()))
            .map(
                d ->
                    c -> {
                      double[] at = d.onDrawing(c.x, c.y);
                      return new Coordinate(at[0], at[1]);
                    });
  }

  WaterHazards hazards() {
    return hazards;
  }

  /** Faces whose place is known. */
  List<FaceAdvance> faces() {
    return faces;
  }

  /** Names of faces at work of which no report tells where they stand. */
  List<String> unplaced() {
    return night.faceWorks().stream()
        .filter(w -> FaceAdvance.of(w).isEmpty())
        .map(FaceWork::name)
        .sorted()
        .toList();
  }

  /** The deepest crossing of each kind of line by a face, one of each water. */
  List<Crossing> of(FaceAdvance face) {
    List<Crossing> found = new ArrayList<>();
    hazards
        .inSeam(face.work().face().seam())
        .forEach(
            h -> {
              for (HazardLine.Kind kind : HazardLine.Kind.values()) {
                h.line(kind).flatMap(l -> crossing(face, h, l)).ifPresent(found::add);
              }
            });
    found.sort(Comparator.comparingDouble(Crossing::depthMetres).reversed());
    return found;
  }

  /**
   * How far past a line a place lies. On a drawing that is displaced the lines may have moved with
   * it or not: what holds either way counts.
   */
  double depth(HazardLine line, Coordinate at) {
    double asReported = line.depthMetres(at);
    return onDrawing
        .map(o -> Math.min(asReported, line.depthMetres(o.apply(at))))
        .orElse(asReported);
  }

  private Optional<Crossing> crossing(FaceAdvance face, WaterHazard hazard, HazardLine line) {
    double sigma =
        face.ahead()
            .map(ObservedHead::sigma)
            .orElseGet(() -> night.parameter("water.stop-line", "head_sigma_m"));
    FaceAdvance.Stand now = face.now();
    Coordinate deepest =
        face.front(now).stream().max(Comparator.comparingDouble(c -> depth(line, c))).orElseThrow();
    double depth = depth(line, deepest);
    if (depth <= 0) {
      return Optional.empty();
    }
    LocalDate since = hazards.since(hazard, line, deepest);
    double fresh = now.advance() - face.advanceOn(since);
    if (fresh < night.parameter("water.stop-line", "least_advance_m")) {
      return Optional.empty();
    }
    List<Coordinate> way = new ArrayList<>();
    LocalDate crossed = now.date();
    for (int i = face.stands().size() - 1; i >= 0; i--) {
      FaceAdvance.Stand s = face.stands().get(i);
      boolean past = face.front(s).stream().anyMatch(c -> depth(line, c) > 0);
      way.add(s.at());
      if (!past || s.date().isBefore(since)) {
        break;
      }
      crossed = s.date();
    }
    boolean other =
        hazard.isBelow(
            now.at(),
            now.elevation(),
            night.parameter("water.stop-line", "level_margin_m"),
            night.parameter("water.stop-line", "steepest_dip"));
    return Optional.of(
        new Crossing(
            face,
            hazard,
            line,
            deepest,
            depth,
            sigma,
            since,
            fresh,
            crossed,
            other,
            way(face, line, deepest, way)));
  }

  /** What has been driven past the line; of a longwall its line. */
  private static Geometry way(
      FaceAdvance face, HazardLine line, Coordinate deepest, List<Coordinate> backwards) {
    List<Coordinate> places = face.isLongwall() ? face.front(face.now()) : backwards;
    if (places.size() < 2) {
      return FACTORY.createPoint(deepest);
    }
    Geometry all = FACTORY.createLineString(places.toArray(Coordinate[]::new));
    if (line.shape().getDimension() < 2) {
      return all;
    }
    Geometry past = all.intersection(line.shape());
    return past.getLength() > 0 ? past : FACTORY.createPoint(deepest);
  }

  /** Whether a depth is more than the reports and the drawing can be wrong by. */
  static boolean isSure(Crossing c) {
    return c.depthMetres() > Verdict.PROBABLE_SIGMAS * c.sigmaMetres();
  }
}
