package org.minewatch.finding;

import java.util.SortedMap;

/**
 * A rule that holds for a situation, with what it measured.
 *
 * @param measures numbers with the unit in the name, such as {@code max_distance_m}; what is not
 *     finite is left out as not known
 */
public record Ground(
    RuleCode rule, Severity severity, Certainty certainty, SortedMap<String, Double> measures) {

  public Ground {
    measures = Facts.measures(measures);
  }
}
