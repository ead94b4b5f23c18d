package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Damaged drawings, text and binary: bytes changed, tags dropped, doubled and exchanged, numbers
 * replaced by tempting ones. Whatever comes, the reader answers with features or a refusal, and
 * soon; never with another exception, an endless loop or a memory that runs full.
 */
class DxfFuzzTest {
  private static final long SLOWEST_NANOS = 5_000_000_000L;
  private static final String[] TEMPTING = {
    "0", "-1", "1e308", "NaN", "", "70", "999999999", "INSERT", "POLYLINE", "VERTEX", "SEQEND",
    "ENDSEC", "SECTION", "EOF", "BLOCK", "ENDBLK", "1e-320", "Infinity", "42", "10", "A", "B",
    "HATCH", "SPLINE", "ELLIPSE", "2147483647", "-2147483648", "91", "93", "1e15", "\\U+D800", "^"
  };
  private static final DrawingLimits LIMITS =
      DrawingLimits.DEFAULT.withEntities(5_000).withVertices(50_000);

  @Test
  void noDamageEndsInAnExceptionOrWithoutEnd() throws Exception {
    fuzz(20_260_501, 1_000_000, 12_000);
  }

  @Test
  @Tag("show")
  void tenMillionDamagedDrawingsEndInFeaturesOrARefusal() throws Exception {
    fuzz(20_260_502, 10_000_000, Long.getLong("minewatch.fuzz.millis", 480_000));
  }

  /**
   * @param most mutations
   * @param millis after which it stops all the same
   */
  private static void fuzz(long seed, long most, long millis) throws Exception {
    List<byte[]> corpus = corpus();
    Random random = new Random(seed);
    long begun = System.nanoTime();
    long rounds = 0;
    long refused = 0;
    long features = 0;
    long slowest = 0;
    while (rounds < most && (System.nanoTime() - begun) / 1_000_000 < millis) {
      byte[] damaged = damage(corpus.get(random.nextInt(corpus.size())), random);
      long start = System.nanoTime();
      try {
        SourceDrawing d =
            new DxfReader().read(() -> new ByteArrayInputStream(damaged), "fuzz.dxf", LIMITS);
        features += check(d);
      } catch (UnreadableDrawingException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      } catch (Throwable e) {
        Path kept = Files.write(Files.createTempFile("dxf-fuzz-", ".dxf"), damaged);
        throw new AssertionError("seed " + seed + ", round " + rounds + ", kept as " + kept, e);
      }
      long nanos = System.nanoTime() - start;
      slowest = Math.max(slowest, nanos);
      if (nanos > SLOWEST_NANOS) {
        Path kept = Files.write(Files.createTempFile("dxf-fuzz-slow-", ".dxf"), damaged);
        throw new AssertionError(
            nanos / 1_000_000 + " ms, seed " + seed + ", round " + rounds + ", kept as " + kept);
      }
      rounds++;
    }
    System.out.printf(
        Locale.ROOT,
        "%,d mutations of %d drawings in %.0f s, seed %d: %,d refused, %,d features, slowest %d ms%n",
        rounds,
        corpus.size(),
        (System.nanoTime() - begun) / 1e9,
        seed,
        refused,
        features,
        slowest / 1_000_000);
    assertThat(rounds).isGreaterThan(refused).isGreaterThan(50);
    assertThat(refused).isPositive();
    assertThat(features).isPositive();
  }

  /** What comes through has paths of finite coordinates. */
  private static int check(SourceDrawing d) {
    for (SourceFeature f : d.features()) {
      for (int p = 0; p < f.pathCount(); p++) {
        double[] xyz = f.path(p);
        if (xyz.length == 0 || xyz.length % 3 != 0) {
          throw new IllegalStateException("path of " + xyz.length + " numbers in " + f.entity());
        }
        for (double v : xyz) {
          if (!Double.isFinite(v)) {
            throw new IllegalStateException("not finite: " + f.entity());
          }
        }
      }
    }
    return d.features().size();
  }

  /** The cases as text and as both kinds of binary. */
  private static List<byte[]> corpus() throws Exception {
    List<byte[]> corpus = new ArrayList<>();
    try (Stream<Path> cases =
        Files.list(Path.of(DxfFuzzTest.class.getResource("/cases/drawing").toURI()))) {
      for (Path p : cases.filter(c -> c.toString().endsWith(".dxf")).sorted().toList()) {
        byte[] ascii = Files.readAllBytes(p);
        corpus.add(ascii);
        corpus.add(BinaryDxf.of(ascii, corpus.size() % 4 == 1));
      }
    }
    return corpus;
  }

  /** Mostly keeps the rhythm of tags, because what breaks it is refused at once. */
  private static byte[] damage(byte[] bytes, Random random) {
    int times = 1 + random.nextInt(4);
    boolean text = bytes[0] != 'A';
    byte[] b = bytes.clone();
    for (int i = 0; i < times && b.length > 0; i++) {
      int kind = random.nextInt(text ? 40 : 12);
      if (kind == 0) {
        b = cut(b, random);
      } else if (kind == 1) {
        b = exchange(b, random);
      } else if (kind < 4 || !text) {
        b = changeByte(b, random);
      } else {
        b = changeTag(b, random);
      }
    }
    return b;
  }

  private static byte[] changeByte(byte[] b, Random random) {
    b[random.nextInt(b.length)] = (byte) random.nextInt(256);
    return b;
  }

  private static byte[] cut(byte[] b, Random random) {
    return Arrays.copyOf(b, random.nextInt(b.length + 1));
  }

  /** Puts a piece of the drawing where another piece was. */
  private static byte[] exchange(byte[] b, Random random) {
    int from = random.nextInt(b.length);
    int length = Math.min(1 + random.nextInt(40), b.length - from);
    int at = random.nextInt(b.length);
    int dropped = Math.min(random.nextInt(40), b.length - at);
    return splice(b, at, dropped, Arrays.copyOfRange(b, from, from + length));
  }

  /** Drops a tag, doubles it, puts it elsewhere, or gives it a tempting value. */
  private static byte[] changeTag(byte[] b, Random random) {
    int at = tag(b, random.nextInt(b.length));
    int value = Math.min(b.length, lineEnd(b, at) + 1);
    int end = Math.min(b.length, lineEnd(b, value) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> splice(b, at, end - at, new byte[0]);
      case 1 -> splice(b, at, 0, Arrays.copyOfRange(b, at, end));
      case 2 -> splice(b, tag(b, random.nextInt(b.length)), 0, Arrays.copyOfRange(b, at, end));
      default ->
          splice(
              b,
              value,
              Math.max(0, end - 1 - value),
              TEMPTING[random.nextInt(TEMPTING.length)].getBytes(StandardCharsets.UTF_8));
    };
  }

  /** The start of the tag at or before a byte: tags begin on every other line. */
  private static int tag(byte[] b, int near) {
    int start = 0;
    int lines = 0;
    for (int i = 0; i < near; i++) {
      if (b[i] == '\n' && ++lines % 2 == 0) {
        start = i + 1;
      }
    }
    return start;
  }

  private static int lineEnd(byte[] b, int from) {
    int end = from;
    while (end < b.length && b[end] != '\n') {
      end++;
    }
    return end;
  }

  private static byte[] splice(byte[] b, int at, int dropped, byte[] inserted) {
    byte[] out = new byte[b.length - dropped + inserted.length];
    System.arraycopy(b, 0, out, 0, at);
    System.arraycopy(inserted, 0, out, at, inserted.length);
    System.arraycopy(b, at + dropped, out, at + inserted.length, b.length - at - dropped);
    return out;
  }
}
