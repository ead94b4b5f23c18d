package org.minewatch.report.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minewatch.wording.Text;

/** Writes tables as a workbook, Chinese and English side by side in heads and names. */
public final class SheetBook {
  private static final int MOST_ROWS = 1_048_575;
  private static final int LONGEST_CELL = 32_767;
  private static final int FLUSHED_AT_ONCE = 500;
  private static final double WIDE = 36;
  private static final double NARROW = 15;
  private static final int LONG_TEXT = 14;
  private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SheetBook() {}

  /**
   * Writes the workbook.
   *
   * @param dated stands for the time of creation
   * @throws IllegalArgumentException when a table has more rows than a sheet holds
   */
  public static void write(List<SheetTable> tables, ZonedDateTime dated, OutputStream out)
      throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(made, "minewatch", null)) {
      for (SheetTable table : tables) {
        table(book, table);
      }
    }
    same(made.toByteArray(), dated, out);
  }

  private static void table(Workbook book, SheetTable table) throws IOException {
    if (table.rows().size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "a sheet holds " + MOST_ROWS + " rows, not " + table.rows().size());
    }
    Worksheet sheet = book.newWorksheet(joined(table.title()));
    for (int c = 0; c < table.heads().size(); c++) {
      int column = c;
      boolean wide =
          table.rows().stream()
              .limit(FLUSHED_AT_ONCE)
              .anyMatch(r -> r.get(column) instanceof String s && s.length() > LONG_TEXT);
      sheet.width(c, wide ? WIDE : NARROW);
      sheet.inlineString(0, c, joined(table.heads().get(c)));
      sheet.style(0, c).bold().wrapText(true).set();
    }
    sheet.freezePane(0, 1);
    int line = 0;
    for (List<Object> row : table.rows()) {
      line++;
      for (int c = 0; c < row.size(); c++) {
        cell(sheet, line, c, row.get(c));
      }
      if (line % FLUSHED_AT_ONCE == 0) {
        sheet.flush();
      }
    }
    sheet.setAutoFilter(0, 0, line, Math.max(0, table.heads().size() - 1));
    sheet.finish();
  }

  private static String joined(Text text) {
    return text.en().isEmpty() || text.en().equals(text.zh())
        ? text.zh()
        : (text.zh() + " " + text.en()).strip();
  }

  private static void cell(Worksheet sheet, int line, int c, Object value) {
    if (value instanceof Number number) {
      if (Double.isFinite(number.doubleValue())) {
        sheet.value(line, c, number);
      }
    } else if (value instanceof Boolean truth) {
      sheet.value(line, c, truth);
    } else if (value instanceof LocalDate day) {
      sheet.value(line, c, day);
      sheet.style(line, c).format("yyyy-mm-dd").set();
    } else if (value instanceof LocalDateTime time) {
      sheet.value(line, c, time);
      sheet.style(line, c).format("yyyy-mm-dd hh:mm").set();
    } else if (value != null) {
      sheet.inlineString(line, c, printable(value.toString()));
    }
  }

  /** What a cell may hold; a longer text ends with a mark that something is missing. */
  private static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().map(c -> isHarmless(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
    if (clean.length() <= LONGEST_CELL) {
      return clean.toString();
    }
    int end = LONGEST_CELL - 1;
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private static boolean isHarmless(int c) {
    return (c >= 0x20 || c == '\n' || c == '\t')
        && !(c >= 0xD800 && c <= 0xDFFF)
        && !(c >= 0x202A && c <= 0x202E)
        && !(c >= 0x2066 && c <= 0x2069)
        && (c & 0xFFFE) != 0xFFFE;
  }

  /** The same package without what tells of the clock. */
  private static void same(byte[] made, ZonedDateTime dated, OutputStream out) throws IOException {
    String created = DateTimeFormatter.ISO_INSTANT.format(dated.toInstant());
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (PackageEntry e : PackageEntry.all(made)) {
      byte[] content = e.content();
      if (e.name().equals("docProps/core.xml")) {
        content =
            new String(content, StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:created[^>]*>)[^<]*", "$1" + created)
                .getBytes(StandardCharsets.UTF_8);
      }
      ZipEntry entry = new ZipEntry(e.name());
      entry.setTimeLocal(FIXED);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }
    zip.finish();
  }
}
