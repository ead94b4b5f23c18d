package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings every twenty seconds: two of them fall into one time of sitting of 400 s in 0.95. */
class ShiftingTest {
  private static final long BEGIN = Readings.at("08:00");

  private static Shifting of(Readings readings, double reach) {
    CardTrace t = readings.trace("C");
    double[] first = t.offset(0, 0);
    return Shifting.of(t, 0, t.size() - 1, first, reach);
  }

  private static Readings sits(int readings, double[]... places) {
    return new Readings(1)
        .card(
            "C",
            BEGIN,
            BEGIN + 20_000L * (readings - 1),
            0,
            s -> places[(int) (s / 20) % places.length]);
  }

  @Test
  void whatGoesTogetherIsTheMeanProductOfNeighbours() {
    // Distances from the first place 0, 3, 4 m: products 0, 12, 0, 0, 12, ...; squares 0, 9, 16.
    Shifting s = of(sits(10, new double[] {0, 0}, new double[] {3, 0}, new double[] {4, 0}), 100);

    assertThat(s.together()).isCloseTo(36 / 9.0, within(1e-6));
    assertThat(s.doubt()).isCloseTo(75 / 10.0 / Math.sqrt(18), within(1e-6));
    assertThat(s.same()).isCloseTo(0.95, within(1e-9));
  }

  @Test
  void distancesAreThoseFromTheMiddle() {
    CardTrace t =
        sits(10, new double[] {0, 0}, new double[] {3, 0}, new double[] {4, 0}).trace("C");
    // A metre less: products -2, 6, -3, ...; squares 1, 4, 9.
    Shifting s = Shifting.of(t, 0, 9, new double[] {1, 0}, 100);

    assertThat(s.together()).isCloseTo(3 / 9.0, within(1e-6));
    assertThat(s.doubt()).isCloseTo(43 / 10.0 / Math.sqrt(18), within(1e-6));
  }

  @Test
  void bothAxesCount() {
    Shifting s = of(sits(10, new double[] {0, 0}, new double[] {0, 3}, new double[] {0, 4}), 100);

    assertThat(s.together()).isCloseTo(4, within(1e-6));
    assertThat(s.doubt()).isCloseTo(7.5 / Math.sqrt(18), within(1e-6));
  }

  @Test
  void echoesOutOfReachAreLeftOut() {
    Shifting s = of(sits(9, new double[] {0, 0}, new double[] {3, 4}, new double[] {30, 0}), 5);

    // Six readings 0, 5, 0, 5, 0, 5 and five pairs, of 20 s and of 40 s in turn.
    assertThat(s.together()).isCloseTo(0, within(1e-6));
    assertThat(s.doubt()).isCloseTo(75 / 6.0 / Math.sqrt(10), within(1e-6));
    assertThat(s.same()).isCloseTo((3 * 0.95 + 2 * 0.9) / 5, within(1e-9));
  }

  @Test
  void oneReadingTellsNothing() {
    assertThat(of(sits(1, new double[] {0, 0}), 100)).isEqualTo(new Shifting(0, 0, 0));
  }

  @Test
  void readingsFarApartInTimeFallIntoOtherTimesOfSitting() {
    Readings readings = new Readings(1);
    readings.card("C", BEGIN, BEGIN, 0, s -> new double[] {0, 0});
    readings.card("C", BEGIN + 500_000, BEGIN + 500_000, 0, s -> new double[] {0, 0});

    assertThat(of(readings, 100).same()).isZero();
  }

  @Test
  void manyReadingsBoundWhatNoiseMayHaveHidden() {
    // (1 + 2 * 1.5) / 1: two metres.
    assertThat(Shifting.mostMetres(List.of(new Shifting(1, 1.5, 1)))).isCloseTo(2, within(1e-9));
    // Doubts of 3 and 4 are 5 together: (8 + 10) / 2.
    assertThat(Shifting.mostMetres(List.of(new Shifting(3, 3, 1), new Shifting(5, 4, 1))))
        .isCloseTo(3, within(1e-9));
    // What goes against each other is noise.
    assertThat(Shifting.mostMetres(List.of(new Shifting(-7, 2, 1)))).isCloseTo(2, within(1e-9));
  }

  @Test
  void whereNothingTellsTheyMayHaveGoneAnywhere() {
    assertThat(Shifting.mostMetres(List.of())).isInfinite();
    assertThat(Shifting.mostMetres(List.of(new Shifting(1, 1, 0)))).isInfinite();
  }
}
