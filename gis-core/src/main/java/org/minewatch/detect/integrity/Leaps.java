package org.minewatch.detect.integrity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minewatch.detect.integrity.StationDoubts.Leap;

/** How far people are off in one place, by their leaps, and who they are. */
final class Leaps {
  /**
   * Who goes aside at his pace goes no further than he walks before and after; paces change a
   * little. What scatter adds to that is taken off by {@link #SIGMAS} of the mean of all steps.
   */
  private static final double FARTHER = 1.05;

  private static final double SIGMAS = 2;

  /** Of people seen in one place those who leapt there, so many and such a share of them. */
  private static final int LEAST_PERSONS = 3;

  private static final double LEAST_SHARE = 0.3;

  /** The leaps of one place are one leap. */
  private static final double LEAST_AGREEMENT = 0.9;

  /**
   * A step that may be a leap.
   *
   * @param row the fix before it
   * @param far over what the walk before and after it goes in its time; 0 where it tells nothing
   * @param sigma one sigma of that
   */
  record Step(int row, double far, double sigma) {}

  private int rows;
  private double east;
  private double north;
  private double metres;
  private final Set<Integer> persons = new HashSet<>();
  private final Set<Step> steps = new HashSet<>();

  void add(double e, double n, int person, Step... leapt) {
    rows++;
    east += e;
    north += n;
    metres += Math.hypot(e, n);
    persons.add(person);
    steps.addAll(List.of(leapt));
  }

  Leaps and(Leaps other) {
    Leaps both = new Leaps();
    for (Leaps l : List.of(this, other)) {
      both.rows += l.rows;
      both.east += l.east;
      both.north += l.north;
      both.metres += l.metres;
      both.persons.addAll(l.persons);
      both.steps.addAll(l.steps);
    }
    return both;
  }

  int persons() {
    return persons.size();
  }

  Leap mean() {
    return new Leap(east / rows, north / rows, persons.size());
  }

  boolean agree() {
    return rows > 0 && Math.hypot(east, north) >= LEAST_AGREEMENT * metres;
  }

  /** Whether they went further than they can have walked, taken together. */
  boolean areLeaps() {
    double[] far = steps.stream().mapToDouble(Step::far).filter(f -> f > 0).toArray();
    double variance =
        steps.stream().filter(s -> s.far() > 0).mapToDouble(s -> s.sigma() * s.sigma()).sum();
    return far.length > 0
        && Arrays.stream(far).sum() / far.length
            >= FARTHER + SIGMAS * Math.sqrt(variance) / far.length;
  }

  boolean areOfMany(Set<Integer> seen) {
    return persons.size() >= LEAST_PERSONS && persons.size() >= LEAST_SHARE * seen.size();
  }
}
