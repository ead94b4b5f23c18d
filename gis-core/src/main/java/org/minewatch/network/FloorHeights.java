package org.minewatch.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.MineDrawing;

/**
 * Gives roads without elevations those written beside them (+1853.3 on a layer of floor
 * elevations).
 */
final class FloorHeights {
  private static final Pattern SIGNED = Pattern.compile("^[+\\-−](\\d{1,4}(?:\\.\\d{1,3})?)$");
  private static final Pattern PLAIN = Pattern.compile("^[+\\-−]?(\\d{1,4}(?:\\.\\d{1,3})?)$");

  private static final double AT_VERTEX_METRES = 1;

  private record Height(double e, double n, double z) {}

  private final List<Height> heights = new ArrayList<>();

  void add(MineDrawing plan) {
    for (DrawnFeature f : plan.features()) {
      if (f.neighbour().isEmpty()
          && !f.hidden()
          && !f.text().isEmpty()
          && !f.geometry().isEmpty()) {
        String text = f.text().strip();
        Matcher m = (f.layer().contains("标高") ? PLAIN : SIGNED).matcher(text);
        if (m.matches()) {
          double z = Double.parseDouble(m.group(1));
          boolean below = text.startsWith("-") || text.startsWith("−");
          Coordinate c = f.geometry().getCoordinate();
          heights.add(new Height(c.x, c.y, below ? -z : z));
        }
      }
    }
    heights.sort(
        Comparator.comparingDouble(Height::e)
            .thenComparingDouble(Height::n)
            .thenComparingDouble(Height::z));
  }

  /**
   * The road with the elevations written within reach of it at its vertices, new ones where text
   * stands between them. A road that has any elevation of its own is left alone.
   */
  Centreline applied(Centreline road, double reach) {
    for (int i = 0; i < road.size(); i++) {
      if (!Double.isNaN(road.elevation(i))) {
        return road;
      }
    }
    List<double[]> anchors = new ArrayList<>();
    var box = OutlinePairs.envelope(road);
    box.expandBy(reach);
    for (Height h : heights) {
      if (box.contains(h.e, h.n)) {
        anchor(road, h, reach, anchors);
      }
    }
    if (anchors.isEmpty()) {
      return road;
    }
    return merged(road, anchors);
  }

  private static void anchor(Centreline road, Height h, double reach, List<double[]> anchors) {
    double from = 0;
    double[] best = null;
    for (int i = 1; i < road.size(); i++) {
      double ae = road.easting(i - 1);
      double an = road.northing(i - 1);
      double length = Math.hypot(road.easting(i) - ae, road.northing(i) - an);
      double t = Plane.share(ae, an, road.easting(i), road.northing(i), h.e, h.n);
      double e = ae + t * (road.easting(i) - ae);
      double n = an + t * (road.northing(i) - an);
      double d = Math.hypot(e - h.e, n - h.n);
      if (d <= reach && (best == null || d < best[4])) {
        best = new double[] {from + t * length, e, n, h.z, d};
      }
      from += length;
    }
    if (best != null) {
      anchors.add(best);
    }
  }

  private static Centreline merged(Centreline road, List<double[]> anchors) {
    List<double[]> all = new ArrayList<>();
    double from = 0;
    for (int i = 0; i < road.size(); i++) {
      if (i > 0) {
        from +=
            Math.hypot(
                road.easting(i) - road.easting(i - 1), road.northing(i) - road.northing(i - 1));
      }
      all.add(new double[] {from, road.easting(i), road.northing(i), Double.NaN});
    }
    List<double[]> vertices = List.copyOf(all);
    for (double[] a : anchors) {
      double[] vertex =
          vertices.stream().min(Comparator.comparingDouble(v -> Math.abs(v[0] - a[0]))).get();
      if (Math.abs(vertex[0] - a[0]) > AT_VERTEX_METRES) {
        all.add(a);
      } else if (Double.isNaN(vertex[3])) {
        vertex[3] = a[3];
      }
    }
    all.sort(Comparator.comparingDouble(p -> p[0]));
    double[] xyz = new double[3 * all.size()];
    for (int i = 0; i < all.size(); i++) {
      System.arraycopy(all.get(i), 1, xyz, 3 * i, 3);
    }
    return road.with(xyz);
  }

  /** Fills gaps between known vertices by distance along the road; the ends stay unknown. */
  static Centreline interpolated(Centreline road, double fromZ, double toZ) {
    double[] xyz = road.xyz().clone();
    int last = road.size() - 1;
    xyz[2] = Double.isNaN(xyz[2]) ? fromZ : xyz[2];
    xyz[3 * last + 2] = Double.isNaN(xyz[3 * last + 2]) ? toZ : xyz[3 * last + 2];
    double[] at = new double[road.size()];
    for (int i = 1; i <= last; i++) {
      at[i] =
          at[i - 1]
              + Math.hypot(
                  road.easting(i) - road.easting(i - 1), road.northing(i) - road.northing(i - 1));
    }
    int known = -1;
    for (int i = 0; i <= last; i++) {
      if (Double.isNaN(xyz[3 * i + 2])) {
        continue;
      }
      for (int j = known + 1; known >= 0 && j < i; j++) {
        double t = (at[j] - at[known]) / (at[i] - at[known]);
        xyz[3 * j + 2] = xyz[3 * known + 2] + t * (xyz[3 * i + 2] - xyz[3 * known + 2]);
      }
      known = i;
    }
    return road.with(xyz);
  }
}
