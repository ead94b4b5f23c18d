package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class CompanyTest {
  private static final long FROM = Readings.at("08:00");
  private static final long TO = Readings.at("15:00");

  /** To and fro along a road of 300 m: ten minutes' walk, ten minutes' rest. */
  private static double[] round(long second) {
    long turn = second / 1200;
    double share = Math.min(1, second % 1200 / 600.0);
    return new double[] {300 * (turn % 2 == 0 ? share : 1 - share), 0};
  }

  private static Company of(
      LongFunction<double[]> one, LongFunction<double[]> other, double noise) {
    Readings readings = new Readings(11).card("C1", FROM, TO, noise, one);
    readings.card("C2", FROM, TO, noise, other);
    return Company.of(readings.trace("C1"), readings.trace("C2"), FROM, TO, 0).orElseThrow();
  }

  @Test
  void cardsOfOneHandAreCloseInEverySpellOfMovement() {
    Company c = of(CompanyTest::round, CompanyTest::round, 0.5);
    assertThat(c.hours()).isEqualTo(7);
    assertThat(c.share()).isGreaterThan(0.99);
    assertThat(c.movingSpells()).isGreaterThanOrEqualTo(12);
    assertThat(c.movingClose()).isEqualTo(c.movingSpells());
  }

  @Test
  void aSecondManTwentySecondsBehindIsCloseAtRestOnly() {
    Company c = of(CompanyTest::round, s -> round(Math.max(0, s - 20)), 0.5);
    assertThat(c.share()).isBetween(0.4, 0.7);
    assertThat(c.movingClose()).isLessThan((int) (0.6 * c.movingSpells()));
  }

  @Test
  void theHourInAndTheHourOutDoNotCountAsMovement() {
    LongFunction<double[]> ride =
        s -> s < 3_600 ? round(s) : s > 21_600 ? round(s) : new double[] {300, 0};
    assertThat(of(ride, ride, 0.5).movingSpells()).isZero();
  }

  @Test
  void readingsThatNobodyCanCompareAreLeftOut() {
    Readings readings = new Readings(12).card("C1", FROM, TO, 0, 0);
    readings.card("C2", FROM, Readings.at("10:00"), 0, 0);
    readings.card("C2", Readings.at("13:00"), TO, 0, 0);
    Company c = Company.of(readings.trace("C1"), readings.trace("C2"), FROM, TO, 0).orElseThrow();
    assertThat(c.compared()).isBetween(715, 725);
    assertThat(c.share()).isGreaterThan(0.99);
  }

  @Test
  void oneHandIsHeldToTheNoiseWithinFourAndTwelveMetres() {
    for (double[] noiseAndLimit : new double[][] {{0.3, 4, 4}, {2, 6, 8.5}, {8, 12, 12}}) {
      Readings readings = new Readings(13).card("C1", FROM, TO, noiseAndLimit[0], s -> round(0));
      readings.card("C2", FROM, TO, noiseAndLimit[0], s -> round(0));
      assertThat(Company.limitMetres(readings.trace("C1"), readings.trace("C2")))
          .isBetween(noiseAndLimit[1], noiseAndLimit[2]);
    }
  }
}
