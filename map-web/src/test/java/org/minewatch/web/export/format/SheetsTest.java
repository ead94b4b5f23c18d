package org.minewatch.web.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.export.format.SampleTables.ZONE_35;
import static org.minewatch.web.export.format.SampleTables.everyShape;
import static org.minewatch.web.export.format.SampleTables.export;
import static org.minewatch.web.export.format.SampleTables.placed;
import static org.minewatch.web.export.format.SampleTables.plain;
import static org.minewatch.web.export.format.SampleTables.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables for people and programs: CSV, workbooks, GeoJSON. */
class SheetsTest {
  @TempDir Path folder;

  private Path write(ExportFormat format, Frame frame, Language language, Table... tables)
      throws IOException {
    Path file = folder.resolve("out." + format.ending());
    ExportFormat.of(format.ending()).orElseThrow().write(export(frame, language, tables), file);
    return file;
  }

  private List<String> csv(Frame frame, Table table) throws IOException {
    return Files.readString(write(ExportFormat.CSV, frame, Language.ZH, table)).lines().toList();
  }

  private static String part(Path xlsx, String name) throws IOException {
    try (ZipFile file = new ZipFile(xlsx.toFile())) {
      String xml =
          new String(
              file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("&#x([0-9a-f]+);")
          .matcher(xml)
          .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
    }
  }

  @Test
  void csvHasNamesCodesBothLanguagesAPointAndTheShape() throws IOException {
    List<String> lines = csv(ZONE_35, placed(row("有标高", SampleTables.RAISED), row("无", null)));

    assertThat(lines)
        .containsExactly(
            "\uFEFFname,severity,title_zh,title_en,count,top_elevation_m,top_elevation_old_m,sealed,deadline,seen,x_northing,y_easting,wkt",
            "有标高,major,三名掘进工在界外,Three drivers outside,42,-350.25,0.00000015,true,2026-03-05,2026-03-01T02:14:00+08:00,2800060,35400050,"
                + "\"LINESTRING Z(35400000 2800000 1210.5, 35400050 2800060 1208.25, 35400100 2800100 1207)\"",
            "无,major,三名掘进工在界外,Three drivers outside,42,-350.25,0.00000015,true,2026-03-05,2026-03-01T02:14:00+08:00,,,");
  }

  @Test
  void noCellOfACsvFileIsComputed() throws IOException {
    for (String start : List.of("=", "+", "-", "@", "\t=", "＝", "'=")) {
      assertThat(csv(ZONE_35, plain(row(start + "1+cmd|' /C calc'!A0", null))).get(1))
          .as(start)
          .matches("\"?'.*");
    }
  }

  @Test
  void aWorkbookHasTypedCellsInOneLanguageAHeadThatStaysAndAFilter() throws IOException {
    Path zh =
        write(ExportFormat.XLSX, ZONE_35, Language.ZH, everyShape(), plain(row("=1+1", null)));
    String sheet = part(zh, "xl/worksheets/sheet1.xml");
    assertThat(part(zh, "xl/workbook.xml")).contains("name=\"说明\"", "name=\"采空区\"", "name=\"案件\"");
    assertThat(part(zh, "xl/worksheets/sheet3.xml")).contains("矿界哨兵：测试");
    assertThat(sheet)
        .contains("topLeftCell=\"A2\"", "state=\"frozen\"", "<autoFilter ref=\"A1:K7\"")
        .contains(">重大<", ">三名掘进工在界外<", "<v>42</v>", "<v>-350.25</v>", "t=\"b\"")
        .contains("X（北）")
        .doesNotContain("Three drivers outside");
    assertThat(part(zh, "xl/worksheets/sheet2.xml"))
        .as("a text that looks like a formula is a text")
        .contains(">=1+1<")
        .doesNotContain("<f>");

    Path en = write(ExportFormat.XLSX, ZONE_35, Language.EN, everyShape());
    assertThat(part(en, "xl/worksheets/sheet1.xml"))
        .contains(">major major<", ">Three drivers outside<", "X (north)")
        .doesNotContain("三名掘进工在界外");
  }

  @Test
  void aTextLongerThanACellEndsWithAMark() throws IOException {
    Path file =
        write(ExportFormat.XLSX, ZONE_35, Language.ZH, plain(row("煤".repeat(40_000), null)));
    String sheet = part(file, "xl/worksheets/sheet1.xml");
    assertThat(sheet.contains(">" + "煤".repeat(32_766) + "…<")).isTrue();
  }

  @Test
  void gdalReadsTheWorkbook() throws IOException {
    Path file = write(ExportFormat.XLSX, ZONE_35, Language.ZH, everyShape());
    Gdal.assumePresent();
    assertThat(Gdal.info(file.toString(), "采空区"))
        .contains("级别 (String) = 重大", "数量 (Integer) = 42", "期限 (Date) = 2026/03/05")
        .contains("时间 (DateTime) = 2026/03/01 02:14:00");
  }

  @Test
  void geoJsonTurnsRingsKeepsElevationsAndTellsTablesApart() throws IOException {
    Table one =
        placed(
            row("区", "POLYGON ((103.8 25.5, 103.8 25.52, 103.82 25.52, 103.8 25.5))"),
            row("高", "LINESTRING Z (103.8 25.5 1210.5, 103.81 25.51 1208)"),
            SampleTables.unknown(null));
    Path file =
        write(
            ExportFormat.GEOJSON,
            Frame.WGS_84,
            Language.ZH,
            one,
            new Table("shaft", one.title(), one.columns(), true, each -> {}));
    JsonNode features =
        JsonMapper.builder().build().readTree(Files.readString(file)).path("features");

    assertThat(features).hasSize(3);
    assertThat(features.get(0).path("geometry").toString())
        .isEqualTo(
            "{\"type\":\"Polygon\",\"coordinates\":[[[103.8,25.5],[103.82,25.52],[103.8,25.52],[103.8,25.5]]]}");
    assertThat(features.get(1).path("geometry").path("coordinates").toString())
        .isEqualTo("[[103.8,25.5,1210.5],[103.81,25.51,1208]]");
    assertThat(features.get(2).path("geometry").isNull()).isTrue();
    assertThat(features.get(0).path("properties").path("layer").stringValue()).isEqualTo("goaf");
    assertThat(features.get(0).path("properties").path("count").longValue()).isEqualTo(42);
    assertThat(features.get(2).path("properties").size()).isEqualTo(1);
  }
}
