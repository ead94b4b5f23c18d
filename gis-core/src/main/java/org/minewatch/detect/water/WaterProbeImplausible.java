package org.minewatch.detect.water;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code water.probe-implausible}: a record of probe drilling that nobody can have drilled: with
 * nobody at the head, a head that advanced meanwhile, too fast, from a collar in the solid, or with
 * a permission longer than its holes.
 */
final class WaterProbeImplausible implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.WATER_PROBE_IMPLAUSIBLE;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "readers.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("probe_records.csv")) {
      return Unjudged.unreadable(this, night, "probe_records.csv");
    }
    if (night.records().probeRecords().isEmpty()) {
      return cannotJudge(
          night,
          "no-probe-records",
          new Text("没有上报探放水记录", "no probe records were handed in"),
          "probe_records");
    }
    ProbePresence presence = new ProbePresence(night);
    LocalDate since =
        night
            .night()
            .minusDays((long) night.parameter("water.probe-implausible", "look_back_days"));
    List<Observation> seen = new ArrayList<>();
    for (var work : night.faceWorks()) {
      List<ProbeRound> rounds = ProbeRound.of(night, work);
      FaceAdvance.of(work)
          .ifPresent(
              face -> {
                for (int i = 0; i < rounds.size(); i++) {
                  ProbeRound round = rounds.get(i);
                  if (i == rounds.size() - 1 || !round.date().isBefore(since)) {
                    List<ProbeDoubts.Doubt> doubts = ProbeDoubts.of(night, face, round, presence);
                    if (!doubts.isEmpty()) {
                      seen.add(observation(night, face, round, doubts));
                    }
                  }
                }
              });
    }
    Positions positions = night.positions();
    if (positions.coverage() == Positions.Coverage.NONE) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private Observation observation(
      MineNight night, FaceAdvance face, ProbeRound round, List<ProbeDoubts.Doubt> doubts) {
    String name = face.work().name();
    String number = round.holes().get(0).roundId();
    Observation.Builder o =
        Observation.of(code(), doubts.get(0).variant(), Observation.Source.RECORD)
            .anchor("probe:" + face.work().face().faceId() + ":" + round.date() + ":" + number)
            .certainty(doubts.size() > 1 ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .seen(night.startOf(round.date()), night.startOf(round.date().plusDays(1)))
            .title(
                "工作面%s %s 的探放水记录不可信：%s"
                    .formatted(
                        name,
                        round.date(),
                        doubts.stream().map(d -> d.said().zh()).collect(Collectors.joining("；"))),
                "The probe drilling of %s at %s cannot be as recorded: %s"
                    .formatted(
                        round.date(),
                        name,
                        doubts.stream().map(d -> d.said().en()).collect(Collectors.joining("; "))))
            .measure("holes", round.holes().size())
            .measure("hole_length_m", round.holes().get(0).holeLength())
            .measure("allowed_advance_m", round.holes().get(0).allowedAdvance())
            .geometry(FACTORY.createPoint(round.collar()));
    Evidences.face(o, face.work().face());
    CrossingReport.round(o, java.util.Optional.of(round));
    return o.benign(
            "日期或时间填写错误：应核对原始班报和钻孔",
            "a date or time written down wrongly: compare the shift log and the holes")
        .benign(
            "钻机组未佩戴标识卡或定位盲区：只在该处平时能定位、当时井下有定位时才判定无人",
            "a crew without tags or a blind spot: nobody is only said where people are seen at other times and positions came in")
        .build();
  }
}
