package org.minewatch.displacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MiddleOfFiveTest {
  @Test
  void isTheThirdOfEveryFiveNumbersSorted() {
    for (int all = 0; all < 5 * 5 * 5 * 5 * 5; all++) {
      double[] v = {all % 5, all / 5 % 5, all / 25 % 5, all / 125 % 5, all / 625};
      double[] sorted = v.clone();
      Arrays.sort(sorted);

      assertThat(MiddleOfFive.of(v)).as(Arrays.toString(v)).isEqualTo(sorted[2]);
    }
  }
}
