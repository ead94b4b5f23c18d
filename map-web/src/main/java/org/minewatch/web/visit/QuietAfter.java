package org.minewatch.web.visit;

import java.util.List;
import java.util.Locale;

/**
 * Says whether a place went quiet after a day, by the nights before and after it.
 *
 * <p>The nights after are called quieter only when all of these hold: their mean lies below the
 * lower 99 % bound of what the nights before let one expect of so many nights (Student's t, both
 * sides with the number of nights that their correlation from night to night leaves); it is at most
 * half the mean before; and never in the nights before was it as quiet for as long. Where the rest
 * of the mine fell alike, nothing is said of the place. A place that honestly goes on as it did is
 * called quiet in less than 1 of 100 cases; work that comes to its own end looks the same as work
 * that was stopped, which no figure can tell apart.
 */
final class QuietAfter {
  /** Fewest nights before from which anything is said. */
  static final int FEWEST_BEFORE = 10;

  /** Fewest nights after. */
  static final int FEWEST_AFTER = 3;

  /** At most so much of the activity before is left where a place went quiet. */
  static final double LARGEST_SHARE = 0.5;

  /** How often an honest place is called quiet, at most. */
  static final double FALSE_ALARM = 0.01;

  /** 0.99 quantile of the normal distribution. */
  private static final double Z = 2.3263478740408408;

  /** Below so many person-hours a night nobody was there to be missed. */
  private static final double LEAST_HOURS = 0.5;

  /** With fewer independent nights than this the spread is not known. */
  private static final double LEAST_EFFECTIVE = 5;

  private static final double MOST_CORRELATION = 0.95;

  private QuietAfter() {}

  /** What is said. */
  enum State {
    /** The place went quiet and the rest of the mine did not. */
    QUIET,
    /** The whole mine fell alike: a holiday, a stop, an outage. */
    MINE_FELL,
    /** It went on within what the nights before let one expect. */
    WENT_ON,
    CANNOT_SAY;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Why nothing can be said. */
  enum Reason {
    NONE,
    FEW_BEFORE,
    FEW_AFTER,
    NOBODY_BEFORE,
    IRREGULAR,
    READERS_SILENT;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One night.
   *
   * @param place person-hours at the place
   * @param rest person-hours elsewhere in the mine; NaN when the place is the mine
   */
  record Night(double place, double rest) {}

  /**
   * What is said, and the figures for it.
   *
   * @param limit the mean after lies below it only once in a hundred honest cases; NaN when nothing
   *     is said
   * @param restShare mean of the rest after to before; NaN when not known
   */
  record Verdict(
      State state,
      Reason reason,
      int nightsBefore,
      int nightsAfter,
      double before,
      double spread,
      double limit,
      double after,
      double restShare) {}

  /** Judges; both lists in the order of nights. */
  static Verdict judge(List<Night> before, List<Night> after) {
    double mean = mean(before);
    double spread = spread(before, mean);
    double now = mean(after);
    double share = restShare(before, after);
    Reason reason = Reason.NONE;
    double limit = Double.NaN;
    if (before.size() < FEWEST_BEFORE) {
      reason = Reason.FEW_BEFORE;
    } else if (after.size() < FEWEST_AFTER) {
      reason = Reason.FEW_AFTER;
    } else if (mean < LEAST_HOURS) {
      reason = Reason.NOBODY_BEFORE;
    } else {
      limit = limit(before, after.size(), mean, spread);
      if (!(limit > 0)) {
        // Not even nobody at all would be unusual.
        reason = Reason.IRREGULAR;
        limit = Double.NaN;
      }
    }
    State state;
    if (reason != Reason.NONE) {
      state = State.CANNOT_SAY;
    } else if (now < limit
        && now <= LARGEST_SHARE * mean
        && now < quietest(before, after.size())) {
      boolean alike = share < 1 && now >= LARGEST_SHARE * mean * share;
      state = alike ? State.MINE_FELL : State.QUIET;
    } else {
      state = State.WENT_ON;
    }
    return new Verdict(
        state, reason, before.size(), after.size(), mean, spread, limit, now, share);
  }

  private static double limit(List<Night> before, int nightsAfter, double mean, double spread) {
    double r = correlation(before, mean);
    double left = (1 - r) / (1 + r);
    double n = before.size() * left;
    double m = Math.max(1, nightsAfter * left);
    return n < LEAST_EFFECTIVE
        ? Double.NaN
        : mean - quantile(n - 1) * spread * Math.sqrt(1 / n + 1 / m);
  }

  /** 0.99 quantile of Student's t by its expansion in 1/df, right to 2 % from 4 degrees on. */
  static double quantile(double df) {
    double z2 = Z * Z;
    double g1 = Z * (z2 + 1) / 4;
    double g2 = Z * ((5 * z2 + 16) * z2 + 3) / 96;
    double g3 = Z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    return Z + g1 / df + g2 / (df * df) + g3 / (df * df * df);
  }

  /**
   * Correlation from one night to the next, from 0, made good for the bias of few nights (Marriott
   * and Pope 1954).
   */
  private static double correlation(List<Night> nights, double mean) {
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < nights.size(); i++) {
      double d = nights.get(i).place() - mean;
      variance += d * d;
      covariance += i == 0 ? 0 : d * (nights.get(i - 1).place() - mean);
    }
    if (variance == 0) {
      return 0;
    }
    double r = covariance / variance;
    double unbiased = r + (1 + 3 * r) / nights.size();
    return Math.min(MOST_CORRELATION, Math.max(0, unbiased));
  }

  private static double mean(List<Night> nights) {
    return nights.stream().mapToDouble(Night::place).average().orElse(Double.NaN);
  }

  private static double spread(List<Night> nights, double mean) {
    double sum = 0;
    for (Night night : nights) {
      sum += (night.place() - mean) * (night.place() - mean);
    }
    return nights.size() < 2 ? Double.NaN : Math.sqrt(sum / (nights.size() - 1));
  }

  private static double restShare(List<Night> before, List<Night> after) {
    double was = before.stream().mapToDouble(Night::rest).average().orElse(Double.NaN);
    double is = after.stream().mapToDouble(Night::rest).average().orElse(Double.NaN);
    return was > 0 ? is / was : Double.NaN;
  }

  /** The lowest mean of so many nights in a row. */
  private static double quietest(List<Night> nights, int inARow) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i + inARow <= nights.size(); i++) {
      lowest = Math.min(lowest, mean(nights.subList(i, i + inARow)));
    }
    return lowest;
  }
}
