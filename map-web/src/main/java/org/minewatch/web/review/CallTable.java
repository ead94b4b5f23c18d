package org.minewatch.web.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.finding.Severity;
import org.minewatch.web.store.CaseFindings.Standing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which findings mean that lives are at stake. */
final class CallTable {
  private static final String ANY = "*";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Line> lines;

  CallTable(TableRows table) {
    lines = table.rows().stream().map(CallTable::line).toList();
  }

  /**
   * A line of the table.
   *
   * @param severities wire names, or any
   * @param measure that has to reach so much, empty when none does
   * @param source what asks it, as in the table
   */
  record Line(String rule, Set<String> severities, String measure, double least, String source) {}

  private static Line line(TableRows.Row row) {
    String rule = row.get("rule");
    if (!rule.equals(ANY) && !TableRows.isRule(rule)) {
      throw row.wrong("rule", "is no rule");
    }
    double least = 0;
    if (!row.get("measure").isEmpty()) {
      try {
        least = Double.parseDouble(row.get("least"));
      } catch (NumberFormatException e) {
        throw row.wrong("least", "must be a number, because a measure is named");
      }
    }
    return new Line(
        rule, Set.copyOf(row.words("severities")), row.get("measure"), least, row.get("source"));
  }

  /** The rules that are named; findings on them have to be looked at whatever their severity. */
  List<String> rules() {
    return lines.stream().map(Line::rule).filter(r -> !r.equals(ANY)).distinct().toList();
  }

  /** The least severity that calls whatever the rule. */
  Severity leastOfAnyRule() {
    return Arrays.stream(Severity.values())
        .filter(
            s ->
                lines.stream()
                    .filter(l -> l.rule.equals(ANY))
                    .anyMatch(
                        l -> l.severities.contains(ANY) || l.severities.contains(s.wireName())))
        .findFirst()
        .orElse(Severity.CRITICAL);
  }

  /** The first line that a finding meets. */
  Optional<Line> find(Standing standing) {
    Severity severity = standing.finding().severity();
    JsonNode properties = JSON.readTree(standing.feature()).path("properties");
    return lines.stream()
        .filter(l -> l.rule.equals(ANY) || standing.grounds().contains(l.rule))
        .filter(l -> l.severities.contains(ANY) || l.severities.contains(severity.wireName()))
        .filter(l -> l.measure.isEmpty() || reaches(l, properties))
        .findFirst();
  }

  /** The measure of the rule itself, or of the finding where the rule leads it. */
  private static boolean reaches(Line line, JsonNode properties) {
    for (JsonNode ground : properties.path("grounds")) {
      if (ground.path("rule").asString("").equals(line.rule)
          && ground.path("measures").path(line.measure).asDouble(Double.NaN) >= line.least) {
        return true;
      }
    }
    return properties.path("measures").path(line.measure).asDouble(Double.NaN) >= line.least;
  }
}
