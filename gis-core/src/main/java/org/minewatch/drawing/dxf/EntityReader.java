package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Reads one entity after another, those of several groups included: POLYLINE with its vertices,
 * INSERT with its attributes. What it cannot use it reports and passes over.
 */
final class EntityReader {

  /** Windows onto the model, and ends and templates that draw nothing by themselves. */
  private static final Set<String> SILENT = Set.of("VIEWPORT", "SEQEND", "ATTDEF");

  private final TagReader tags;
  private final DrawingLimits limits;
  private final FeatureSink sink;
  private final EntityParsers parsers = new EntityParsers();
  private int entities;

  EntityReader(TagReader tags, DrawingLimits limits, FeatureSink sink) {
    this.tags = tags;
    this.limits = limits;
    this.sink = sink;
  }

  /** The entity that starts at the current group, or null when it is reported or passed over. */
  DxfEntity read() throws IOException {
    if (++entities > limits.entities()) {
      throw new UnreadableDrawingException(
          tags.place(),
          "the drawing has more than "
              + limits.entities()
              + " entities; purge it or hand it in in parts",
          tags.kind());
    }
    EntityHead head;
    try {
      head = EntityHead.of(tags);
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
        sink.skip(head.kind(), head.place(), head.layer());
      }
      return null;
    }
    try {
      return parser.parse(head, tags);
    } catch (BadEntityException e) {
      report(e);
      return null;
    }
  }

  private DxfEntity polyline(EntityHead head) throws IOException {
    Polyline polyline = new Polyline(head, limits);
    polyline.start(tags);
    while (tags.nextKind().equals("VERTEX")) {
      tags.next();
      polyline.vertex(tags);
    }
    skipEnd();
    try {
      return polyline.finish();
    } catch (BadEntityException e) {
      report(e);
      return null;
    }
  }

  private DxfEntity insert(EntityHead head) throws IOException {
    List<DxfMark> attributes = new ArrayList<>();
    DxfInsert insert = null;
    boolean followed = false;
    try {
      insert = InsertParser.insert(head, tags, attributes);
      followed = tags.integer(66, 0) == 1;
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
    sink.reject(e.place(), e.column(), e.getMessage(), e.raw());
  }
}
