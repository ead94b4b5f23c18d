package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceFacts;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** One reading of one file: goes through its sections and draws what lies in the model. */
final class Document {
  private static final Set<String> ENDS_OF_BLOCK = Set.of("ENDBLK", "ENDSEC", "SECTION", "EOF");
  private static final Set<String> SECTIONS_READ = Set.of("HEADER", "TABLES", "BLOCKS", "ENTITIES");

  private final TagReader tags;
  private final FeatureSink sink;
  private final EntityReader entities;
  private final Blocks blocks;
  private final Layers layers = new Layers();
  private final HeaderVariables variables = new HeaderVariables();
  private final Pen pen;

  Document(TagReader tags, DrawingLimits limits, FeatureSink sink) {
    this.tags = tags;
    this.sink = sink;
    this.entities = new EntityReader(tags, limits, sink);
    this.blocks = new Blocks(limits.insertDepth());
    this.pen = new Pen(blocks, layers, limits, sink);
  }

  void read(HeaderScan scan) throws IOException {
    String section = "";
    boolean ended = false;
    while (!ended && tags.next()) {
      switch (tags.kind()) {
        case "SECTION" -> {
          if (!section.isEmpty()) {
            throw new UnreadableDrawingException(
                tags.place(), "section " + section + " is not closed before the next one", "");
          }
          section = open();
        }
        case "ENDSEC" -> {
          section = "";
          tags.keepTags(true);
        }
        case "EOF" -> ended = true;
        default -> entry(section);
      }
    }
    if (!section.isEmpty()) {
      throw new UnreadableDrawingException(
          tags.placeReached(),
          "the file is cut off inside section " + section + ": export the drawing again",
          "");
    }
    if (!ended) {
      sink.note("the file has no end mark (0 / EOF); all its sections are complete");
    }
    pen.noteSymbols();
    sink.facts(facts(scan));
  }

  private String open() {
    String section = tags.text(2, "").trim();
    tags.keepTags(SECTIONS_READ.contains(section));
    if (section.equals("HEADER")) {
      variables.read(tags);
      if (!variables.note().isEmpty()) {
        sink.note(variables.note());
      }
    }
    return section.isEmpty() ? "without a name" : section;
  }

  private void entry(String section) throws IOException {
    switch (section) {
      case "TABLES" -> layer();
      case "BLOCKS" -> {
        if (tags.kind().equals("BLOCK")) {
          block();
        }
      }
      case "ENTITIES" -> {
        layers.count(tags);
        DxfEntity entity = entities.read();
        if (entity != null) {
          pen.draw(entity, Affine.IDENTITY);
        }
      }
      case "OBJECTS" -> {
        if (tags.kind().equals("GEODATA")) {
          sink.note(
              "the drawing carries a geographic location (GEODATA), which is not used: state its CRS");
        }
      }
      default -> {}
    }
  }

  private void layer() {
    if (tags.kind().equals("LAYER")) {
      try {
        layers.define(tags);
      } catch (BadEntityException e) {
        sink.reject(e.place(), e.column(), e.getMessage(), e.raw());
      }
    }
  }

  private void block() throws IOException {
    String name = Layers.name(tags.text(2, ""));
    double[] base = new double[3];
    try {
      base = new double[] {tags.number(10, 0), tags.number(20, 0), tags.number(30, 0)};
    } catch (BadEntityException e) {
      sink.reject(e.place(), e.column(), e.getMessage(), e.raw());
    }
    List<DxfEntity> content = new ArrayList<>();
    while (!tags.nextKind().isEmpty() && !ENDS_OF_BLOCK.contains(tags.nextKind())) {
      tags.next();
      DxfEntity entity = entities.read();
      if (entity != null) {
        content.add(entity);
      }
    }
    blocks.define(Blocks.Block.of(name, base[0], base[1], base[2], content));
  }

  private SourceFacts facts(HeaderScan scan) {
    String release = Releases.name(scan.version());
    String format =
        "DXF"
            + (scan.version().isEmpty() ? "" : " " + scan.version())
            + (release.isEmpty() ? "" : " (" + release + ")")
            + (tags.unit().equals("byte") ? ", binary" : "");
    return new SourceFacts(format, scan.charset().name(), variables.metresPerUnit(), layers.list());
  }
}
