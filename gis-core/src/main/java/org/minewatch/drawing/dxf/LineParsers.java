package org.minewatch.drawing.dxf;

import java.util.Arrays;
import org.minewatch.drawing.dxf.curve.BulgedPath;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagGroup;
import org.minewatch.drawing.source.VertexList;

/** LINE, LWPOLYLINE and LEADER: vertices in one group of tags. */
final class LineParsers {
  private static final int CLOSED = 1;

  /** A steeper bulge would be an arc that misses a full circle by less than 0.03 degrees. */
  private static final double STEEPEST_BULGE = 10_000;

  private LineParsers() {}

  /** A LINE is in world coordinates; its extrusion only says where its thickness goes. */
  static DxfEntity line(EntityHead head, TagGroup g) {
    double[] xyz = {
      g.require(10, "start point"), g.require(20, "start point"), g.number(30, 0),
      g.require(11, "end point"), g.require(21, "end point"), g.number(31, 0)
    };
    return new DxfCurve(head.inWorld(), BulgedPath.straight(false, xyz), false);
  }

  static DxfEntity lightPolyline(EntityHead head, TagGroup g) {
    double elevation = g.number(38, 0);
    VertexList vertices = new VertexList();
    double[] bulges = null;
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
        case 42 -> bulges = withBulge(bulges, vertices.count(), bulge(g, i));
        default -> {}
      }
    }
    return path(head, vertices, bulges, (g.integer(70, 0) & CLOSED) != 0);
  }

  /** The vertices of a pointer from a text to what it explains, in world coordinates. */
  static DxfEntity leader(EntityHead head, TagGroup g) {
    VertexList vertices = new VertexList();
    for (int i = 0; i + 1 < g.size(); i++) {
      if (g.code(i) == 10 && g.code(i + 1) == 20) {
        boolean hasZ = i + 2 < g.size() && g.code(i + 2) == 30;
        vertices.add(g.number(i), g.number(i + 1), hasZ ? g.number(i + 2) : 0);
      }
    }
    return path(head.inWorld(), vertices, null, false);
  }

  /** The bulges with that of the vertex read last; null as long as all are 0. */
  static double[] withBulge(double[] bulges, int vertices, double bulge) {
    if (bulge == 0 || vertices == 0) {
      return bulges;
    }
    double[] room = bulges;
    if (room == null) {
      room = new double[Math.max(16, vertices)];
    } else if (vertices > room.length) {
      room = Arrays.copyOf(room, 2 * vertices);
    }
    room[vertices - 1] = bulge;
    return room;
  }

  static double bulge(TagGroup g, int index) {
    double bulge = g.number(index);
    if (Math.abs(bulge) > STEEPEST_BULGE) {
      throw new BadEntityException(
          g.place(index),
          "group 42",
          "the bulge of " + g.kind() + " is beyond " + (int) STEEPEST_BULGE,
          g.text(index));
    }
    return bulge;
  }

  /**
   * @param bulges null when all are 0
   */
  static DxfEntity path(EntityHead head, VertexList vertices, double[] bulges, boolean closed) {
    int n = vertices.count();
    if (n < 2) {
      throw new BadEntityException(
          head.place(), "", head.kind() + " has " + n + " vertices; at least 2 are needed", "");
    }
    double[] own = bulges == null ? null : Arrays.copyOf(bulges, n);
    return new DxfCurve(head, new BulgedPath(vertices.toArray(), own, closed), closed);
  }
}
