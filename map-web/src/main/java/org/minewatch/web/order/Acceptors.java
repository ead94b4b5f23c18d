package org.minewatch.web.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minewatch.web.review.TableRows;

/**
 * Who must accept an order, who signs for them, and within how many days: {@code acceptors.csv}.
 */
final class Acceptors {
  static final List<String> KINDS = List.of("regulator", "third-party", "chain");
  static final List<String> SIGNERS = List.of("regulator-head", "nmsa-office", "government-head");

  /**
   * A line of the table, with where it is from and how sure that is.
   *
   * @param signers in the order in which they sign; none when the acceptance itself is enough
   */
  record Line(String acceptor, List<String> signers, int days, String source, String sure) {}

  private final Map<String, Line> lines = new LinkedHashMap<>();

  Acceptors() {
    for (TableRows.Row row :
        TableRows.beside(
                Acceptors.class, "acceptors.csv", "acceptor", "signers", "days", "source", "sure")
            .rows()) {
      if (!SIGNERS.containsAll(row.words("signers"))) {
        throw row.wrong("signers", "names a signer that there is not");
      }
      lines.put(
          row.get("acceptor"),
          new Line(
              row.get("acceptor"),
              row.words("signers"),
              row.whole("days", 1, 365),
              row.get("source"),
              row.get("sure")));
    }
    if (!lines.keySet().equals(Set.copyOf(KINDS))) {
      throw new IllegalStateException("acceptors.csv must have one line for each of " + KINDS);
    }
  }

  Line get(String acceptor) {
    return lines.get(acceptor);
  }

  List<Line> list() {
    return List.copyOf(lines.values());
  }
}
