package org.minewatch.detect.integrity;

import java.util.List;
import org.minewatch.detect.Rule;

/** Rules on whether positions can be true. */
public final class IntegrityRules {
  private IntegrityRules() {}

  /** One of each. */
  public static List<Rule> all() {
    return List.of(
        new PositionReplayed(),
        new PositionSynthetic(),
        new PositionImplausible(),
        new PositionStationMisplaced(),
        new PositionCoverageHole(),
        new PositionOutage());
  }
}
