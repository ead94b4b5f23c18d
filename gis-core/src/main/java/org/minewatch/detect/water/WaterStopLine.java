package org.minewatch.detect.water;

import java.util.Optional;
import org.minewatch.detect.Approvals;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Approval;
import org.minewatch.wording.Text;

/**
 * {@code water.stop-line}: a face past the stop line of a body of water, or in a water-barrier
 * pillar, by new advance. It lifts when the body is recorded drained and verified.
 */
final class WaterStopLine extends LineRule {

  @Override
  public RuleCode code() {
    return RuleCode.WATER_STOP_LINE;
  }

  @Override
  boolean readsProbeRecords() {
    return false;
  }

  /** The deepest crossing of a stop line or into a barrier pillar. */
  static Optional<Crossing> deepest(Crossings crossings, FaceAdvance face) {
    return crossings.of(face).stream()
        .filter(c -> c.line().kind().compareTo(HazardLine.Kind.STOP) >= 0)
        .findFirst();
  }

  @Override
  Optional<Observation> observe(MineNight night, Crossings crossings, FaceAdvance face) {
    return deepest(crossings, face).map(c -> observation(night, c));
  }

  private Observation observation(MineNight night, Crossing c) {
    String variant =
        c.hazard().drained()
            ? "not-verified"
            : c.line().constructed()
                ? "constructed"
                : c.line().kind() == HazardLine.Kind.BARRIER ? "barrier" : "past";
    Observation.Builder o = CrossingReport.of(night, code(), variant, c, c.depthMetres());
    Text face = CrossingReport.name(c.face());
    Text past = CrossingReport.past(c);
    boolean drained = c.hazard().drained();
    o.title(
        "%s%s%s（未经现场核实）".formatted(face.zh(), past.zh(), drained ? "，水体已放而未验准" : ""),
        "%s %s%s (not verified underground)"
            .formatted(
                capital(face.en()),
                past.en(),
                drained ? "; the water is recorded drained, not verified" : ""));
    o.benign(
        "水体已放净、验准并签发恢复掘进通知：台账没有“验准”记录",
        "the water was drained and verified and a resume notice signed: the register does not say verified");
    if (c.line().constructed()) {
      o.benign(
          "设计的停采线可能不同：图上没有画，按最小煤柱推算",
          "the designed stop line may lie elsewhere: none is drawn, so the least pillar was taken");
    }
    if (c.line().kind() == HazardLine.Kind.BARRIER) {
      Approvals.excuse(
          o, night, Approval.Kind.PILLAR_CROSSING, c.face().work().face().seam(), c.way());
    }
    return o.build();
  }

  static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
