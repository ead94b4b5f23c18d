package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.VisitRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visit as it is shown to one person.
 *
 * @param number null before it was made
 * @param announced when the mine was told, null while it was not
 * @param secret whether the mine does not know and must not learn of it
 * @param late whether its day has passed and it was not made
 * @param steps in the order taken; empty in lists
 * @param may steps that this person may take now
 */
record VisitView(
    String id,
    @Nullable String number,
    String mineCode,
    String mineName,
    String authority,
    int version,
    String state,
    @Nullable OffsetDateTime announced,
    boolean secret,
    @Nullable LocalDate plannedOn,
    @Nullable LocalDate visitedOn,
    boolean late,
    List<VisitStep> steps,
    List<String> may) {

  /** Without its steps, for lists. */
  static VisitView line(VisitRow row, LocalDate today, boolean mayWork) {
    boolean planned = row.state().equals(VisitRow.PLANNED);
    return new VisitView(
        row.id(),
        row.number() == null ? null : format(row),
        row.mineCode(),
        row.mineName(),
        row.authority(),
        row.version(),
        row.state(),
        row.announced(),
        VisitSight.isSecret(row),
        row.plannedOn(),
        row.visitedOn(),
        planned && row.plannedOn() != null && today.isAfter(row.plannedOn()),
        List.of(),
        !planned || !mayWork
            ? List.of()
            : VisitStep.ASKED.stream()
                .filter(k -> !k.equals(VisitStep.ANNOUNCE) || row.announced() == null)
                .toList());
  }

  static String format(VisitRow row) {
    return "%d-%05d".formatted(row.number().year(), row.number().serial());
  }

  VisitView with(List<VisitStep> shown) {
    return new VisitView(
        id, number, mineCode, mineName, authority, version, state, announced, secret, plannedOn,
        visitedOn, late, shown, may);
  }

  /** Of a record, what the mine saw for itself: when, who, and which papers were asked for. */
  static VisitStep forMine(VisitStep step) {
    ObjectNode said = step.said().isObject() ? ((ObjectNode) step.said()).objectNode() : null;
    if (said == null) {
      return step;
    }
    for (String field : List.of("on", "inspectors", "documents")) {
      if (step.said().has(field)) {
        said.set(field, step.said().get(field));
      }
    }
    return new VisitStep(step.seq(), step.kind(), step.at(), "", "", "", said);
  }

  /** Without the findings that somebody may not know of. */
  static VisitStep without(VisitStep step, Predicate<String> mayKnow) {
    if (!(step.said().path("findings") instanceof ArrayNode all)) {
      return step;
    }
    ObjectNode said = ((ObjectNode) step.said()).deepCopy();
    ArrayNode kept = said.putArray("findings");
    for (JsonNode looked : all) {
      if (mayKnow.test(looked.path("finding").asString(""))) {
        kept.add(looked);
      }
    }
    return new VisitStep(
        step.seq(), step.kind(), step.at(), step.by(), step.byName(), step.role(), said);
  }
}
