package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.Dxf;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceLayer;

/** What a file says of itself: version, encoding, unit, layers with their states and contents. */
class DxfFactsTest {
  @TempDir Path folder;

  private static final Object[] LINE = {10, 0.0, 20, 0.0, 11, 40.0, 21, 0.0};

  private SourceDrawing read(String text, Charset charset) throws Exception {
    Path file = Files.write(folder.resolve("d.dxf"), text.getBytes(charset));
    return new DxfReader().read(file, "d.dxf", DrawingLimits.DEFAULT);
  }

  @Test
  void layersCarryTheirStateAndWhatLiesOnThem() throws Exception {
    Dxf dxf =
        new Dxf().layer("采空区", 0, 1).layer("煤巷", 1, 3).layer("岩巷", 4, -3).add("LINE", "煤巷", LINE);
    SourceDrawing d =
        read(dxf.add("LINE", "煤巷", LINE).add("WIPEOUT", "煤巷").text(), StandardCharsets.UTF_8);

    assertThat(d.facts().layers())
        .extracting(
            SourceLayer::name,
            SourceLayer::frozen,
            SourceLayer::off,
            SourceLayer::locked,
            l -> l.entities().toString())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("采空区", false, false, false, "{}"),
            org.assertj.core.groups.Tuple.tuple("煤巷", true, false, false, "{LINE=2, WIPEOUT=1}"),
            org.assertj.core.groups.Tuple.tuple("岩巷", false, true, true, "{}"));
  }

  @Test
  void theUnitOfTheHeaderIsAHintAndSaid() throws Exception {
    String head = Dxf.tags(9, "$INSUNITS", 70, 4);
    String plain = new Dxf().text();
    int endOfHeader = plain.indexOf("  0\r\nENDSEC");
    String text = plain.substring(0, endOfHeader) + head + plain.substring(endOfHeader);
    SourceDrawing d = read(text, StandardCharsets.UTF_8);

    assertThat(d.facts().metresPerUnit()).hasValue(0.001);
    assertThat(d.notes()).anyMatch(n -> n.contains("drawing unit 4 (millimetres)"));
    assertThat(read(new Dxf().text(), StandardCharsets.UTF_8).facts().metresPerUnit()).isEmpty();
  }

  @Test
  void versionAndEncodingAreWhatTheBytesSay() throws Exception {
    String text = new Dxf().add("TEXT", "采空区", 10, 0, 20, 0, 1, "积水").text();

    assertThat(read(text, Charset.forName("GBK")).facts().encoding()).isEqualTo("GB18030");
    assertThat(read(text, StandardCharsets.UTF_8).facts().encoding()).isEqualTo("UTF-8");
    assertThat(read(text, StandardCharsets.UTF_8).facts().format()).isEqualTo("DXF AC1015 (2000)");
  }

  @Test
  void aFrozenLayerHidesABlockWholeAndOneThatIsOffOnlyWhatLiesOnIt() throws Exception {
    for (boolean frozen : new boolean[] {true, false}) {
      Dxf dxf = new Dxf().layer("总图", frozen ? 1 : 0, frozen ? 7 : -7);
      dxf.block("A", 0, 0, dxf.entity("LINE", "煤巷", LINE), dxf.entity("LINE", "0", LINE));
      SourceDrawing d =
          read(dxf.add("INSERT", "总图", 2, "A", 10, 0, 20, 0).text(), StandardCharsets.UTF_8);

      assertThat(d.features()).extracting(SourceFeature::layer).containsExactly("煤巷", "总图");
      assertThat(d.features()).extracting(SourceFeature::hidden).containsExactly(frozen, true);
    }
  }

  @Test
  void whatLiesOnASheetIsCountedAndListedButIsNoWorking() throws Exception {
    Object[] onSheet = {67, 1, 10, 0.0, 20, 0.0, 11, 40.0, 21, 0.0};
    SourceDrawing d =
        read(
            new Dxf().add("LINE", "煤巷", onSheet).add("LINE", "煤巷", LINE).text(),
            StandardCharsets.UTF_8);

    assertThat(d.features()).hasSize(1);
    assertThat(d.notes())
        .anyMatch(n -> n.startsWith("not read: 1 entity on a sheet layout (paper space)"));
    assertThat(d.facts().layers().get(0).entityCount()).isEqualTo(2);
  }
}
