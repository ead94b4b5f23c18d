package org.minewatch.web.review;

import java.util.List;
import org.minewatch.wording.Text;

/** What a confirmed hazard of another inspection costs, by who found it and how grave it is. */
final class HazardPoints {
  private static final String ANY = "*";

  private final List<Cost> costs;

  HazardPoints(TableRows table) {
    costs = table.rows().stream().map(HazardPoints::line).toList();
  }

  /**
   * A line of the table.
   *
   * @param source kind of who found it
   * @param origin what says so
   */
  record Cost(String source, String level, int points, Text origin, String sure) {}

  private static Cost line(TableRows.Row row) {
    if (!List.of(ANY, "general", "major").contains(row.get("level"))) {
      throw row.wrong("level", "must be general, major or *");
    }
    return new Cost(
        row.get("source"),
        row.get("level"),
        row.whole("points", 0, PointsTable.FULL),
        new Text(row.get("source_zh"), row.get("source_en")),
        row.get("sure"));
  }

  /** The first line that fits; what no line is about costs nothing. */
  Cost cost(String source, String level) {
    return costs.stream()
        .filter(c -> c.source.equals(ANY) || c.source.equals(source))
        .filter(c -> c.level.equals(ANY) || c.level.equals(level))
        .findFirst()
        .orElseGet(() -> new Cost(source, level, 0, new Text("", ""), ""));
  }
}
