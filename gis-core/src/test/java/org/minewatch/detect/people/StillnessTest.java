package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StillnessTest {
  private static final long FIVE_HOURS = 5 * 3_600_000L;

  private static CardTrace card(long seed, double noise, double shiftMetres, double echoes) {
    Random random = new Random(seed);
    double[] turn = new double[64];
    for (int k = 0; k < turn.length; k++) {
      turn[k] = 2 * Math.PI * random.nextDouble();
    }
    long from = Readings.at("08:00");
    return new Readings(seed)
        .card(
            "C1",
            from,
            from + FIVE_HOURS,
            noise,
            s -> {
              double a = turn[(int) (s / 900)];
              double echo = random.nextDouble() < echoes ? 25 : 0;
              return new double[] {
                shiftMetres * Math.cos(a) + echo, shiftMetres * Math.sin(a) + 0.2 * echo
              };
            })
        .trace("C1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 1, 2})
  void aLyingCardIsOneRestThatScattersByTheNoise(double noise) {
    for (long seed = 1; seed <= 20; seed++) {
      Stillness.Rest rest = Stillness.longest(card(seed, noise, 0, 0)).orElse(null);
      if (rest != null) {
        assertThat(rest.millis()).as("seed %d", seed).isEqualTo(FIVE_HOURS);
        assertThat(rest.sigmaMetres()).as("seed %d", seed).isBetween(0.85 * noise, 1.15 * noise);
      }
    }
    long found =
        java.util.stream.LongStream.rangeClosed(1, 20)
            .filter(seed -> Stillness.longest(card(seed, noise, 0, 0)).isPresent())
            .count();
    assertThat(found).isGreaterThanOrEqualTo(18);
  }

  @Test
  void somebodyWhoShiftsByHalfAMetreEveryQuarterOfAnHourDoesNotLie() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(Stillness.longest(card(seed, 0.5, 0.5, 0))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void twoEchoesInAHundredReadingsDoNotDisturbTheRest() {
    long found =
        java.util.stream.LongStream.rangeClosed(1, 20)
            .filter(seed -> Stillness.longest(card(seed, 0.5, 0, 0.02)).isPresent())
            .count();
    assertThat(found).isGreaterThanOrEqualTo(16);
  }

  @Test
  void aStationThatRepeatsOneValueIsNoLyingCard() {
    assertThat(Stillness.longest(card(1, 0, 0, 0))).isEmpty();
  }

  @Test
  void anHourWithoutReadingsEndsARest() {
    Readings readings = new Readings(4);
    readings.card("C1", Readings.at("08:00"), Readings.at("10:30"), 0, 0);
    readings.card("C1", Readings.at("11:30"), Readings.at("13:00"), 0, 0);
    Stillness.Rest rest = Stillness.longest(readings.trace("C1")).orElseThrow();
    assertThat(rest.fromMillis()).isEqualTo(Readings.at("08:00"));
    assertThat(rest.toMillis()).isEqualTo(Readings.at("10:30"));
  }

  @Test
  void whatLastsLessThanTwoHalfHoursIsNoRest() {
    Readings readings = new Readings(5);
    readings.card("C1", Readings.at("08:00"), Readings.at("08:50"), 0, 0);
    assertThat(Stillness.longest(readings.trace("C1"))).isEmpty();
  }
}
