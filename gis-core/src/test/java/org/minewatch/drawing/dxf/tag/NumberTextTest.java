package org.minewatch.drawing.dxf.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  private static double parse(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return NumberText.parse(bytes, 1, bytes.length - 1);
  }

  @Test
  void everyNumberIsTheOneThatJavaReads() {
    Random random = new Random(77);
    for (int i = 0; i < 200_000; i++) {
      double v = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 6);
      String text =
          switch (random.nextInt(4)) {
            case 0 -> String.valueOf(v);
            case 1 -> String.format(Locale.ROOT, "%." + random.nextInt(12) + "f", v);
            case 2 -> String.valueOf(random.nextLong());
            default -> String.format(Locale.ROOT, " %.9e", v);
          };
      assertThat(Double.doubleToRawLongBits(parse(text)))
          .as(text)
          .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        "NaN",
        "Infinity",
        "1d",
        "0x10",
        "1,5",
        "1 2",
        "1e",
        "--1",
        "一"
      })
  void whatIsNoDecimalNumberIsNaN(String text) {
    assertThat(parse(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"  5", "5\r", "+5", "5.", "05", "5.0000000000000000000", "\t5 "})
  void whatCadWritesForFiveIsFive(String text) {
    assertThat(parse(text)).isEqualTo(5);
  }
}
