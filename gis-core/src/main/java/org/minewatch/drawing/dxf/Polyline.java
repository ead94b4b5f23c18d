package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.dxf.curve.BulgedPath;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagGroup;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.drawing.source.VertexList;

/**
 * POLYLINE, which comes as a head and a group for each vertex, in its four forms: flat with bulges,
 * in space, a mesh of rows and columns, and a polyface of vertices and faces that name them. Every
 * face becomes a ring.
 */
final class Polyline {
  private static final int CLOSED = 1;
  private static final int SPLINE_FIT = 4;
  private static final int IN_SPACE = 8;
  private static final int MESH = 16;
  private static final int CLOSED_ACROSS = 32;
  private static final int POLYFACE = 64;

  private static final int VERTEX_OF_FRAME = 16;
  private static final int VERTEX_OF_FACE_MESH = 64;
  private static final int FACE = 128;

  private final EntityHead head;
  private final DrawingLimits limits;
  private final VertexList vertices = new VertexList();
  private final List<int[]> faces = new ArrayList<>();
  private double[] bulges;
  private BadEntityException bad;
  private int flags;
  private int rows;
  private int columns;
  private double elevation;

  Polyline(EntityHead head, DrawingLimits limits) {
    this.head = head;
    this.limits = limits;
  }

  void start(TagGroup g) {
    try {
      flags = g.integer(70, 0);
      elevation = g.number(30, 0);
      boolean smooth = (flags & (MESH | SPLINE_FIT)) == (MESH | SPLINE_FIT);
      rows = g.integer(smooth ? 73 : 71, 0);
      columns = g.integer(smooth ? 74 : 72, 0);
    } catch (BadEntityException e) {
      bad = e;
    }
  }

  void vertex(TagGroup v) {
    try {
      int kind = v.integer(70, 0);
      if (bad != null || (kind & VERTEX_OF_FRAME) != 0) {
        return; // the frame pulls the curve, it is not on it
      }
      if ((flags & POLYFACE) != 0 && (kind & FACE) != 0 && (kind & VERTEX_OF_FACE_MESH) == 0) {
        faces.add(
            new int[] {v.integer(71, 0), v.integer(72, 0), v.integer(73, 0), v.integer(74, 0)});
      } else {
        place(v);
      }
    } catch (BadEntityException e) {
      bad = e;
    }
    if (vertices.count() + faces.size() > limits.vertices()) {
      throw new UnreadableDrawingException(
          v.place(), "a POLYLINE has more than " + limits.vertices() + " vertices", "");
    }
  }

  private void place(TagGroup v) {
    double z = v.number(30, 0);
    boolean raised = isFlat() && elevation != 0;
    vertices.add(v.require(10, "place"), v.require(20, "place"), raised ? elevation : z);
    int bulge = v.find(42);
    if (isFlat() && bulge >= 0) {
      bulges = LineParsers.withBulge(bulges, vertices.count(), LineParsers.bulge(v, bulge));
    }
  }

  private boolean isFlat() {
    return (flags & (IN_SPACE | MESH | POLYFACE)) == 0;
  }

  /**
   * The entity.
   *
   * @throws BadEntityException when it cannot be used
   */
  DxfEntity finish() {
    if (bad != null) {
      throw bad;
    }
    if ((flags & POLYFACE) != 0) {
      return polyface();
    }
    if ((flags & MESH) != 0) {
      return mesh();
    }
    return LineParsers.path(
        isFlat() ? head : head.inWorld(), vertices, bulges, (flags & CLOSED) != 0);
  }

  /** Faces name vertices from 1; a negative number is an edge that is not drawn. */
  private DxfEntity polyface() {
    List<DxfEntity> parts = new ArrayList<>();
    for (int[] face : faces) {
      VertexList corners = new VertexList();
      for (int named : face) {
        int k = named == Integer.MIN_VALUE ? Integer.MAX_VALUE : Math.abs(named);
        if (k > vertices.count()) {
          throw wrong("has a face of vertex " + k + ", but only " + vertices.count() + " vertices");
        }
        if (k > 0) {
          corners.addFrom(vertices, k - 1);
        }
      }
      if (corners.count() > 1) {
        parts.add(ring(corners));
      }
    }
    return group(parts);
  }

  private DxfEntity mesh() {
    if (rows < 2 || columns < 2 || (long) rows * columns != vertices.count()) {
      throw wrong(
          "is a mesh of " + rows + " by " + columns + " but has " + vertices.count() + " vertices");
    }
    List<DxfEntity> parts = new ArrayList<>();
    int lastRow = (flags & CLOSED) != 0 ? rows : rows - 1;
    int lastColumn = (flags & CLOSED_ACROSS) != 0 ? columns : columns - 1;
    for (int row = 0; row < lastRow; row++) {
      for (int column = 0; column < lastColumn; column++) {
        int nextRow = (row + 1) % rows;
        int nextColumn = (column + 1) % columns;
        VertexList corners = new VertexList();
        corners.addFrom(vertices, row * columns + column);
        corners.addFrom(vertices, row * columns + nextColumn);
        corners.addFrom(vertices, nextRow * columns + nextColumn);
        corners.addFrom(vertices, nextRow * columns + column);
        parts.add(ring(corners));
      }
    }
    return group(parts);
  }

  private DxfEntity ring(VertexList corners) {
    return new DxfCurve(head.inWorld(), BulgedPath.straight(true, corners.toArray()), true);
  }

  private DxfEntity group(List<DxfEntity> parts) {
    if (parts.isEmpty()) {
      throw wrong("has no faces");
    }
    return new DxfGroup(head.inWorld(), parts);
  }

  private BadEntityException wrong(String reason) {
    return new BadEntityException(head.place(), "", "POLYLINE " + reason, "");
  }
}
