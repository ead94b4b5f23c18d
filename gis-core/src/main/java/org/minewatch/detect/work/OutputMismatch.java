package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.one;
import static org.minewatch.detect.Numbers.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;
import org.minewatch.region.OutputReport;
import org.minewatch.wording.Text;

/**
 * {@code output.mismatch}: the coal that the advance of the faces must have given differs from the
 * coal that is reported, or goes beyond the mine's capacity.
 */
final class OutputMismatch implements Rule {
  private static final double DAYS_A_YEAR = 330;

  @Override
  public RuleCode code() {
    return RuleCode.OUTPUT_MISMATCH;
  }

  @Override
  public Set<String> tables() {
    return Set.of("mines.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    for (String table : new String[] {"output.csv", "faces.csv", "face_progress.csv"}) {
      if (night.isUnreadable(table)) {
        return Unjudged.unreadable(this, night, table);
      }
    }
    Optional<Outcome> nothing = Unjudged.noFacesOrProgress(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<FaceWork> longwalls =
        night.faceWorks().stream().filter(w -> w.face().kind() == Face.Kind.LONGWALL).toList();
    Optional<FaceWork> unknown =
        longwalls.stream()
            .filter(w -> w.face().miningHeight().isEmpty() && isExtracting(w.face()))
            .findFirst();
    if (unknown.isPresent()) {
      return cannotJudge(
          night,
          "no-mining-height",
          new Text(
              "工作面 %s 没有采高".formatted(unknown.get().face().faceId()),
              "face %s has no mining height".formatted(unknown.get().face().faceId())),
          "faces: mining_height_m");
    }
    List<Output> reports = ended(night);
    List<Observation> seen = new ArrayList<>();
    reports.forEach(r -> compare(night, r).ifPresent(seen::add));
    capacity(night).ifPresent(seen::add);
    if (reports.isEmpty()) {
      return partial(
          night,
          seen,
          "no-output",
          new Text("近期没有上报产量", "no output was reported lately"),
          "output");
    }
    return judged(night, seen);
  }

  private static boolean isExtracting(Face face) {
    return face.state() == Face.State.EXTRACTING || face.state() == Face.State.UNKNOWN;
  }

  /** What was reported for a span of days: by one report, or day by day. */
  private record Output(OutputReport last, LocalDate from, double tonnes, boolean daily) {
    LocalDate to() {
      return last.to();
    }

    String faceId() {
      return last.faceId();
    }

    long days() {
      return to().toEpochDay() - from.toEpochDay() + 1;
    }

    boolean isFollowedBy(OutputReport next) {
      return next.faceId().equals(faceId()) && next.from().equals(to().plusDays(1));
    }

    /** The name of the situation; that of daily reports stays while the days go on. */
    String anchor() {
      return "output:" + (daily ? "daily" : from.toString()) + ":" + faceId();
    }
  }

  /** The last reports of days that are over; daily ones joined into spans that can be compared. */
  private static List<Output> ended(MineNight night) {
    LocalDate since =
        night.night().minusDays((long) night.parameter("output.mismatch", "look_back_days"));
    LocalDate joinSince =
        night.night().minusDays((long) night.parameter("output.mismatch", "join_days"));
    double least = night.parameter("output.mismatch", "min_days");
    List<Output> spans = new ArrayList<>();
    night.records().outputs().stream()
        .filter(r -> !r.to().isAfter(night.night()) && r.to().isAfter(since))
        .sorted(
            Comparator.comparing(OutputReport::faceId)
                .thenComparing(OutputReport::from)
                .thenComparing(OutputReport::to))
        .forEach(
            r -> {
              Output alone = new Output(r, r.from(), r.outputTonnes(), false);
              Output before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
              if (alone.days() >= least) {
                spans.add(alone);
              } else if (r.to().isAfter(joinSince)) {
                if (before != null && before.daily() && before.isFollowedBy(r)) {
                  spans.set(
                      spans.size() - 1,
                      new Output(r, before.from(), before.tonnes() + r.outputTonnes(), true));
                } else {
                  spans.add(new Output(r, r.from(), r.outputTonnes(), true));
                }
              }
            });
    spans.removeIf(s -> s.days() < least);
    return spans;
  }

  private Optional<Observation> compare(MineNight night, Output report) {
    List<FaceCoal> coal = FaceCoal.between(night, report.from(), report.to(), report.faceId());
    double tonnes = coal.stream().mapToDouble(FaceCoal::tonnes).sum();
    if (coal.isEmpty() || tonnes + report.tonnes() <= 0) {
      return Optional.empty();
    }
    double share = night.parameter("output.mismatch", "min_share");
    double least = night.parameter("output.mismatch", "min_tonnes");
    double difference = report.tonnes() - tonnes;
    if (Math.abs(difference) <= Math.max(least, share * Math.max(tonnes, report.tonnes()))) {
      return Optional.empty();
    }
    boolean more = difference > 0;
    String face = report.faceId().isEmpty() ? "" : "工作面" + report.faceId();
    String faceEn = report.faceId().isEmpty() ? "" : " of face " + report.faceId();
    Observation.Builder o =
        Observation.of(code(), more ? "more-coal" : "less-coal", Observation.Source.REPORT)
            .anchor(report.anchor())
            .certainty(Certainty.PROBABLE)
            .repeated(report.to().isAfter(report.from()))
            .seen(night.startOf(report.from()), night.startOf(report.to().plusDays(1)))
            .title(
                "%s至%s%s上报产量 %s 吨，按进尺推算 %s 吨，%s"
                    .formatted(
                        report.from(),
                        report.to(),
                        face,
                        whole(report.tonnes()),
                        whole(tonnes),
                        more ? "多出的煤不是上报工作面所能产出" : "推算的煤没有上报"),
                "From %s to %s %s t%s are reported and the advance must have given %s t: %s"
                    .formatted(
                        report.from(),
                        report.to(),
                        whole(report.tonnes()),
                        faceEn,
                        whole(tonnes),
                        more
                            ? "the reported faces cannot have given so much"
                            : "coal was won and not reported"))
            .measure("reported_t", report.tonnes())
            .measure("expected_t", tonnes)
            .measure("difference_share", difference / Math.max(tonnes, report.tonnes()));
    o.evidence(
        "output",
        "from",
        report.from().toString(),
        "to",
        report.to().toString(),
        "output_t",
        report.tonnes(),
        "source",
        Evidences.source(report.last().source()));
    return Optional.of(described(night, o, coal).build());
  }

  /** Coal by the advance of a month against the capacity. */
  private Optional<Observation> capacity(MineNight night) {
    if (night.records().mine().capacityTonnesPerYear().isEmpty()) {
      return Optional.empty();
    }
    double yearly = night.records().mine().capacityTonnesPerYear().getAsDouble();
    LocalDate from = night.night().minusDays(29);
    List<FaceCoal> coal = FaceCoal.between(night, from, night.night(), "");
    double tonnes = coal.stream().mapToDouble(FaceCoal::tonnes).sum();
    double allowed = yearly * 30 / DAYS_A_YEAR;
    double factor = 1 + night.parameter("output.mismatch", "over_capacity_share");
    if (coal.isEmpty() || tonnes <= allowed * factor) {
      return Optional.empty();
    }
    Observation.Builder o =
        Observation.of(code(), "over-capacity", Observation.Source.REPORT)
            .anchor("output:capacity")
            .certainty(Certainty.PROBABLE)
            .repeated(true)
            .seen(night.startOf(from), night.end())
            .title(
                "近 30 天按进尺推算产煤 %s 吨，为核定能力（每 30 天 %s 吨）的 %s 倍"
                    .formatted(whole(tonnes), whole(allowed), one(tonnes / allowed)),
                "The advance of 30 days must have given %s t of coal, %s times the capacity of %s t in 30 days"
                    .formatted(whole(tonnes), one(tonnes / allowed), whole(allowed)))
            .measure("expected_t", tonnes)
            .measure("capacity_t", allowed);
    o.evidence(
        "capacity",
        "capacity_t_per_year",
        yearly,
        "source",
        night.records().mine().source().file());
    return Optional.of(described(night, o, coal).build());
  }

  private static Observation.Builder described(
      MineNight night, Observation.Builder o, List<FaceCoal> coal) {
    for (FaceCoal c : coal) {
      Evidences.face(o, c.work().face());
      o.evidence(
          "coal-of-face",
          "face_id",
          c.work().face().faceId(),
          "advance_m",
          Math.rint(c.advance() * 10) / 10,
          "face_length_m",
          Math.rint(c.length()),
          "mining_height_m",
          c.work().face().miningHeight().orElse(Double.NaN),
          "expected_t",
          Math.rint(c.tonnes()));
    }
    double share = night.parameter("output.mismatch", "min_share");
    return o.benign(
            "采高、容重、回采率的误差：差值需超过 %s%%".formatted(whole(100 * share)),
            "errors of height, density and recovery: more than %s %% is needed"
                .formatted(whole(100 * share)))
        .benign(
            "煤仓存煤和月末盘点：按整段时间比较，短于 %s 天的报表不用"
                .formatted(whole(night.parameter("output.mismatch", "min_days"))),
            "coal in bunkers and stock-taking: whole spans are compared, none shorter than %s days"
                .formatted(whole(night.parameter("output.mismatch", "min_days"))));
  }
}
