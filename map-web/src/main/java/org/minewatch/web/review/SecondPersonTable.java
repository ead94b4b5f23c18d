package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.finding.Severity;

/** Which steps need a second person, for findings of which severity. */
final class SecondPersonTable {

  private final List<Line> lines;

  SecondPersonTable(TableRows table) {
    lines = table.rows().stream().map(SecondPersonTable::line).toList();
  }

  /**
   * What is asked of a step.
   *
   * @param onlyFrom the one state in which it is open
   * @param notBy steps whose takers may not take this one
   * @param source what asks it, as in the table
   */
  record Line(
      StepKind kind,
      Set<String> severities,
      CaseState onlyFrom,
      List<StepKind> notBy,
      String source) {}

  private static Line line(TableRows.Row row) {
    List<StepKind> notBy = new ArrayList<>();
    for (String step : row.words("not_by")) {
      notBy.add(StepKind.find(step).orElseThrow(() -> row.wrong("not_by", "has no such step")));
    }
    return new Line(
        StepKind.find(row.get("step")).orElseThrow(() -> row.wrong("step", "is no step")),
        Set.copyOf(row.words("severities")),
        CaseState.find(row.get("only_from"))
            .orElseThrow(() -> row.wrong("only_from", "is no state")),
        notBy,
        row.get("source"));
  }

  Optional<Line> find(StepKind kind, Severity severity) {
    return lines.stream()
        .filter(l -> l.kind == kind && l.severities.contains(severity.wireName()))
        .findFirst();
  }
}
