package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of round elevations, one above the other at even steps, as stands beside a section or a
 * vertical projection: elevation = {@code base + perUnit * y}.
 *
 * @param perUnit metres of elevation for a unit of the drawing upwards
 * @param base elevation at y = 0
 * @param rungs how many elevations the column has
 * @param lowest lowest elevation printed, metres
 * @param highest highest elevation printed, metres
 */
public record ElevationLadder(
    double perUnit, double base, int rungs, double lowest, double highest) {
  private static final Pattern ROUND = Pattern.compile("[+±]?(-?\\d{1,4})(?:\\.0+)?\\s*m?");
  private static final int LEAST_RUNGS = 4;
  private static final int MOST_WORDS = 4000;

  /** Rungs are off their even places by at most this share of a step. */
  private static final double EVEN = 0.15;

  public double elevation(double y) {
    return base + perUnit * y;
  }

  private record Rung(double x, double y, double value) {}

  /** The longest ladder of a sheet, if any. */
  static Optional<ElevationLadder> find(List<Words> words) {
    List<Rung> rungs = new ArrayList<>();
    for (Words w : words) {
      Matcher m = ROUND.matcher(w.text());
      if (m.matches() && Integer.parseInt(m.group(1)) % 10 == 0 && rungs.size() < MOST_WORDS) {
        rungs.add(new Rung(w.x(), w.y(), Integer.parseInt(m.group(1))));
      }
    }
    rungs.sort(Comparator.comparingDouble(Rung::x).thenComparingDouble(Rung::y));
    double height =
        rungs.stream().mapToDouble(Rung::y).max().orElse(0)
            - rungs.stream().mapToDouble(Rung::y).min().orElse(0);
    Optional<ElevationLadder> best = Optional.empty();
    int from = 0;
    for (int i = 1; i <= rungs.size(); i++) {
      if (i == rungs.size() || rungs.get(i).x() - rungs.get(i - 1).x() > 0.02 * height) {
        Optional<ElevationLadder> found = fit(rungs.subList(from, i));
        if (found.isPresent() && best.map(b -> b.rungs < found.get().rungs).orElse(true)) {
          best = found;
        }
        from = i;
      }
    }
    return best;
  }

  /** A straight line through a column of numbers, when it really is one. */
  private static Optional<ElevationLadder> fit(List<Rung> column) {
    Set<Double> values = new HashSet<>();
    List<Rung> rungs = new ArrayList<>();
    for (Rung r : column) {
      if (values.add(r.value())) {
        rungs.add(r);
      }
    }
    if (rungs.size() < LEAST_RUNGS) {
      return Optional.empty();
    }
    double my = rungs.stream().mapToDouble(Rung::y).average().orElseThrow();
    double mv = rungs.stream().mapToDouble(Rung::value).average().orElseThrow();
    double yy = 0;
    double yv = 0;
    for (Rung r : rungs) {
      yy += (r.y() - my) * (r.y() - my);
      yv += (r.y() - my) * (r.value() - mv);
    }
    double slope = yv / yy;
    double low = rungs.stream().mapToDouble(Rung::value).min().orElseThrow();
    double high = rungs.stream().mapToDouble(Rung::value).max().orElseThrow();
    double step = (high - low) / (rungs.size() - 1);
    boolean even =
        slope > 0
            && rungs.stream()
                .allMatch(r -> Math.abs(mv + slope * (r.y() - my) - r.value()) <= EVEN * step);
    return even
        ? Optional.of(new ElevationLadder(slope, mv - slope * my, rungs.size(), low, high))
        : Optional.empty();
  }
}
