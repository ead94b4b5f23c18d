package org.minewatch.geo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One step on the way between two coordinate systems. The array holds easting (or longitude),
 * northing (or latitude) and height, and is replaced in place; a height that is not known is NaN
 * and stays so. Steps are immutable and thread-safe.
 */
interface Step {

  void apply(double[] enh);

  Step inverse();

  /** The steps one after the other; none at all changes nothing. */
  static Step chain(List<Step> steps) {
    return new Chain(List.copyOf(steps));
  }

  /** Steps in order. */
  record Chain(List<Step> steps) implements Step {

    @Override
    public void apply(double[] enh) {
      for (Step step : steps) {
        step.apply(enh);
      }
    }

    @Override
    public Step inverse() {
      List<Step> reversed = new ArrayList<>(steps.stream().map(Step::inverse).toList());
      Collections.reverse(reversed);
      return new Chain(List.copyOf(reversed));
    }
  }
}
