package org.minewatch.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.Tolerances;

/** Finds the revisions of a plan, and what they may differ by. */
final class Plans {
  private Plans() {}

  /** Earlier revisions of the plan of the same seam, the latest first. */
  static List<MineDrawing> before(MineNight night, MineDrawing plan) {
    List<MineDrawing> earlier =
        new ArrayList<>(
            night.miningPlans().stream()
                .filter(d -> d.submission().seam().equals(plan.submission().seam()))
                .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
                .toList());
    Collections.reverse(earlier);
    return earlier;
  }

  /** Those that are compared with the current one: goaf and old workings are drawn yearly. */
  static List<MineDrawing> recent(MineNight night, MineDrawing plan) {
    long days = (long) night.parameter("drawing.regressed", "look_back_days");
    return before(night, plan).stream()
        .filter(d -> !d.submission().asOf().isBefore(plan.submission().asOf().minusDays(days)))
        .toList();
  }

  /** What two revisions may differ by before a rule looks at it. */
  static Tolerances tolerances(MineNight night) {
    return new Tolerances(
        night.parameter("drawing.regressed", "same_place_m"),
        Tolerances.DEFAULT.movedMetres(),
        Tolerances.DEFAULT.leastLengthMetres(),
        Tolerances.DEFAULT.leastAreaM2(),
        Tolerances.DEFAULT.leastElevationMetres());
  }
}
