package org.minewatch.detect.sight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a length, such as what is seen of a road; they may overlap. */
final class Spans {
  private final double length;
  private final List<double[]> parts = new ArrayList<>();

  Spans(double length) {
    this.length = length;
  }

  /** What lies outside the length is cut off; a part that ends before it begins is none. */
  void add(double from, double to) {
    double a = Math.max(0, from);
    double b = Math.min(length, to);
    if (b > a) {
      parts.add(new double[] {a, b});
    }
  }

  void addAll(Spans other) {
    parts.addAll(other.parts);
  }

  /** The length of all parts together, what they share counted once. */
  double total() {
    double rest = 0;
    for (double[] gap : gaps(0)) {
      rest += gap[1] - gap[0];
    }
    return length - rest;
  }

  /** What is in no part, in turn; rests shorter than {@code least} are left out. */
  List<double[]> gaps(double least) {
    parts.sort(Comparator.comparingDouble(p -> p[0]));
    List<double[]> gaps = new ArrayList<>();
    double at = 0;
    for (double[] p : parts) {
      if (p[0] - at > least) {
        gaps.add(new double[] {at, p[0]});
      }
      at = Math.max(at, p[1]);
    }
    if (length - at > least) {
      gaps.add(new double[] {at, length});
    }
    return gaps;
  }
}
