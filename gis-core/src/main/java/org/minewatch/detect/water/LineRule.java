package org.minewatch.detect.water;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.wording.Text;

/**
 * What the rules of the four lines have in common: they look at every face whose place is known,
 * against every water that the plans or the register know.
 */
abstract class LineRule implements Rule {

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "water_bodies.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  /** What is to be said of a face, if anything. */
  abstract Optional<Observation> observe(MineNight night, Crossings crossings, FaceAdvance face);

  /** Whether the rule can say nothing without the probe records. */
  boolean readsProbeRecords() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (readsProbeRecords() && night.isUnreadable("probe_records.csv")) {
      return Unjudged.unreadable(this, night, "probe_records.csv");
    }
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    WaterHazards hazards = WaterHazards.of(night);
    if (hazards.all().isEmpty()) {
      return cannotJudge(
          night,
          "no-water-known",
          new Text(
              "图纸和台账中都没有积水区、水害线或防隔水煤柱",
              "neither plan nor register shows water, its lines or a barrier pillar"),
          "water_bodies",
          "drawings: water-extent");
    }
    Optional<Outcome> nothing = Unjudged.noFaces(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    Crossings crossings = new Crossings(night, hazards);
    List<Observation> seen = new ArrayList<>();
    crossings.faces().forEach(f -> observe(night, crossings, f).ifPresent(seen::add));
    List<String> unplaced = crossings.unplaced();
    if (!unplaced.isEmpty()) {
      return partial(
          night,
          seen,
          "face-place-unknown",
          new Text(
              "没有上报位置或进尺、无法判断的工作面：" + String.join("、", unplaced),
              "faces of which no report tells where they stand: " + String.join(", ", unplaced)),
          "face_progress");
    }
    Positions positions = night.positions();
    if (positions.coverage() == Positions.Coverage.NONE) {
      // Crews may stand ahead of what is reported of their face.
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }
}
