package org.minewatch.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds reported headings to drawn roads: of each only what lies beyond the drawing, joined to the
 * road it continues or leaves. A plan is up to a month older than the report, and a plan shifted by
 * some metres shows the same heading beside itself.
 */
final class ReportedHeadings {
  private static final double SAME_ROAD_METRES = 12;
  private static final double SAME_ROAD_DEGREES = 12;
  private static final double STEP_METRES = 2;
  private static final double MIN_EXTENSION_METRES = 1;

  private final List<Centreline> drawn;
  private final NetworkOptions options;
  private final List<Centreline> extensions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ReportedHeadings(List<Centreline> drawn, NetworkOptions options) {
    this.drawn = List.copyOf(drawn);
    this.options = options;
  }

  void add(ReportedWorking working, Centreline driven) {
    double length = driven.planLength();
    double covered = 0;
    for (double at = STEP_METRES / 2; at < length; at += STEP_METRES) {
      if (drawnAt(driven, at)) {
        covered = Math.min(length, at + STEP_METRES / 2);
      }
    }
    covered = refined(driven, covered, length);
    if (length - covered < MIN_EXTENSION_METRES) {
      return;
    }
    double[] beyond = tail(driven, covered);
    double[] start = joint(driven, beyond, covered > 0);
    if (start == null) {
      notes.add(
          "reported heading "
              + working.id()
              + " begins more than "
              + (int) options.headingReachMetres()
              + " m from every drawn road and stands alone");
      extensions.add(driven.with(beyond));
      return;
    }
    boolean apart = Math.hypot(start[0] - beyond[0], start[1] - beyond[1]) > 0.01;
    double[] line = beyond;
    if (apart) {
      line = new double[beyond.length + 3];
      System.arraycopy(start, 0, line, 0, 3);
      System.arraycopy(beyond, 0, line, 3, beyond.length);
    } else {
      line[2] = start[2];
    }
    extensions.add(FloorHeights.interpolated(driven.with(line), Double.NaN, Double.NaN));
  }

  /** Moves the end of what is drawn from the step it lies in to within a decimetre. */
  private double refined(Centreline driven, double covered, double length) {
    double at = covered;
    if (at > 0) {
      for (double d = Math.max(0, covered - STEP_METRES);
          d <= Math.min(length, covered + STEP_METRES);
          d += 0.1) {
        at = drawnAt(driven, d) ? d : at;
      }
    }
    return at;
  }

  /** Whether a drawn road runs along a heading at a distance from the heading's start. */
  private boolean drawnAt(Centreline driven, double at) {
    double[] p = point(driven, at);
    for (Centreline l : drawn) {
      if (l.kind() == RoadKind.CHAMBER || l.kind() == RoadKind.FACE_LINE) {
        continue;
      }
      for (int i = 1; i < l.size(); i++) {
        double de = l.easting(i) - l.easting(i - 1);
        double dn = l.northing(i) - l.northing(i - 1);
        double len2 = de * de + dn * dn;
        double t = ((p[0] - l.easting(i - 1)) * de + (p[1] - l.northing(i - 1)) * dn) / len2;
        // Beside the road, not past its end.
        if (t >= 0
            && t <= 1
            && Math.abs((p[0] - l.easting(i - 1)) * dn - (p[1] - l.northing(i - 1)) * de)
                <= SAME_ROAD_METRES * Math.sqrt(len2)
            && Plane.angleDegrees(p[3], p[4], de, dn) <= SAME_ROAD_DEGREES) {
          return true;
        }
      }
    }
    return false;
  }

  /** Easting, northing, elevation at a distance along a line, and the direction there. */
  private static double[] point(Centreline l, double at) {
    double from = 0;
    for (int i = 1; i < l.size(); i++) {
      double de = l.easting(i) - l.easting(i - 1);
      double dn = l.northing(i) - l.northing(i - 1);
      double length = Math.hypot(de, dn);
      if (from + length >= at || i == l.size() - 1) {
        double t = length == 0 ? 0 : (at - from) / length;
        double z = l.elevation(i - 1) + t * (l.elevation(i) - l.elevation(i - 1));
        return new double[] {l.easting(i - 1) + t * de, l.northing(i - 1) + t * dn, z, de, dn};
      }
      from += length;
    }
    throw new IllegalArgumentException("a line has two points");
  }

  private static double[] tail(Centreline l, double start) {
    double[] p = point(l, start);
    double[] xyz = {p[0], p[1], p[2]};
    double from = 0;
    for (int i = 1; i < l.size(); i++) {
      from += Math.hypot(l.easting(i) - l.easting(i - 1), l.northing(i) - l.northing(i - 1));
      if (from > start + 1e-6) {
        int n = xyz.length;
        xyz = Arrays.copyOf(xyz, n + 3);
        System.arraycopy(l.xyz(), 3 * i, xyz, n, 3);
      }
    }
    return xyz;
  }

  /**
   * Where the extension leaves the drawn roads: the end of the road it continues, else the road
   * that its line carried backwards meets first, else the nearest place; null when nothing is in
   * reach.
   */
  private double[] joint(Centreline driven, double[] beyond, boolean continues) {
    double e = beyond[0];
    double n = beyond[1];
    if (continues) {
      double[] end = nearestEnd(e, n, beyond[3] - e, beyond[4] - n);
      if (end != null) {
        return end;
      }
    }
    double de = e - beyond[3];
    double dn = n - beyond[4];
    double k = options.headingReachMetres() / Math.hypot(de, dn);
    double[] back = {e + k * de, n + k * dn};
    double[] best = null;
    double bestShare = Double.POSITIVE_INFINITY;
    double[] near = null;
    double nearest = options.headingReachMetres() / 2;
    for (Centreline l : drawn) {
      if (l.kind() == RoadKind.CHAMBER || l.kind() == RoadKind.FACE_LINE) {
        continue;
      }
      double[] p = OutlinePairs.nearest(l, e, n);
      double d = Math.hypot(p[0] - e, p[1] - n);
      if (d < nearest) {
        nearest = d;
        near = p;
      }
      for (int i = 1; i < l.size(); i++) {
        double t = crossing(e, n, back, l, i);
        if (t < bestShare) {
          bestShare = t;
          double x = e + t * (back[0] - e);
          double y = n + t * (back[1] - n);
          best = OutlinePairs.nearest(l, x, y);
        }
      }
    }
    return best != null ? best : near;
  }

  /** Share of the way back at which a segment is met; infinite when it is not. */
  private static double crossing(double e, double n, double[] back, Centreline l, int i) {
    double de = back[0] - e;
    double dn = back[1] - n;
    double fe = l.easting(i) - l.easting(i - 1);
    double fn = l.northing(i) - l.northing(i - 1);
    double cross = de * fn - dn * fe;
    if (cross == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double ge = l.easting(i - 1) - e;
    double gn = l.northing(i - 1) - n;
    double t = (ge * fn - gn * fe) / cross;
    double u = (ge * dn - gn * de) / cross;
    return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : Double.POSITIVE_INFINITY;
  }

  private double[] nearestEnd(double e, double n, double de, double dn) {
    double[] best = null;
    double nearest = SAME_ROAD_METRES * 1.3;
    for (Centreline l : drawn) {
      if (l.kind() == RoadKind.CHAMBER || l.kind() == RoadKind.FACE_LINE) {
        continue;
      }
      for (int end = 0; end < 2; end++) {
        int i = end == 0 ? 0 : l.size() - 1;
        int inner = end == 0 ? 1 : l.size() - 2;
        double d = Math.hypot(l.easting(i) - e, l.northing(i) - n);
        double angle =
            Plane.angleDegrees(
                l.easting(i) - l.easting(inner), l.northing(i) - l.northing(inner), de, dn);
        if (d < nearest && angle <= SAME_ROAD_DEGREES) {
          nearest = d;
          best = new double[] {l.easting(i), l.northing(i), l.elevation(i)};
        }
      }
    }
    return best;
  }

  List<Centreline> extensions() {
    return extensions;
  }

  List<String> notes() {
    return notes;
  }
}
