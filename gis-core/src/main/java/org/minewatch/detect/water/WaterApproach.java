package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code water.approach}: at the observed advance a face reaches a line of the water within the
 * warning time, with bounds of the date. Preparing for a line is lawful, so this is a notice, but
 * for a face that comes to the probe or stop line within days and has no probe record.
 */
final class WaterApproach extends LineRule {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double STEP_METRES = 1;

  /** No face advances faster (domain notes 6, hard check). */
  private static final double FASTEST_METRES_PER_DAY = 80;

  @Override
  public RuleCode code() {
    return RuleCode.WATER_APPROACH;
  }

  /**
   * A line ahead.
   *
   * @param metres to go
   * @param from the place of the face that reaches it first
   */
  private record Ahead(WaterHazard hazard, HazardLine line, double metres, Coordinate from) {}

  /** Metres a day: as it went of late, and between which bounds. */
  private record Rate(double usual, double slowest, double fastest) {}

  @Override
  Optional<Observation> observe(MineNight night, Crossings crossings, FaceAdvance face) {
    Optional<double[]> direction = face.direction();
    Optional<Rate> rate = rate(night, face);
    if (direction.isEmpty() || rate.isEmpty() || face.idleDays(night.night()) > 7) {
      return Optional.empty();
    }
    double reach =
        Math.min(FASTEST_METRES_PER_DAY, rate.get().usual())
            * night.parameter("water.approach", "ahead_days");
    return crossings
        .hazards()
        .inSeam(face.work().face().seam())
        .flatMap(
            h ->
                java.util.Arrays.stream(HazardLine.Kind.values())
                    .flatMap(k -> h.line(k).stream())
                    .flatMap(l -> ahead(crossings, face, h, l, direction.get(), reach).stream()))
        .min(Comparator.comparingDouble(Ahead::metres).thenComparing(a -> a.line().kind()))
        .map(a -> observation(night, face, a, rate.get(), direction.get()));
  }

  private static Optional<Rate> rate(MineNight night, FaceAdvance face) {
    int days = (int) night.parameter("water.approach", "rate_days");
    OptionalDouble usual = face.rate(days);
    if (usual.isEmpty() || usual.getAsDouble() <= 0) {
      return Optional.empty();
    }
    double of = usual.getAsDouble();
    double few = face.rate(Math.max(1, days / 3)).orElse(of);
    double many = face.rate(2 * days).orElse(of);
    return Optional.of(
        new Rate(of, Math.min(of, Math.min(few, many)), Math.max(of, Math.max(few, many))));
  }

  /**
   * The first place past a line straight ahead; empty when the face is past it or never comes to
   * it.
   */
  private static Optional<Ahead> ahead(
      Crossings crossings,
      FaceAdvance face,
      WaterHazard hazard,
      HazardLine line,
      double[] direction,
      double reach) {
    Ahead nearest = null;
    for (Coordinate c : face.front(face.now())) {
      double depth = crossings.depth(line, c);
      if (depth > 0) {
        return Optional.empty();
      }
      double gone = Math.max(STEP_METRES, -depth - STEP_METRES);
      while (gone <= reach && (nearest == null || gone < nearest.metres())) {
        Coordinate there = new Coordinate(c.x + direction[0] * gone, c.y + direction[1] * gone);
        double off = crossings.depth(line, there);
        if (off > 0) {
          nearest = new Ahead(hazard, line, gone, c);
          break;
        }
        gone += Math.max(STEP_METRES, -off - STEP_METRES);
      }
    }
    return Optional.ofNullable(nearest);
  }

  private Observation observation(
      MineNight night, FaceAdvance face, Ahead a, Rate rate, double[] u) {
    double days = a.metres() / rate.usual();
    double soonest = a.metres() / rate.fastest();
    double latest = rate.slowest() > 0 ? a.metres() / rate.slowest() : Double.NaN;
    boolean grave = a.line().kind() != HazardLine.Kind.ALERT;
    boolean recorded =
        ProbeRound.of(night, face.work()).stream()
            .anyMatch(
                r ->
                    r.collar().distance(face.now().at())
                        <= night.parameter("water.alert-line", "record_reach_m"));
    boolean near = days <= night.parameter("water.approach", "near_days");
    String variant =
        near && grave && !recorded
            ? "unprepared"
            : near
                ? "near"
                : days <= night.parameter("water.approach", "soon_days") ? "soon" : "ahead";
    Text name = CrossingReport.name(face);
    Text line = a.line().label();
    Text water = a.hazard().label();
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.REPORT)
            .anchor("face:" + face.work().face().faceId())
            .certainty(Certainty.PROBABLE)
            .seen(night.startOf(face.now().date()), night.end())
            .title(
                "%s距%s%s %s 米，按近期日进尺 %s 米约 %s 天后到达"
                    .formatted(
                        name.zh(),
                        water.zh(),
                        line.zh(),
                        metres(a.metres()),
                        Numbers.one(rate.usual()),
                        Numbers.whole(Math.ceil(days))),
                "%s is %s m from the %s of %s and reaches it in about %s days at %s m a day"
                    .formatted(
                        WaterStopLine.capital(name.en()),
                        metres(a.metres()),
                        line.en(),
                        water.en(),
                        Numbers.whole(Math.ceil(days)),
                        Numbers.one(rate.usual())))
            .measure("distance_to_line_m", a.metres())
            .measure("eta_days", days)
            .measure("eta_days_min", soonest)
            .measure("eta_days_max", latest)
            .measure("advance_m_per_day", rate.usual())
            .geometry(
                FACTORY.createLineString(
                    new Coordinate[] {
                      a.from(),
                      new Coordinate(a.from().x + u[0] * a.metres(), a.from().y + u[1] * a.metres())
                    }));
    Evidences.face(o, face.work().face());
    face.work().last().ifPresent(p -> Evidences.progress(o, p));
    Evidences.drawing(
        o, a.hazard().plan(), a.hazard().area().map(w -> List.of(w.entity())).orElse(List.of()));
    return o.benign(
            "工作面可能在此前停掘或转向：按当前方向直线推算，最早 %s 天、最迟 %s 天"
                .formatted(Numbers.whole(Math.floor(soonest)), bound(latest, "不定")),
            "the face may stop or turn before: straight on, it takes between %s and %s days"
                .formatted(
                    Numbers.whole(Math.floor(soonest)), bound(latest, "an unknown number of")))
        .build();
  }

  private static String bound(double days, String unknown) {
    return Double.isNaN(days) ? unknown : Numbers.whole(Math.ceil(days));
  }
}
