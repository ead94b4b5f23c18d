package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;

/** Drawings with their expected features worked out by hand: {@code cases/drawing/*.dxf}. */
class DxfCasesTest {
  /** Chords may leave an arc by 0.05 m. */
  private static final double TOLERANCE_METRES = 0.051;

  @TempDir Path scratch;

  static Stream<String> cases() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".dxf"))
          .map(n -> n.substring(0, n.length() - 4))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path folder() throws Exception {
    return Path.of(DxfCasesTest.class.getResource("/cases/drawing").toURI());
  }

  /** The same tags in the other two ways of writing them mean the same drawing. */
  @ParameterizedTest
  @MethodSource("cases")
  void readsTheSameFromBinary(String name) throws Exception {
    byte[] ascii = Files.readAllBytes(folder().resolve(name + ".dxf"));
    for (boolean shortCodes : new boolean[] {true, false}) {
      Path file = scratch.resolve(name + ".dxf");
      Files.write(file, BinaryDxf.of(ascii, shortCodes));
      SourceDrawing binary = new DxfReader().read(file, name, DrawingLimits.DEFAULT);
      SourceDrawing text = read(name);

      assertThat(binary.features()).hasSameSizeAs(text.features());
      for (int i = 0; i < text.features().size(); i++) {
        SourceFeature a = binary.features().get(i);
        SourceFeature b = text.features().get(i);
        assertThat(a.entity()).matches("(.*)byte \\d+(.*)").doesNotContain("line");
        assertThat(a.layer() + a.text() + a.block() + a.shape() + a.hidden() + a.annotation())
            .isEqualTo(b.layer() + b.text() + b.block() + b.shape() + b.hidden() + b.annotation());
        for (int p = 0; p < b.pathCount(); p++) {
          assertThat(a.path(p)).containsExactly(b.path(p));
        }
      }
      assertThat(binary.rejections()).hasSameSizeAs(text.rejections());
      assertThat(binary.facts().encoding()).isEqualTo(text.facts().encoding());
      assertThat(binary.facts().layers()).isEqualTo(text.facts().layers());
    }
  }

  private static SourceDrawing read(String name) throws Exception {
    return new DxfReader()
        .read(folder().resolve(name + ".dxf"), name + ".dxf", DrawingLimits.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadAsWorkedOutByHand(String name) throws Exception {
    List<SourceFeature> features = read(name).features();
    List<String> expected =
        Files.readAllLines(folder().resolve(name + ".expect")).stream().skip(1).toList();

    assertThat(features)
        .extracting(SourceFeature::layer, f -> f.shape().name())
        .containsExactlyElementsOf(
            expected.stream()
                .map(e -> e.split("\\|", -1))
                .map(e -> org.assertj.core.groups.Tuple.tuple(e[0], e[1]))
                .toList());
    for (int i = 0; i < expected.size(); i++) {
      compare(features.get(i), expected.get(i).split("\\|", -1), expected.get(i));
    }
  }

  private static void compare(SourceFeature f, String[] e, String line) {
    double[] box = {1e9, 1e9, -1e9, -1e9};
    double length = 0;
    boolean closed = f.shape() == Shape.RING || f.shape() == Shape.AREA;
    for (int p = 0; p < f.pathCount(); p++) {
      double[] xyz = f.path(p);
      for (int i = 0; i < xyz.length; i += 3) {
        box[0] = Math.min(box[0], xyz[i]);
        box[1] = Math.min(box[1], xyz[i + 1]);
        box[2] = Math.max(box[2], xyz[i]);
        box[3] = Math.max(box[3], xyz[i + 1]);
        int next = i + 3 < xyz.length ? i + 3 : closed ? 0 : i;
        length += Math.hypot(xyz[next] - xyz[i], xyz[next + 1] - xyz[i + 1]);
      }
    }
    double[] expectedBox =
        Arrays.stream(e[2].split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(box).as(line).containsExactly(expectedBox, within(TOLERANCE_METRES));
    assertThat(length).as(line).isCloseTo(Double.parseDouble(e[3]), within(0.006 * length + 1e-3));
    assertThat(f.path(0)[2]).as(line).isEqualTo(Double.parseDouble(e[4]));
    assertThat(f.hidden()).as(line).isEqualTo(Boolean.parseBoolean(e[5]));
    assertThat(f.text().replace('\n', '¶')).as(line).isEqualTo(e[6]);
    assertThat(f.block()).as(line).isEqualTo(e[7]);
  }

  @Test
  void namesAnEntityByKindHandleLineAndTheInsertThatDrewIt() throws Exception {
    assertThat(read("bulges").features().get(0).entity())
        .matches("LWPOLYLINE handle [0-9A-F]+, line \\d+");
    assertThat(read("inserts").features().get(0).entity())
        .matches(
            "INSERT handle \\w+, line \\d+ > INSERT handle \\w+, line \\d+ > LWPOLYLINE handle .*");
    assertThat(read("inserts").features().get(2).entity())
        .matches("INSERT handle \\w+, line \\d+ \\[row 1, column 2\\] > LINE handle .*");
  }

  @Test
  void keepsTheEndsOfAnArcToTheLastBit() throws Exception {
    double[] xyz = read("bulges").features().get(0).path(0);

    assertThat(xyz).startsWith(0, 0, 0).endsWith(10, 0, 0);
  }

  @Test
  void listsWhatItDoesNotUnderstandByKindCountAndFirstPlace() throws Exception {
    assertThat(read("inserts").notes())
        .anyMatch(
            n ->
                n.matches(
                    "not read: 1 INSERT of block nobody, which is not defined \\(first at line \\d+, layer 井筒\\)"));
    assertThat(read("cyclic-blocks").notes())
        .anyMatch(n -> n.contains("INSERT of block X inside itself"));
    assertThat(read("annotations").notes())
        .anyMatch(
            n -> n.startsWith("not read: 1 reference to a block that draws nothing (first at"));
    assertThat(read("layers-hidden").notes()).anyMatch(n -> n.contains("paper space"));
    assertThat(read("polylines").rejections())
        .extracting(r -> r.reason())
        .containsExactly("POLYLINE has no faces");
  }

  @Test
  void rejectsBadEntitiesWithLineAndGroupAndReadsTheRest() throws Exception {
    assertThat(read("bad-entities").rejections())
        .extracting(r -> r.column() + ": " + r.reason() + " [" + r.raw() + "]")
        .containsExactly(
            "group 11: group 11 of LINE should be a finite number [NaN]",
            "group 40: the radius of CIRCLE should be above 0 [-1.0]",
            "group 11: LINE has no end point (group 11) []",
            ": LWPOLYLINE has 1 vertices; at least 2 are needed []",
            "group 10: group 10 of ARC should be a finite number [1e999]",
            ": SPLINE of degree 3 has 1 control points; at least 4 are needed []");
    List<String> lines = Files.readAllLines(folder().resolve("bad-entities.dxf"));
    assertThat(lines.get((int) read("bad-entities").rejections().get(0).line() - 1))
        .isEqualTo("NaN");
  }
}
