package org.minewatch.drawing.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedGridTest {
  private static final double E = 37_413_000;
  private static final double N = 4_258_500;

  @ParameterizedTest(name = "scale {0}, turned {1}")
  @CsvSource({"1, 0", "0.2, 0", "0.2, 37.5", "0.5, -120", "1, 90", "0.001, 2"})
  void aSheetOfAnyScaleAndTurnIsPlacedByItsGrid(double scale, double degrees) {
    Sheets sheet =
        new Sheets(scale, degrees, E - 300, N + 80).grid(E, N, 7, 9).text("21601主运顺槽", E, N);

    Registration found = PrintedGrid.find(sheet.drawing()).orElseThrow();

    double[] at = sheet.paper(E + 1234.5, N + 987.25);
    found.way().apply(at, 0);
    assertThat(at[0]).isCloseTo(E + 1234.5, within(0.001));
    assertThat(at[1]).isCloseTo(N + 987.25, within(0.001));
    assertThat(found.way().scale()).isCloseTo(1 / scale, within(1e-6 / scale));
    assertThat(Math.abs(Math.IEEEremainder(found.way().rotationDegrees() + degrees, 360)))
        .isLessThan(1e-6);
  }

  @Test
  void oneWronglyNumberedLineDoesNotMoveTheSheet() {
    Sheets sheet = new Sheets(0.2, 10, E, N).grid(E, N, 7, 9);
    sheet.line("经纬网", E + 3700, N - 40, E + 3700, N + 4540).text("37416500", E + 3672, N + 4548);

    Registration found = PrintedGrid.find(sheet.drawing()).orElseThrow();

    double[] at = sheet.paper(E + 100, N + 100);
    found.way().apply(at, 0);
    assertThat(at[0]).isCloseTo(E + 100, within(0.01));
    assertThat(found.rmsMetres()).isLessThan(0.01);
  }

  @Test
  void numbersWithoutLinesOrInNoOrderAreNoGrid() {
    Sheets words = new Sheets();
    Sheets mixed = new Sheets();
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      words.text(String.valueOf((long) E + 500 * i), E + 500 * i, N).text("4260000", E, N + i);
      double e = E + 4000 * random.nextDouble();
      double n = N + 4000 * random.nextDouble();
      mixed
          .text(String.valueOf((long) E + 500 * i), e, n)
          .text(String.valueOf((long) N + 500 * i), n - N + E, e - E + N)
          .line("0", e, n, e + 50, n)
          .line("0", e, n, e, n + 50);
    }

    assertThat(PrintedGrid.find(words.drawing())).isEqualTo(Optional.empty());
    assertThat(PrintedGrid.find(mixed.drawing())).isEqualTo(Optional.empty());
  }
}
