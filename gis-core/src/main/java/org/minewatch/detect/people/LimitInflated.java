package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;
import org.minewatch.region.Mine;
import org.minewatch.region.Zone;
import org.minewatch.wording.Text;

/** {@code people.limit-inflated}: limits of people on record above those of the headcount rule. */
final class LimitInflated implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.PEOPLE_LIMIT_INFLATED;
  }

  @Override
  public java.util.Set<String> tables() {
    return java.util.Set.of("zones.csv", "faces.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    Mine mine = night.records().mine();
    HeadcountLimits limits = HeadcountLimits.of(night);
    List<Observation> seen = new ArrayList<>();
    boolean any = mine.shiftHeadcountLimit().isPresent();
    if (any && limits.mine().isPresent()) {
      int given = mine.shiftHeadcountLimit().getAsInt();
      int allowed = limits.mine().getAsInt();
      if (given > allowed) {
        seen.add(
            builder(night, "mine", given, allowed, Certainty.PROBABLE)
                .anchor("limit:mine")
                .seen(night.startOf(night.night()), night.end())
                .title(
                    "全矿单班定员登记为 %d 人，规定不超过 %d 人".formatted(given, allowed),
                    "The mine's limit for a shift is on record as %d people where the rule allows %d"
                        .formatted(given, allowed))
                .evidence("mine", "limit", given, "source", Evidences.source(mine.source()))
                .build());
      }
    }
    for (FaceWork work : night.faceWorks()) {
      OptionalInt production = limits.production(work.face());
      if (production.isEmpty()) {
        continue;
      }
      Optional<Zone> zone = FaceAreas.zoneOf(night, work);
      OptionalInt given = larger(work.face().headcountLimit(), zone.flatMap(LimitInflated::limit));
      any |= given.isPresent();
      if (given.isPresent() && given.getAsInt() > production.getAsInt()) {
        seen.add(face(night, work, zone, given.getAsInt(), limits));
      }
    }
    if (!any) {
      return cannotJudge(
          night,
          "no-limits-on-record",
          new Text("没有登记或上传的定员", "no limit of people is on record"),
          "zones",
          "faces",
          "mines");
    }
    if (mine.severeHazard().isEmpty()
        || mine.shiftHeadcountLimit().isPresent() && limits.mine().isEmpty()) {
      return partial(
          night,
          seen,
          "hazard-or-capacity-unknown",
          new Text(
              "没有登记灾害程度或核定能力，只能按较宽的限员比较",
              "hazard or capacity is not on record: compared with the milder limits"),
          "mines");
    }
    return judged(night, seen);
  }

  private static Optional<Integer> limit(Zone zone) {
    return zone.headcountLimit().isPresent()
        ? Optional.of(zone.headcountLimit().getAsInt())
        : Optional.empty();
  }

  private static OptionalInt larger(OptionalInt a, Optional<Integer> b) {
    int most = Math.max(a.orElse(-1), b.orElse(-1));
    return most < 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  private Observation face(
      MineNight night, FaceWork work, Optional<Zone> zone, int given, HeadcountLimits limits) {
    Face face = work.face();
    int allowed = limits.production(face).getAsInt();
    boolean maintenance = given == limits.maintenance(face).getAsInt();
    Observation.Builder o =
        builder(night, "face", given, allowed, maintenance ? Certainty.WATCH : Certainty.PROBABLE)
            .anchor("limit:face:" + face.faceId())
            .seen(night.startOf(face.from()), night.end())
            .title(
                "%s定员登记为 %d 人，生产班规定不超过 %d 人".formatted(work.name(), given, allowed),
                "The limit of face %s is on record as %d people where the rule allows %d in a production shift"
                    .formatted(work.name(), given, allowed))
            .benign(
                "登记的是检修班定员：与检修班限员相同的只作提示",
                "the limit of the maintenance shift: one that equals it is no more than a notice")
            .geometry(face.geometry());
    Evidences.face(o, face);
    zone.ifPresent(
        z ->
            o.evidence(
                "zone",
                "zone_id",
                z.zoneId(),
                "limit",
                z.headcountLimit().orElse(0),
                "source",
                Evidences.source(z.source())));
    return o.build();
  }

  private Observation.Builder builder(
      MineNight night, String variant, int given, int allowed, Certainty certainty) {
    return Observation.of(code(), variant, Observation.Source.RECORD)
        .certainty(certainty)
        .measure("limit_given", given)
        .measure("limit_allowed", allowed)
        .benign(
            "核定能力或灾害等级已变更而登记未更新：请核对批复文件",
            "capacity or hazard class was changed and the register was not: compare the approval");
  }
}
