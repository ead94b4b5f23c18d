package org.minewatch.web.review;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Role;
import tools.jackson.databind.JsonNode;

/** Which step leads from which state to which, and which roles may take it. */
final class StepTable {

  /** Nobody signs in with it; the server takes such steps by itself. */
  static final String SYSTEM = "system";

  private static final String STAYS = "=";

  private final List<Line> lines;

  StepTable(TableRows table) {
    lines = table.rows().stream().map(StepTable::line).toList();
    for (StepKind kind : StepKind.values()) {
      if (lines.stream().noneMatch(l -> l.kind == kind)) {
        throw new IllegalArgumentException("steps.csv has no line for " + kind.wireName());
      }
    }
  }

  /**
   * A line of the table.
   *
   * @param name of a value that has to be said with the step, empty when any may
   * @param to null when the case stays where it is
   */
  private record Line(
      StepKind kind,
      String name,
      String value,
      Set<CaseState> from,
      @Nullable CaseState to,
      Set<String> roles,
      boolean mineSees) {

    boolean fits(JsonNode said) {
      return name.isEmpty() || said.path(name).asString("").equals(value);
    }
  }

  private static Line line(TableRows.Row row) {
    StepKind kind =
        StepKind.find(row.get("step")).orElseThrow(() -> row.wrong("step", "is no step"));
    String[] when = row.get("when").split("=", 2);
    EnumSet<CaseState> from = EnumSet.noneOf(CaseState.class);
    for (String state : row.words("from")) {
      from.add(CaseState.find(state).orElseThrow(() -> row.wrong("from", "has no such state")));
    }
    CaseState to =
        row.get("to").equals(STAYS)
            ? null
            : CaseState.find(row.get("to")).orElseThrow(() -> row.wrong("to", "is no state"));
    Set<String> known = new HashSet<>(Set.of(SYSTEM));
    Arrays.stream(Role.values()).forEach(r -> known.add(r.wireName()));
    Set<String> roles = Set.copyOf(row.words("roles"));
    if (!known.containsAll(roles)) {
      throw row.wrong("roles", "names a role that there is not");
    }
    return new Line(
        kind,
        when[0],
        when.length > 1 ? when[1] : "",
        from,
        to,
        roles,
        row.get("mine_sees").equals("yes"));
  }

  /** Whether a role may take a step at all. */
  boolean isFor(StepKind kind, String role) {
    return lines.stream().anyMatch(l -> l.kind == kind && l.roles.contains(role));
  }

  /** Whether a step can be taken in a state. */
  boolean leadsFrom(StepKind kind, CaseState state) {
    return lines.stream().anyMatch(l -> l.kind == kind && l.from.contains(state));
  }

  /** The states from which a step can be taken. */
  Set<CaseState> from(StepKind kind) {
    EnumSet<CaseState> from = EnumSet.noneOf(CaseState.class);
    lines.stream().filter(l -> l.kind == kind).forEach(l -> from.addAll(l.from));
    return from;
  }

  /** Where a step leads; empty when it does not lead from there. */
  Optional<CaseState> next(StepKind kind, CaseState state, JsonNode said) {
    return lines.stream()
        .filter(l -> l.kind == kind && l.from.contains(state) && l.fits(said))
        .findFirst()
        .map(l -> l.to == null ? state : l.to);
  }

  /** Whether the people of the mine may read that it was taken. */
  boolean mineSees(StepKind kind) {
    return lines.stream().anyMatch(l -> l.kind == kind && l.mineSees);
  }
}
