package org.minewatch.web.export.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKTWriter;
import org.minewatch.finding.CsvText;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;

/**
 * Writes a table as CSV: UTF-8 with the mark by which Excel knows it, names of columns and codes as
 * programs have them, both languages, and no cell that a spreadsheet would compute. A placed table
 * ends with a point and the whole shape as WKT, easting first.
 */
final class CsvTables {
  private static final String MARK = "\uFEFF";
  private static final int DIMENSIONS = 3;

  /** Parts of a metre that are told. */
  private static final double MILLIMETRES = 1e3;

  /** Parts of a degree that are told. */
  private static final double CENTIMETRES = 1e7;

  private CsvTables() {}

  static void write(Export export, Path file) throws IOException {
    if (export.tables().size() != 1) {
      throw new IllegalArgumentException("a CSV file holds one table");
    }
    Table table = export.tables().get(0);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(MARK);
      List<String> head = new ArrayList<>(table.columns().stream().map(Column::name).toList());
      if (table.placed()) {
        PointColumns.of(export.frame()).forEach(c -> head.add(c.name()));
        head.add("wkt");
      }
      CsvText.row(out, head.toArray(String[]::new));
      table.rows().forEach(row -> row(out, export.frame(), table, row));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void row(Writer out, Frame frame, Table table, Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      cells.add(CellText.of(table.columns().get(i), row.values().get(i)));
    }
    if (table.placed()) {
      for (Double number : PointColumns.values(frame, row.place())) {
        cells.add(number == null ? "" : CellText.number(number));
      }
      cells.add(row.place() == null ? "" : wkt(frame, row));
    }
    try {
      CsvText.row(out, cells.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String wkt(Frame frame, Row row) {
    WKTWriter writer = new WKTWriter(row.hasElevations() ? DIMENSIONS : 2);
    writer.setPrecisionModel(new PrecisionModel(frame.inMetres() ? MILLIMETRES : CENTIMETRES));
    return writer.write(row.place());
  }
}
