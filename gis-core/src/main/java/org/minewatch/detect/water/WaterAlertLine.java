package org.minewatch.detect.water;

import java.util.List;
import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code water.alert-line}: new advance between alert and probe line at a face for which no probe
 * record exists: geophysics and a probe design are due there.
 */
final class WaterAlertLine extends LineRule {

  @Override
  public RuleCode code() {
    return RuleCode.WATER_ALERT_LINE;
  }

  @Override
  Optional<Observation> observe(MineNight night, Crossings crossings, FaceAdvance face) {
    double reach = night.parameter("water.alert-line", "record_reach_m");
    List<ProbeRound> rounds = ProbeRound.of(night, face.work());
    List<Crossing> all = crossings.of(face);
    boolean deeper =
        all.stream().anyMatch(c -> c.line().kind() != HazardLine.Kind.ALERT && Crossings.isSure(c));
    boolean recorded = rounds.stream().anyMatch(r -> r.collar().distance(face.now().at()) <= reach);
    return deeper || recorded
        ? Optional.empty()
        : all.stream()
            .filter(c -> c.line().kind() == HazardLine.Kind.ALERT)
            .findFirst()
            .map(c -> observation(night, c));
  }

  private Observation observation(MineNight night, Crossing c) {
    Text face = CrossingReport.name(c.face());
    Text past = CrossingReport.past(c);
    return CrossingReport.of(night, code(), "", c, c.depthMetres())
        .title(
            "%s%s，没有物探或探放水记录".formatted(face.zh(), past.zh()),
            "%s %s; no geophysics or probe drilling is on record for it"
                .formatted(WaterStopLine.capital(face.en()), past.en()))
        .benign(
            "已做物探或探放水设计而未上报：应核对水害通知单和探放水设计",
            "geophysics or a probe design that was not reported: ask for the water-hazard notice and the design")
        .build();
  }
}
