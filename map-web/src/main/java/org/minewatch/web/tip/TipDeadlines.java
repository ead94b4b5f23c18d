package org.minewatch.web.tip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.web.review.TableRows;

/** Within how many calendar days what is owed about a tip-off: {@code deadlines.csv}. */
final class TipDeadlines {
  static final String DECIDE = "decide";
  static final String DECIDE_URGENT = "decide-urgent";
  static final String CONCLUDE = "conclude";
  static final String EXTEND_MOST = "extend-most";
  static final String REPLY = "reply";
  private static final List<String> DUTIES =
      List.of(DECIDE, DECIDE_URGENT, CONCLUDE, EXTEND_MOST, REPLY);
  private static final int MOST_DAYS = 3650;

  /** A line of the table, with where it is from and how sure that is. */
  record Line(String duty, int days, String source, String sure) {}

  private final Map<String, Line> lines = new LinkedHashMap<>();

  TipDeadlines() {
    for (TableRows.Row row :
        TableRows.beside(TipDeadlines.class, "deadlines.csv", "duty", "days", "source", "sure")
            .rows()) {
      lines.put(
          row.get("duty"),
          new Line(
              row.get("duty"),
              row.whole("days", 0, MOST_DAYS),
              row.get("source"),
              row.get("sure")));
    }
    if (!lines.keySet().equals(new java.util.HashSet<>(DUTIES))) {
      throw new IllegalStateException("deadlines.csv must have one line for each of " + DUTIES);
    }
  }

  int days(String duty) {
    return lines.get(duty).days();
  }

  List<Line> list() {
    return List.copyOf(lines.values());
  }
}
