package org.minewatch.detect.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How fast a face advances, with bounds within which it most likely lies.
 *
 * @param low metres a day, never negative
 * @param best metres a day
 * @param high metres a day
 * @param days that it was measured over
 */
public record AdvanceRate(double low, double best, double high, int days) {

  /** A day's cut is a whole number of rounds: no rate is known better than this. */
  private static final double LEAST_SHARE = 0.15;

  /** One sigma of a foremost place beside its error budget: crews stand here and there. */
  private static final double STAND_METRES = 1.5;

  private static final double SIGMAS = 2;

  /** A place of the face on a day, as metres of advance. */
  public record At(LocalDate day, double advance) {}

  static AdvanceRate none(int days) {
    return new AdvanceRate(0, 0, 0, days);
  }

  /**
   * From reports: the mean over all of them, with twice the standard error of the single steps.
   *
   * @param reports oldest first; fewer than two days tell nothing
   */
  static Optional<AdvanceRate> reported(List<At> reports) {
    if (reports.size() < 2) {
      return Optional.empty();
    }
    At first = reports.get(0);
    At last = reports.get(reports.size() - 1);
    double days = last.day().toEpochDay() - first.day().toEpochDay();
    if (days < 1) {
      return Optional.empty();
    }
    double mean = Math.max(0, (last.advance() - first.advance()) / days);
    double squares = 0;
    int steps = 0;
    for (int i = 1; i < reports.size(); i++) {
      double span = reports.get(i).day().toEpochDay() - reports.get(i - 1).day().toEpochDay();
      if (span > 0) {
        double rate = (reports.get(i).advance() - reports.get(i - 1).advance()) / span;
        squares += (rate - mean) * (rate - mean);
        steps++;
      }
    }
    double error = steps < 2 ? 0 : Math.sqrt(squares / (steps - 1) / steps);
    return Optional.of(about(mean, Math.max(SIGMAS * error, LEAST_SHARE * mean), (int) days));
  }

  /**
   * From where crews stood: a straight line through the foremost places of at least three nights.
   */
  static Optional<AdvanceRate> observed(List<At> fronts) {
    int n = fronts.size();
    if (n < 3) {
      return Optional.empty();
    }
    double t = 0;
    double a = 0;
    for (At f : fronts) {
      t += (double) f.day().toEpochDay() / n;
      a += f.advance() / n;
    }
    double tt = 0;
    double ta = 0;
    for (At f : fronts) {
      tt += (f.day().toEpochDay() - t) * (f.day().toEpochDay() - t);
      ta += (f.day().toEpochDay() - t) * (f.advance() - a);
    }
    if (tt == 0) {
      return Optional.empty();
    }
    double slope = ta / tt;
    double squares = 0;
    for (At f : fronts) {
      double miss = f.advance() - a - slope * (f.day().toEpochDay() - t);
      squares += miss * miss;
    }
    double scatter = Math.max(STAND_METRES, Math.sqrt(squares / (n - 2)));
    int days = (int) (fronts.get(n - 1).day().toEpochDay() - fronts.get(0).day().toEpochDay());
    return Optional.of(about(slope, SIGMAS * scatter / Math.sqrt(tt), days));
  }

  private static AdvanceRate about(double best, double by, int days) {
    return new AdvanceRate(Math.max(0, best - by), Math.max(0, best), Math.max(0, best + by), days);
  }

  /** Days until so many metres are driven at the fastest likely rate; infinite when it stands. */
  public double soonestDays(double metres) {
    return days(metres, high);
  }

  public double likelyDays(double metres) {
    return days(metres, best);
  }

  /** At the slowest likely rate. */
  public double latestDays(double metres) {
    return days(metres, low);
  }

  private static double days(double metres, double perDay) {
    return metres <= 0 ? 0 : perDay <= 0 ? Double.POSITIVE_INFINITY : metres / perDay;
  }
}
