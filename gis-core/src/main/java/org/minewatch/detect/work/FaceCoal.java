package org.minewatch.detect.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;

/**
 * Coal that one face must have given in a span of days by its reported advance: of a longwall, face
 * length x mining height x advance x density x recovery; of a coal heading, its section x advance x
 * density.
 *
 * @param advance metres in the span
 * @param length of the face line; 0 of a heading
 */
record FaceCoal(FaceWork work, double advance, double length, double tonnes) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Coal of the faces between two days, both included; of one face when it is named. */
  static List<FaceCoal> between(MineNight night, LocalDate from, LocalDate to, String faceId) {
    List<FaceCoal> coal = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      if (!faceId.isEmpty() && !work.face().faceId().equals(faceId) || work.progress().size() < 2) {
        continue;
      }
      double end = at(work.progress(), to);
      double advance = end - at(work.progress(), from.minusDays(1));
      double length = faceLength(work, end);
      tonnesPerMetre(night, work, length)
          .ifPresent(each -> coal.add(new FaceCoal(work, advance, length, each * advance)));
    }
    return coal;
  }

  /**
   * Coal of a metre of advance where a face stands; empty when it gives none or too little is
   * known.
   */
  static OptionalDouble tonnesPerMetre(MineNight night, FaceWork work) {
    return tonnesPerMetre(
        night, work, faceLength(work, work.last().map(FaceProgress::advance).orElse(0.0)));
  }

  private static OptionalDouble tonnesPerMetre(MineNight night, FaceWork work, double length) {
    Face face = work.face();
    double density = night.parameter("output.mismatch", "density_t_per_m3");
    if (face.kind() == Face.Kind.HEADING && face.medium() == Face.Medium.COAL) {
      return OptionalDouble.of(night.parameter("output.mismatch", "heading_section_m2") * density);
    }
    if (face.kind() != Face.Kind.LONGWALL || face.miningHeight().isEmpty() || !(length > 0)) {
      return OptionalDouble.empty();
    }
    double recovery = night.parameter("output.mismatch", "recovery_share");
    return OptionalDouble.of(length * face.miningHeight().getAsDouble() * density * recovery);
  }

  /** Advance at the end of a day, between reports in proportion to the days. */
  private static double at(List<FaceProgress> progress, LocalDate day) {
    FaceProgress before = progress.get(0);
    for (FaceProgress p : progress) {
      if (p.date().isAfter(day)) {
        double days = p.date().toEpochDay() - before.date().toEpochDay();
        double share =
            days <= 0 ? 0 : Math.max(0, (day.toEpochDay() - before.date().toEpochDay()) / days);
        return before.advance() + share * (p.advance() - before.advance());
      }
      before = p;
    }
    return before.advance();
  }

  /** Length of a longwall's face line, the panel across the way of advance; 0 when not known. */
  private static double faceLength(FaceWork work, double advance) {
    Optional<FaceWay> way =
        work.face().kind() == Face.Kind.LONGWALL ? FaceWay.of(work) : Optional.empty();
    if (way.isEmpty()) {
      return 0;
    }
    Geometry panel = work.face().geometry();
    Coordinate at = way.get().pointAt(advance).getCoordinate();
    double[] u = way.get().directionAt(advance);
    double reach = panel.getEnvelopeInternal().getDiameter();
    return FACTORY
        .createLineString(
            new Coordinate[] {
              new Coordinate(at.x - u[1] * reach, at.y + u[0] * reach),
              new Coordinate(at.x + u[1] * reach, at.y - u[0] * reach)
            })
        .intersection(panel)
        .getLength();
  }
}
