package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Damaged drawings: bytes changed, lines dropped, doubled and exchanged. Whatever comes, the reader
 * answers with features or a refusal, and soon.
 */
class DxfFuzzTest {
  private static final long SLOWEST_MILLIS = 5_000;
  private static final String[] TEMPTING = {
    "0", "-1", "1e308", "NaN", "", "70", "999999999", "INSERT", "POLYLINE", "VERTEX", "SEQEND",
    "ENDSEC", "SECTION", "EOF", "BLOCK", "ENDBLK", "1e-320", "Infinity", "42", "10", "A", "B"
  };

  @TempDir Path folder;

  @Test
  void noDamageEndsInAnExceptionOrWithoutEnd() throws Exception {
    fuzz(20_260_501, 5_000);
  }

  @Test
  @Tag("show")
  void noDamageEndsInAnExceptionOrWithoutEndForAMinute() throws Exception {
    fuzz(System.nanoTime(), 60_000);
  }

  private void fuzz(long seed, long millis) throws Exception {
    List<byte[]> corpus = new ArrayList<>();
    try (Stream<Path> cases =
        Files.list(Path.of(DxfFuzzTest.class.getResource("/cases/drawing").toURI()))) {
      for (Path p : cases.filter(c -> c.toString().endsWith(".dxf")).sorted().toList()) {
        corpus.add(Files.readAllBytes(p));
      }
    }
    DrawingLimits limits = DrawingLimits.DEFAULT.withEntities(20_000).withVertices(200_000);
    Path file = folder.resolve("fuzz.dxf");
    Random random = new Random(seed);
    long end = System.currentTimeMillis() + millis;
    long rounds = 0;
    long refused = 0;
    while (System.currentTimeMillis() < end) {
      byte[] damaged = damage(corpus.get(random.nextInt(corpus.size())), random);
      Files.write(file, damaged);
      long start = System.currentTimeMillis();
      try {
        new DxfReader().read(file, "fuzz.dxf", limits);
      } catch (UnreadableDrawingException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        Path kept = Files.write(Files.createTempFile("dxf-fuzz-", ".dxf"), damaged);
        throw new AssertionError("seed " + seed + ", round " + rounds + ", kept as " + kept, e);
      }
      assertThat(System.currentTimeMillis() - start)
          .as("milliseconds, seed %d, round %d", seed, rounds)
          .isLessThan(SLOWEST_MILLIS);
      rounds++;
    }
    assertThat(rounds).isGreaterThan(refused).isGreaterThan(50);
    assertThat(refused).isPositive();
  }

  private static byte[] damage(byte[] bytes, Random random) {
    int times = 1 + random.nextInt(4);
    byte[] b = bytes.clone();
    for (int i = 0; i < times; i++) {
      b =
          switch (random.nextInt(4)) {
            case 0 -> changeByte(b, random);
            case 1 -> Arrays.copyOf(b, random.nextInt(b.length + 1));
            default -> changeLines(b, random);
          };
      if (b.length == 0) {
        return b;
      }
    }
    return b;
  }

  private static byte[] changeByte(byte[] b, Random random) {
    b[random.nextInt(b.length)] = (byte) random.nextInt(256);
    return b;
  }

  private static byte[] changeLines(byte[] b, Random random) {
    List<String> lines =
        new ArrayList<>(
            List.of(new String(b, java.nio.charset.StandardCharsets.ISO_8859_1).split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(other));
      case 2 -> lines.set(at, lines.get(other));
      default -> lines.set(at, TEMPTING[random.nextInt(TEMPTING.length)]);
    }
    return String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
