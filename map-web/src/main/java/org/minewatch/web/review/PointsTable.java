package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minewatch.finding.Severity;
import org.minewatch.wording.Text;

/** What a confirmed finding costs, and which class a mine has with the points that are left. */
final class PointsTable {

  /** What a mine has that nothing was confirmed against. */
  static final int FULL = 100;

  private static final String ANY = "*";

  private final List<Cost> costs;
  private final List<MineClass> classes;

  PointsTable(TableRows points, TableRows classes) {
    this.costs = points.rows().stream().map(PointsTable::cost).toList();
    this.classes =
        classes.rows().stream()
            .map(PointsTable::mineClass)
            .sorted(Comparator.comparingInt(MineClass::leastPoints).reversed())
            .toList();
    if (this.classes.isEmpty() || this.classes.get(this.classes.size() - 1).leastPoints() != 0) {
      throw new IllegalArgumentException("classes.csv: the last class must begin at 0 points");
    }
    for (Severity severity : Severity.values()) {
      if (costs.stream()
          .noneMatch(c -> c.rule.equals(ANY) && c.severity.equals(severity.wireName()))) {
        throw new IllegalArgumentException(
            "points.csv has no line for any rule and " + severity.wireName());
      }
    }
  }

  /**
   * A line of the table of points.
   *
   * @param recurrenceFactor times the points when it came back after close-out
   */
  record Cost(
      String rule, String severity, int points, int recurrenceFactor, Text source, String sure) {}

  /** A class and how often its mines are inspected. */
  record MineClass(
      String code, int leastPoints, int inspectionDays, Text name, Text source, String sure) {}

  private static Cost cost(TableRows.Row row) {
    if (!row.get("rule").equals(ANY) && !TableRows.isRule(row.get("rule"))) {
      throw row.wrong("rule", "is no rule");
    }
    return new Cost(
        row.get("rule"),
        row.get("severity"),
        row.whole("points", 0, FULL),
        row.whole("recurrence_factor", 1, 10),
        new Text(row.get("source_zh"), row.get("source_en")),
        row.get("sure"));
  }

  private static MineClass mineClass(TableRows.Row row) {
    return new MineClass(
        row.get("class"),
        row.whole("least_points", 0, FULL),
        row.whole("inspection_days", 1, 730),
        new Text(row.get("name_zh"), row.get("name_en")),
        new Text(row.get("source_zh"), row.get("source_en")),
        row.get("sure"));
  }

  List<Cost> costs() {
    return costs;
  }

  List<MineClass> classes() {
    return classes;
  }

  /** What a confirmed finding costs: the dearest of the lines that fit. */
  Cost cost(String rule, Severity severity) {
    List<Cost> fitting = new ArrayList<>();
    for (Cost cost : costs) {
      if (cost.severity.equals(ANY) || cost.severity.equals(severity.wireName())) {
        if (cost.rule.equals(ANY) || cost.rule.equals(rule)) {
          fitting.add(cost);
        }
      }
    }
    return fitting.stream().max(Comparator.comparingInt(Cost::points)).orElseThrow();
  }

  /** The class of a mine with so many points left. */
  MineClass classOf(int pointsLeft) {
    int left = Math.max(0, pointsLeft);
    return classes.stream().filter(c -> left >= c.leastPoints).findFirst().orElseThrow();
  }
}
