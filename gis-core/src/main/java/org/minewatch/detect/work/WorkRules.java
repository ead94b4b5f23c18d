package org.minewatch.detect.work;

import java.util.List;
import org.minewatch.detect.Rule;

/** Rules on where and how work is done: faces, advance, output. */
public final class WorkRules {
  private WorkRules() {}

  /** One of each. */
  public static List<Rule> all() {
    return List.of(
        new BoundaryApproach(),
        new FaceAdvance(),
        new FaceConcealed(),
        new FaceDark(),
        new FaceExcess(),
        new FacePhantom(),
        new OutputMismatch(),
        new RoadwayMining());
  }
}
