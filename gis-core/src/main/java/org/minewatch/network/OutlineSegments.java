package org.minewatch.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Pairs single segments of walls where whole lines do not: outlines that run around corners, or are
 * broken where a side road opens. Each stretch of a wall goes with the nearest wall beside it.
 */
final class OutlineSegments {
  private static final double MAX_ANGLE_DEGREES = 6;

  private final NetworkOptions options;
  private final List<Segment> segments = new ArrayList<>();
  private final STRtree tree = new STRtree();
  private final List<Centreline> middles = new ArrayList<>();
  private final List<Centreline> unpaired = new ArrayList<>();
  private double pairedLength;

  private record Segment(
      Centreline line, double ae, double an, double az, double be, double bn, double bz) {
    double length() {
      return Math.hypot(be - ae, bn - an);
    }

    double along(double e, double n) {
      return ((e - ae) * (be - ae) + (n - an) * (bn - an)) / length();
    }
  }

  /** Two segments side by side, from and to in metres along the first. */
  private record Facing(int a, int b, double spacing, double from, double to) {}

  private OutlineSegments(NetworkOptions options) {
    this.options = options;
  }

  static OutlineSegments of(List<Centreline> lines, NetworkOptions options) {
    OutlineSegments s = new OutlineSegments(options);
    for (Centreline l : lines) {
      for (int i = 1; i < l.size(); i++) {
        s.add(l, i);
      }
    }
    s.tree.build();
    s.pairUp(lines);
    return s;
  }

  private void add(Centreline l, int i) {
    Segment g =
        new Segment(
            l,
            l.easting(i - 1),
            l.northing(i - 1),
            l.elevation(i - 1),
            l.easting(i),
            l.northing(i),
            l.elevation(i));
    if (g.length() > 1e-6) {
      tree.insert(new Envelope(g.ae, g.be, g.an, g.bn), segments.size());
      segments.add(g);
    }
  }

  private void pairUp(List<Centreline> lines) {
    List<Facing> facings = new ArrayList<>();
    for (int a = 0; a < segments.size(); a++) {
      Segment s = segments.get(a);
      Envelope near = new Envelope(s.ae, s.be, s.an, s.bn);
      near.expandBy(options.maxWidthMetres());
      for (Object o : tree.query(near)) {
        int b = (Integer) o;
        Facing f = b > a ? facing(a, b) : null;
        if (f != null) {
          facings.add(f);
        }
      }
    }
    facings.sort(
        Comparator.comparingDouble(Facing::spacing)
            .thenComparingInt(Facing::a)
            .thenComparingInt(Facing::b));
    double[] taken = new double[segments.size()];
    java.util.Set<Centreline> walls =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    for (Facing f : facings) {
      double length = f.to - f.from;
      if (taken[f.a] + length <= segments.get(f.a).length() + 1e-6
          && taken[f.b] + length <= segments.get(f.b).length() * 1.05 + 0.5) {
        taken[f.a] += length;
        taken[f.b] += length;
        pairedLength += 2 * length;
        walls.add(segments.get(f.a).line);
        walls.add(segments.get(f.b).line);
        middles.add(middle(f));
      }
    }
    lines.stream().filter(l -> !walls.contains(l)).forEach(unpaired::add);
  }

  private Facing facing(int ia, int ib) {
    Segment a = segments.get(ia);
    Segment b = segments.get(ib);
    if (!a.line.alike(b.line)
        || Plane.angleDegrees(a.be - a.ae, a.bn - a.an, b.be - b.ae, b.bn - b.an)
            > MAX_ANGLE_DEGREES) {
      return null;
    }
    double p = a.along(b.ae, b.an);
    double q = a.along(b.be, b.bn);
    double from = Math.max(0, Math.min(p, q));
    double to = Math.min(a.length(), Math.max(p, q));
    double me = (b.ae + b.be) / 2 - a.ae;
    double mn = (b.an + b.bn) / 2 - a.an;
    double spacing = Math.abs(me * (a.bn - a.an) - mn * (a.be - a.ae)) / a.length();
    boolean wide = spacing >= options.minWidthMetres() && spacing <= options.maxWidthMetres();
    return wide && to - from > 0.2 ? new Facing(ia, ib, spacing, from, to) : null;
  }

  private Centreline middle(Facing f) {
    Segment a = segments.get(f.a);
    Segment b = segments.get(f.b);
    double[] xyz = new double[6];
    double[] at = {f.from / a.length(), f.to / a.length()};
    for (int i = 0; i < 2; i++) {
      double e = a.ae + at[i] * (a.be - a.ae);
      double n = a.an + at[i] * (a.bn - a.an);
      double t = Plane.share(b.ae, b.an, b.be, b.bn, e, n);
      xyz[3 * i] = (e + b.ae + t * (b.be - b.ae)) / 2;
      xyz[3 * i + 1] = (n + b.an + t * (b.bn - b.an)) / 2;
      xyz[3 * i + 2] =
          Plane.between(Plane.between(a.az, a.bz, at[i]), Plane.between(b.az, b.bz, t), 0.5);
    }
    return a.line.with(xyz, f.spacing);
  }

  /** Middle lines, one for each pair of stretches. */
  List<Centreline> middles() {
    return middles;
  }

  /** Lines no part of which found a partner. */
  List<Centreline> unpaired() {
    return unpaired;
  }

  /** Length of both walls together. */
  double pairedLength() {
    return pairedLength;
  }
}
