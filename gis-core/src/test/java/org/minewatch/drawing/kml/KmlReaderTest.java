package org.minewatch.drawing.kml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;

class KmlReaderTest {
  @TempDir Path folder;

  private static final String PLAN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>六号煤</name>
      <Folder><name>煤巷</name>
      <Placemark><name>运输大巷</name><LineString><coordinates>109.1,38.1,1000 109.2,38.2,1001
      </coordinates></LineString></Placemark></Folder>
      <Placemark><name>kml_3</name><ExtendedData><SchemaData>
      <SimpleData name="autocad_layer">采空区</SimpleData></SchemaData></ExtendedData>
      <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>
      109.1,38.1 109.2,38.1 109.2,38.2 109.1,38.1</coordinates></LinearRing></outerBoundaryIs>
      <innerBoundaryIs><LinearRing><coordinates>109.15,38.12 109.16,38.12 109.16,38.13 109.15,38.12
      </coordinates></LinearRing></innerBoundaryIs></Polygon>
      <Point><coordinates>109.1,38.1</coordinates></Point></MultiGeometry></Placemark>
      <NetworkLink><Link><href>http://example.invalid/x.kml</href></Link></NetworkLink>
      <Placemark><name>bad</name><Point><coordinates>a,b</coordinates></Point></Placemark>
      </Document></kml>
      """;

  private SourceDrawing read(String name, byte[] content) throws Exception {
    Path file = Files.write(folder.resolve(name), content);
    return new KmlReader().read(file, name, DrawingLimits.DEFAULT);
  }

  private SourceDrawing read(String text) throws Exception {
    return read("d.kml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void placemarksAreReadWithLayersOfFoldersOrCadAndLinksAreOnlyListed() throws Exception {
    SourceDrawing d = read(PLAN);

    assertThat(d.features())
        .extracting(SourceFeature::layer, SourceFeature::shape, SourceFeature::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, "运输大巷"),
            org.assertj.core.groups.Tuple.tuple("采空区", Shape.AREA, ""),
            org.assertj.core.groups.Tuple.tuple("采空区", Shape.POINT, ""));
    assertThat(d.features().get(0).path(0)).containsExactly(109.1, 38.1, 1000, 109.2, 38.2, 1001);
    assertThat(d.features().get(1).pathCount()).isEqualTo(2);
    assertThat(d.notes()).anyMatch(n -> n.startsWith("not read: 1 KML NetworkLink"));
    assertThat(d.rejections())
        .singleElement()
        .matches(r -> r.line() == 14 && r.reason().contains("a,b"));
  }

  @Test
  void aKmzIsItsDocument() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("files/other.kml"));
      zip.write("<no/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("doc.kml"));
      zip.write(PLAN.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read("d.kmz", out.toByteArray()).features()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml>&x;</kml>",
        "<!DOCTYPE kml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><kml>&b;</kml>",
        "<kml><Document>",
        "<html/>",
        ""
      })
  void hostileOrBrokenDocumentsAreRefusedWithALine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            UnreadableDrawingException.class, e -> assertThat(e.line()).isPositive());
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "<kml>" + "<Folder>".repeat(100) + "</Folder>".repeat(100) + "</kml>";
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("deeper than 64");
  }
}
