package org.minewatch.drawing.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;

class GeoPackageReaderTest {
  @TempDir Path folder;

  private static byte[] plan() throws Exception {
    try (InputStream in =
        new GZIPInputStream(
            GeoPackageReaderTest.class.getResourceAsStream("/cases/drawing/files/plan.gpkg.gz"))) {
      return in.readAllBytes();
    }
  }

  private SourceDrawing read(byte[] content) throws Exception {
    Path file = Files.write(folder.resolve("d.gpkg"), content);
    return new GeoPackageReader().read(file, "d.gpkg", DrawingLimits.DEFAULT);
  }

  /** The goaf has 1,501 vertices and so runs over several overflow pages. */
  @Test
  void layersWordsHeightsAndTheSystemAreRead() throws Exception {
    SourceDrawing d = read(plan());

    assertThat(d.crs()).isEqualTo("EPSG:4523");
    assertThat(d.features())
        .extracting(SourceFeature::layer, SourceFeature::shape, SourceFeature::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("井田边界", Shape.AREA, ""),
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, "运输大巷"),
            org.assertj.core.groups.Tuple.tuple("采空区", Shape.AREA, "2024"),
            org.assertj.core.groups.Tuple.tuple("密闭墙", Shape.POINT, "M1"),
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, ""),
            org.assertj.core.groups.Tuple.tuple("煤巷", Shape.LINE, ""));
    SourceFeature goaf = d.features().get(2);
    assertThat(goaf.pathCount()).isEqualTo(2);
    assertThat(goaf.path(0)).hasSize(4500);
    assertThat(goaf.path(0)[0]).isEqualTo(35381300);
    assertThat(d.features().get(1).path(0)[2]).isEqualTo(1500.5);
    assertThat(d.features().get(4).entity()).isEqualTo("plan, row 5, part 1");
    assertThat(d.notes()).anyMatch(n -> n.startsWith("not read: 1 row without geometry"));
  }

  @Test
  void whatIsNoGeoPackageIsRefused() throws Exception {
    assertThatThrownBy(() -> read(new byte[10])).hasMessageContaining("no GeoPackage");
    byte[] empty = java.util.Arrays.copyOf(plan(), 512);
    assertThatThrownBy(() -> read(empty)).isInstanceOf(UnreadableDrawingException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedPagesNeverShowADefectOfTheProgram(long seed) throws Exception {
    byte[] plan = plan();
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 1500; round++) {
      byte[] b = plan.clone();
      int page = 4096 * random.nextInt(b.length / 4096);
      for (int k = 1 + random.nextInt(6); k > 0; k--) {
        int at = page + (random.nextBoolean() ? random.nextInt(64) : random.nextInt(4096));
        b[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xFF);
      }
      try {
        read += read(b).features().isEmpty() ? 0 : 1;
      } catch (UnreadableDrawingException e) {
        assertThat(e.getMessage()).as("seed %d round %d", seed, round).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + " round " + round, e);
      }
    }
    assertThat(read).isGreaterThan(100);
  }
}
