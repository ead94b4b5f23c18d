package org.minewatch.web.store;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The mines that somebody may see; every query about mines takes one.
 *
 * @param everything all mines; the codes are then empty
 */
public record Visible(boolean everything, SortedSet<String> mineCodes) {

  public static final Visible EVERYTHING = new Visible(true, new TreeSet<>());

  private static final String PARAMETER = "visible_mines";

  public Visible {
    mineCodes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(mineCodes));
  }

  public boolean sees(String mineCode) {
    return everything || mineCodes.contains(mineCode);
  }

  /** Tells these mines from any others: 32 hexadecimal digits, or a word for all. */
  public String fingerprint() {
    return everything ? "all" : Digests.sha256(String.join("\n", mineCodes)).substring(0, 32);
  }

  /**
   * The condition of a query, beginning with AND where there is one.
   *
   * @param column the column of the mine's code, ours and never text of a request
   * @param parameters gets the codes
   */
  String and(String column, Map<String, Object> parameters) {
    if (everything) {
      return "";
    }
    if (mineCodes.isEmpty()) {
      return " AND 1 = 0";
    }
    parameters.put(PARAMETER, List.copyOf(mineCodes));
    return " AND " + column + " IN (:" + PARAMETER + ")";
  }
}
