package org.minewatch.detect.water;

import java.util.List;
import org.minewatch.detect.Rule;

/** Rules on water, seals and goaf. */
public final class WaterRules {
  private WaterRules() {}

  /** One of each. */
  public static List<Rule> all() {
    return List.of(
        new SealBreached(),
        new GoafEntered(),
        new WaterAlertLine(),
        new WaterProbeLine(),
        new WaterStopLine(),
        new WaterApproach(),
        new WaterZone(),
        new WaterProbeImplausible(),
        new PeopleNotWithdrawn());
  }
}
