package org.minewatch.score;

import java.util.ArrayList;
import java.util.List;

/** What is counted for one rule, or for all together. */
public final class Tally {
  int events;
  int hits;
  int same;
  int falseAlarms;
  int matching;
  final List<Double> gaps = new ArrayList<>();
  final List<Double> centres = new ArrayList<>();

  Tally() {}

  /** Planted events that count. */
  public int events() {
    return events;
  }

  /** Events that some finding names. */
  public int hits() {
    return hits;
  }

  /** Hits by the event's own rule. */
  public int same() {
    return same;
  }

  /** Claims that no event explains. */
  public int falseAlarms() {
    return falseAlarms;
  }

  /** Hits of events; not a number without events. */
  public double recall() {
    return events == 0 ? Double.NaN : (double) hits / events;
  }

  /** Hits by the own rule of events; not a number without events. */
  public double sameRecall() {
    return events == 0 ? Double.NaN : (double) same / events;
  }

  /** Hits of hits and false alarms; 0 without either. */
  public double precision() {
    return hits + falseAlarms == 0 ? 0 : (double) hits / (hits + falseAlarms);
  }

  /** The harmonic mean of recall and precision. */
  public double f1() {
    double sum = recall() + precision();
    return Double.isNaN(sum) || sum == 0 ? 0 : 2 * recall() * precision() / sum;
  }

  /** Matching findings of a hit. */
  public double duplication() {
    return hits == 0 ? 0 : (double) matching / hits;
  }

  /** Metres from the best finding's shape to the event's; not a number where none has a place. */
  public double gap(double quantile) {
    return quantile(gaps, quantile);
  }

  /** Metres from the middle of the best finding to the event. */
  public double centre(double quantile) {
    return quantile(centres, quantile);
  }

  private static double quantile(List<Double> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
