package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.one;

import java.time.LocalDate;
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
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.wording.Text;

/**
 * {@code face.phantom}: a reported face that is said to advance and where nobody works, while the
 * rest of the mine is well seen. Its advance and its people may be those of a face that is not
 * shown.
 */
final class FacePhantom implements Rule {
  private static final double SHOWN_METRES = 100;

  @Override
  public RuleCode code() {
    return RuleCode.FACE_PHANTOM;
  }

  @Override
  public Set<String> tables() {
    return Set.of("persons.csv", "readers.csv", "output.csv");
  }

  /** An advance that was reported for a span of days, this night included. */
  private record Claim(LocalDate from, LocalDate to, double metres, FaceProgress report) {}

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing =
        Seeing.nothing(this, night).or(() -> Unjudged.noFacesOrProgress(this, night));
    if (nothing.isPresent()) {
      return nothing.get();
    }
    WorkSeen work = night.facts().work();
    if (work.placedShare() < night.parameter("face.phantom", "min_placed_share")) {
      return cannotJudge(
          night,
          "positions-too-few",
          new Text(
              "有确定位置的人员时间只占 %.0f%%".formatted(100 * work.placedShare()),
              "only %.0f %% of the people's time has a known place"
                  .formatted(100 * work.placedShare())),
          "tracks");
    }
    List<Observation> seen = new ArrayList<>();
    for (ObservedHead head : ObservedHeads.of(night).list()) {
      claim(night, head).flatMap(c -> observation(night, head, c)).ifPresent(seen::add);
    }
    return Seeing.outcome(this, night, seen);
  }

  /** What the last reports say of this night; nothing when they say nothing. */
  private static Optional<Claim> claim(MineNight night, ObservedHead head) {
    List<FaceProgress> progress = head.work().progress();
    Face.State state = head.work().face().state();
    if (progress.size() < 2
        || state == Face.State.SPARE
        || state == Face.State.INSTALLING
        || state == Face.State.WITHDRAWING) {
      return Optional.empty();
    }
    FaceProgress last = progress.get(progress.size() - 1);
    FaceProgress before = progress.get(progress.size() - 2);
    double metres = last.advance() - before.advance();
    return last.date().equals(night.night())
            && metres >= night.parameter("face.phantom", "min_claimed_m")
        ? Optional.of(new Claim(before.date().plusDays(1), last.date(), metres, last))
        : Optional.empty();
  }

  private Optional<Observation> observation(MineNight night, ObservedHead head, Claim claim) {
    String id = head.work().face().faceId();
    List<FaceCrew> crews = new ArrayList<>();
    int unseen = 0;
    for (LocalDate day = claim.from(); !day.isAfter(claim.to()); day = day.plusDays(1)) {
      Optional<FaceCrew> crew = crew(night, day, id);
      crew.ifPresent(crews::add);
      unseen += crew.isPresent() ? 0 : 1;
    }
    double usual = usualHours(night, id);
    boolean watched = head.crew().watched() && unseen == 0;
    boolean idle = crews.stream().allMatch(c -> isIdle(night, c, usual));
    double crewHours = crews.stream().mapToDouble(FaceCrew::crewHours).sum();
    boolean driven =
        crewHours > claim.metres() * night.parameter("face.phantom", "least_hours_per_m");
    if (!watched || !idle || driven || usual <= 0) {
      return Optional.empty();
    }
    long before =
        night.earlier(ObservedHeads.NIGHTS).stream()
            .filter(f -> f.date().isBefore(claim.from()))
            .flatMap(f -> f.work().find(id).stream())
            .filter(c -> c.watched() && isIdle(night, c, usual))
            .count();
    long nights = before + crews.size();
    double visitors = crews.stream().mapToDouble(FaceCrew::visitorHours).sum();
    String name = head.work().name();
    Observation.Builder o =
        Observation.of(code(), "", Observation.Source.POSITIONS)
            .anchor("face:" + id)
            .certainty(nights >= 3 ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .repeated(nights >= 2)
            .seen(night.startOf(claim.from()), night.end())
            .title(
                "上报工作面%s称推进 %s 米，当班无人作业（作业 %s 人时，同矿其他工作面通常 %s 人时）"
                    .formatted(name, metres(claim.metres()), one(crewHours), one(usual)),
                "Reported face %s is said to have advanced %s m and nobody works there (%s person-hours of work; %s are usual at the mine's other faces)"
                    .formatted(name, metres(claim.metres()), one(crewHours), one(usual)))
            .measure("claimed_advance_m", claim.metres())
            .measure("person_hours", crewHours)
            .measure("visitor_hours", visitors)
            .measure("usual_person_hours", usual)
            .measure("nights", nights)
            .geometry(
                head.way().between(Math.max(0, head.reported() - SHOWN_METRES), head.reported()));
    Evidences.face(o, head.work().face());
    Evidences.progress(o, claim.report());
    o.evidence(
        "positions", "file", night.positionInput().map(p -> p.file()).orElse(""), "nights", nights);
    return Optional.of(
        o.benign(
                "领导、检查、测量人员到过该处：其停留（%s 人时）不算作业".formatted(one(visitors)),
                "leaders, inspectors and surveyors passing: their %s person-hours are no work"
                    .formatted(one(visitors)))
            .benign(
                "工作面无基站覆盖：迎头在基站有效范围内或有人在该处被定位，且附近无人长时间失去信号",
                "no station there: the head is in reach of one or somebody was seen there, and"
                    + " nobody was lost for hours nearby")
            .benign(
                "停头或检修：当日并未上报进尺的不计",
                "a face that stands: without an advance reported for the day nothing is said")
            .build());
  }

  private static Optional<FaceCrew> crew(MineNight night, LocalDate day, String id) {
    if (day.equals(night.night())) {
      return night.facts().work().find(id);
    }
    return night.earlier(ObservedHeads.NIGHTS).stream()
        .filter(f -> f.date().equals(day))
        .map(NightFacts::work)
        .flatMap(w -> w.find(id).stream())
        .findFirst();
  }

  private static boolean isIdle(MineNight night, FaceCrew c, double usual) {
    return c.persons() <= night.parameter("face.phantom", "most_persons")
        && c.crewHours() <= night.parameter("face.phantom", "most_crew_share") * usual;
  }

  /** Median person-hours at the mine's other faces that are worked tonight; 0 when none is. */
  private static double usualHours(MineNight night, String id) {
    double[] hours =
        night.facts().work().faces().stream()
            .filter(c -> !c.faceId().equals(id) && c.persons() >= 3)
            .mapToDouble(FaceCrew::crewHours)
            .sorted()
            .toArray();
    return hours.length == 0 ? 0 : hours[hours.length / 2];
  }
}
