package org.minewatch.finding;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Writes and reads CSV cells that a spreadsheet shows as text: a cell that it would take for a
 * formula gets an apostrophe in front, a number stays a number.
 */
public final class CsvText {

  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

  private CsvText() {}

  /** Writes a row as RFC 4180 has it. */
  public static void row(Writer out, String... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      String cell = harmless(cells[i]);
      if (NEEDS_QUOTES.matcher(cell).find()) {
        out.write('"');
        out.write(cell.replace("\"", "\"\""));
        out.write('"');
      } else {
        out.write(cell);
      }
    }
    out.write("\r\n");
  }

  static String harmless(String cell) {
    String printable = cell.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\uFFFD");
    return isFormula(printable) ? "'" + printable : printable;
  }

  /** The cell that {@link #harmless} was given, but for control characters. */
  static String original(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  /** Whether a spreadsheet would compute what stands after any apostrophes. */
  private static boolean isFormula(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == '\'') {
      start++;
    }
    return start < cell.length()
        && FORMULA_STARTS.indexOf(cell.charAt(start)) >= 0
        && !NUMBER.matcher(cell.substring(start)).matches();
  }
}
