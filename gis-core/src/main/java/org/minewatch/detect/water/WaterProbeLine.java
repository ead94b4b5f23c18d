package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.util.List;
import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code water.probe-line}: a face past the probe line by new advance without valid probe drilling,
 * or past what the last round of it permits along the heading.
 */
final class WaterProbeLine extends LineRule {

  @Override
  public RuleCode code() {
    return RuleCode.WATER_PROBE_LINE;
  }

  @Override
  Optional<Observation> observe(MineNight night, Crossings crossings, FaceAdvance face) {
    if (WaterStopLine.deepest(crossings, face).filter(Crossings::isSure).isPresent()) {
      return Optional.empty();
    }
    List<ProbeRound> rounds = ProbeRound.of(night, face.work());
    return crossings.of(face).stream()
        .filter(c -> c.line().kind() == HazardLine.Kind.PROBE)
        .flatMap(c -> observe(night, c, rounds).stream())
        .findFirst();
  }

  private Optional<Observation> observe(MineNight night, Crossing c, List<ProbeRound> rounds) {
    if (c.face().isLongwall()) {
      double reach = night.parameter("water.alert-line", "record_reach_m");
      return rounds.stream().anyMatch(r -> r.collar().distance(c.at()) <= reach)
          ? Optional.empty()
          : Optional.of(noRecord(night, c));
    }
    double lead =
        night.parameter(
            "water.probe-line", c.hazard().isOldWater() ? "lead_m" : "lead_structure_m");
    ProbeCover cover = ProbeCover.of(night, rounds, c.face(), c.at(), lead);
    if (cover.covers()) {
      return Optional.empty();
    }
    return Optional.of(cover.round().isEmpty() ? noRecord(night, c) : beyond(night, c, cover));
  }

  private Observation noRecord(MineNight night, Crossing c) {
    Text face = CrossingReport.name(c.face());
    Text past = CrossingReport.past(c);
    return CrossingReport.of(night, code(), "no-record", c, c.depthMetres())
        .title(
            "%s%s，没有有效的探放水记录".formatted(face.zh(), past.zh()),
            "%s %s without valid probe drilling"
                .formatted(WaterStopLine.capital(face.en()), past.en()))
        .benign(
            "已探放水而记录未上报：应核对探放水台账和钻孔原始记录",
            "drilling that was done and not reported: compare the drilling log and the holes")
        .build();
  }

  private Observation beyond(MineNight night, Crossing c, ProbeCover cover) {
    boolean byLeadOnly = cover.statedBeyondMetres() <= 0;
    ProbeRound.Permission p = cover.permission().orElseThrow();
    Text face = CrossingReport.name(c.face());
    Text past = CrossingReport.past(c);
    String day = cover.round().orElseThrow().date().toString();
    Observation.Builder o =
        CrossingReport.of(
                night,
                code(),
                byLeadOnly ? "lead-short" : "beyond-permitted",
                c,
                Math.min(c.depthMetres(), cover.beyondMetres()))
            .title(
                "%s%s，超出 %s 探放水允许掘进距离 %s 米"
                    .formatted(face.zh(), past.zh(), day, metres(cover.beyondMetres())),
                "%s %s, %s m beyond what the probe drilling of %s permits"
                    .formatted(
                        WaterStopLine.capital(face.en()),
                        past.en(),
                        metres(cover.beyondMetres()),
                        day))
            .measure("beyond_permitted_m", cover.beyondMetres())
            .measure("permitted_advance_m", p.metres())
            .measure("stated_permitted_advance_m", p.statedMetres())
            .measure("probed_reach_m", p.reachMetres())
            .benign(
                "之后又打了探放水钻孔而未上报：应核对探放水台账",
                "a later round that was not reported: compare the drilling log");
    if (byLeadOnly) {
      o.benign(
          "记录的允许掘进距离尚未用完，但孔深减去应留超前距已不足",
          "the recorded permission is not used up, but hole length less the lead that has to stay is");
    }
    CrossingReport.round(o, cover.round());
    return o.build();
  }
}
