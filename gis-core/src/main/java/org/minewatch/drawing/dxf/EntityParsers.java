package org.minewatch.drawing.dxf;

import java.util.HashMap;
import java.util.Map;
import org.minewatch.drawing.dxf.tag.TagGroup;

/** Knows which kinds of entities are understood and by whom. */
final class EntityParsers {

  /** Makes an entity of its tags, or throws {@code BadEntityException}. */
  interface Parser {
    DxfEntity parse(EntityHead head, TagGroup g);
  }

  private final Map<String, Parser> byKind = new HashMap<>();

  EntityParsers() {
    byKind.put("LINE", LineParsers::line);
    byKind.put("LWPOLYLINE", LineParsers::lightPolyline);
    byKind.put("LEADER", LineParsers::leader);
    byKind.put("MLINE", MlineParser::parse);
    byKind.put("ARC", CurveParsers::arc);
    byKind.put("CIRCLE", CurveParsers::circle);
    byKind.put("ELLIPSE", CurveParsers::ellipse);
    byKind.put("SPLINE", CurveParsers::spline);
    byKind.put("HELIX", CurveParsers::spline);
    byKind.put("HATCH", (head, g) -> new HatchParser(head, g).parse());
    byKind.put("SOLID", FaceParsers::solid);
    byKind.put("TRACE", FaceParsers::solid);
    byKind.put("3DFACE", FaceParsers::face);
    byKind.put("POINT", WordParsers::point);
    byKind.put("TEXT", WordParsers::text);
    byKind.put("ATTRIB", WordParsers::text);
    byKind.put("MTEXT", WordParsers::mtext);
    byKind.put("DIMENSION", WordParsers::dimension);
    byKind.put("ARC_DIMENSION", WordParsers::dimension);
    byKind.put("LARGE_RADIAL_DIMENSION", WordParsers::dimension);
    byKind.put("MULTILEADER", WordParsers::multileader);
    byKind.put("ACAD_TABLE", InsertParser::table);
  }

  /** The parser of a kind, or null when it is not understood. */
  Parser find(String kind) {
    return byKind.get(kind);
  }
}
