package org.minewatch.web.store;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;

/**
 * A finding with everything its night said of it, and how it stood in other nights.
 *
 * @param finding the feature as in {@code findings.geojson}, JSON
 */
public record FindingDetail(
    @JsonRawValue String finding, String mineName, List<HistoryLine> history) {

  /** How a finding stood in one night. */
  public record HistoryLine(LocalDate date, String severity, String certainty, String state) {}
}
