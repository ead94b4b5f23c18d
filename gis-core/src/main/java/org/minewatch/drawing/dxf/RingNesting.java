package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.minewatch.drawing.dxf.tag.BadEntityException;

/** Sorts the rings of a hatch into shells and their holes by what lies in what. */
final class RingNesting {

  /** Vertices looked at before a hatch is given up: 2,000 loops of 1,000 vertices take a tenth. */
  private static final long MOST_WORK = 50_000_000;

  private record Ring(double[] xyz, double[] box, double area) {
    static Ring of(double[] xyz) {
      double[] box = {xyz[0], xyz[1], xyz[0], xyz[1]};
      double twice = 0;
      for (int i = 0, j = xyz.length - 3; i < xyz.length; j = i, i += 3) {
        box[0] = Math.min(box[0], xyz[i]);
        box[1] = Math.min(box[1], xyz[i + 1]);
        box[2] = Math.max(box[2], xyz[i]);
        box[3] = Math.max(box[3], xyz[i + 1]);
        twice += (xyz[j] - xyz[0]) * (xyz[i + 1] - xyz[1]);
        twice -= (xyz[i] - xyz[0]) * (xyz[j + 1] - xyz[1]);
      }
      return new Ring(xyz, box, Math.abs(twice) / 2);
    }

    boolean boxHolds(Ring o) {
      return box[0] <= o.box[0] && box[1] <= o.box[1] && box[2] >= o.box[2] && box[3] >= o.box[3];
    }

    /** Whether the point lies inside, by the crossings of a ray; on the line is undecided. */
    boolean holds(double x, double y) {
      boolean inside = false;
      for (int i = 0, j = xyz.length - 3; i < xyz.length; j = i, i += 3) {
        if (xyz[i + 1] > y != xyz[j + 1] > y
            && x < (xyz[j] - xyz[i]) * (y - xyz[i + 1]) / (xyz[j + 1] - xyz[i + 1]) + xyz[i]) {
          inside = !inside;
        }
      }
      return inside;
    }

    /** Whether most of three points of another ring lie inside: one may lie on the line. */
    boolean holds(Ring o) {
      int n = o.xyz.length / 3;
      int inside = 0;
      for (int k = 0; k < 3; k++) {
        int a = 3 * (k * n / 3);
        int b = 3 * ((k * n / 3 + 1) % n);
        inside += holds((o.xyz[a] + o.xyz[b]) / 2, (o.xyz[a + 1] + o.xyz[b + 1]) / 2) ? 1 : 0;
      }
      return inside > 1;
    }
  }

  private RingNesting() {}

  /** Areas, each a shell and its holes, in the order of their size from the largest. */
  static List<List<double[]>> areas(List<double[]> rings, boolean holes, EntityHead head) {
    Ring[] sorted =
        rings.stream()
            .map(Ring::of)
            .sorted(Comparator.comparingDouble(Ring::area).reversed())
            .toArray(Ring[]::new);
    int n = sorted.length;
    int[] depth = new int[n];
    int[] parent = new int[n];
    Arrays.fill(parent, -1);
    long work = 0;
    for (int i = 1; i < n; i++) {
      for (int k = i - 1; k >= 0; k--) {
        work++;
        if (sorted[k].boxHolds(sorted[i])) {
          work += sorted[k].xyz().length;
          if (sorted[k].holds(sorted[i])) {
            parent[i] = k;
            depth[i] = depth[k] + 1;
            break;
          }
        }
        if (work > MOST_WORK) {
          throw new BadEntityException(
              head.place(),
              "",
              "HATCH has " + n + " loops, too many to tell holes from areas: hatch in parts",
              "");
        }
      }
    }
    List<List<double[]>> areas = new ArrayList<>();
    int[] place = new int[n];
    for (int i = 0; i < n; i++) {
      if (depth[i] % 2 == 0 && (holes || depth[i] == 0)) {
        place[i] = areas.size();
        areas.add(new ArrayList<>(List.of(sorted[i].xyz())));
      } else if (depth[i] % 2 == 1 && holes) {
        areas.get(place[parent[i]]).add(sorted[i].xyz());
      }
    }
    return areas;
  }
}
