package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.drawing.Dxf;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;

/** What a seeded writer draws is what the reader finds, to the last bit, in either encoding. */
class DxfRoundTripTest {
  private static final String[] LAYERS = {"煤巷", "采空区", "井田边界", "GOAF", "3下煤底板标高", "图例"};

  @TempDir Path folder;

  private record Drawn(String layer, Shape shape, double[] xyz, String text) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRandomDrawingReadsBackEqual(long seed) throws Exception {
    Random random = new Random(seed);
    Dxf dxf = new Dxf();
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      drawn.add(draw(dxf, random));
    }
    Charset charset = Charset.forName(seed % 2 == 0 ? "UTF-8" : "GB18030");
    Path file = Files.write(folder.resolve("d.dxf"), dxf.bytes(charset));

    SourceDrawing read = new DxfReader().read(file, "d.dxf", DrawingLimits.DEFAULT);

    assertThat(read.rejections()).as("seed %d", seed).isEmpty();
    assertThat(read.features()).as("seed %d", seed).hasSameSizeAs(drawn);
    for (int i = 0; i < drawn.size(); i++) {
      SourceFeature f = read.features().get(i);
      Drawn d = drawn.get(i);
      assertThat(f.layer()).as("seed %d feature %d", seed, i).isEqualTo(d.layer());
      assertThat(f.shape()).as("seed %d feature %d", seed, i).isEqualTo(d.shape());
      assertThat(f.path(0)).as("seed %d feature %d", seed, i).containsExactly(d.xyz());
      assertThat(f.text()).as("seed %d feature %d", seed, i).isEqualTo(d.text());
    }
  }

  private static double ordinate(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> -random.nextInt(1000);
      case 2 -> 35_380_000 + random.nextDouble() * 4000;
      default -> random.nextGaussian() * 1e6;
    };
  }

  private static Drawn draw(Dxf dxf, Random random) {
    String layer = LAYERS[random.nextInt(LAYERS.length)];
    double[] v = new double[3 * (2 + random.nextInt(6))];
    for (int i = 0; i < v.length; i++) {
      v[i] = ordinate(random);
    }
    boolean closed = random.nextBoolean();
    Shape shape = closed ? Shape.RING : Shape.LINE;
    switch (random.nextInt(4)) {
      case 0 -> {
        double[] two = java.util.Arrays.copyOf(v, 6);
        dxf.add("LINE", layer, 10, v[0], 20, v[1], 30, v[2], 11, v[3], 21, v[4], 31, v[5]);
        return new Drawn(layer, Shape.LINE, two, "");
      }
      case 1 -> {
        List<Object> tags =
            new ArrayList<>(List.of(90, v.length / 3, 70, closed ? 1 : 0, 38, v[2]));
        for (int i = 0; i < v.length; i += 3) {
          tags.addAll(List.of(10, v[i], 20, v[i + 1]));
          v[i + 2] = v[2];
        }
        dxf.add("LWPOLYLINE", layer, tags.toArray());
        return new Drawn(layer, shape, v, "");
      }
      case 2 -> {
        dxf.add("POLYLINE", layer, 66, 1, 70, closed ? 9 : 8);
        for (int i = 0; i < v.length; i += 3) {
          dxf.add("VERTEX", layer, 10, v[i], 20, v[i + 1], 30, v[i + 2], 70, 32);
        }
        dxf.add("SEQEND", layer);
        return new Drawn(layer, shape, v, "");
      }
      default -> {
        String text = "标高" + random.nextInt(2000) + (closed ? "工作面" : " m");
        dxf.add("TEXT", layer, 10, v[0], 20, v[1], 30, v[2], 1, text);
        return new Drawn(layer, Shape.POINT, new double[] {v[0], v[1], v[2]}, text);
      }
    }
  }
}
