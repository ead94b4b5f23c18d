package org.minewatch.web.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.export.format.SampleTables.ZONE_35;
import static org.minewatch.web.export.format.SampleTables.everyShape;
import static org.minewatch.web.export.format.SampleTables.export;
import static org.minewatch.web.export.format.SampleTables.placed;
import static org.minewatch.web.export.format.SampleTables.row;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.dxf.DxfReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Table;

/** A drawing that our own reader and GDAL read back, in GBK as its head says. */
class DxfTablesTest {
  @TempDir Path folder;

  private Path write(Table... tables) throws IOException {
    Path file = folder.resolve("out.dxf");
    ExportFormat.DXF.write(export(ZONE_35, Language.ZH, tables), file);
    return file;
  }

  @Test
  void ourReaderFindsLayersShapesAndWords() throws IOException {
    SourceDrawing drawing =
        new DxfReader().read(write(everyShape()), "out.dxf", DrawingLimits.DEFAULT);

    assertThat(drawing.rejections()).isEmpty();
    assertThat(drawing.features())
        .filteredOn(f -> f.layer().equals("采空区"))
        .extracting(SourceFeature::shape)
        .containsExactly(
            Shape.RING,
            Shape.RING,
            Shape.LINE,
            Shape.LINE,
            Shape.LINE,
            Shape.POINT,
            Shape.POINT,
            Shape.LINE);
    assertThat(drawing.features())
        .filteredOn(f -> f.layer().equals("采空区_文字"))
        .extracting(SourceFeature::text)
        .containsExactly("有孔", "两段", "有标高", "点", "混合");
    SourceFeature raised =
        drawing.features().stream().filter(f -> f.path(0)[2] > 0).findFirst().get();
    assertThat(raised.path(0))
        .containsExactly(
            35400000, 2800000, 1210.5, 35400050, 2800060, 1208.25, 35400100, 2800100, 1207);
    assertThat(drawing.features().get(0).path(0))
        .as("a ring does not repeat its first vertex")
        .hasSize(4 * 3);
  }

  @Test
  void aCharacterThatGbkLacksIsEscapedAndComesBack() throws IOException {
    Path file = write(placed(row("𠮷煤🪨 <b>\n下", SampleTables.SPOT)));

    String text = Files.readString(file, Charset.forName("GBK"));
    assertThat(text).contains("煤\\U+D83E\\U+DEA8 <b> 下").contains("$DWGCODEPAGE", "ANSI_936");
    assertThat(new DxfReader().read(file, "out.dxf", DrawingLimits.DEFAULT).features())
        .extracting(SourceFeature::text)
        .anyMatch(t -> t.contains("煤") && t.contains("下"));
  }

  @Test
  void whatElseIsKnownGoesWithEachEntity() throws IOException {
    String text = Files.readString(write(everyShape()), Charset.forName("GBK"));
    assertThat(text)
        .contains("1001\r\nMINEWATCH\r\n1000\r\nring=outer\r\n1000\r\nname=有孔\r\n")
        .contains("1000\r\ntop_elevation_m=-350.25\r\n")
        .startsWith("999\r\n矿界哨兵：测试\r\n");
  }

  @Test
  void gdalReadsTheSameShapes() throws Exception {
    Path file = write(everyShape());
    Gdal.assumePresent();

    assertThat(Gdal.info(file.toString()))
        .doesNotContain("ERROR")
        .contains(
            "LINESTRING Z (35400000 2800000 1210.5,35400050 2800060 1208.25,35400100 2800100 1207)")
        .contains("POINT Z (35400500.123 2800500.456 0)")
        .contains("Layer (String) = 采空区")
        .contains("Text (String) = 有孔")
        .contains(
            "35400200 2800200 0,35400200 2800400 0,35400400 2800400 0,35400400 2800200 0,35400200 2800200 0");
  }
}
