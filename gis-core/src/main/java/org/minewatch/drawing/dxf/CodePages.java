package org.minewatch.drawing.dxf;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The names that {@code $DWGCODEPAGE} gives to character sets. */
final class CodePages {

  private CodePages() {}

  static Optional<Charset> find(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String java =
        switch (upper) {
          case "ANSI_936", "GB2312" -> "GB18030";
          case "ANSI_932", "DOS932" -> "windows-31j";
          case "ANSI_949" -> "x-windows-949";
          case "ANSI_950" -> "Big5";
          case "ANSI_874" -> "x-windows-874";
          default ->
              upper.startsWith("ANSI_125") && upper.length() == 9
                  ? "windows-" + upper.substring(5)
                  : "";
        };
    return !java.isEmpty() && Charset.isSupported(java)
        ? Optional.of(Charset.forName(java))
        : Optional.empty();
  }
}
