package org.minewatch.drawing.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;

class ShapefileReaderTest {
  @TempDir Path folder;

  private static Path resource(String name) throws Exception {
    return Path.of(ShapefileReaderTest.class.getResource("/cases/drawing/files/" + name).toURI());
  }

  private static SourceDrawing read(Path file) throws Exception {
    return new ShapefileReader().read(file, file.getFileName().toString(), DrawingLimits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan-gbk-with-cpg.zip", "plan-gbk-without-cpg.zip"})
  void chineseShapefilesAreReadWithTheirLayersWordsHeightsAndSystem(String name) throws Exception {
    SourceDrawing d = read(resource(name));

    assertThat(d.crs()).isEqualTo("EPSG:4523");
    assertThat(d.longitudeLatitude()).isFalse();
    assertThat(d.rejections()).isEmpty();
    assertThat(d.features())
        .extracting(SourceFeature::layer, SourceFeature::shape, SourceFeature::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("井田边界", Shape.AREA, ""),
            org.assertj.core.groups.Tuple.tuple("采空区", Shape.AREA, "2024"),
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, "运输大巷"),
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, ""),
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, ""));
    assertThat(d.features().get(1).pathCount()).isEqualTo(2);
    assertThat(d.features().get(1).path(0)).hasSize(4500);
    assertThat(d.features().get(2).path(0))
        .containsExactly(35380100, 2780100, 1500.5, 35380900, 2780100, 1501);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/cases/drawing/files/shapefile-counts.csv", numLinesToSkip = 1)
  void corporaHaveTheCountsOfOgrinfo(String file, int records, int withGeometry, String ogrinfo)
      throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    Path shp = Path.of(shared, "data", "real", "corpora", "shapefile").resolve(file);
    String base = shp.toString().substring(0, shp.toString().length() - 4);
    FeatureSink sink = new FeatureSink(file, DrawingLimits.DEFAULT);
    Optional<byte[]> cpg = bytes(Path.of(base + ".cpg"));
    Optional<DbfFile> table = bytes(Path.of(base + ".dbf")).map(b -> DbfFile.of("layer", b, cpg));

    int read = ShpFile.read("layer", Files.readAllBytes(shp), table, sink);
    SourceDrawing d = sink.finish(false);

    assertThat(read).isEqualTo(records);
    long shown =
        d.features().stream().map(SourceFeature::line).distinct().count() + d.rejections().size();
    assertThat(shown).isEqualTo(withGeometry);
  }

  @ParameterizedTest
  @CsvSource({
    "geotools/chinese_poly, GB18030, 2, 黑龙江省",
    "geotools/rus-windows-1251, windows-1251, 0, Кириллица",
    "geotools/danish_point, ISO-8859-1, 1, Charløtte",
    "mbostock/utf8-property, UTF-8, 0, ηελλο ςορλδ",
    "pyshp/latin1, ISO-8859-1, 1, Ñandú"
  })
  void tablesAreReadInTheEncodingTheyAreIn(String file, String charset, int field, String value)
      throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    Path base = Path.of(shared, "data", "real", "corpora", "shapefile", file);
    DbfFile table =
        DbfFile.of(
            "layer", bytes(Path.of(base + ".dbf")).orElseThrow(), bytes(Path.of(base + ".cpg")));

    assertThat(table.charset().name()).isEqualTo(charset);
    assertThat(table.value(0, field)).isEqualTo(value);
  }

  private static Optional<byte[]> bytes(Path file) throws Exception {
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private record Entry(String name, byte[] content) {}

  private static List<Entry> entries(Path zip) throws Exception {
    List<Entry> out = new ArrayList<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (var e : file.stream().toList()) {
        try (InputStream in = file.getInputStream(e)) {
          out.add(new Entry(e.getName(), in.readAllBytes()));
        }
      }
    }
    return out;
  }

  private Path zip(List<Entry> entries) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      for (Entry e : entries) {
        zip.putNextEntry(new ZipEntry(e.name()));
        zip.write(e.content());
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve("m.zip"), out.toByteArray());
  }

  @Test
  void differentSystemsCutFilesAndArchivesWithoutShapefilesAreRefused() throws Exception {
    List<Entry> entries = entries(resource("plan-gbk-without-cpg.zip"));
    List<Entry> mixed = new ArrayList<>();
    List<Entry> cut = new ArrayList<>();
    for (Entry e : entries) {
      boolean prj = e.name().endsWith("road.prj");
      String other = new String(e.content(), StandardCharsets.UTF_8).replace("35500000", "500000");
      mixed.add(prj ? new Entry(e.name(), other.getBytes(StandardCharsets.UTF_8)) : e);
      boolean shp = e.name().endsWith("road.shp");
      cut.add(shp ? new Entry(e.name(), java.util.Arrays.copyOf(e.content(), 300)) : e);
    }
    assertThatThrownBy(() -> read(zip(mixed))).hasMessageContaining("different coordinate systems");
    assertThatThrownBy(() -> read(zip(cut))).hasMessageContaining("was cut off");
    assertThatThrownBy(() -> read(zip(List.of(new Entry("a.txt", new byte[3])))))
        .hasMessageContaining("holds no shapefile");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedFilesNeverShowADefectOfTheProgram(long seed) throws Exception {
    List<Entry> entries = entries(resource("plan-gbk-without-cpg.zip"));
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 1500; round++) {
      List<Entry> damaged = new ArrayList<>();
      for (Entry e : entries) {
        byte[] b = e.content().clone();
        for (int k = random.nextInt(4); k > 0 && !e.name().endsWith("prj"); k--) {
          int at = random.nextInt(Math.min(b.length, 600));
          b[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0x7F);
        }
        damaged.add(new Entry(e.name(), b));
      }
      try {
        read += read(zip(damaged)).features().isEmpty() ? 0 : 1;
      } catch (UnreadableDrawingException e) {
        assertThat(e.getMessage()).as("seed %d round %d", seed, round).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + round, e);
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROJCS[\"CGCS2000_3_Degree_GK_CM_105E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"Central_Meridian\",105.0]] | EPSG:4544",
        "PROJCS[\"CGCS2000_GK_Zone_18\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\"],PARAMETER[\"False_Easting\",18500000.0],PARAMETER[\"Central_Meridian\",105.0]] | EPSG:4496",
        "PROJCS[\"Xian_1980_3_Degree_GK_Zone_38\",GEOGCS[\"GCS_Xian_1980\"],PARAMETER[\"False_Easting\",38500000.0],PARAMETER[\"Central_Meridian\",114.0]] | EPSG:2362",
        "PROJCS[\"Beijing_1954_GK_Zone_19\",GEOGCS[\"GCS_Beijing_1954\"],PARAMETER[\"False_Easting\",19500000.0],PARAMETER[\"Central_Meridian\",111.0]] | EPSG:21419",
        "PROJCS[\"Lokal\",GEOGCS[\"GCS_Xian_1980\"],PARAMETER[\"False_Easting\",100.0],PARAMETER[\"Central_Meridian\",114.0]] | Lokal"
      })
  void chineseSystemsAreKnownByTheirParameters(String prj, String words) {
    assertThat(PrjText.of(prj).words()).isEqualTo(words);
  }
}
