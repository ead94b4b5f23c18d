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

  private static final String UNREADABLE = null;

  private final String header;
  private final List<String> optional;
  private final List<List<String>> rows = new ArrayList<>();
  private int unreadable;

  /**
   * @param optional columns after the header's that are written only where some row fills them
   */
  CsvTable(String header, String... optional) {
    this.header = header;
    this.optional = List.of(optional);
  }

  /** A row; null is an empty cell, and optional cells at the end may be left out. */
  CsvTable row(Object... cells) {
    rows.add(
        java.util.Arrays.stream(cells).map(cell -> quote(Objects.toString(cell, ""))).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private static String quote(String cell) {
    return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }

  /** A line that nobody can use and every reader has to reject. */
  CsvTable unreadable(String line) {
    List<String> raw = new ArrayList<>();
    raw.add(UNREADABLE);
    raw.add(line);
    rows.add(raw);
    unreadable++;
    return this;
  }

  int unreadableRows() {
    return unreadable;
  }

  private String text() {
    int fixed = header.split(",", -1).length;
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < fixed + optional.size(); i++) {
      int column = i;
      if (i < fixed || rows.stream().anyMatch(row -> !cell(row, column).isEmpty())) {
        kept.add(i);
      }
    }
    StringBuilder text = new StringBuilder(header);
    kept.stream()
        .filter(i -> i >= fixed)
        .forEach(i -> text.append(',').append(optional.get(i - fixed)));
    text.append('\n');
    for (List<String> row : rows) {
      text.append(
              row.get(0) == UNREADABLE
                  ? row.get(1)
                  : kept.stream().map(i -> cell(row, i)).collect(Collectors.joining(",")))
          .append('\n');
    }
    return text.toString();
  }

  private static String cell(List<String> row, int column) {
    return row.get(0) == UNREADABLE || column >= row.size() ? "" : row.get(column);
  }

  byte[] bytes(Encoding encoding) {
    Charset charset =
        encoding == Encoding.GB18030 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (encoding == Encoding.UTF_8_WITH_BOM) {
      out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    out.writeBytes(text().getBytes(charset));
    return out.toByteArray();
  }
}
