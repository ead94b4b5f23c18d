package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.one;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.LicensedArea;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code boundary.approach}: at the pace at which it advances, a face reaches the licensed boundary
 * within the warning time.
 */
final class BoundaryApproach implements Rule {
  private static final double STEP_METRES = 1;
  private static final double FARTHEST_METRES = 1500;

  @Override
  public RuleCode code() {
    return RuleCode.BOUNDARY_APPROACH;
  }

  @Override
  public Set<String> tables() {
    return Set.of("transforms.csv", "persons.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    for (String table : new String[] {"faces.csv", "face_progress.csv"}) {
      if (night.isUnreadable(table)) {
        return Unjudged.unreadable(this, night, table);
      }
    }
    Optional<LicensedArea> licensed = night.licensedArea();
    if (licensed.isEmpty()) {
      return Unjudged.noLicence(this, night);
    }
    Optional<Outcome> nothing = Unjudged.noFacesOrProgress(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<ObservedHead> heads = ObservedHeads.of(night).list();
    if (heads.isEmpty() && !night.faceWorks().isEmpty()) {
      return cannotJudge(
          night,
          "no-progress",
          new Text("上报工作面没有位置和进尺", "no reported face has a place and an advance"),
          "face_progress");
    }
    List<Observation> seen = new ArrayList<>();
    for (ObservedHead head : heads) {
      observation(night, licensed.get(), head).ifPresent(seen::add);
    }
    return Seeing.outcome(this, night, seen);
  }

  private Optional<Observation> observation(
      MineNight night, LicensedArea licensed, ObservedHead head) {
    double first = night.parameter("boundary.approach", "month_days");
    double reach = Math.min(FARTHEST_METRES, first * head.rate().high() + 2 * STEP_METRES);
    Point at = head.head();
    if (head.rate().best() <= 0 || licensed.edges().outsideMetres(at.getX(), at.getY()) > 0) {
      return Optional.empty();
    }
    OptionalDouble left = toBoundary(licensed, head, reach);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    double likely = head.rate().likelyDays(left.getAsDouble());
    if (likely > first) {
      return Optional.empty();
    }
    double soonest = head.rate().soonestDays(left.getAsDouble());
    double latest = head.rate().latestDays(left.getAsDouble());
    boolean planned = head.advance() + left.getAsDouble() <= head.way().planned() + 1;
    String variant =
        !planned
            ? "past-plan"
            : likely <= night.parameter("boundary.approach", "week_days")
                ? "week"
                : likely <= night.parameter("boundary.approach", "fortnight_days")
                    ? "fortnight"
                    : "month";
    LocalDate day = night.night().plusDays((long) Math.floor(likely));
    String name = head.work().name();
    String latestZh = Double.isInfinite(latest) ? "不定" : one(latest);
    String latestEn = Double.isInfinite(latest) ? "never" : one(latest);
    Observation.Builder o =
        Observation.of(
                code(),
                variant,
                head.ahead() ? Observation.Source.POSITIONS : Observation.Source.REPORT)
            .anchor("face:" + head.work().face().faceId())
            .certainty(Certainty.PROBABLE)
            .seen(night.startOf(night.night()), night.end())
            .title(
                "工作面%s距许可边界 %s 米，按每日 %s 米推算约 %s 天后（%s）到达，早则 %s 天、迟则 %s 天%s"
                    .formatted(
                        name,
                        metres(left.getAsDouble()),
                        one(head.rate().best()),
                        one(likely),
                        day,
                        one(soonest),
                        latestZh,
                        planned ? "" : "；其设计终点在边界以内"),
                "Face %s is %s m from the licensed boundary; at %s m a day it reaches it in about %s days (%s), between %s and %s%s"
                    .formatted(
                        name,
                        metres(left.getAsDouble()),
                        one(head.rate().best()),
                        one(likely),
                        day,
                        one(soonest),
                        latestEn,
                        planned ? "" : "; its planned end lies inside"))
            .measure("distance_m", left.getAsDouble())
            .measure("eta_days", likely)
            .measure("eta_days_soonest", soonest)
            .measure("eta_days_latest", latest)
            .measure("advance_m_per_day", head.rate().best())
            .measure("sigma_m", Math.hypot(head.sigma(), licensed.boundarySigma()))
            .geometry(head.next(left.getAsDouble()));
    Evidences.face(o, head.work().face());
    head.work().last().ifPresent(p -> Evidences.progress(o, p));
    Evidences.licence(o, licensed.nearest(at.getCoordinate()));
    if (head.ahead()) {
      Seeing.people(
          o,
          night,
          head.crew().cards(),
          head.crew().persons(),
          head.crew().firstMillis(),
          head.crew().lastMillis());
    }
    return Optional.of(
        o.benign(
                planned ? "按设计在边界前停头：设计线穿过边界，图上看不出停头位置" : "按设计在边界前停头：设计终点在边界以内，仅作提示",
                planned
                    ? "a planned stop before the boundary: the planned line crosses it and shows"
                        + " none"
                    : "a planned stop before the boundary: the planned end lies inside, so this is"
                        + " a notice")
            .benign("进度放缓：给出最迟天数", "a slower pace: the latest day is given beside the likely one")
            .build());
  }

  /** Metres along the way ahead to the first place outside the licensed area. */
  private static OptionalDouble toBoundary(LicensedArea licensed, ObservedHead head, double reach) {
    for (double d = STEP_METRES; d <= reach; d += STEP_METRES) {
      Point p = head.way().pointAt(head.advance() + d);
      if (licensed.edges().outsideMetres(p.getX(), p.getY()) > 0) {
        return OptionalDouble.of(d);
      }
    }
    return OptionalDouble.empty();
  }
}
