package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.HazardRow;

/**
 * A hazard of another inspection as it is shown.
 *
 * @param metres how far it is from what was asked about, null when nothing was
 * @param steps in the order taken; empty in lists
 * @param may steps that this person may take now
 */
record HazardView(
    String id,
    String mineCode,
    String mineName,
    String source,
    String number,
    LocalDate foundOn,
    String foundBy,
    String place,
    HazardRow.@Nullable Point point,
    String words,
    String level,
    @Nullable LocalDate deadline,
    boolean overdue,
    String acceptor,
    int version,
    String state,
    @Nullable OffsetDateTime confirmed,
    @Nullable Double metres,
    List<VisitStep> steps,
    List<String> may) {

  static HazardView of(
      HazardRow row,
      LocalDate today,
      @Nullable Double metres,
      List<VisitStep> steps,
      List<String> may) {
    return new HazardView(
        row.id(),
        row.mineCode(),
        row.mineName(),
        row.source(),
        row.number(),
        row.foundOn(),
        row.foundBy(),
        row.place(),
        row.point(),
        row.words(),
        row.level(),
        row.deadline(),
        row.state().equals(HazardRow.OPEN)
            && row.deadline() != null
            && today.isAfter(row.deadline()),
        row.acceptor(),
        row.version(),
        row.state(),
        row.confirmed(),
        metres,
        steps,
        may);
  }
}
