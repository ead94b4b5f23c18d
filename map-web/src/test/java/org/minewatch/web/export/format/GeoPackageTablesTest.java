package org.minewatch.web.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.export.format.SampleTables.ZONE_35;
import static org.minewatch.web.export.format.SampleTables.everyShape;
import static org.minewatch.web.export.format.SampleTables.export;
import static org.minewatch.web.export.format.SampleTables.plain;
import static org.minewatch.web.export.format.SampleTables.row;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.geopackage.GeoPackageReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.web.export.table.Language;

/** A GeoPackage as the standard wants it, read back by our own reader, by SQLite and by GDAL. */
class GeoPackageTablesTest {
  @TempDir Path folder;

  private Path write() throws IOException {
    Path file = folder.resolve("out.gpkg");
    ExportFormat.GEOPACKAGE.write(
        export(ZONE_35, Language.ZH, everyShape(), plain(row("甲", null))), file);
    return file;
  }

  @Test
  void ourReaderFindsEveryShapeWithItsNameSystemAndElevations() throws IOException {
    SourceDrawing drawing = new GeoPackageReader().read(write(), "out.gpkg", DrawingLimits.DEFAULT);

    assertThat(drawing.rejections()).isEmpty();
    assertThat(drawing.crs()).isEqualTo("EPSG:4523");
    assertThat(drawing.features())
        .extracting(SourceFeature::shape, SourceFeature::text)
        .containsExactly(
            Tuple.tuple(Shape.AREA, "有孔"),
            Tuple.tuple(Shape.LINE, "两段"),
            Tuple.tuple(Shape.LINE, "两段"),
            Tuple.tuple(Shape.LINE, "有标高"),
            Tuple.tuple(Shape.POINT, "点"),
            Tuple.tuple(Shape.POINT, "混合"),
            Tuple.tuple(Shape.LINE, "混合"));
    assertThat(drawing.features().get(3).path(0)).startsWith(35400000, 2800000, 1210.5);
  }

  private static List<String> query(Path file, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(row.getString(i));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  @Test
  void headTablesIndexAndTriggersAreThoseOfTheStandard() throws Exception {
    Path file = write();

    byte[] head = Files.readAllBytes(file);
    assertThat(ByteBuffer.wrap(head).getInt(68)).as("application_id").isEqualTo(0x47504B47);
    assertThat(ByteBuffer.wrap(head).getInt(60)).as("user_version").isEqualTo(10_300);
    assertThat(query(file, "SELECT srs_id, organization FROM gpkg_spatial_ref_sys ORDER BY srs_id"))
        .containsExactly("-1|NONE", "0|NONE", "4326|EPSG", "4523|EPSG");
    assertThat(
            query(
                file,
                "SELECT table_name, data_type, srs_id, min_x, max_y FROM gpkg_contents ORDER BY 1"))
        .containsExactly("case|attributes|0|null|null", "goaf|features|4523|35400000.0|2801000.0");
    assertThat(query(file, "SELECT * FROM gpkg_geometry_columns"))
        .containsExactly("goaf|geom|GEOMETRY|4523|2|0");
    assertThat(query(file, "SELECT table_name, extension_name, scope FROM gpkg_extensions"))
        .containsExactly("goaf|gpkg_rtree_index|write-only");
    assertThat(query(file, "SELECT COUNT(*) FROM rtree_goaf_geom")).containsExactly("5");
    assertThat(query(file, "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"))
        .containsExactly(
            "rtree_goaf_geom_delete",
            "rtree_goaf_geom_insert",
            "rtree_goaf_geom_update1",
            "rtree_goaf_geom_update2",
            "rtree_goaf_geom_update3",
            "rtree_goaf_geom_update4");
    assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
    assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(query(file, "SELECT seen, sealed, count, deadline FROM \"case\""))
        .containsExactly("2026-02-28T18:14:00.000Z|1|42|2026-03-05");
  }

  @Test
  void gdalReadsEverythingWithoutAWarningAndByTheIndex() throws Exception {
    Path file = write();
    Gdal.assumePresent();

    String info = Gdal.info(file.toString(), "goaf");
    assertThat(info)
        .doesNotContainIgnoringCase("warning")
        .doesNotContain("ERROR")
        .contains("Feature Count: 6", "ID[\"EPSG\",4523]", "severity (String) = major")
        .contains("sealed (Integer(Boolean)) = 1", "deadline (Date) = 2026/03/05")
        .contains("seen (DateTime) = 2026/02/28 18:14:00+00", "count (Integer64) = 42")
        .contains("LINESTRING Z (35400000 2800000 1210.5,");
    assertThat(
            Gdal.run(
                "ogrinfo",
                "-ro",
                "-q",
                "-spat",
                "35400490",
                "2800490",
                "35400510",
                "2800510",
                file.toString(),
                "goaf"))
        .contains("点")
        .doesNotContain("两段");
    assertThat(Gdal.info(file.toString(), "case")).contains("Feature Count: 1", "Geometry: None");
  }
}
