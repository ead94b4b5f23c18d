package org.minewatch.detect.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.LicensedArea;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;
import org.minewatch.region.Mine;

/**
 * {@code face.excess}: more longwalls being extracted, or more coal headings being driven, than the
 * mine may have: by its reports, and by where crews really work, concealed headings included.
 * Installing, withdrawing and spare faces and rock roads do not count.
 */
final class FaceExcess implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.FACE_EXCESS;
  }

  @Override
  public Set<String> tables() {
    return Set.of("face_progress.csv", "persons.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    for (String table : new String[] {"faces.csv", "mines.csv"}) {
      if (night.isUnreadable(table)) {
        return Unjudged.unreadable(this, night, table);
      }
    }
    Mine mine = night.records().mine();
    List<Observation> seen = new ArrayList<>();
    judge(night, Face.Kind.LONGWALL, mine.faceLimit(), "longwall_limit").ifPresent(seen::add);
    judge(night, Face.Kind.HEADING, mine.headingLimit(), "heading_limit").ifPresent(seen::add);
    Optional<Outcome> unreported = Unjudged.noFaces(this, night);
    if (unreported.isPresent()) {
      Judgement j = unreported.get().judgement();
      return partial(night, seen, j.reasonCode(), j.reason(), "faces");
    }
    return Seeing.outcome(this, night, seen);
  }

  private Optional<Observation> judge(
      MineNight night, Face.Kind kind, OptionalInt stated, String parameter) {
    int limit = stated.orElseGet(() -> (int) night.parameter("face.excess", parameter));
    List<FaceWork> reported =
        night.faceWorks().stream().filter(w -> counts(w.face(), kind)).toList();
    List<FaceWork> worked = reported.stream().filter(w -> isWorked(night, w)).toList();
    List<FaceConcealed.Working> concealed =
        kind == Face.Kind.HEADING
            ? FaceConcealed.workings(night).stream()
                .filter(w -> w.sure() && w.variant().equals("undrawn") && isLicensed(night, w))
                .toList()
            : List.of();
    int atWork = worked.size() + concealed.size();
    int onReport = reported.size();
    if (onReport <= limit && atWork <= limit) {
      return Optional.empty();
    }
    boolean seenAtWork = atWork > limit;
    String what = kind == Face.Kind.LONGWALL ? "采煤工作面" : "煤（半煤岩）巷掘进工作面";
    String whatEn = kind == Face.Kind.LONGWALL ? "longwalls" : "coal headings";
    Observation.Builder o =
        Observation.of(
                code(),
                seenAtWork ? "at-work" : "on-report",
                seenAtWork ? Observation.Source.POSITIONS : Observation.Source.REPORT)
            .anchor("excess:" + (kind == Face.Kind.LONGWALL ? "longwall" : "heading"))
            .certainty(
                seenAtWork && onReport > limit ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .seen(night.startOf(night.night()), night.end())
            .title(
                "%s %d 个，核定 %d 个：上报在用 %d 个，当夜有进尺或有人作业 %d 个%s"
                    .formatted(
                        what,
                        Math.max(onReport, atWork),
                        limit,
                        onReport,
                        worked.size(),
                        concealed.isEmpty() ? "" : "，另有未上报作业点 %d 个".formatted(concealed.size())),
                "%d %s where %d are allowed: %d on the report, %d that advanced or had people at work in this night%s"
                    .formatted(
                        Math.max(onReport, atWork),
                        whatEn,
                        limit,
                        onReport,
                        worked.size(),
                        concealed.isEmpty()
                            ? ""
                            : ", and %d that no report names".formatted(concealed.size())))
            .measure("faces", Math.max(onReport, atWork))
            .measure("faces_allowed", limit)
            .measure("faces_reported", onReport)
            .measure("faces_worked", worked.size())
            .measure("faces_concealed", concealed.size());
    reported.forEach(w -> Evidences.face(o, w.face()));
    for (FaceConcealed.Working w : concealed) {
      Seeing.people(
          o,
          night,
          w.site().cards(),
          w.site().persons(),
          w.site().firstMillis(),
          w.site().lastMillis());
    }
    o.evidence(
        "limit",
        "allowed",
        limit,
        "source",
        stated.isPresent() ? night.records().mine().source().file() : "face.excess," + parameter);
    return Optional.of(
        o.benign(
                "安装、回撤、备用工作面和岩巷不计；上报未写明状态的按在用计",
                "installing, withdrawing and spare faces and rock roads do not count; a face"
                    + " reported without a state counts as in use")
            .benign(
                "已停头而未注销：当夜有进尺或有人作业的数目另列，请核对",
                "a face that stands and was not taken off the report: those that advanced or had"
                    + " people at work are counted apart")
            .build());
  }

  private static boolean counts(Face face, Face.Kind kind) {
    boolean atWork =
        switch (face.state()) {
          case INSTALLING, WITHDRAWING, SPARE -> false;
          case EXTRACTING, DRIVING, UNKNOWN -> true;
        };
    return face.kind() == kind
        && atWork
        && (kind == Face.Kind.LONGWALL || face.medium() != Face.Medium.ROCK);
  }

  /** People at work, or an advance reported for this night. */
  private static boolean isWorked(MineNight night, FaceWork work) {
    return work.advanceOn(night.night()) > 0
        || night
            .facts()
            .work()
            .find(work.face().faceId())
            .filter(c -> c.persons() >= 3 && !c.byStation())
            .isPresent();
  }

  /** Work beyond the licence is no face that the mine may or may not have: other rules tell it. */
  private static boolean isLicensed(MineNight night, FaceConcealed.Working w) {
    return night
        .licensedArea()
        .map(
            (LicensedArea a) ->
                a.edges().outsideMetres(w.site().easting(), w.site().northing()) <= 0)
        .orElse(true);
  }
}
