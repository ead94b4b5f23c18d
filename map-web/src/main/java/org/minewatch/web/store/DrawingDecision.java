package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a person decided about a drawing, once and for all.
 *
 * @param revision of the check that it is about
 * @param kind {@code accepted} or {@code returned}
 */
public record DrawingDecision(
    int revision, String kind, List<String> reasons, String note, String by, OffsetDateTime at) {
  public DrawingDecision {
    reasons = List.copyOf(reasons);
  }
}
