package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minewatch.drawing.Dxf;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** Drawings that are small on paper and endless when drawn: stopped soon, with the place. */
@Timeout(60)
class DxfBombTest {
  private static final Object[] LINE = {10, 0.0, 20, 0.0, 11, 40.0, 21, 0.0};

  private static SourceDrawing read(byte[] bytes) throws Exception {
    return new DxfReader()
        .read(() -> new ByteArrayInputStream(bytes), "d.dxf", DrawingLimits.DEFAULT);
  }

  private static SourceDrawing read(Dxf dxf) throws Exception {
    return read(dxf.bytes(StandardCharsets.UTF_8));
  }

  private static void refused(Dxf dxf, String words) {
    assertThatThrownBy(() -> read(dxf))
        .isInstanceOfSatisfying(
            UnreadableDrawingException.class, e -> assertThat(e.line()).isPositive())
        .hasMessageContaining(words);
  }

  /** A file that is longer than any memory: what starts it, and a tag again and again. */
  private static InputStream endless(String head, String again) {
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    byte[] rest = again.repeat(1000).getBytes(StandardCharsets.US_ASCII);
    return new InputStream() {
      private byte[] piece = first;
      private int at;

      @Override
      public int read() {
        if (at == piece.length) {
          piece = rest;
          at = 0;
        }
        return piece[at++] & 0xFF;
      }

      @Override
      public int read(byte[] b, int off, int len) throws IOException {
        for (int i = 0; i < len; i++) {
          b[off + i] = (byte) read();
        }
        return len;
      }
    };
  }

  @Test
  void anEntityWithTagsWithoutEndIsStoppedByTheSizeOfTheFile() {
    String head = Dxf.tags(0, "SECTION", 2, "ENTITIES", 0, "LWPOLYLINE");
    DrawingLimits limits = DrawingLimits.DEFAULT.withBytes(8 << 20);

    assertThatThrownBy(
            () -> new DxfReader().read(() -> endless(head, Dxf.tags(10, 1)), "d.dxf", limits))
        .isInstanceOf(UnreadableDrawingException.class)
        .hasMessageContaining("the file is longer than 8388608 bytes");
  }

  @Test
  void anEntityOfMillionsOfTagsIsStopped() {
    String head = Dxf.tags(0, "SECTION", 2, "ENTITIES", 0, "LWPOLYLINE");
    byte[] bytes = (head + "10\n1\n".repeat(3_100_000)).getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            UnreadableDrawingException.class,
            e -> assertThat(e.line()).isEqualTo(6 + 2 * 3_000_001))
        .hasMessageContaining("LWPOLYLINE has more than 3000000 values");
  }

  @Test
  void countsAreOnlyBelievedAsFarAsTagsFollow() throws Exception {
    SourceDrawing d =
        read(
            new Dxf()
                .add("HATCH", "采空区", 10, 0, 20, 0, 30, 0, 91, 2147483647, 92, 1, 93, 1, 72, 1)
                .add("HATCH", "采空区", 91, 1, 92, 3, 72, 0, 73, 1, 93, 999999999, 10, 1, 20, 1)
                .add("HATCH", "采空区", 91, 1, 92, 1, 93, 1, 72, 4, 94, 3, 95, 2000000000, 96, 4)
                .add("SPLINE", "煤巷", 71, 2000000000, 72, 2000000000, 73, 4, 10, 0, 20, 0)
                .add("LWPOLYLINE", "煤巷", 90, 2147483647, 10, 0, 20, 0, 10, 5, 20, 5)
                .add("LINE", "煤巷", LINE));

    assertThat(d.features()).hasSize(2);
    assertThat(d.rejections())
        .extracting(r -> r.reason())
        .containsExactly(
            "HATCH: expected group 10 (the start of an edge) but found its end",
            "HATCH: expected group 10 (a vertex) but found its end",
            "HATCH: expected group 40 (a knot) but found its end",
            "SPLINE has degree 2000000000; expected 1 to 11");
  }

  @Test
  void anArrayOfTwoThousandMillionIsStopped() {
    Dxf dxf = new Dxf();
    refused(
        dxf.block("A", 0, 0, dxf.entity("LINE", "煤巷", LINE))
            .add("INSERT", "0", 2, "A", 10, 0, 20, 0, 70, 2147483647, 71, 2147483647),
        "block references draw more than 300000 blocks");
  }

  @Test
  void aBlockOfReferencesToNothingDrawnAgainAndAgainIsStopped() {
    Dxf dxf = new Dxf();
    String nothing = dxf.entity("INSERT", "0", 2, "NOBODY", 10, 0, 20, 0);
    String far = dxf.entity("LINE", "煤巷", LINE);
    refused(
        dxf.block("A", 0, 0, far, nothing.repeat(20_000))
            .add("INSERT", "0", 2, "A", 10, 0, 20, 0, 70, 300, 71, 900),
        "blocks repeat their contents more than 1000000 times");
  }

  @Test
  void scalesThatMultiplyBeyondAnyMapAreRejectedWithTheEntity() throws Exception {
    Dxf dxf = new Dxf();
    dxf.block("A", 0, 0, dxf.entity("LINE", "煤巷", LINE));
    for (int i = 0; i < 12; i++) {
      String inner = i == 0 ? "A" : "B" + (i - 1);
      dxf.block(
          "B" + i, 0, 0, dxf.entity("INSERT", "0", 2, inner, 10, 0, 20, 0, 41, 1e15, 42, 1e15));
    }
    SourceDrawing d = read(dxf.add("INSERT", "煤巷", 2, "B11", 10, 0, 20, 0));

    assertThat(d.features()).isEmpty();
    assertThat(d.rejections()).singleElement().asString().contains("beyond 1e15");
  }

  @Test
  void aCurveUnderAHugeScaleHasFewVertices() throws Exception {
    Dxf dxf = new Dxf();
    dxf.block("A", 0, 0, dxf.entity("CIRCLE", "煤巷", 10, 0, 20, 0, 40, 1e-3));
    SourceDrawing d =
        read(dxf.add("INSERT", "煤巷", 2, "A", 10, 0, 20, 0, 41, 1e12, 42, 1e12, 43, 1));

    assertThat(d.features())
        .singleElement()
        .satisfies(f -> assertThat(f.path(0).length / 3).isLessThanOrEqualTo(4096));
  }

  @Test
  void bulgesThatFlattenToBillionsOfVerticesAreStopped() {
    Object[] tags = new Object[6 * 4000];
    for (int i = 0; i < tags.length; i += 6) {
      tags[i] = 10;
      tags[i + 1] = i % 4 * 1e9;
      tags[i + 2] = 20;
      tags[i + 3] = 0;
      tags[i + 4] = 42;
      tags[i + 5] = 1;
    }
    refused(new Dxf().add("LWPOLYLINE", "煤巷", tags), "more than 6000000 vertices");
  }

  @Test
  void aHatchOfLoopsBeyondCountIsRejectedAndTheRestRead() throws Exception {
    StringBuilder tags = new StringBuilder(Dxf.tags(91, 20_000));
    for (int i = 0; i < 20_000; i++) {
      double r = 40_000 - i;
      tags.append(Dxf.tags(92, 3, 72, 0, 73, 1, 93, 4, 10, -r, 20, -r, 10, r, 20, -r));
      tags.append(Dxf.tags(10, r, 20, r, 10, -r, 20, r + 1e-3 * i, 97, 0));
    }
    Dxf dxf = new Dxf().add("HATCH", "采空区", 999, "loops").add("LINE", "煤巷", LINE);
    String text = dxf.text().replace("999\r\nloops\r\n", tags);

    SourceDrawing d = read(text.getBytes(StandardCharsets.UTF_8));

    assertThat(d.features()).isNotEmpty();
    assertThat(d.features().get(d.features().size() - 1).layer()).isEqualTo("煤巷");
  }

  @Test
  void aHundredThousandUnknownKindsAreListedInAFewLines() throws Exception {
    Dxf dxf = new Dxf();
    for (int i = 0; i < 20_000; i++) {
      dxf.add("KIND" + i, "0");
    }
    SourceDrawing d = read(dxf);

    assertThat(d.notes()).hasSizeLessThan(210).anyMatch(n -> n.contains("of other kinds"));
  }

  @Test
  void aBinaryFileThatIsCutOffSaysAtWhichByte() throws Exception {
    byte[] whole =
        BinaryDxf.of(new Dxf().add("LINE", "煤巷", LINE).bytes(StandardCharsets.UTF_8), false);
    byte[] cut = Arrays.copyOf(whole, whole.length - 40);

    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(UnreadableDrawingException.class)
        .hasMessageMatching("at byte \\d+: the file is cut off inside .*");
  }

  @Test
  void aDamagedBinaryFileSaysAtWhichByteTheRhythmBreaks() throws Exception {
    byte[] whole =
        BinaryDxf.of(new Dxf().add("LINE", "煤巷", LINE).bytes(StandardCharsets.UTF_8), false);
    whole[24 + 8] = (byte) 0xC8; // group 2 of the first section becomes 200, which has no type

    assertThatThrownBy(() -> read(whole))
        .hasMessage(
            "at byte 32: expected a group code, but no value type is known for 200, so a value"
                + " above is damaged or has the wrong length");
  }

  @Test
  void aBadNumberOfABinaryFileIsRejectedWithItsByte() throws Exception {
    Object[] bad = {10, Double.NaN, 20, 0.0, 11, 40.0, 21, 0.0};
    byte[] bytes =
        BinaryDxf.of(new Dxf().add("LINE", "煤巷", bad).bytes(StandardCharsets.UTF_8), true);

    assertThat(read(bytes).rejections())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.line()).isZero();
              assertThat(r.column()).matches("byte \\d+, group 10");
            });
  }
}
