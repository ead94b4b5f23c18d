package org.minewatch.web.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The mines that somebody may see; every query about mines takes one.
 *
 * @param everything all mines; the codes are then empty
 * @param hiddenFindings findings of these mines that are kept from him all the same: sealed leads
 */
public record Visible(
    boolean everything, SortedSet<String> mineCodes, SortedSet<String> hiddenFindings) {

  public static final Visible EVERYTHING = new Visible(true, new TreeSet<>(), new TreeSet<>());

  private static final String PARAMETER = "visible_mines";
  private static final String HIDDEN_PARAMETER = "hidden_findings";

  public Visible {
    mineCodes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(mineCodes));
    hiddenFindings = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(hiddenFindings));
  }

  public boolean sees(String mineCode) {
    return everything || mineCodes.contains(mineCode);
  }

  /** The same mines without these findings. */
  public Visible without(Collection<String> findings) {
    return new Visible(everything, mineCodes, new TreeSet<>(findings));
  }

  /** Of these mines those of some groups; all of them for who is in no group. */
  public Visible within(Collection<String> groupMines) {
    if (groupMines.isEmpty()) {
      return this;
    }
    SortedSet<String> both = new TreeSet<>(groupMines);
    both.removeIf(code -> !sees(code));
    return new Visible(false, both, hiddenFindings);
  }

  public boolean seesFinding(String id) {
    return !hiddenFindings.contains(id);
  }

  /** Tells these mines from any others: 32 hexadecimal digits, or a word for all. */
  public String fingerprint() {
    if (everything && hiddenFindings.isEmpty()) {
      return "all";
    }
    String codes = (everything ? "*" : "") + String.join("\n", mineCodes);
    return Digests.sha256(codes + "\n\n" + String.join("\n", hiddenFindings)).substring(0, 32);
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

  /**
   * The condition of a query about findings, beginning with AND where there is one.
   *
   * @param column the column of the finding's id, ours and never text of a request
   * @param parameters gets the ids
   */
  String andFinding(String column, Map<String, Object> parameters) {
    if (hiddenFindings.isEmpty()) {
      return "";
    }
    parameters.put(HIDDEN_PARAMETER, List.copyOf(hiddenFindings));
    return " AND " + column + " NOT IN (:" + HIDDEN_PARAMETER + ")";
  }
}
