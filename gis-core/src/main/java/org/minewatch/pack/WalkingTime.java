package org.minewatch.pack;

/**
 * How long a walk takes, as a span: metres a second on foot, level 0.8 to 1.4, up-dip 0.3 to 0.7
 * (domain notes, 6: from experience); down-dip 0.6 to 1.1 and the slope from which a road counts as
 * inclined are our own proposal. Cages, chairlifts and vehicles are not counted.
 */
record WalkingTime(double leastMinutes, double mostMinutes) {
  static final WalkingTime NONE = new WalkingTime(0, 0);

  private static final double INCLINED_DEGREES = 5;
  private static final double[] LEVEL = {1.4, 0.8};
  private static final double[] UP = {0.7, 0.3};
  private static final double[] DOWN = {1.1, 0.6};

  /**
   * @param metres along the road
   * @param rise metres, NaN when not known, which counts as level
   */
  static WalkingTime of(double metres, double rise) {
    double slope =
        metres > 0 && !Double.isNaN(rise)
            ? Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, rise / metres))))
            : 0;
    double[] speed = slope > INCLINED_DEGREES ? UP : slope < -INCLINED_DEGREES ? DOWN : LEVEL;
    return new WalkingTime(metres / speed[0] / 60, metres / speed[1] / 60);
  }

  WalkingTime plus(WalkingTime other) {
    return new WalkingTime(leastMinutes + other.leastMinutes, mostMinutes + other.mostMinutes);
  }

  double middle() {
    return (leastMinutes + mostMinutes) / 2;
  }
}
