package org.minewatch.replay;

/**
 * The slopes of all lines through one point that pass others within a tolerance: what is left of
 * them tells whether the points between may be dropped. Of one coordinate against time.
 */
final class Fan {
  private final double tolerance;
  private double at;
  private double least;
  private double most;

  Fan(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Starts anew from a value. */
  void from(double value) {
    at = value;
    least = Double.NEGATIVE_INFINITY;
    most = Double.POSITIVE_INFINITY;
  }

  /**
   * Whether the line to a value passes all taken points within the tolerance.
   *
   * @param perTick one by the time since the start; infinite when none has passed
   */
  boolean passes(double value, double perTick) {
    double slope = (value - at) * perTick;
    return slope >= least && slope <= most;
  }

  /** Takes a point that the line has to pass from now on. */
  void take(double value, double perTick) {
    if (Double.isInfinite(perTick)) {
      // Two values of one moment: no line passes both.
      least = Math.abs(value - at) > tolerance ? Double.POSITIVE_INFINITY : least;
      return;
    }
    double slope = (value - at) * perTick;
    double spread = tolerance * perTick;
    least = Math.max(least, slope - spread);
    most = Math.min(most, slope + spread);
  }
}
