package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.minewatch.drawing.dxf.tag.TagStream;
import org.minewatch.drawing.source.TextEncoding;

/**
 * The first of two readings of a file: finds the encoding by the bytes of all its texts, with what
 * the header declares beside.
 *
 * @param version {@code AC1015}, empty when the file names none
 * @param charset of texts that are not ASCII
 */
record HeaderScan(String version, Charset charset) {

  /** Reads to the end mark; what follows is not part of the drawing. */
  static HeaderScan of(TagStream tags) throws IOException {
    TextEncoding encoding = new TextEncoding();
    String version = "";
    String codePage = "";
    String variable = "";
    while (tags.next()) {
      if (tags.isNumber()) {
        continue;
      }
      if (tags.code() == 0 && tags.length() == 3 && ascii(tags).equals("EOF")) {
        break;
      }
      if (tags.code() == 9) {
        variable = ascii(tags);
      } else if (variable.equals("$ACADVER") && tags.code() == 1) {
        version = ascii(tags);
        variable = "";
      } else if (variable.equals("$DWGCODEPAGE") && tags.code() == 3) {
        codePage = ascii(tags);
        variable = "";
      }
      encoding.look(tags.bytes(), 0, tags.length());
    }
    return new HeaderScan(version, encoding.decide(CodePages.find(codePage)));
  }

  private static String ascii(TagStream tags) {
    int length = Math.min(tags.length(), 40);
    return new String(tags.bytes(), 0, length, StandardCharsets.ISO_8859_1).trim();
  }
}
