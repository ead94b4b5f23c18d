package org.minewatch.drawing.dxf;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The names that {@code $DWGCODEPAGE} gives to character sets. */
final class CodePages {

  private CodePages() {}

  static Optional<Charset> find(String name) {
    String upper = name.trim().toUpperCase(Locale.ROOT);
    String java =
        switch (upper) {
          case "ANSI_936", "GB2312", "DOS936" -> "GB18030";
          case "ANSI_932", "DOS932" -> "windows-31j";
          case "ANSI_949", "KSC5601", "DOS949" -> "x-windows-949";
          case "ANSI_950", "BIG5", "DOS950" -> "Big5";
          case "ANSI_874" -> "x-windows-874";
          case "ANSI_1361", "JOHAB" -> "x-Johab";
          case "MACINTOSH", "MAC-ROMAN" -> "x-MacRoman";
          case "UTF-8", "UTF8", "ANSI_65001" -> "UTF-8";
          default -> {
            if (upper.matches("ANSI_125\\d")) {
              yield "windows-" + upper.substring(5);
            }
            if (upper.matches("DOS[4-8]\\d\\d")) {
              yield "IBM" + upper.substring(3);
            }
            yield upper.matches("ISO8859-?\\d{1,2}")
                ? "ISO-8859-" + upper.substring(7).replace("-", "")
                : "";
          }
        };
    return !java.isEmpty() && Charset.isSupported(java)
        ? Optional.of(Charset.forName(java))
        : Optional.empty();
  }
}
