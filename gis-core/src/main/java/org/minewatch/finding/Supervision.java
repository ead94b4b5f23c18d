package org.minewatch.finding;

/**
 * Who answers for a mine, as the region's register of mines says it; what it does not say is empty.
 *
 * @param ownership central, state or local
 * @param supervisedBy the authority that supervises it, which need not be that of its county
 */
public record Supervision(String township, String ownership, String supervisedBy) {

  /** Nothing is said. */
  public static final Supervision UNKNOWN = new Supervision("", "", "");
}
