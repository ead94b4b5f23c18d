package org.minewatch.drawing.dxf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.minewatch.drawing.dxf.tag.TagGroup;

/** POINT, and what is written: TEXT, ATTRIB, MTEXT, the words of DIMENSION and MULTILEADER. */
final class WordParsers {

  private WordParsers() {}

  static DxfEntity point(EntityHead head, TagGroup g) {
    return mark(head.inWorld(), g, 10, "");
  }

  /** Stands at its lower left; the second point of an aligned text is not asked. */
  static DxfEntity text(EntityHead head, TagGroup g) {
    return mark(head, g, 10, DxfText.ofText(g.text(1, "")));
  }

  /** MTEXT is in world coordinates; group 3 holds the first pieces of a long text. */
  static DxfEntity mtext(EntityHead head, TagGroup g) {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < g.size(); i++) {
      if (g.code(i) == 3) {
        raw.append(g.text(i));
      }
    }
    raw.append(g.text(1, ""));
    return mark(head.inWorld(), g, 10, MtextFormat.strip(raw.toString()));
  }

  /** The words of a dimension at their place; its lines explain and are no workings. */
  static DxfEntity dimension(EntityHead head, TagGroup g) {
    String raw = g.text(1, "");
    if (raw.isEmpty() || raw.contains("<>")) {
      int measured = g.find(42);
      String number =
          measured < 0
              ? ""
              : BigDecimal.valueOf(g.number(measured))
                  .setScale(2, RoundingMode.HALF_UP)
                  .stripTrailingZeros()
                  .toPlainString();
      raw = raw.isEmpty() ? number : raw.replace("<>", number);
    }
    return mark(head, g, g.find(11) < 0 ? 10 : 11, MtextFormat.strip(raw));
  }

  /** The words of the content; its place is the text's, else the first point there is. */
  static DxfEntity multileader(EntityHead head, TagGroup g) {
    return mark(head.inWorld(), g, g.find(12) < 0 ? 10 : 12, MtextFormat.strip(g.text(304, "")));
  }

  private static DxfEntity mark(EntityHead head, TagGroup g, int code, String text) {
    return new DxfMark(
        head,
        g.require(code, "place"),
        g.require(code + 10, "place"),
        g.number(code + 20, 0),
        text);
  }
}
