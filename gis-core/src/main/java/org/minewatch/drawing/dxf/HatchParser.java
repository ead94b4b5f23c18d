package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.dxf.curve.BulgedPath;
import org.minewatch.drawing.dxf.curve.Curve;
import org.minewatch.drawing.dxf.curve.EllipticalArc;
import org.minewatch.drawing.dxf.curve.FitSpline;
import org.minewatch.drawing.dxf.curve.Nurbs;
import org.minewatch.drawing.dxf.curve.Vector;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagGroup;
import org.minewatch.drawing.source.VertexList;

/**
 * The boundary of a HATCH. The same group codes mean different things in different places, so its
 * tags are read strictly in order; counts are only believed as far as tags follow.
 */
final class HatchParser {
  private static final int POLYLINE = 2;
  private static final int TEXT_BOX = 8;
  private static final int IGNORE_STYLE = 2;

  private final EntityHead head;
  private final TagGroup g;
  private int i;
  private double z;

  HatchParser(EntityHead head, TagGroup g) {
    this.head = head;
    this.g = g;
  }

  DxfEntity parse() {
    z = g.number(30, 0);
    List<List<Curve>> loops = new ArrayList<>();
    int paths = skipTo(91);
    int count = paths < 0 ? 0 : (int) g.number(paths);
    i = paths + 1;
    for (int k = 0; k < count; k++) {
      int flags = (int) expect(92, "the kind of loop " + (k + 1) + " of " + count);
      List<Curve> loop = (flags & POLYLINE) != 0 ? List.of(polyline()) : edges();
      // the island that leaves room for a text is no hole in the ground
      if ((flags & TEXT_BOX) == 0) {
        loops.add(loop);
      }
      while (isAt(97) || isAt(330)) {
        i++;
      }
    }
    int style = skipTo(75);
    boolean holes = style < 0 || g.number(style) != IGNORE_STYLE;
    return new DxfArea(head, loops, holes);
  }

  private Curve polyline() {
    boolean bulged = isAt(72) && expect(72, "whether it has bulges") != 0;
    if (isAt(73)) {
      i++;
    }
    int count = (int) expect(93, "the number of vertices");
    VertexList vertices = new VertexList();
    double[] bulges = null;
    for (int k = 0; k < count; k++) {
      vertices.add(expect(10, "a vertex"), expect(20, "a vertex"), z);
      if (isAt(42)) {
        double bulge = LineParsers.bulge(g, i++);
        bulges = bulged ? LineParsers.withBulge(bulges, vertices.count(), bulge) : null;
      }
    }
    if (vertices.count() == 0) {
      throw g.bad("has a loop without vertices");
    }
    double[] own = bulges == null ? null : java.util.Arrays.copyOf(bulges, vertices.count());
    return new BulgedPath(vertices.toArray(), own, true);
  }

  private List<Curve> edges() {
    List<Curve> edges = new ArrayList<>();
    int count = (int) expect(93, "the number of edges");
    for (int k = 0; k < count; k++) {
      int kind = (int) expect(72, "the kind of an edge");
      edges.add(
          switch (kind) {
            case 1 -> line();
            case 2 -> arc();
            case 3 -> ellipse();
            case 4 -> spline();
            default ->
                throw new BadEntityException(
                    g.place(i - 1),
                    "group 72",
                    "HATCH has an edge of kind " + kind + "; expected 1 to 4",
                    g.text(i - 1));
          });
    }
    return edges;
  }

  private Curve line() {
    return BulgedPath.straight(
        false,
        expect(10, "the start of an edge"),
        expect(20, "the start of an edge"),
        z,
        expect(11, "the end of an edge"),
        expect(21, "the end of an edge"),
        z);
  }

  private Vector point(int code, String meaning) {
    return new Vector(expect(code, meaning), expect(code + 10, meaning), z);
  }

  private Curve arc() {
    Vector centre = point(10, "the centre of an arc");
    double radius = expect(40, "the radius of an arc");
    double start = Math.toRadians(expect(50, "the start angle of an arc"));
    double end = Math.toRadians(expect(51, "the end angle of an arc"));
    return turned(EllipticalArc.circular(centre, radius, start, EllipticalArc.sweep(start, end)));
  }

  /** Its angles are directions from the centre, not parameters. */
  private Curve ellipse() {
    Vector centre = point(10, "the centre of an ellipse");
    Vector major =
        new Vector(expect(11, "the axis of an ellipse"), expect(21, "the axis of an ellipse"), 0);
    double ratio = expect(40, "the ratio of an ellipse");
    double start = parameter(expect(50, "the start angle of an ellipse"), ratio);
    double end = parameter(expect(51, "the end angle of an ellipse"), ratio);
    Vector minor = new Vector(-major.y() * ratio, major.x() * ratio, 0);
    return turned(new EllipticalArc(centre, major, minor, start, EllipticalArc.sweep(start, end)));
  }

  private static double parameter(double degrees, double ratio) {
    double angle = Math.toRadians(degrees);
    return Math.atan2(Math.sin(angle), ratio * Math.cos(angle));
  }

  /** A clockwise arc is written with the angles of its mirror image. */
  private EllipticalArc turned(EllipticalArc arc) {
    boolean counterClockwise = !isAt(73) || expect(73, "the direction of an arc") != 0;
    return counterClockwise
        ? arc
        : new EllipticalArc(arc.centre(), arc.a(), arc.b(), -arc.start(), -arc.sweep());
  }

  private Curve spline() {
    int degree = (int) expect(94, "the degree of a spline");
    boolean rational = isAt(73) && expect(73, "whether a spline is rational") != 0;
    if (isAt(74)) {
      i++;
    }
    int knotCount = (int) expect(95, "the number of knots");
    int pointCount = (int) expect(96, "the number of control points");
    NumberList knots = new NumberList();
    for (int k = 0; k < knotCount; k++) {
      knots.add(expect(40, "a knot"));
    }
    VertexList points = new VertexList();
    NumberList weights = new NumberList();
    for (int k = 0; k < pointCount; k++) {
      points.add(expect(10, "a control point"), expect(20, "a control point"), z);
      if (isAt(42)) {
        weights.add(expect(42, "a weight"));
      }
    }
    VertexList fits = fitPoints();
    try {
      return pointCount > 0
          ? new Nurbs(
              degree, knots.toArray(), points.toArray(), rational ? weights.toArray() : null)
          : FitSpline.through(fits.toArray(), null, null);
    } catch (IllegalArgumentException e) {
      throw g.bad("has a spline edge that " + e.getMessage());
    }
  }

  /** Before release 2010 group 97 counts the objects that a loop came from instead. */
  private VertexList fitPoints() {
    VertexList fits = new VertexList();
    if (isAt(97)) {
      i++;
    }
    while (isAt(11)) {
      fits.add(expect(11, "a fit point"), expect(21, "a fit point"), z);
    }
    while (isAt(12) || isAt(22) || isAt(13) || isAt(23)) {
      i++;
    }
    return fits;
  }

  /** The index of the next tag with a code, or -1. */
  private int skipTo(int code) {
    for (int k = i; k < g.size(); k++) {
      if (g.code(k) == code) {
        return k;
      }
    }
    return -1;
  }

  private boolean isAt(int code) {
    return i < g.size() && g.code(i) == code;
  }

  private double expect(int code, String meaning) {
    if (!isAt(code)) {
      boolean end = i >= g.size();
      throw new BadEntityException(
          end ? g.place() : g.place(i),
          "group " + code,
          "HATCH: expected group "
              + code
              + " ("
              + meaning
              + ") but found "
              + (end ? "its end" : "group " + g.code(i)),
          end ? "" : g.text(i));
    }
    return g.number(i++);
  }
}
