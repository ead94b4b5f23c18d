package org.minewatch.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the centrelines of roads that are drawn as two walls.
 *
 * <p>First whole lines are paired whose ends face each other at a road's width; then, of what is
 * left, single segments that run side by side. A drawing counts as drawn in double lines when more
 * than half of its road length pairs up: parallel roads 3 m apart on a plan of centrelines stay
 * what they are.
 */
final class OutlinePairs {
  private static final double MIN_PAIRED_SHARE = 0.5;
  private static final double MAX_ANGLE_DEGREES = 6;
  private static final double UNEVEN = 0.3;

  private final NetworkOptions options;
  private final List<Centreline> lines;
  private final STRtree tree = new STRtree();

  /** Two lines, or segments of lines, that are the walls of one road. */
  private record Pair(int a, int b, double spacing, double unevenness, double[] middle) {}

  /**
   * What became of the lines of a drawing.
   *
   * @param lines centrelines, derived or as drawn
   * @param derived how many come from two walls; 0 when the drawing is one of centrelines
   * @param single lines of a double-line drawing that found no partner and are taken as centrelines
   */
  record Outcome(List<Centreline> lines, int derived, int single) {}

  private OutlinePairs(List<Centreline> lines, NetworkOptions options) {
    this.lines = lines;
    this.options = options;
    for (int i = 0; i < lines.size(); i++) {
      tree.insert(envelope(lines.get(i)), i);
    }
    tree.build();
  }

  static Outcome centrelines(List<Centreline> drawn, NetworkOptions options) {
    List<Centreline> lines =
        drawn.stream().map(Centreline::canonical).sorted(Centreline.ORDER).toList();
    return new OutlinePairs(lines, options).outcome();
  }

  private Outcome outcome() {
    double total = lines.stream().mapToDouble(Centreline::planLength).sum();
    boolean[] used = new boolean[lines.size()];
    List<Centreline> middles = new ArrayList<>();
    double paired = 0;
    for (Pair p : taken(wholeLines(), used)) {
      paired += lines.get(p.a).planLength() + lines.get(p.b).planLength();
      middles.add(lines.get(p.a).with(p.middle, p.spacing));
    }
    List<Centreline> rest = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        rest.add(lines.get(i));
      }
    }
    OutlineSegments segments = OutlineSegments.of(rest, options);
    if (paired + segments.pairedLength() <= MIN_PAIRED_SHARE * total) {
      return new Outcome(lines, 0, 0);
    }
    middles.addAll(segments.middles());
    int derived = middles.size();
    List<Centreline> single = segments.unpaired().stream().filter(l -> !isCap(l)).toList();
    middles.addAll(single);
    return new Outcome(middles, derived, single.size());
  }

  /** A short line across a road's end, from wall to wall. */
  private boolean isCap(Centreline l) {
    if (l.planLength() > options.maxWidthMetres() + 1) {
      return false;
    }
    int end = l.size() - 1;
    return touchesOther(l, l.easting(0), l.northing(0))
        || touchesOther(l, l.easting(end), l.northing(end));
  }

  private boolean touchesOther(Centreline l, double e, double n) {
    Envelope near = new Envelope(e - 0.5, e + 0.5, n - 0.5, n + 0.5);
    for (Object o : tree.query(near)) {
      Centreline other = lines.get((Integer) o);
      if (other != l && !other.equals(l) && distance(other, e, n) <= 0.5) {
        return true;
      }
    }
    return false;
  }

  private List<Pair> wholeLines() {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < lines.size(); a++) {
      Envelope near = envelope(lines.get(a));
      near.expandBy(options.maxWidthMetres());
      for (Object o : tree.query(near)) {
        int b = (Integer) o;
        Pair pair = b > a ? pair(a, b) : null;
        if (pair != null) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  /** The most even pairs first; every line is a wall of one road only. */
  private static List<Pair> taken(List<Pair> pairs, boolean[] used) {
    pairs.sort(
        Comparator.comparingDouble(Pair::unevenness)
            .thenComparingInt(Pair::a)
            .thenComparingInt(Pair::b));
    List<Pair> taken = new ArrayList<>();
    for (Pair p : pairs) {
      if (!used[p.a] && !used[p.b]) {
        used[p.a] = true;
        used[p.b] = true;
        taken.add(p);
      }
    }
    return taken;
  }

  private Pair pair(int ia, int ib) {
    Centreline a = lines.get(ia);
    Centreline b = lines.get(ib);
    if (!a.alike(b)) {
      return null;
    }
    int ea = a.size() - 1;
    int eb = b.size() - 1;
    double straight = gap(a, 0, b, 0) + gap(a, ea, b, eb);
    double crossed = gap(a, 0, b, eb) + gap(a, ea, b, 0);
    Centreline c = crossed < straight ? b.reversed() : b;
    double spacing = Math.min(straight, crossed) / 2;
    double ends = Math.abs(gap(a, 0, c, 0) - gap(a, ea, c, eb)) / 2;
    // The walls of a stub shorter than wide cannot be told from its ends.
    if (spacing < options.minWidthMetres()
        || spacing > options.maxWidthMetres()
        || ends > UNEVEN * spacing
        || Math.min(a.planLength(), c.planLength()) < spacing / 2
        || sideways(a, c) > MAX_ANGLE_DEGREES) {
      return null;
    }
    double worst = ends / spacing;
    double[] middle = new double[3 * a.size()];
    for (int i = 0; i <= ea; i++) {
      double[] over = across(a, c, i);
      double d = Math.hypot(over[0] - a.easting(i), over[1] - a.northing(i));
      worst = Math.max(worst, Math.abs(d - spacing) / spacing);
      middle[3 * i] = (a.easting(i) + over[0]) / 2;
      middle[3 * i + 1] = (a.northing(i) + over[1]) / 2;
      middle[3 * i + 2] = Plane.between(a.elevation(i), over[2], 0.5);
    }
    return worst > UNEVEN ? null : new Pair(ia, ib, spacing, worst, middle);
  }

  /** How far the lines' chords are from running along each other. */
  private static double sideways(Centreline a, Centreline b) {
    double de = a.easting(a.size() - 1) - a.easting(0);
    double dn = a.northing(a.size() - 1) - a.northing(0);
    double fe = b.easting(b.size() - 1) - b.easting(0);
    double fn = b.northing(b.size() - 1) - b.northing(0);
    return Plane.angleDegrees(de, dn, fe, fn);
  }

  /** The place on the other wall that faces vertex i: its twin, or the nearest place. */
  private static double[] across(Centreline a, Centreline b, int i) {
    if (a.size() == b.size() || i == 0 || i == a.size() - 1) {
      int j = i == 0 ? 0 : i == a.size() - 1 ? b.size() - 1 : i;
      return new double[] {b.easting(j), b.northing(j), b.elevation(j)};
    }
    return nearest(b, a.easting(i), a.northing(i));
  }

  static double[] nearest(Centreline l, double e, double n) {
    double best = Double.POSITIVE_INFINITY;
    double[] at = null;
    for (int k = 1; k < l.size(); k++) {
      double t =
          Plane.share(l.easting(k - 1), l.northing(k - 1), l.easting(k), l.northing(k), e, n);
      double pe = l.easting(k - 1) + t * (l.easting(k) - l.easting(k - 1));
      double pn = l.northing(k - 1) + t * (l.northing(k) - l.northing(k - 1));
      double d = Math.hypot(pe - e, pn - n);
      if (d < best) {
        best = d;
        at = new double[] {pe, pn, Plane.between(l.elevation(k - 1), l.elevation(k), t)};
      }
    }
    return at;
  }

  static double distance(Centreline l, double e, double n) {
    double[] p = nearest(l, e, n);
    return Math.hypot(p[0] - e, p[1] - n);
  }

  private static double gap(Centreline a, int i, Centreline b, int j) {
    return Math.hypot(a.easting(i) - b.easting(j), a.northing(i) - b.northing(j));
  }

  static Envelope envelope(Centreline l) {
    Envelope box = new Envelope();
    for (int i = 0; i < l.size(); i++) {
      box.expandToInclude(l.easting(i), l.northing(i));
    }
    return box;
  }
}
