package org.minewatch.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Cuts centrelines where they meet and gives what meets one node.
 *
 * <p>Lines meet where they cross or touch in plan, where their ends come within the snapping
 * distance, and where an end comes within the joining distance of another line without running
 * along it. They do not where both have elevations that differ by more than a storey.
 */
final class Noding {
  private static final double ALONG_DEGREES = 20;

  private final NetworkOptions options;
  private final List<Centreline> lines;
  private final List<TreeMap<Double, Integer>> cuts = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final STRtree segments = new STRtree();
  private final BitSet met = new BitSet();
  private int[] parent;
  private int[] nodeOf;
  private final List<int[]> meetings = new ArrayList<>();

  /** A cut or an end of a line; {@code end} when it is an end that may give way. */
  private record Point(double e, double n, double z, boolean end) {}

  private record Segment(int line, int index, double from, double length) {}

  /** A node of the graph. */
  record Node(double easting, double northing) {}

  /** A piece of a line between two nodes; its first and last vertex are theirs. */
  record Piece(int from, int to, Centreline line) {}

  private final List<Node> nodes = new ArrayList<>();
  private List<Piece> pieces = new ArrayList<>();

  private Noding(List<Centreline> lines, NetworkOptions options) {
    this.lines = lines;
    this.options = options;
  }

  static Noding of(List<Centreline> lines, NetworkOptions options) {
    List<Centreline> ordered = new ArrayList<>();
    lines.stream()
        .map(Centreline::canonical)
        .sorted(Centreline.ORDER)
        .filter(l -> l.planLength() > 0.01)
        .forEach(
            l -> {
              if (ordered.isEmpty()
                  || !Arrays.equals(ordered.get(ordered.size() - 1).xyz(), l.xyz())) {
                ordered.add(l);
              }
            });
    Noding noding = new Noding(ordered, options);
    noding.index();
    noding.crossings();
    noding.ends();
    noding.cluster();
    noding.cut();
    return noding;
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Piece> pieces() {
    return pieces;
  }

  private void index() {
    for (int l = 0; l < lines.size(); l++) {
      Centreline c = lines.get(l);
      double from = 0;
      for (int i = 1; i < c.size(); i++) {
        double length =
            Math.hypot(c.easting(i) - c.easting(i - 1), c.northing(i) - c.northing(i - 1));
        segments.insert(
            new Envelope(c.easting(i - 1), c.easting(i), c.northing(i - 1), c.northing(i)),
            new Segment(l, i, from, length));
        from += length;
      }
      cuts.add(new TreeMap<>());
      cutAt(l, 0, new Point(c.easting(0), c.northing(0), c.elevation(0), true));
      int last = c.size() - 1;
      cutAt(l, from, new Point(c.easting(last), c.northing(last), c.elevation(last), true));
    }
    segments.build();
  }

  /** The point at a place of a line; one already there within a centimetre is taken. */
  private int cutAt(int line, double at, Point p) {
    TreeMap<Double, Integer> of = cuts.get(line);
    Double near = of.ceilingKey(at - 0.01);
    if (near != null && near <= at + 0.01) {
      return of.get(near);
    }
    points.add(p);
    of.put(at, points.size() - 1);
    return points.size() - 1;
  }

  private void crossings() {
    for (int l = 0; l < lines.size(); l++) {
      Centreline c = lines.get(l);
      double from = 0;
      for (int i = 1; i < c.size(); i++) {
        double length =
            Math.hypot(c.easting(i) - c.easting(i - 1), c.northing(i) - c.northing(i - 1));
        Envelope box =
            new Envelope(c.easting(i - 1), c.easting(i), c.northing(i - 1), c.northing(i));
        for (Object o : segments.query(box)) {
          Segment s = (Segment) o;
          if (s.line > l || s.line == l && s.index > i + 1) {
            cross(l, i, from, length, s);
          }
        }
        from += length;
      }
    }
  }

  private void cross(int l, int i, double from, double length, Segment s) {
    Centreline a = lines.get(l);
    Centreline b = lines.get(s.line);
    int j = s.index;
    double de = a.easting(i) - a.easting(i - 1);
    double dn = a.northing(i) - a.northing(i - 1);
    double fe = b.easting(j) - b.easting(j - 1);
    double fn = b.northing(j) - b.northing(j - 1);
    double cross = de * fn - dn * fe;
    // Not above, rather than below: a vertex drawn twice is a segment without length or direction.
    if (!(Math.abs(cross) > 1e-9 * length * s.length)) {
      return;
    }
    double ge = b.easting(j - 1) - a.easting(i - 1);
    double gn = b.northing(j - 1) - a.northing(i - 1);
    double t = (ge * fn - gn * fe) / cross;
    double u = (ge * dn - gn * de) / cross;
    double slackA = 1e-6 / length;
    double slackB = 1e-6 / s.length;
    if (t < -slackA || t > 1 + slackA || u < -slackB || u > 1 + slackB) {
      return;
    }
    double za = Plane.between(a.elevation(i - 1), a.elevation(i), t);
    double zb = Plane.between(b.elevation(j - 1), b.elevation(j), u);
    if (Math.abs(za - zb) > options.levelMetres()) {
      return;
    }
    double e = a.easting(i - 1) + t * de;
    double n = a.northing(i - 1) + t * dn;
    int p = cutAt(l, from + t * length, new Point(e, n, za, false));
    int q = cutAt(s.line, s.from + u * s.length, new Point(e, n, zb, false));
    meeting(p, q);
  }

  private void ends() {
    for (int l = 0; l < lines.size(); l++) {
      Centreline c = lines.get(l);
      end(l, c, 0, 1);
      end(l, c, c.size() - 1, c.size() - 2);
    }
  }

  private void end(int l, Centreline c, int vertex, int inner) {
    double e = c.easting(vertex);
    double n = c.northing(vertex);
    int own =
        vertex == 0 ? cuts.get(l).firstEntry().getValue() : cuts.get(l).lastEntry().getValue();
    double reach =
        c.kind() == RoadKind.ROADWAY || c.kind() == RoadKind.SHAFT
            ? options.joinMetres()
            : 2 * options.joinMetres();
    Segment best = null;
    double bestDistance = Double.POSITIVE_INFINITY;
    for (Object o : segments.query(new Envelope(e - reach, e + reach, n - reach, n + reach))) {
      Segment s = (Segment) o;
      if (s.line == l) {
        continue;
      }
      Centreline b = lines.get(s.line);
      int j = s.index;
      double d =
          Math.sqrt(
              Plane.distance2(
                  b.easting(j - 1), b.northing(j - 1), b.easting(j), b.northing(j), e, n));
      if (d > reach || d > options.snapMetres() && apart(b, j, e, n, c.elevation(vertex))) {
        continue;
      }
      double angle =
          Plane.angleDegrees(
              c.easting(inner) - e,
              c.northing(inner) - n,
              b.easting(j) - b.easting(j - 1),
              b.northing(j) - b.northing(j - 1));
      if (d <= options.snapMetres()) {
        meet(own, s, e, n);
      } else if (angle > ALONG_DEGREES || atEnd(b, j, e, n)) {
        if (d < bestDistance - 1e-9 || Math.abs(d - bestDistance) <= 1e-9 && before(s, best)) {
          bestDistance = d;
          best = s;
        }
      }
    }
    if (best != null && !met.get(own)) {
      meet(own, best, e, n);
    }
  }

  private void meeting(int p, int q) {
    meetings.add(new int[] {p, q});
    met.set(p);
    met.set(q);
  }

  private static boolean before(Segment a, Segment b) {
    return a.line < b.line || a.line == b.line && a.index < b.index;
  }

  /** Whether the nearest place of a segment is an end of its line. */
  private static boolean atEnd(Centreline b, int j, double e, double n) {
    double t = Plane.share(b.easting(j - 1), b.northing(j - 1), b.easting(j), b.northing(j), e, n);
    return j == 1 && t == 0 || j == b.size() - 1 && t == 1;
  }

  private boolean apart(Centreline b, int j, double e, double n, double z) {
    double t = Plane.share(b.easting(j - 1), b.northing(j - 1), b.easting(j), b.northing(j), e, n);
    double zb = Plane.between(b.elevation(j - 1), b.elevation(j), t);
    return Math.abs(zb - z) > options.levelMetres();
  }

  private void meet(int own, Segment s, double e, double n) {
    Centreline b = lines.get(s.line);
    int j = s.index;
    double t = Plane.share(b.easting(j - 1), b.northing(j - 1), b.easting(j), b.northing(j), e, n);
    double at = s.from + t * s.length;
    double total = cuts.get(s.line).lastKey();
    if (at < options.snapMetres()) {
      at = 0;
    } else if (at > total - options.snapMetres()) {
      at = total;
    }
    Point p =
        new Point(
            b.easting(j - 1) + t * (b.easting(j) - b.easting(j - 1)),
            b.northing(j - 1) + t * (b.northing(j) - b.northing(j - 1)),
            Plane.between(b.elevation(j - 1), b.elevation(j), t),
            false);
    meeting(own, cutAt(s.line, at, p));
  }

  /** Makes one node of points that meet; a place on a line outweighs an end drawn beside it. */
  private void cluster() {
    parent = new int[points.size()];
    Arrays.setAll(parent, i -> i);
    meetings.forEach(m -> union(m[0], m[1]));
    STRtree near = new STRtree();
    for (int i = 0; i < points.size(); i++) {
      near.insert(
          new Envelope(points.get(i).e, points.get(i).e, points.get(i).n, points.get(i).n), i);
    }
    double snap = options.snapMetres();
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      for (Object o : near.query(new Envelope(p.e - snap, p.e + snap, p.n - snap, p.n + snap))) {
        Point q = points.get((Integer) o);
        boolean level = !(Math.abs(p.z - q.z) > options.levelMetres());
        if (Math.hypot(p.e - q.e, p.n - q.n) <= snap && (p.end || q.end || level)) {
          union(i, (Integer) o);
        }
      }
    }
    TreeMap<Integer, List<Point>> members = new TreeMap<>();
    for (int i = 0; i < points.size(); i++) {
      members.computeIfAbsent(find(i), k -> new ArrayList<>()).add(points.get(i));
    }
    int[] nodeOfRoot = new int[points.size()];
    for (var entry : members.entrySet()) {
      nodeOfRoot[entry.getKey()] = nodes.size();
      nodes.add(middle(entry.getValue()));
    }
    nodeOf = new int[points.size()];
    Arrays.setAll(nodeOf, i -> nodeOfRoot[find(i)]);
  }

  private static Node middle(List<Point> of) {
    boolean ends = of.stream().allMatch(Point::end);
    TreeSet<Point> distinct =
        new TreeSet<>(Comparator.comparingDouble(Point::e).thenComparingDouble(Point::n));
    of.stream().filter(p -> ends || !p.end).forEach(distinct::add);
    double e = 0;
    double n = 0;
    for (Point p : distinct) {
      e += p.e;
      n += p.n;
    }
    return new Node(e / distinct.size(), n / distinct.size());
  }

  private int find(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void union(int a, int b) {
    int ra = find(a);
    int rb = find(b);
    parent[Math.max(ra, rb)] = Math.min(ra, rb);
  }

  private void cut() {
    for (int l = 0; l < lines.size(); l++) {
      var entries = new ArrayList<>(cuts.get(l).entrySet());
      for (int k = 1; k < entries.size(); k++) {
        int from = nodeOf[entries.get(k - 1).getValue()];
        int to = nodeOf[entries.get(k).getValue()];
        double start = entries.get(k - 1).getKey();
        double end = entries.get(k).getKey();
        if (from == to && end - start < 4 * options.joinMetres()) {
          continue;
        }
        Centreline line = part(lines.get(l), start, end, nodes.get(from), nodes.get(to));
        pieces.add(new Piece(from, to, line));
      }
    }
    dropOvershoots();
    dropDoubles();
  }

  private Centreline part(Centreline c, double start, double end, Node from, Node to) {
    double[] xyz = new double[3 * c.size() + 12];
    int n = 0;
    double at = 0;
    for (int i = 1; i < c.size(); i++) {
      double length =
          Math.hypot(c.easting(i) - c.easting(i - 1), c.northing(i) - c.northing(i - 1));
      if (at + length > start && n == 0) {
        n = put(xyz, n, c, i, (start - at) / length);
      }
      if (n > 0 && at + length >= end) {
        n = put(xyz, n, c, i, (end - at) / length);
        break;
      }
      if (n > 0) {
        n = put(xyz, n, c, i, 1);
      }
      at += length;
    }
    double[] ends = anchored(Arrays.copyOf(xyz, 3 * n), from, to);
    return c.with(ends);
  }

  private static int put(double[] xyz, int n, Centreline c, int i, double t) {
    double e = c.easting(i - 1) + t * (c.easting(i) - c.easting(i - 1));
    double north = c.northing(i - 1) + t * (c.northing(i) - c.northing(i - 1));
    if (n > 0 && Math.hypot(xyz[3 * n - 3] - e, xyz[3 * n - 2] - north) < 1e-9) {
      return n;
    }
    xyz[3 * n] = e;
    xyz[3 * n + 1] = north;
    xyz[3 * n + 2] =
        t >= 1
            ? c.elevation(i)
            : t <= 0 ? c.elevation(i - 1) : bothKnown(c.elevation(i - 1), c.elevation(i), t);
    return n + 1;
  }

  private static double bothKnown(double za, double zb, double t) {
    return za + t * (zb - za);
  }

  /** Leads a piece to its nodes: an end close to one moves there, one farther off is carried on. */
  private double[] anchored(double[] xyz, Node from, Node to) {
    double[] out = xyz;
    int last = out.length - 3;
    if (Math.hypot(out[0] - from.easting, out[1] - from.northing) > options.snapMetres()) {
      double[] longer = new double[out.length + 3];
      System.arraycopy(out, 0, longer, 3, out.length);
      longer[2] = out[2];
      out = longer;
      last += 3;
    }
    out[0] = from.easting;
    out[1] = from.northing;
    if (Math.hypot(out[last] - to.easting, out[last + 1] - to.northing) > options.snapMetres()) {
      out = Arrays.copyOf(out, out.length + 3);
      out[last + 5] = out[last + 2];
      last += 3;
    }
    out[last] = to.easting;
    out[last + 1] = to.northing;
    return out;
  }

  /** Ends drawn a little past the road they meet are no dead ends. */
  private void dropOvershoots() {
    int[] degree = new int[nodes.size()];
    for (Piece p : pieces) {
      degree[p.from]++;
      degree[p.to]++;
    }
    pieces =
        new ArrayList<>(
            pieces.stream()
                .filter(
                    p ->
                        p.line.planLength() > options.joinMetres()
                            || degree[p.from] > 1 && degree[p.to] > 1
                            || degree[p.from] == 1 && degree[p.to] == 1)
                .toList());
  }

  /** A road drawn twice is one road. */
  private void dropDoubles() {
    List<Piece> kept = new ArrayList<>();
    TreeMap<Long, List<Piece>> byEnds = new TreeMap<>();
    // The shorter of two courses stays, whatever lines they were cut from.
    pieces.sort(
        Comparator.comparingDouble((Piece p) -> p.line.planLength())
            .thenComparing(p -> p.line.canonical(), Centreline.ORDER));
    for (Piece p : pieces) {
      long key = ((long) Math.min(p.from, p.to) << 32) | Math.max(p.from, p.to);
      List<Piece> same = byEnds.computeIfAbsent(key, k -> new ArrayList<>());
      if (same.stream().noneMatch(q -> sameCourse(p.line, q.line))) {
        same.add(p);
        kept.add(p);
      }
    }
    pieces = kept;
  }

  private boolean sameCourse(Centreline a, Centreline b) {
    for (int i = 0; i < a.size(); i++) {
      if (OutlinePairs.distance(b, a.easting(i), a.northing(i)) > options.joinMetres()) {
        return false;
      }
    }
    return Math.abs(a.planLength() - b.planLength()) < options.joinMetres();
  }
}
