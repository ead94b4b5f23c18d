package org.minewatch.finding;

import java.util.Comparator;

/**
 * In which order findings are looked at: how grave each is if true, how likely it is true, and how
 * many people are there. A number for sorting, not a probability of harm.
 */
public final class Risk {
  /** Findings with more people than this are not lifted further. */
  private static final double MOST_PERSONS = 30;

  /** Open ones first, then the riskiest, then the certain, then by id. */
  public static final Comparator<Finding> RISKIEST_FIRST =
      Comparator.comparing(Finding::ended)
          .thenComparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Comparator.comparingDouble(Risk::of).reversed())
          .thenComparing(Finding::certainty, Comparator.reverseOrder())
          .thenComparing(Finding::id);

  private Risk() {}

  /**
   * The weight of the severity (8, 4, 2, 1) by the confidence, up to doubled by the people who are
   * there, and raised by half for each further rule that holds for the same situation, at most two.
   */
  public static double of(Finding f) {
    double gravity = 1 << f.severity().ordinal();
    double persons = Math.min(MOST_PERSONS, f.measures().getOrDefault("persons", 0.0));
    double grounds = 1 + 0.5 * Math.min(2, f.grounds().size() - 1);
    return gravity * f.confidence() * (1 + persons / MOST_PERSONS) * grounds;
  }
}
