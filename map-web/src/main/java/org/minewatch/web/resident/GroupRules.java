package org.minewatch.web.resident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minewatch.web.review.TableRows;

/** What a resident group has to be and when its reports are due: {@code rules.csv}. */
final class GroupRules {
  static final String LEAST_MEMBERS = "least-members";
  static final String ROTATION_LEAST_MONTHS = "rotation-least-months";
  static final String ROTATION_MOST_MONTHS = "rotation-most-months";
  static final String ROTATION_NOTICE_DAYS = "rotation-notice-days";
  static final String ROTATION_GAP_DAYS = "rotation-gap-days";
  static final String REPORT_DAYS = "report-days";
  private static final Set<String> RULES =
      Set.of(
          LEAST_MEMBERS,
          ROTATION_LEAST_MONTHS,
          ROTATION_MOST_MONTHS,
          ROTATION_NOTICE_DAYS,
          ROTATION_GAP_DAYS,
          REPORT_DAYS);
  private static final int MOST = 1000;

  /** A line of the table, with where it is from and how sure that is. */
  record Line(String rule, int value, String source, String sure) {}

  private final Map<String, Line> lines = new LinkedHashMap<>();

  GroupRules() {
    for (TableRows.Row row :
        TableRows.beside(GroupRules.class, "rules.csv", "rule", "value", "source", "sure").rows()) {
      lines.put(
          row.get("rule"),
          new Line(
              row.get("rule"), row.whole("value", 0, MOST), row.get("source"), row.get("sure")));
    }
    if (!lines.keySet().equals(RULES)) {
      throw new IllegalStateException("rules.csv must have one line for each of " + RULES);
    }
  }

  int get(String rule) {
    return lines.get(rule).value();
  }

  List<Line> list() {
    return List.copyOf(lines.values());
  }
}
