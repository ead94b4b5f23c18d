package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.drawing.source.VertexList;

/**
 * Reads one entity after another, those of several groups included: POLYLINE with its vertices,
 * INSERT with its attributes. What it cannot use it reports and passes over.
 */
final class EntityReader {
  private static final int CLOSED = 1;
  private static final int THREE_DIMENSIONAL = 8;
  private static final int MESH = 16 | 64;
  private static final int SPLINE_CONTROL_VERTEX = 16;

  /** Windows onto the model, and ends and templates that draw nothing by themselves. */
  private static final Set<String> SILENT = Set.of("VIEWPORT", "SEQEND", "ATTDEF");

  private final TagSource tags;
  private final DrawingLimits limits;
  private final FeatureSink sink;
  private final EntityParsers parsers = new EntityParsers();
  private int entities;

  EntityReader(TagSource tags, DrawingLimits limits, FeatureSink sink) {
    this.tags = tags;
    this.limits = limits;
    this.sink = sink;
  }

  /** The entity that starts at the current group, or null when it is reported or passed over. */
  DxfEntity read() throws IOException {
    TagGroup g = tags.group();
    if (++entities > limits.entities()) {
      throw new UnreadableDrawingException(
          g.line(),
          "the drawing has more than "
              + limits.entities()
              + " entities; purge it or hand it in in parts",
          g.kind());
    }
    EntityHead head;
    try {
      head = EntityHead.of(g);
    } catch (BadEntityException e) {
      report(e);
      return null;
    }
    return switch (head.kind()) {
      case "POLYLINE" -> polyline(head);
      case "INSERT" -> insert(head);
      default -> single(head);
    };
  }

  private DxfEntity single(EntityHead head) {
    EntityParsers.Parser parser = parsers.find(head.kind());
    if (parser == null) {
      if (!SILENT.contains(head.kind())) {
        sink.skip(head.kind(), head.line(), head.layer());
      }
      return null;
    }
    try {
      return parser.parse(head, tags.group());
    } catch (BadEntityException e) {
      report(e);
      return null;
    }
  }

  private DxfEntity polyline(EntityHead head) throws IOException {
    TagGroup g = tags.group();
    BadEntityException bad = null;
    int flags = 0;
    double elevation = 0;
    try {
      flags = g.integer(70, 0);
      elevation = g.number(30, 0);
    } catch (BadEntityException e) {
      bad = e;
    }
    boolean flat = (flags & THREE_DIMENSIONAL) == 0;
    VertexList vertices = new VertexList();
    double[] bulges = null;
    while (tags.nextKind().equals("VERTEX")) {
      tags.next();
      TagGroup v = tags.group();
      try {
        if ((v.integer(70, 0) & SPLINE_CONTROL_VERTEX) != 0 || bad != null) {
          continue;
        }
        double z = v.number(30, 0);
        vertices.add(
            v.require(10, "place"), v.require(20, "place"), flat && elevation != 0 ? elevation : z);
        int i = v.find(42);
        double bulge = flat && i >= 0 ? EntityParsers.bulge(v, i) : 0;
        if (bulge != 0) {
          bulges = bulges == null ? new double[16] : bulges;
          bulges =
              vertices.count() > bulges.length
                  ? Arrays.copyOf(bulges, 2 * vertices.count())
                  : bulges;
          bulges[vertices.count() - 1] = bulge;
        }
      } catch (BadEntityException e) {
        bad = e;
      }
      claim(vertices, v.line());
    }
    skipEnd();
    if ((flags & MESH) != 0) {
      sink.skip("POLYLINE that is a mesh", head.line(), head.layer());
      return null;
    }
    try {
      if (bad != null) {
        throw bad;
      }
      if (bulges != null) {
        bulges = Arrays.copyOf(bulges, vertices.count());
      }
      EntityHead own = flat ? head : inWorld(head);
      return EntityParsers.path(own, vertices, bulges, (flags & CLOSED) != 0);
    } catch (BadEntityException e) {
      report(e);
      return null;
    }
  }

  private void claim(VertexList vertices, long line) {
    if (vertices.count() > limits.vertices()) {
      throw new UnreadableDrawingException(
          line, "a POLYLINE has more than " + limits.vertices() + " vertices", "");
    }
  }

  private static EntityHead inWorld(EntityHead h) {
    return new EntityHead(
        h.kind(), h.handle(), h.line(), h.layer(), h.paperSpace(), h.invisible(), Affine.IDENTITY);
  }

  private DxfEntity insert(EntityHead head) throws IOException {
    List<DxfMark> attributes = new ArrayList<>();
    DxfInsert insert = null;
    boolean followed = false;
    try {
      insert = EntityParsers.insert(head, tags.group(), attributes);
      followed = tags.group().integer(66, 0) == 1;
    } catch (BadEntityException e) {
      report(e);
    }
    while (tags.nextKind().equals("ATTRIB")) {
      tags.next();
      if (read() instanceof DxfMark mark && !mark.text().isEmpty()) {
        attributes.add(mark);
      }
    }
    if (followed) {
      skipEnd();
    }
    return insert;
  }

  private void skipEnd() throws IOException {
    if (tags.nextKind().equals("SEQEND")) {
      tags.next();
    }
  }

  private void report(BadEntityException e) {
    sink.reject(e.line(), e.column(), e.getMessage(), e.raw());
  }
}
