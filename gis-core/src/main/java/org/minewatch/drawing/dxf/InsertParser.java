package org.minewatch.drawing.dxf;

import java.util.List;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.dxf.tag.TagGroup;

/** INSERT, and ACAD_TABLE, whose lines and texts are a block of their own. */
final class InsertParser {

  private InsertParser() {}

  static DxfInsert insert(EntityHead head, TagGroup g, List<DxfMark> attributes) {
    String block = Layers.name(g.text(2, ""));
    double sx = g.number(41, 1);
    double sy = g.number(42, 1);
    double sz = g.number(43, 1);
    if (sx == 0 || sy == 0) {
      throw new BadEntityException(
          head.place(), "group 41", "the scale of INSERT " + block + " should not be 0", "0");
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
        attributes,
        true);
  }

  static DxfEntity table(EntityHead head, TagGroup g) {
    double dx = g.number(11, 1);
    double dy = g.number(21, 0);
    return new DxfInsert(
        head.inWorld(),
        Layers.name(g.text(2, "")),
        g.require(10, "place"),
        g.require(20, "place"),
        g.number(30, 0),
        1,
        1,
        1,
        Math.toDegrees(Math.atan2(dy, dx)),
        1,
        1,
        0,
        0,
        List.of(),
        false);
  }
}
