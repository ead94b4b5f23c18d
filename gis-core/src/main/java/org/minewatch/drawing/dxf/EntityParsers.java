package org.minewatch.drawing.dxf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.drawing.source.VertexList;

/** Turns the tags of one entity into the entity, by kind. Kinds of several groups are elsewhere. */
final class EntityParsers {

  /** Makes an entity of its tags, or throws {@link BadEntityException}. */
  interface Parser {
    DxfEntity parse(EntityHead head, TagGroup g);
  }

  private static final int CLOSED = 1;

  /** A steeper bulge would be an arc that misses a full circle by less than 0.01 degrees. */
  private static final double STEEPEST_BULGE = 10_000;

  private final Map<String, Parser> byKind = new HashMap<>();

  EntityParsers() {
    byKind.put("LINE", EntityParsers::line);
    byKind.put("LWPOLYLINE", EntityParsers::lightPolyline);
    byKind.put("ARC", EntityParsers::arc);
    byKind.put("CIRCLE", EntityParsers::circle);
    byKind.put("POINT", EntityParsers::point);
    byKind.put("TEXT", EntityParsers::text);
    byKind.put("ATTRIB", EntityParsers::text);
    byKind.put("MTEXT", EntityParsers::mtext);
  }

  /** The parser of a kind, or null when it is not understood. */
  Parser find(String kind) {
    return byKind.get(kind);
  }

  /** A LINE is in world coordinates; its extrusion only says where its thickness goes. */
  private static DxfEntity line(EntityHead head, TagGroup g) {
    double[] xyz = {
      g.require(10, "start point"), g.require(20, "start point"), g.number(30, 0),
      g.require(11, "end point"), g.require(21, "end point"), g.number(31, 0)
    };
    return new DxfPath(inWorld(head), xyz, null, false);
  }

  private static DxfEntity lightPolyline(EntityHead head, TagGroup g) {
    double elevation = g.number(38, 0);
    VertexList vertices = new VertexList();
    double[] bulges = new double[Math.max(1, g.size() / 2)];
    boolean curved = false;
    double x = 0;
    boolean waiting = false;
    for (int i = 0; i < g.size(); i++) {
      switch (g.code(i)) {
        case 10 -> {
          x = g.number(i);
          waiting = true;
        }
        case 20 -> {
          if (waiting) {
            vertices.add(x, g.number(i), elevation);
            waiting = false;
          }
        }
        case 42 -> {
          double bulge = bulge(g, i);
          if (vertices.count() > 0 && bulge != 0) {
            bulges[vertices.count() - 1] = bulge;
            curved = true;
          }
        }
        default -> {}
      }
    }
    return path(head, vertices, curved ? bulges : null, (g.integer(70, 0) & CLOSED) != 0);
  }

  static double bulge(TagGroup g, int index) {
    double bulge = g.number(index);
    if (Math.abs(bulge) > STEEPEST_BULGE) {
      throw new BadEntityException(
          g.line(index),
          "group 42",
          "the bulge of " + g.kind() + " is beyond " + (int) STEEPEST_BULGE,
          g.text(index));
    }
    return bulge;
  }

  static DxfEntity path(EntityHead head, VertexList vertices, double[] bulges, boolean closed) {
    if (vertices.count() < 2) {
      throw new BadEntityException(
          head.line(),
          "",
          head.kind() + " has " + vertices.count() + " vertices; at least 2 are needed",
          "");
    }
    return new DxfPath(head, vertices.toArray(), bulges, closed);
  }

  private static DxfEntity arc(EntityHead head, TagGroup g) {
    double start = g.require(50, "start angle");
    double sweep = (g.require(51, "end angle") - start) % 360;
    return circular(head, g, start, sweep <= 0 ? sweep + 360 : sweep);
  }

  private static DxfEntity circle(EntityHead head, TagGroup g) {
    return circular(head, g, 0, 360);
  }

  private static DxfEntity circular(EntityHead head, TagGroup g, double start, double sweep) {
    double radius = g.require(40, "radius");
    if (radius <= 0) {
      throw new BadEntityException(
          head.line(),
          "group 40",
          "the radius of " + g.kind() + " should be above 0",
          String.valueOf(radius));
    }
    return new DxfArc(
        head,
        g.require(10, "centre"),
        g.require(20, "centre"),
        g.number(30, 0),
        radius,
        start,
        sweep);
  }

  private static DxfEntity point(EntityHead head, TagGroup g) {
    return mark(inWorld(head), g, "");
  }

  private static DxfEntity text(EntityHead head, TagGroup g) {
    return mark(head, g, DxfText.ofText(g.text(1, "")));
  }

  /** MTEXT is in world coordinates; group 3 holds the first pieces of a long text. */
  private static DxfEntity mtext(EntityHead head, TagGroup g) {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < g.size(); i++) {
      if (g.code(i) == 3) {
        raw.append(g.text(i));
      }
    }
    raw.append(g.text(1, ""));
    return mark(inWorld(head), g, DxfText.ofMtext(raw.toString()));
  }

  private static DxfEntity mark(EntityHead head, TagGroup g, String text) {
    return new DxfMark(head, g.require(10, "place"), g.require(20, "place"), g.number(30, 0), text);
  }

  private static EntityHead inWorld(EntityHead h) {
    return new EntityHead(
        h.kind(), h.handle(), h.line(), h.layer(), h.paperSpace(), h.invisible(), Affine.IDENTITY);
  }

  static DxfInsert insert(EntityHead head, TagGroup g, List<DxfMark> attributes) {
    String block = DxfText.plain(g.text(2, "")).strip();
    double sx = g.number(41, 1);
    double sy = g.number(42, 1);
    double sz = g.number(43, 1);
    if (sx == 0 || sy == 0) {
      throw new BadEntityException(
          head.line(), "group 41", "the scale of INSERT " + block + " should not be 0", "0");
    }
    return new DxfInsert(
        head,
        block,
        g.require(10, "place"),
        g.require(20, "place"),
        g.number(30, 0),
        sx,
        sy,
        sz,
        g.number(50, 0),
        Math.max(1, g.integer(70, 1)),
        Math.max(1, g.integer(71, 1)),
        g.number(44, 0),
        g.number(45, 0),
        attributes);
  }
}
