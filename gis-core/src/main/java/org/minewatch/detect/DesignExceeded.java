package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.Verdict;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Approval;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.wording.Text;

/**
 * {@code design.exceeded}: a face reported outside the approved scope (设计范围) or after its time.
 * Only faces are judged: people travel through old roads that no design repeats.
 */
final class DesignExceeded implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.DESIGN_EXCEEDED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("approvals.csv")) {
      return Unjudged.unreadable(this, night, "approvals.csv");
    }
    List<Approval> scopes =
        night.records().approvals().stream()
            .filter(a -> a.kind() == Approval.Kind.DESIGN_SCOPE && !a.from().isAfter(night.night()))
            .toList();
    if (scopes.isEmpty()) {
      boolean needed =
          night
              .status()
              .map(MineStatusPeriod::status)
              .map(
                  s ->
                      s == MineStatusPeriod.Status.BUILDING
                          || s == MineStatusPeriod.Status.TECHNICAL_UPGRADE
                          || s == MineStatusPeriod.Status.TRIAL_RUN)
              .orElse(false);
      Text reason =
          needed
              ? new Text(
                  "在建或技改矿井没有设计范围在案",
                  "a mine being built or altered has no approved scope on record")
              : new Text("没有设计范围在案", "no approved scope is on record");
      return cannotJudge(night, "no-design-scope", reason, "approvals: design-scope");
    }
    Optional<Outcome> nothing = Unjudged.noFaces(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Observation> seen = new ArrayList<>();
    boolean seamMissing = false;
    for (FaceWork work : night.faceWorks()) {
      String seam = work.face().seam();
      if (seam.isEmpty() && scopes.stream().anyMatch(a -> !a.seam().isEmpty())) {
        seamMissing = true;
      } else {
        List<Approval> ofSeam =
            scopes.stream().filter(a -> SeamList.mayBeSame(a.seam(), seam)).toList();
        outside(night, ofSeam, work).ifPresent(seen::add);
      }
    }
    if (seamMissing) {
      return partial(
          night,
          seen,
          "seam-unknown",
          new Text(
              "设计范围按煤层批准，部分工作面的煤层不明",
              "the scope is approved by seam and the seam of a face is not known"),
          "faces: seam");
    }
    return judged(night, seen);
  }

  private Optional<Observation> outside(MineNight night, List<Approval> scopes, FaceWork work) {
    if (work.worked().isEmpty() || work.last().isEmpty()) {
      return Optional.empty();
    }
    List<Approval> inForce =
        scopes.stream()
            .filter(a -> a.to().map(to -> !to.isBefore(night.night())).orElse(true))
            .toList();
    double sigma = night.parameter("error-budget", "drawing_survey_sigma_m");
    Geometry allowed = FACTORY.buildGeometry(inForce.stream().map(Approval::area).toList()).union();
    Geometry outside = inForce.isEmpty() ? work.worked() : work.worked().difference(allowed);
    double max = inForce.isEmpty() ? Double.NaN : beyond(allowed, outside);
    boolean late = inForce.isEmpty();
    if (outside.isEmpty()
        || (!late && max <= Verdict.PROBABLE_SIGMAS * sigma)
        || (late && work.advanceOn(night.night()) <= 0)) {
      return Optional.empty();
    }
    FaceProgress last = work.last().orElseThrow();
    String name = work.name();
    Observation.Builder o =
        Observation.of(code(), "", Observation.Source.REPORT)
            .anchor("face:" + work.face().faceId())
            .certainty(
                late
                    ? org.minewatch.finding.Certainty.PROBABLE
                    : Verdict.of(max, sigma).certainty(true))
            .seen(
                night.startOf(firstOutside(work, allowed, sigma, late, night)),
                night.startOf(last.date()))
            .title(
                late
                    ? (scopes.isEmpty() ? "上报工作面%s所在煤层没有批准的设计范围" : "上报工作面%s在批准的时限之后仍在推进")
                        .formatted(name)
                    : "上报工作面%s超出批准的设计范围，最远 %s 米".formatted(name, metres(max)),
                late
                    ? (scopes.isEmpty()
                            ? "Reported face %s is in a seam without an approved scope"
                            : "Reported face %s goes on after the approved time")
                        .formatted(name)
                    : "Reported face %s is outside the approved scope by up to %s m"
                        .formatted(name, metres(max)))
            .measure("max_distance_m", max)
            .measure(
                outside.getArea() > 0 ? "area_m2" : "length_m",
                outside.getArea() > 0 ? outside.getArea() : outside.getLength())
            .measure("sigma_m", sigma)
            .geometry(outside);
    Evidences.face(o, work.face());
    Evidences.progress(o, last);
    for (Approval a : late ? scopes : inForce) {
      o.evidence(
          "approval",
          "approval_no",
          a.approvalNo(),
          "approval_kind",
          "design-scope",
          "to",
          a.to().map(Object::toString).orElse(""),
          "source",
          Evidences.source(a.source()));
    }
    return Optional.of(
        o.benign(
                "设计变更已批准而数据未更新：请核对变更批复",
                "a changed design that is not in the data yet: ask for the approval")
            .build());
  }

  private static double beyond(Geometry allowed, Geometry outside) {
    EdgeTable edges = EdgeTable.of(allowed);
    double max = Double.NEGATIVE_INFINITY;
    for (Coordinate c : outside.getCoordinates()) {
      max = Math.max(max, edges.outsideMetres(c.x, c.y));
    }
    return max;
  }

  private static java.time.LocalDate firstOutside(
      FaceWork work, Geometry allowed, double sigma, boolean late, MineNight night) {
    if (late) {
      return night.night();
    }
    for (int i = 1; i <= work.progress().size(); i++) {
      java.time.LocalDate day = work.progress().get(i - 1).date();
      Geometry then = FaceWork.of(work.face(), work.progress().subList(0, i), day).worked();
      if (!then.isEmpty() && beyond(allowed, then) > Verdict.PROBABLE_SIGMAS * sigma) {
        return day;
      }
    }
    return work.last().orElseThrow().date();
  }
}
