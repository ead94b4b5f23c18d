package org.minewatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.finding.Certainty;

class VerdictTest {

  @ParameterizedTest(name = "{0} m out at sigma {1} m is {2}")
  @CsvSource({
    "-5, 1, INSIDE",
    "0, 1, INSIDE",
    "2, 1, WATCH",
    "2.001, 1, PROBABLE",
    "19.99, 1, PROBABLE",
    "20, 1, FAR_OUTSIDE",
    "25, 5, PROBABLE",
    "25.001, 5, FAR_OUTSIDE",
    "500, 99.9, FAR_OUTSIDE",
    "5000, 100, WATCH",
    "NaN, 1, CANNOT_JUDGE",
    "1, NaN, CANNOT_JUDGE",
    "1, 0, PROBABLE"
  })
  void classesFollowTheErrorBudget(double outside, double sigma, Verdict expected) {
    assertThat(Verdict.of(outside, sigma)).isEqualTo(expected);
  }

  @Test
  void onlyWhatPersistsIsCertain() {
    assertThat(Verdict.FAR_OUTSIDE.certainty(false)).isEqualTo(Certainty.PROBABLE);
    assertThat(Verdict.FAR_OUTSIDE.certainty(true)).isEqualTo(Certainty.CERTAIN_ON_DATA);
    assertThat(Verdict.PROBABLE.certainty(true)).isEqualTo(Certainty.PROBABLE);
    assertThat(Verdict.WATCH.certainty(true)).isEqualTo(Certainty.WATCH);
  }
}
