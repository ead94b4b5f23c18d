package org.minewatch.detect;

import java.util.List;

/** The rules that this version judges, in the order of their codes. */
public final class RuleCatalogue {
  private RuleCatalogue() {}

  /** One of each; rules have no state, so the list can be shared between threads. */
  public static List<Rule> all() {
    return List.of(
        new BoundaryDrawn(),
        new BoundaryTracked(),
        new BoundaryElevation(),
        new BoundaryMismatch(),
        new BoundaryPillar(),
        new LicenceLapsed(),
        new DesignExceeded(),
        new OrderDefied(),
        new DrawingStale());
  }
}
