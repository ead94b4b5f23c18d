package org.minewatch.detect.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

  @Test
  void whatIsInNoPartIsAGapAndWhatLiesOutsideIsCutOff() {
    Spans spans = new Spans(100);
    spans.add(-20, 10);
    spans.add(60, 80);
    spans.add(70, 85);
    spans.add(95, 300);
    spans.add(50, 40);
    spans.add(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(spans.gaps(0)).containsExactly(new double[] {10, 60}, new double[] {85, 95});
    assertThat(spans.gaps(10)).containsExactly(new double[] {10, 60});
    assertThat(spans.total()).isEqualTo(40);
  }

  @Test
  void withoutAPartAllIsAGap() {
    assertThat(new Spans(30).gaps(10)).containsExactly(new double[] {0, 30});
    assertThat(new Spans(30).total()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void gapsAreWhatTheMetresOneByOneSay(long seed) {
    Random random = new Random(seed);
    Spans spans = new Spans(500);
    boolean[] seen = new boolean[500];
    for (int k = 0; k < 12; k++) {
      int from = random.nextInt(560) - 30;
      int to = from + random.nextInt(60);
      spans.add(from, to);
      for (int m = Math.max(0, from); m < Math.min(500, to); m++) {
        seen[m] = true;
      }
    }
    int metres = 0;
    for (boolean s : seen) {
      metres += s ? 1 : 0;
    }
    assertThat(spans.total()).as("seed %d", seed).isCloseTo(metres, within(1e-9));
    for (double[] gap : spans.gaps(0)) {
      for (int m = (int) gap[0]; m < gap[1]; m++) {
        assertThat(seen[m]).as("seed %d, metre %d", seed, m).isFalse();
      }
    }
  }
}
