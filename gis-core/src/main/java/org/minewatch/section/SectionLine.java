package org.minewatch.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The line that a section is cut along, with the strip to both sides whose things are laid onto it:
 * each where it is nearest to the line, nothing past its ends. Distances run along the line from
 * its first vertex.
 *
 * <p>Immutable.
 */
public final class SectionLine {
  public static final int MOST_VERTICES = 50;
  public static final double LONGEST_METRES = 20_000;
  public static final double NARROWEST_METRES = 1;
  public static final double WIDEST_METRES = 200;

  private static final double SHORTEST_LEG_METRES = 0.01;
  private static final double SAME = 1e-9;

  private final Coordinate[] vertices;
  private final double[] start;
  private final double width;

  private SectionLine(Coordinate[] vertices, double[] start, double width) {
    this.vertices = vertices;
    this.start = start;
    this.width = width;
  }

  /**
   * @param vertices easting and northing in metres; a vertex on the one before it is left out
   * @param width how far to each side things are laid onto the line, metres
   * @throws UnusableLineException when the line is too short, too long or has too many vertices, or
   *     the width makes no sense
   */
  public static SectionLine of(List<Coordinate> vertices, double width)
      throws UnusableLineException {
    if (!(width >= NARROWEST_METRES && width <= WIDEST_METRES)) {
      throw new UnusableLineException(
          "剖面宽度须在 1 至 200 米之间", "the width of a section must be 1 to 200 metres");
    }
    if (vertices.size() > MOST_VERTICES) {
      throw new UnusableLineException(
          "剖面线最多 50 个点，给了 %d 个".formatted(vertices.size()),
          "a section line has at most 50 vertices, not %d".formatted(vertices.size()));
    }
    List<Coordinate> kept = new ArrayList<>();
    for (Coordinate c : vertices) {
      if (kept.isEmpty() || kept.get(kept.size() - 1).distance(c) >= SHORTEST_LEG_METRES) {
        kept.add(new Coordinate(c.x, c.y));
      }
    }
    if (kept.size() < 2) {
      throw new UnusableLineException(
          "剖面线至少要有两个不同的点", "a section line needs at least two different vertices");
    }
    double[] start = new double[kept.size()];
    for (int i = 1; i < start.length; i++) {
      start[i] = start[i - 1] + kept.get(i - 1).distance(kept.get(i));
    }
    if (start[start.length - 1] > LONGEST_METRES) {
      throw new UnusableLineException(
          "剖面线最长 20 千米，这条长 %.1f 千米".formatted(start[start.length - 1] / 1000),
          "a section line is at most 20 km long, not %.1f km"
              .formatted(start[start.length - 1] / 1000));
    }
    return new SectionLine(kept.toArray(Coordinate[]::new), start, width);
  }

  public double lengthMetres() {
    return start[start.length - 1];
  }

  public double widthMetres() {
    return width;
  }

  public int legs() {
    return vertices.length - 1;
  }

  public Coordinate vertex(int i) {
    return vertices[i].copy();
  }

  /** Distance of a vertex along the line. */
  public double distanceOf(int vertex) {
    return start[vertex];
  }

  /** Everything that can be nearer to the line than its width. */
  public Envelope reach() {
    Envelope box = new Envelope();
    Arrays.stream(vertices).forEach(box::expandToInclude);
    box.expandBy(width);
    return box;
  }

  /**
   * Where a place lies on the line.
   *
   * @param distance along the line, metres
   * @param aside from the line, metres, positive to its right
   * @param beyond metres past the nearer end of the line; 0 beside it
   */
  public record Foot(double distance, double aside, double beyond) {}

  /** Whether a place is laid onto the line: within its width, and not past its ends. */
  boolean takes(Foot foot) {
    return Math.abs(foot.aside()) <= width && foot.beyond() < SHORTEST_LEG_METRES;
  }

  /** The nearest place of the line; of two equally near ones the first. */
  public Foot foot(double easting, double northing) {
    double best = Double.POSITIVE_INFINITY;
    Foot foot = null;
    for (int leg = 0; leg < legs(); leg++) {
      Coordinate a = vertices[leg];
      Coordinate b = vertices[leg + 1];
      double length = start[leg + 1] - start[leg];
      double ue = (b.x - a.x) / length;
      double un = (b.y - a.y) / length;
      double t = (easting - a.x) * ue + (northing - a.y) * un;
      double on = Math.max(0, Math.min(length, t));
      double far = Math.hypot(easting - a.x - on * ue, northing - a.y - on * un);
      if (far < best - SAME) {
        best = far;
        boolean right = (easting - a.x) * un - (northing - a.y) * ue >= 0;
        boolean past = leg == 0 && t < 0 || leg == legs() - 1 && t > length;
        foot = new Foot(start[leg] + on, right ? far : -far, past ? Math.abs(t - on) : 0);
      }
    }
    return foot;
  }

  /**
   * Part of a straight piece that lies in the strip.
   *
   * @param from share of the piece, 0 to 1
   * @param distanceFrom where that lies along the line
   */
  record Part(double from, double to, double distanceFrom, double distanceTo, double aside) {}

  /**
   * The parts of a straight piece that lie in the strip, in order; within each of them the distance
   * along the line grows or falls evenly.
   */
  List<Part> clip(Coordinate a, Coordinate b) {
    List<Double> cuts = new ArrayList<>(List.of(0.0, 1.0));
    Envelope box = new Envelope(a, b);
    for (int leg = 0; leg < legs(); leg++) {
      Envelope reach = new Envelope(vertices[leg], vertices[leg + 1]);
      reach.expandBy(width);
      if (reach.intersects(box)) {
        cuts(leg, a, b, cuts);
      }
    }
    double[] at = cuts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < at.length; i++) {
      if (at[i] - at[i - 1] > SAME) {
        part(a, b, at[i - 1], at[i]).ifPresent(parts::add);
      }
    }
    return parts;
  }

  private java.util.Optional<Part> part(Coordinate a, Coordinate b, double from, double to) {
    Foot middle = foot(along(a.x, b.x, (from + to) / 2), along(a.y, b.y, (from + to) / 2));
    if (!takes(middle)) {
      return java.util.Optional.empty();
    }
    // A hair within the part, so that both ends belong to the leg that its middle belongs to.
    double hair = (to - from) * 1e-7;
    Foot first = foot(along(a.x, b.x, from + hair), along(a.y, b.y, from + hair));
    Foot last = foot(along(a.x, b.x, to - hair), along(a.y, b.y, to - hair));
    return java.util.Optional.of(
        new Part(from, to, first.distance(), last.distance(), middle.aside()));
  }

  private static double along(double from, double to, double share) {
    return from + share * (to - from);
  }

  /** Shares at which a piece enters or leaves a leg's strip, or another leg becomes nearer. */
  private void cuts(int leg, Coordinate a, Coordinate b, List<Double> cuts) {
    double length = start[leg + 1] - start[leg];
    double ue = (vertices[leg + 1].x - vertices[leg].x) / length;
    double un = (vertices[leg + 1].y - vertices[leg].y) / length;
    double ta = (a.x - vertices[leg].x) * ue + (a.y - vertices[leg].y) * un;
    double tb = (b.x - vertices[leg].x) * ue + (b.y - vertices[leg].y) * un;
    double qa = (a.x - vertices[leg].x) * un - (a.y - vertices[leg].y) * ue;
    double qb = (b.x - vertices[leg].x) * un - (b.y - vertices[leg].y) * ue;
    cut(ta, tb, 0, cuts);
    cut(ta, tb, length, cuts);
    cut(qa, qb, width, cuts);
    cut(qa, qb, -width, cuts);
    circle(vertices[leg], a, b, cuts);
    circle(vertices[leg + 1], a, b, cuts);
    if (leg + 1 < legs()) {
      double next = start[leg + 2] - start[leg + 1];
      double ve = (vertices[leg + 2].x - vertices[leg + 1].x) / next;
      double vn = (vertices[leg + 2].y - vertices[leg + 1].y) / next;
      double ra = (a.x - vertices[leg + 1].x) * vn - (a.y - vertices[leg + 1].y) * ve;
      double rb = (b.x - vertices[leg + 1].x) * vn - (b.y - vertices[leg + 1].y) * ve;
      cut(qa - ra, qb - rb, 0, cuts);
      cut(qa + ra, qb + rb, 0, cuts);
    }
  }

  private static void cut(double from, double to, double at, List<Double> cuts) {
    double share = (at - from) / (to - from);
    if (share > 0 && share < 1) {
      cuts.add(share);
    }
  }

  /** Round the outside of a bend the nearest place of the line is the vertex itself. */
  private void circle(Coordinate middle, Coordinate a, Coordinate b, List<Double> cuts) {
    double de = b.x - a.x;
    double dn = b.y - a.y;
    double fe = a.x - middle.x;
    double fn = a.y - middle.y;
    double p = de * de + dn * dn;
    double q = fe * de + fn * dn;
    double root = q * q - p * (fe * fe + fn * fn - width * width);
    if (p > 0 && root > 0) {
      for (double sign : new double[] {-1, 1}) {
        double share = (-q + sign * Math.sqrt(root)) / p;
        if (share > 0 && share < 1) {
          cuts.add(share);
        }
      }
    }
  }
}
