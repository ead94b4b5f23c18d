package org.minewatch.drawing.dxf;

import org.minewatch.drawing.dxf.curve.Curve;
import org.minewatch.drawing.dxf.curve.EllipticalArc;
import org.minewatch.drawing.dxf.curve.FitSpline;
import org.minewatch.drawing.dxf.curve.Nurbs;
import org.minewatch.drawing.dxf.curve.Vector;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagGroup;
import org.minewatch.drawing.source.VertexList;

/** ARC, CIRCLE, ELLIPSE and SPLINE. */
final class CurveParsers {
  private static final int CLOSED = 1;

  private CurveParsers() {}

  static DxfEntity arc(EntityHead head, TagGroup g) {
    double start = g.require(50, "start angle");
    double sweep = (g.require(51, "end angle") - start) % 360;
    return circular(head, g, start, sweep <= 0 ? sweep + 360 : sweep);
  }

  static DxfEntity circle(EntityHead head, TagGroup g) {
    return circular(head, g, 0, 360);
  }

  private static DxfEntity circular(EntityHead head, TagGroup g, double start, double sweep) {
    double radius = g.require(40, "radius");
    if (radius <= 0) {
      throw new BadEntityException(
          head.place(),
          "group 40",
          "the radius of " + g.kind() + " should be above 0",
          String.valueOf(radius));
    }
    EllipticalArc arc =
        EllipticalArc.circular(centre(g), radius, Math.toRadians(start), Math.toRadians(sweep));
    return new DxfCurve(head, arc, arc.isFull());
  }

  private static Vector centre(TagGroup g) {
    return new Vector(g.require(10, "centre"), g.require(20, "centre"), g.number(30, 0));
  }

  /** In world coordinates; the extrusion says to which side the minor axis turns. */
  static DxfEntity ellipse(EntityHead head, TagGroup g) {
    Vector major =
        new Vector(g.require(11, "major axis"), g.require(21, "major axis"), g.number(31, 0));
    Vector normal = new Vector(g.number(210, 0), g.number(220, 0), g.number(230, 1));
    double ratio = g.require(40, "ratio of its axes");
    Vector minor = normal.cross(major);
    if (!(ratio > 0) || major.length() == 0 || minor.length() == 0) {
      throw new BadEntityException(
          head.place(),
          "group 40",
          "ELLIPSE should have a major axis with a length, at right angles to its extrusion, and a"
              + " ratio above 0",
          String.valueOf(ratio));
    }
    double start = g.number(41, 0);
    double sweep = EllipticalArc.sweep(start, g.number(42, 2 * Math.PI));
    EllipticalArc arc =
        new EllipticalArc(
            centre(g), major, minor.times(ratio * major.length() / minor.length()), start, sweep);
    return new DxfCurve(head.inWorld(), arc, arc.isFull());
  }

  /** By its control points; by its fit points only where it has no control points. */
  static DxfEntity spline(EntityHead head, TagGroup g) {
    VertexList points = new VertexList();
    VertexList fits = new VertexList();
    NumberList knots = new NumberList();
    NumberList weights = new NumberList();
    for (int i = 0; i < g.size(); i++) {
      switch (g.code(i)) {
        case 10 -> points.add(g.number(i), after(g, i, 20, 1), after(g, i, 30, 2));
        case 11 -> fits.add(g.number(i), after(g, i, 21, 1), after(g, i, 31, 2));
        case 40 -> knots.add(g.number(i));
        case 41 -> weights.add(g.number(i));
        default -> {}
      }
    }
    try {
      Curve curve =
          points.count() > 0
              ? new Nurbs(
                  g.integer(71, 3),
                  knots.toArray(),
                  points.toArray(),
                  weights.size() == 0 ? null : weights.toArray())
              : FitSpline.through(fits.toArray(), tangent(g, 12), tangent(g, 13));
      return new DxfCurve(head.inWorld(), curve, (g.integer(70, 0) & CLOSED) != 0);
    } catch (IllegalArgumentException e) {
      throw g.bad(e.getMessage());
    }
  }

  private static double after(TagGroup g, int i, int code, int places) {
    if (i + places < g.size() && g.code(i + places) == code) {
      return g.number(i + places);
    }
    if (places == 2) {
      return 0;
    }
    throw new BadEntityException(
        g.place(i),
        "group " + code,
        g.kind() + " has an x without its y: expected group " + code,
        g.text(i));
  }

  private static Vector tangent(TagGroup g, int code) {
    return g.find(code) < 0
        ? null
        : new Vector(g.number(code, 0), g.number(code + 10, 0), g.number(code + 20, 0));
  }
}
