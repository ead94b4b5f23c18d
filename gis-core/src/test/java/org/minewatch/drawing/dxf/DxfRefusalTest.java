package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.Dxf;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** Files that cannot be read as a whole get one exact message and the line that shows it. */
class DxfRefusalTest {
  @TempDir Path folder;

  private static final Object[] LINE = {10, 0.0, 20, 0.0, 11, 40.0, 21, 0.0};

  private SourceDrawing read(Path file, DrawingLimits limits) throws Exception {
    return new DxfReader().read(file, "d.dxf", limits);
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("d.dxf"), bytes);
  }

  private void refused(Path file, DrawingLimits limits, long line, String... words) {
    assertThatThrownBy(() -> read(file, limits))
        .isInstanceOfSatisfying(
            UnreadableDrawingException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessageContainingAll(words);
  }

  private void refused(Path file, long line, String... words) {
    refused(file, DrawingLimits.DEFAULT, line, words);
  }

  @Test
  void aDwgIsNamedWithItsRelease() throws Exception {
    refused(
        file("AC1015\0\0\0\0\6\1".getBytes(StandardCharsets.ISO_8859_1)),
        0,
        "this is a DWG file (AC1015, AutoCAD 2000)",
        "Save As");
  }

  @Test
  void anythingElseIsNoDxf() throws Exception {
    refused(file("%PDF-1.7\n%....\n".getBytes(StandardCharsets.UTF_8)), 1, "this is not a DXF");
    refused(
        file("7\nLINE\n".getBytes(StandardCharsets.UTF_8)),
        1,
        "should start with the lines 0 and SECTION");
    refused(file(new byte[0]), 0, "the file is empty");
  }

  @Test
  void aFileCutOffBetweenEntitiesIsRefusedBecauseItsRestWouldLookVanished() throws Exception {
    Path file = new Dxf().add("LINE", "煤巷", LINE).cutOff().write(folder);

    refused(file, Files.readAllLines(file).size(), "cut off inside section ENTITIES");
  }

  @Test
  void aFileCutOffInsideATagIsRefused() throws Exception {
    String text = new Dxf().add("LINE", "煤巷", LINE).cutOff().text();

    refused(
        file((text + " 10\r\n").getBytes(StandardCharsets.UTF_8)),
        text.lines().count() + 1,
        "cut off after group code 10");
  }

  @Test
  void aLostLineShowsWhereTheRhythmBreaks() throws Exception {
    String text = new Dxf().add("LINE", "煤巷", LINE).text();
    int at = text.indexOf("LINE");
    String broken = text.substring(0, at) + text.substring(at + "LINE\r\n".length());

    // the value is gone, so the next group code is taken for it and its value for a code
    refused(
        file(broken.getBytes(StandardCharsets.UTF_8)),
        text.substring(0, at).lines().count() + 4,
        "expected a group code");
  }

  @Test
  void zerosWithoutEndAreStoppedAtTheFirstLine() throws Exception {
    Path file = folder.resolve("zeros.dxf");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 8; i++) {
        out.write(zeros);
      }
    }
    refused(file, 1, "a line is longer than 1048576 bytes");
    refused(file, DrawingLimits.DEFAULT.withBytes(1 << 19), 1, "longer than 524288 bytes");
  }

  @Test
  void tooManyEntitiesAndVerticesAreStoppedWithTheLine() throws Exception {
    Dxf dxf = new Dxf();
    for (int i = 0; i < 20; i++) {
      dxf.add("LINE", "煤巷", LINE);
    }
    Path file = dxf.write(folder);

    assertThatThrownBy(() -> read(file, DrawingLimits.DEFAULT.withEntities(10)))
        .hasMessageContaining("more than 10 entities");
    assertThatThrownBy(() -> read(file, DrawingLimits.DEFAULT.withVertices(10)))
        .hasMessageContaining("more than 10 vertices");
  }

  @Test
  void aMillionNestedInsertsAreStopped() throws Exception {
    Dxf dxf = new Dxf();
    String line = dxf.entity("LINE", "煤巷", LINE);
    String inner =
        dxf.entity("INSERT", "0", 2, "A", 10, 0, 20, 0, 70, 1000, 71, 1, 44, 1.0, 45, 1.0);
    Path file =
        dxf.block("A", 0, 0, line)
            .block("B", 0, 0, inner)
            .add("INSERT", "0", 2, "B", 10, 0, 20, 0, 70, 1, 71, 1000, 44, 1.0, 45, 1.0)
            .write(folder);

    assertThatThrownBy(() -> read(file, DrawingLimits.DEFAULT))
        .isInstanceOf(UnreadableDrawingException.class)
        .hasMessageContaining("block references draw more than 300000 blocks");
  }

  @Test
  void blocksNestedTooDeepAreStopped() throws Exception {
    Dxf dxf = new Dxf();
    dxf.block("B0", 0, 0, dxf.entity("LINE", "煤巷", LINE));
    for (int i = 1; i < 5_000; i++) {
      dxf.block("B" + i, 0, 0, dxf.entity("INSERT", "0", 2, "B" + (i - 1), 10, 0, 20, 0));
    }
    Path file = dxf.add("INSERT", "0", 2, "B4999", 10, 0, 20, 0).write(folder);

    assertThatThrownBy(() -> read(file, DrawingLimits.DEFAULT))
        .isInstanceOf(UnreadableDrawingException.class)
        .hasMessageContaining("nested more than 16 deep");
  }

  @Test
  void blocksThatDoubleAtEveryLevelAreMeasuredOnceEach() throws Exception {
    Dxf dxf = new Dxf();
    dxf.block("B0", 0, 0, dxf.entity("POINT", "煤巷", 10, 0, 20, 0));
    for (int i = 1; i < 15; i++) {
      String twice = dxf.entity("INSERT", "0", 2, "B" + (i - 1), 10, 0, 20, 0);
      dxf.block("B" + i, 0, 0, twice.repeat(30));
    }
    Path file = dxf.add("INSERT", "0", 2, "B14", 10, 0, 20, 0).write(folder);

    assertThat(read(file, DrawingLimits.DEFAULT).features()).hasSize(1);
  }

  @Test
  void aSectionThatIsNotClosedIsRefused() throws Exception {
    String text = new Dxf().block("A", 0, 0).add("LINE", "煤巷", LINE).text();
    String broken = text.replaceFirst("  0\r\nENDBLK\r\n  8\r\n0\r\n  0\r\nENDSEC\r\n", "");

    assertThat(broken).isNotEqualTo(text);
    assertThatThrownBy(
            () -> read(file(broken.getBytes(StandardCharsets.UTF_8)), DrawingLimits.DEFAULT))
        .hasMessageContaining("section BLOCKS is not closed");
  }
}
