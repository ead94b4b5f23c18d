package org.minewatch.web.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.CsvText;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;

/**
 * Writes placed tables as a zip of shapefiles: one for each table and kind of shape, those with
 * elevations apart. Rows without a place are records without a shape in the first. {@code
 * fields.csv} says what the short names of fields stand for and how many texts had to be cut.
 */
final class ShapefileTables {
  private static final String FIELDS = "fields.csv";

  private final Path folder;
  private final Export export;
  private final List<Path> files = new ArrayList<>();

  private ShapefileTables(Path folder, Export export) {
    this.folder = folder;
    this.export = export;
  }

  static void write(Export export, Path file) throws IOException {
    Path folder = Files.createTempDirectory(file.getParent(), "shapes");
    ShapefileTables tables = new ShapefileTables(folder, export);
    Path fields = folder.resolve(FIELDS);
    try (Writer out = Files.newBufferedWriter(fields, StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      CsvText.row(out, "file", "field", "name", "head_zh", "head_en", "cut");
      for (Table table : export.tables()) {
        tables.table(table, out);
      }
    }
    tables.files.add(fields);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Path part : tables.files) {
        zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
        Files.copy(part, zip);
        zip.closeEntry();
        Files.delete(part);
      }
    }
    Files.delete(folder);
  }

  private record Kind(ShapeKind kind, boolean withZ) {
    String name(String table) {
      return table + "_" + kind.word() + (withZ ? "_z" : "");
    }
  }

  private void table(Table table, Writer fields) throws IOException {
    Map<Kind, List<Row>> byKind = new LinkedHashMap<>();
    List<Row> nowhere = new ArrayList<>();
    table
        .rows()
        .forEach(
            row -> {
              Map<ShapeKind, Geometry> parts =
                  row.place() == null ? Map.of() : ShapeKind.split(row.place());
              parts.forEach(
                  (kind, part) ->
                      byKind
                          .computeIfAbsent(
                              new Kind(kind, row.hasElevations()), k -> new ArrayList<>())
                          .add(row.withPlace(part)));
              if (parts.isEmpty()) {
                nowhere.add(row.withPlace(null));
              }
            });
    if (byKind.isEmpty()) {
      byKind.put(new Kind(ShapeKind.POINT, false), new ArrayList<>());
    }
    byKind.values().iterator().next().addAll(nowhere);
    for (Map.Entry<Kind, List<Row>> e : byKind.entrySet()) {
      shapes(table, e.getKey(), e.getValue(), fields);
    }
  }

  private void shapes(Table table, Kind kind, List<Row> rows, Writer fields) throws IOException {
    String name = kind.name(table.name());
    List<Column> columns = table.columns();
    List<String> names = FieldNames.of(columns);
    int[] cut;
    Path dbfFile = folder.resolve(name + ".dbf");
    try (ShpFile shp = new ShpFile(folder, name, kind.kind(), kind.withZ());
        DbfFile dbf = new DbfFile(dbfFile, columns, names, widths(columns, rows))) {
      for (Row row : rows) {
        shp.add(row.place());
        dbf.add(row);
      }
      cut = dbf.cut();
    }
    files.add(folder.resolve(name + ".shp"));
    files.add(folder.resolve(name + ".shx"));
    files.add(dbfFile);
    files.add(Files.writeString(folder.resolve(name + ".cpg"), "UTF-8"));
    files.add(Files.writeString(folder.resolve(name + ".prj"), CrsWkt.esri(export.frame())));
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      CsvText.row(
          fields,
          name,
          names.get(i),
          column.name(),
          column.head().zh(),
          column.head().en(),
          Integer.toString(cut[i]));
    }
  }

  private static int[] widths(List<Column> columns, List<Row> rows) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      if (DbfFile.isText(columns.get(i))) {
        for (Row row : rows) {
          int bytes =
              CellText.of(columns.get(i), row.values().get(i))
                  .getBytes(StandardCharsets.UTF_8)
                  .length;
          widths[i] = Math.max(widths[i], bytes);
        }
      }
    }
    return widths;
  }
}
