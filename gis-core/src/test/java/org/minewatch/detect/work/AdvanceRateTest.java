package org.minewatch.detect.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdvanceRateTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static List<AdvanceRate.At> at(double... advances) {
    List<AdvanceRate.At> list = new ArrayList<>();
    for (int i = 0; i < advances.length; i++) {
      list.add(new AdvanceRate.At(DAY.plusDays(i), advances[i]));
    }
    return list;
  }

  @Test
  void reportsOfASteadyFaceHaveAtLeastFifteenPercentOfDoubt() {
    AdvanceRate rate = AdvanceRate.reported(at(10, 18, 26, 34)).orElseThrow();
    assertThat(rate.best()).isEqualTo(8);
    assertThat(rate.low()).isCloseTo(6.8, within(1e-9));
    assertThat(rate.high()).isCloseTo(9.2, within(1e-9));
    assertThat(rate.days()).isEqualTo(3);
  }

  @Test
  void unevenReportsWidenTheBounds() {
    AdvanceRate rate = AdvanceRate.reported(at(0, 16, 16, 32, 32)).orElseThrow();
    assertThat(rate.best()).isEqualTo(8);
    assertThat(rate.high() - rate.best()).isGreaterThan(8);
    assertThat(rate.low()).isZero();
  }

  @Test
  void oneReportTellsNothing() {
    assertThat(AdvanceRate.reported(at(10))).isEmpty();
    assertThat(
            AdvanceRate.reported(List.of(new AdvanceRate.At(DAY, 1), new AdvanceRate.At(DAY, 2))))
        .isEmpty();
  }

  @Test
  void reportsThatGoBackAreNoNegativePace() {
    assertThat(AdvanceRate.reported(at(20, 10)).orElseThrow().best()).isZero();
  }

  @Test
  void twoNightsOfAFrontGiveNoPace() {
    assertThat(AdvanceRate.observed(at(10, 18))).isEmpty();
    assertThat(
            AdvanceRate.observed(
                List.of(
                    new AdvanceRate.At(DAY, 1),
                    new AdvanceRate.At(DAY, 2),
                    new AdvanceRate.At(DAY, 3))))
        .isEmpty();
  }

  @Test
  void boundsOfAnObservedPaceHoldTheTrueOneInNineOfTenCases() {
    Random random = new Random(42);
    int held = 0;
    for (int run = 0; run < 400; run++) {
      double pace = 2 + 10 * random.nextDouble();
      double[] fronts = new double[6];
      for (int i = 0; i < fronts.length; i++) {
        fronts[i] = 100 + pace * i + 1.5 * random.nextGaussian();
      }
      AdvanceRate rate = AdvanceRate.observed(at(fronts)).orElseThrow();
      held += rate.low() <= pace && pace <= rate.high() ? 1 : 0;
    }
    assertThat(held).as("seed 42").isGreaterThan(360);
  }

  @Test
  void daysToAPlaceFollowTheBounds() {
    AdvanceRate rate = new AdvanceRate(4, 5, 10, 7);
    assertThat(rate.soonestDays(50)).isEqualTo(5);
    assertThat(rate.likelyDays(50)).isEqualTo(10);
    assertThat(rate.latestDays(50)).isEqualTo(12.5);
    assertThat(rate.likelyDays(-3)).isZero();
    assertThat(AdvanceRate.none(0).likelyDays(1)).isInfinite();
    assertThat(AdvanceRate.none(0).likelyDays(0)).isZero();
  }
}
