package org.minewatch.web.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.export.format.SampleTables.ZONE_35;
import static org.minewatch.web.export.format.SampleTables.everyShape;
import static org.minewatch.web.export.format.SampleTables.export;
import static org.minewatch.web.export.format.SampleTables.placed;
import static org.minewatch.web.export.format.SampleTables.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.shapefile.ShapefileReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Table;

/** What the shapefiles say is read back by the reader of handed-in drawings and by GDAL. */
class ShapefileTablesTest {
  @TempDir Path folder;

  private Path write(Table... tables) throws IOException {
    Path file = folder.resolve("out.zip");
    ExportFormat.SHAPEFILE.write(export(ZONE_35, Language.ZH, tables), file);
    return file;
  }

  private static String entry(Path zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return new String(
          file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void ourReaderFindsEveryShapeWithItsNameSystemAndElevations() throws IOException {
    SourceDrawing drawing =
        new ShapefileReader().read(write(everyShape()), "out.zip", DrawingLimits.DEFAULT);

    assertThat(drawing.rejections()).isEmpty();
    assertThat(drawing.crs()).isEqualTo("EPSG:4523");
    assertThat(drawing.longitudeLatitude()).isFalse();
    assertThat(drawing.features())
        .extracting(SourceFeature::shape, SourceFeature::text)
        .containsExactlyInAnyOrder(
            Tuple.tuple(Shape.AREA, "有孔"),
            Tuple.tuple(Shape.LINE, "两段"),
            Tuple.tuple(Shape.LINE, "两段"),
            Tuple.tuple(Shape.LINE, "有标高"),
            Tuple.tuple(Shape.POINT, "点"),
            Tuple.tuple(Shape.POINT, "混合"),
            Tuple.tuple(Shape.LINE, "混合"));
    SourceFeature area = of(drawing, "有孔");
    assertThat(area.pathCount()).as("the shell and its hole").isEqualTo(2);
    assertThat(area.path(1))
        .as("a hole runs counter-clockwise in the file")
        .startsWith(35400200, 2800200, 0);
    assertThat(of(drawing, "有标高").path(0))
        .containsExactly(
            35400000, 2800000, 1210.5, 35400050, 2800060, 1208.25, 35400100, 2800100, 1207);
    assertThat(of(drawing, "点").path(0)).startsWith(35400500.123, 2800500.456);
  }

  private static SourceFeature of(SourceDrawing drawing, String text) {
    return drawing.features().stream().filter(f -> f.text().equals(text)).findFirst().orElseThrow();
  }

  @Test
  void longNamesHaveShortOnesThatATableExplains() throws IOException {
    Path zip = write(everyShape());
    List<String> lines = entry(zip, "fields.csv").lines().toList();

    assertThat(lines).contains("goaf_area,top_elevat,top_elevation_m,上限标高,Top,0");
    assertThat(lines).contains("goaf_area,top_eleva2,top_elevation_old_m,原上限标高,Old top,0");
    assertThat(entry(zip, "goaf_line_z.cpg")).isEqualTo("UTF-8");
  }

  @Test
  void aTextThatDoesNotFitIsCutBetweenCharactersAndCounted() throws IOException {
    Path zip = write(placed(row("煤".repeat(100), SampleTables.SPOT)));

    SourceDrawing drawing = new ShapefileReader().read(zip, "out.zip", DrawingLimits.DEFAULT);
    assertThat(drawing.features().get(0).text()).isEqualTo("煤".repeat(84));
    assertThat(entry(zip, "fields.csv").lines()).contains("goaf_point,name,name,名称,Name,1");
  }

  @Test
  void anEmptyTableIsAFileWithoutRecords() throws IOException {
    SourceDrawing drawing =
        new ShapefileReader().read(write(placed()), "out.zip", DrawingLimits.DEFAULT);
    assertThat(drawing.features()).isEmpty();
  }

  @Test
  void gdalReadsShapesHolesValuesAndNulls() throws Exception {
    Path zip = write(everyShape());
    Gdal.assumePresent();

    assertThat(Gdal.wkt("/vsizip/" + zip, "goaf_area"))
        .containsExactly(
            "POLYGON ((35400000 2800000,35400000 2801000,35401000 2801000,35401000 2800000,35400000 2800000),"
                + "(35400200 2800200,35400400 2800200,35400400 2800400,35400200 2800400,35400200 2800200))");
    assertThat(Gdal.wkt("/vsizip/" + zip, "goaf_line_z"))
        .containsExactly(
            "LINESTRING Z (35400000 2800000 1210.5,35400050 2800060 1208.25,35400100 2800100 1207)");
    String area = Gdal.info("/vsizip/" + zip, "goaf_area");
    assertThat(area)
        .contains("Feature Count: 2", "ID[\"EPSG\",4523]", "severity (String) = major")
        .contains("top_elevat (Real) = -350.250000", "deadline (Date) = 2026/03/05")
        .contains("title_zh (String) = 三名掘进工在界外", "count (Integer64) = 42")
        .contains("name (String) = (null)");
    assertThat(Files.size(zip)).isPositive();
  }
}
