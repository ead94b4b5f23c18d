package org.minewatch.drawing.geopackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minewatch.drawing.geopackage.SqliteFile.Row;
import org.minewatch.drawing.geopackage.SqliteFile.Table;
import org.minewatch.drawing.shapefile.PrjText;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Reads the feature tables that a GeoPackage lists. The layer of a row is its column {@code layer},
 * else the table's name. All tables must be in one coordinate system.
 */
public final class GeoPackageReader implements DrawingFormat {

  /** The file is held in memory while it is read. */
  private static final long MOST_BYTES = 192L << 20;

  private static final Set<String> LAYER_COLUMNS = Set.of("layer", "图层", "dxf_layer");
  private static final Set<String> TEXT_COLUMNS = Set.of("text", "注记", "名称", "name");
  private static final Set<Integer> DEGREES_OF_CGCS2000 = Set.of(4326, 4490);

  private record Crs(boolean degrees, String words) {}

  private record Source(Table table, int geometry, int layer, int text) {}

  @Override
  public boolean takes(String lowerCaseName) {
    return lowerCaseName.endsWith(".gpkg");
  }

  @Override
  public SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw SqliteFile.bad(
          "a GeoPackage of more than " + MOST_BYTES + " bytes; hand it in in parts");
    }
    FeatureSink sink = new FeatureSink(name, limits);
    sink.countPlacesIn("row");
    try {
      return read(new SqliteFile(Files.readAllBytes(file)), sink);
    } catch (IndexOutOfBoundsException e) {
      throw SqliteFile.bad("the GeoPackage is damaged: it ends in the middle of a page");
    }
  }

  private static SourceDrawing read(SqliteFile db, FeatureSink sink) {
    Table columns =
        db.find("gpkg_geometry_columns")
            .orElseThrow(
                () -> SqliteFile.bad("this is no GeoPackage: it has no gpkg_geometry_columns"));
    if (db.writesAhead()) {
      sink.note("the GeoPackage keeps changes in a -wal file; what lies only there was not read");
    }
    List<Row> rows = new ArrayList<>();
    db.rows(columns, rows::add);
    Crs crs = null;
    for (Row row : rows) {
      String tableName = row.text(columns.column("table_name"));
      if (db.isView(tableName)) {
        sink.note("the view " + tableName + " of the GeoPackage was not read, only tables are");
        continue;
      }
      Table table =
          db.find(tableName)
              .orElseThrow(() -> SqliteFile.bad("the listed table " + tableName + " is not there"));
      Crs own = crs(db, row.integer(columns.column("srs_id")).orElse(-1L));
      if (crs != null && !crs.equals(own)) {
        throw new UnreadableDrawingException(
            0,
            "the tables of the GeoPackage are in different coordinate systems: hand them in"
                + " separately",
            tableName);
      }
      crs = own;
      int geometry = table.column(row.text(columns.column("column_name")));
      if (geometry < 0) {
        throw SqliteFile.bad("the table " + tableName + " lacks its geometry column");
      }
      Source source =
          new Source(table, geometry, first(table, LAYER_COLUMNS), first(table, TEXT_COLUMNS));
      db.rows(table, r -> feature(r, source, sink));
    }
    return sink.finish(crs != null && crs.degrees(), crs == null ? "" : crs.words());
  }

  private static int first(Table table, Set<String> names) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (names.contains(table.columns().get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  private static Crs crs(SqliteFile db, long srsId) {
    List<Crs> found = new ArrayList<>();
    db.find("gpkg_spatial_ref_sys")
        .ifPresent(
            t ->
                db.rows(
                    t,
                    r -> {
                      if (r.integer(t.column("srs_id")).orElse(Long.MIN_VALUE) == srsId) {
                        found.add(crs(t, r));
                      }
                    }));
    return srsId == 0 ? new Crs(true, "") : found.isEmpty() ? new Crs(false, "") : found.get(0);
  }

  private static Crs crs(Table t, Row r) {
    int code = r.integer(t.column("organization_coordsys_id")).orElse(0L).intValue();
    boolean epsg = r.text(t.column("organization")).equalsIgnoreCase("EPSG") && code > 0;
    if (epsg) {
      boolean degrees = DEGREES_OF_CGCS2000.contains(code);
      return new Crs(degrees, degrees ? "" : "EPSG:" + code);
    }
    PrjText text = PrjText.of(r.text(t.column("definition")));
    return new Crs(text.geographic(), text.words());
  }

  private static void feature(Row row, Source source, FeatureSink sink) {
    String tableName = source.table().name();
    String named = row.text(source.layer()).strip();
    String layer = named.isEmpty() ? tableName : named;
    String entity = tableName + ", row " + row.rowid();
    if (!(row.value(source.geometry()) instanceof byte[] blob)) {
      sink.skip("row without geometry", row.rowid(), layer);
      return;
    }
    GeometryBlob geometry;
    try {
      geometry = GeometryBlob.of(blob);
    } catch (IllegalArgumentException e) {
      sink.reject(row.rowid(), tableName, e.getMessage(), "");
      return;
    }
    String text = row.text(source.text()).strip();
    int part = 0;
    for (GeometryBlob.Part p : geometry.parts()) {
      String which = geometry.parts().size() == 1 ? entity : entity + ", part " + ++part;
      sink.add(
          p.shape() == Shape.POINT
              ? SourceFeature.point(which, row.rowid(), layer, false, p.paths()[0], text, "")
              : SourceFeature.of(which, row.rowid(), layer, false, p.shape(), p.paths())
                  .withText(text));
    }
  }
}
