package org.minewatch.web.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.wording.Text;

/**
 * Writes tables as a workbook for people: a sheet a table in one language, with heads that stay,
 * filters, and cells that are numbers, dates and times where the values are. A text is a text: no
 * cell is computed. The last sheet says what the file is.
 */
final class XlsxTables {
  private static final int MOST_ROWS = 1_048_576;
  private static final int LONGEST_CELL = 32_767;
  private static final int LONGEST_NAME = 31;
  private static final int FLUSHED_AT_ONCE = 500;
  private static final double WIDE = 40;
  private static final double NARROW = 14;
  private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm";
  private static final String DATE_FORMAT = "yyyy-mm-dd";
  private static final Text NOTES = new Text("说明", "About");
  private static final String CUT = "…";

  private final Export export;
  private final Set<String> sheetNames = new HashSet<>();

  private XlsxTables(Export export) {
    this.export = export;
  }

  static void write(Export export, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        Workbook book = new Workbook(out, "minewatch", null)) {
      XlsxTables tables = new XlsxTables(export);
      for (Table table : export.tables()) {
        tables.table(book, table);
      }
      tables.notes(book);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void notes(Workbook book) throws IOException {
    Worksheet sheet = book.newWorksheet(sheetName(NOTES));
    sheet.width(0, 2 * WIDE);
    int line = 0;
    for (Text note : export.notes()) {
      sheet.inlineString(line, 0, printable(export.language().of(note)));
      sheet.style(line++, 0).wrapText(true).set();
    }
    sheet.finish();
  }

  private void table(Workbook book, Table table) throws IOException {
    Language language = export.language();
    List<Integer> shown = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (column.only().isEmpty() || column.only().get() == language) {
        shown.add(i);
        columns.add(column);
      }
    }
    if (table.placed()) {
      columns.addAll(PointColumns.of(export.frame()));
    }
    Worksheet sheet = book.newWorksheet(sheetName(table.title()));
    for (int c = 0; c < columns.size(); c++) {
      boolean words = columns.get(c).type() == Column.Type.TEXT && columns.get(c).words() == null;
      sheet.width(c, words && columns.get(c).only().isPresent() ? WIDE : NARROW);
      sheet.inlineString(0, c, language.of(columns.get(c).head()));
      sheet.style(0, c).bold().wrapText(true).set();
    }
    sheet.freezePane(0, 1);
    int[] line = {0};
    table
        .rows()
        .forEach(
            row -> {
              if (++line[0] >= MOST_ROWS) {
                throw new TooLargeException(
                    new Text(
                        "一张工作表至多 1048575 行，请改用 CSV", "a sheet holds 1,048,575 rows; take CSV"));
              }
              row(sheet, line[0], row, shown, columns);
            });
    sheet.setAutoFilter(0, 0, line[0], Math.max(0, columns.size() - 1));
    sheet.finish();
  }

  private void row(Worksheet sheet, int line, Row row, List<Integer> shown, List<Column> columns) {
    for (int c = 0; c < shown.size(); c++) {
      cell(sheet, line, c, columns.get(c), row.values().get(shown.get(c)));
    }
    if (columns.size() > shown.size()) {
      Double[] point = PointColumns.values(export.frame(), row.place());
      for (int i = 0; i < point.length; i++) {
        cell(sheet, line, shown.size() + i, columns.get(shown.size() + i), point[i]);
      }
    }
    if (line % FLUSHED_AT_ONCE == 0) {
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void cell(Worksheet sheet, int line, int c, Column column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    switch (column.type()) {
      case INTEGER, NUMBER -> sheet.value(line, c, (Number) value);
      case BOOLEAN -> sheet.value(line, c, (Boolean) value);
      case DATE -> {
        sheet.value(line, c, (LocalDate) value);
        sheet.style(line, c).format(DATE_FORMAT).set();
      }
      case TIME -> {
        sheet.value(line, c, ((OffsetDateTime) value).toLocalDateTime());
        sheet.style(line, c).format(TIME_FORMAT).set();
      }
      case TEXT ->
          sheet.inlineString(line, c, printable(column.read((String) value, export.language())));
    }
  }

  /** What a cell may hold; a longer text ends with a mark that something is missing. */
  private static String printable(String text) {
    String clean = text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\uFFFD");
    if (clean.length() <= LONGEST_CELL) {
      return clean;
    }
    int end = LONGEST_CELL - CUT.length();
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + CUT;
  }

  /** Sheets are told apart without regard to capitals, and some signs are forbidden. */
  private String sheetName(Text title) {
    String plain = export.language().of(title).replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    String name = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    for (int n = 2; !sheetNames.add(name.toLowerCase(Locale.ROOT)); n++) {
      String ending = " " + n;
      name = plain.substring(0, Math.min(LONGEST_NAME - ending.length(), plain.length())) + ending;
    }
    return name;
  }
}
