package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.displacement.Displacement;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;

/**
 * {@code face.advance}: the place or the pace at which a crew really works differs from what is
 * reported of the face.
 */
final class FaceAdvance implements Rule {
  private static final double SIGMAS = 2;
  private static final double CERTAIN_SIGMAS = 5;
  private static final int LEAST_QUARTERS = 16;
  private static final int LEAST_NIGHTS = 4;

  @Override
  public RuleCode code() {
    return RuleCode.FACE_ADVANCE;
  }

  @Override
  public Set<String> tables() {
    return Set.of("persons.csv", "readers.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing =
        Seeing.nothing(this, night).or(() -> Unjudged.noFacesOrProgress(this, night));
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Observation> seen = new ArrayList<>();
    for (ObservedHead head : ObservedHeads.of(night).list()) {
      if (head.work().last().isPresent()
          && head.front().isPresent()
          && head.crew().persons() >= 2
          && head.crew().quarters() >= LEAST_QUARTERS) {
        observation(night, head).ifPresent(seen::add);
      }
    }
    return Seeing.outcome(this, night, seen);
  }

  private Optional<Observation> observation(MineNight night, ObservedHead head) {
    boolean heading = head.work().face().kind() == Face.Kind.HEADING;
    double least = night.parameter("face.advance", "min_difference_m");
    double stand = heading ? night.parameter("face.advance", "stand_off_m") : 0;
    double ahead = head.front().orElseThrow() + stand - head.reported();
    double sigma = head.crew().frontSigma();
    double bound = Math.max(least, SIGMAS * sigma);
    // Crews stand behind a head for many reasons and never ahead of it.
    double behindBound = bound + night.parameter("face.advance", "behind_slack_m");
    boolean rate = heading && ratesDiffer(night, head);
    // What it may have driven since the last report is no contradiction to that report.
    long late = night.night().toEpochDay() - head.work().last().orElseThrow().date().toEpochDay();
    double driven = late * night.parameter("drawing.missing-roadway", "accepted_advance_m_per_day");
    String variant =
        ahead > bound + driven ? "ahead" : -ahead > behindBound ? "behind" : rate ? "rate" : "";
    if (variant.isEmpty() || laidOnDisplacedDrawing(night, head)) {
      return Optional.empty();
    }
    long nights =
        head.fronts().stream().filter(f -> !f.day().isBefore(night.night().minusDays(3))).count();
    boolean certain = nights >= 2 && Math.abs(ahead) > Math.max(2 * least, CERTAIN_SIGMAS * sigma);
    double record = night.parameter("error-budget", "station_record_m");
    boolean watch =
        !rate
            && Math.abs(ahead) <= record
            && growth(head) < night.parameter("face.advance", "min_growth_m");
    String name = head.work().name();
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.POSITIONS)
            .anchor("face:" + head.work().face().faceId())
            .certainty(
                watch ? Certainty.WATCH : certain ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .repeated(nights >= 2)
            .seen(night.at(first(night, head)), night.at(head.crew().lastMillis()))
            .title(titleZh(head, variant, name, ahead), titleEn(head, variant, name, ahead))
            .measure("reported_advance_m", head.reported())
            .measure("observed_advance_m", head.front().orElseThrow() + stand)
            .measure("offset_m", ahead)
            .measure("sigma_m", sigma)
            .measure("persons", head.crew().persons())
            .measure("reported_m_per_day", head.reportedRate().best())
            .measure("nights", nights)
            .geometry(head.way().pointAt(head.front().orElseThrow() + stand));
    head.observedRate()
        .ifPresent(
            r ->
                o.measure("observed_m_per_day", r.best())
                    .measure("observed_m_per_day_low", r.low())
                    .measure("observed_m_per_day_high", r.high()));
    Evidences.face(o, head.work().face());
    Evidences.progress(o, head.work().last().orElseThrow());
    Seeing.people(
        o,
        night,
        head.crew().cards(),
        head.crew().persons(),
        head.crew().firstMillis(),
        head.crew().lastMillis());
    return Optional.of(
        o.benign(
                "定位误差：差值需超过 %s 米和两倍中误差（%s 米）".formatted(metres(least), metres(SIGMAS * sigma)),
                "errors of positions: more than %s m and two sigma (%s m) are needed"
                    .formatted(metres(least), metres(SIGMAS * sigma)))
            .benign(
                "多径跳变和过路人员：取作业人员每刻钟位置的中位数，靠前的 3% 不计",
                "echoes and people passing: medians of quarters of an hour of the crew count,"
                    + " without the foremost 3 %")
            .benign(
                "上报滞后一天：一天的进尺小于所需差值",
                "a report one day late: a day's advance is less than the difference needed")
            .benign(
                "分站登记位置有误：不超过 %s 米且逐夜不增大的差值只作提示".formatted(metres(record)),
                "a station recorded beside its place: up to %s m that do not grow from night to night are a notice"
                    .formatted(metres(record)))
            .build());
  }

  /**
   * By how much the crew has gone further ahead of the reports since it was first seen there, or
   * fallen behind them; metres. A station with a wrong record adds the same each night.
   */
  private static double growth(ObservedHead head) {
    double[] ahead =
        head.fronts().stream()
            .flatMap(
                f ->
                    head.work().progress().stream()
                        .filter(p -> !p.date().isAfter(f.day()))
                        .reduce((a, b) -> b)
                        .map(p -> f.advance() - p.advance())
                        .stream())
            .mapToDouble(a -> a)
            .toArray();
    return ahead.length == 0 ? 0 : Math.abs(ahead[ahead.length - 1] - ahead[0]);
  }

  /** Whether the pace differs by more than a third with bounds that do not touch. */
  private static boolean ratesDiffer(MineNight night, ObservedHead head) {
    double share = night.parameter("face.advance", "min_rate_share");
    double least = night.parameter("face.advance", "min_rate_m_per_day");
    return head.fronts().size() >= LEAST_NIGHTS
        && head.reportedRate().days() > 0
        && head.observedRate()
            .filter(
                r ->
                    r.days() >= LEAST_NIGHTS - 1
                        && Math.abs(r.best() - head.reportedRate().best())
                            > Math.max(
                                least, share * Math.max(r.best(), head.reportedRate().best()))
                        && (r.low() > head.reportedRate().high()
                            || r.high() < head.reportedRate().low()))
            .isPresent();
  }

  /** Stations laid on a displaced drawing put everybody beside the head. */
  private static boolean laidOnDisplacedDrawing(MineNight night, ObservedHead head) {
    boolean byStation = night.fixes().map(f -> !f.hasPlaces() && f.hasDistances()).orElse(false);
    Optional<Displacement> measured = byStation ? night.measuredDisplacement() : Optional.empty();
    return measured
        .map(d -> d.typicalMetres() > night.parameter("drawing.displaced", "least_m"))
        .orElse(false);
  }

  private static long first(MineNight night, ObservedHead head) {
    String id = head.work().face().faceId();
    return night.earlier(3).stream()
        .map(NightFacts::work)
        .flatMap(w -> w.find(id).stream())
        .filter(c -> c.front().isPresent())
        .mapToLong(FaceCrew::firstMillis)
        .min()
        .orElse(head.crew().firstMillis());
  }

  private static String titleZh(ObservedHead head, String variant, String name, double ahead) {
    if (variant.equals("rate")) {
      return "工作面%s实际每日推进约 %s 米，上报每日 %s 米"
          .formatted(
              name, one(head.observedRate().orElseThrow().best()), one(head.reportedRate().best()));
    }
    return "工作面%s实际作业位置在上报位置%s %s 米"
        .formatted(name, ahead > 0 ? "前方" : "后方", metres(Math.abs(ahead)));
  }

  private static String titleEn(ObservedHead head, String variant, String name, double ahead) {
    if (variant.equals("rate")) {
      return "Face %s advances by about %s m a day; %s m a day are reported"
          .formatted(
              name, one(head.observedRate().orElseThrow().best()), one(head.reportedRate().best()));
    }
    return "The crew of face %s works %s m %s where it is reported"
        .formatted(name, metres(Math.abs(ahead)), ahead > 0 ? "ahead of" : "behind");
  }
}
