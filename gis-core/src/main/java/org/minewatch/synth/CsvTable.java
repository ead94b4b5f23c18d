package org.minewatch.synth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A CSV file being written, with the habits and the dirt that real ones have. */
final class CsvTable {

  /** How the text becomes bytes. */
  enum Encoding {
    UTF_8,
    UTF_8_WITH_BOM,
    GB18030
  }

  private final List<String> lines = new ArrayList<>();
  private int unreadable;

  CsvTable(String header) {
    lines.add(header);
  }

  /** A row; null is an empty cell. */
  CsvTable row(Object... cells) {
    lines.add(
        java.util.Arrays.stream(cells)
            .map(cell -> quote(Objects.toString(cell, "")))
            .collect(Collectors.joining(",")));
    return this;
  }

  private static String quote(String cell) {
    return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }

  /** A line that nobody can use and every reader has to reject. */
  CsvTable unreadable(String line) {
    lines.add(line);
    unreadable++;
    return this;
  }

  int unreadableRows() {
    return unreadable;
  }

  byte[] bytes(Encoding encoding) {
    Charset charset =
        encoding == Encoding.GB18030 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (encoding == Encoding.UTF_8_WITH_BOM) {
      out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    out.writeBytes((String.join("\n", lines) + "\n").getBytes(charset));
    return out.toByteArray();
  }
}
