package org.minewatch.drawing.shapefile;

import java.util.ArrayList;
import java.util.List;

/** Puts the rings of a polygon record together. */
final class Rings {
  private Rings() {}

  /** Positive counter-clockwise, about the ring's first vertex to keep the digits. */
  static double signedArea(double[] open) {
    double sum = 0;
    for (int i = 3; i + 3 < open.length; i += 3) {
      double ax = open[i] - open[0];
      double ay = open[i + 1] - open[1];
      double bx = open[i + 3] - open[0];
      double by = open[i + 4] - open[1];
      sum += ax * by - bx * ay;
    }
    return sum / 2;
  }

  /** Each shell with its holes; a hole that lies in no shell is an area of its own. */
  static List<double[][]> assign(List<double[]> shells, List<double[]> holes) {
    List<List<double[]>> areas = new ArrayList<>();
    shells.forEach(s -> areas.add(new ArrayList<>(List.of(s))));
    for (double[] hole : holes) {
      int best = -1;
      for (int i = 0; i < shells.size(); i++) {
        boolean smaller =
            best < 0
                || Math.abs(signedArea(shells.get(i))) < Math.abs(signedArea(shells.get(best)));
        if (smaller && mostlyInside(hole, shells.get(i))) {
          best = i;
        }
      }
      if (best < 0) {
        areas.add(new ArrayList<>(List.of(hole)));
      } else {
        areas.get(best).add(hole);
      }
    }
    return areas.stream().map(a -> a.toArray(double[][]::new)).toList();
  }

  /** Vertices may lie on the shell, where a hole touches it. */
  private static boolean mostlyInside(double[] hole, double[] shell) {
    int inside = 0;
    int n = hole.length / 3;
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      double x = (hole[3 * i] + hole[3 * next]) / 2;
      double y = (hole[3 * i + 1] + hole[3 * next + 1]) / 2;
      inside += isInside(x, y, shell) ? 1 : 0;
    }
    return 2 * inside > n;
  }

  private static boolean isInside(double x, double y, double[] ring) {
    boolean inside = false;
    for (int i = 0, j = ring.length - 3; i < ring.length; j = i, i += 3) {
      boolean crosses = ring[i + 1] > y != ring[j + 1] > y;
      if (crosses
          && x < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
