package org.minewatch.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.visit.QuietAfter.Night;
import org.minewatch.web.visit.QuietAfter.Reason;
import org.minewatch.web.visit.QuietAfter.State;
import org.minewatch.web.visit.QuietAfter.Verdict;

/** Honest places are called quiet no oftener than is said; planted drops are found. */
class QuietAfterTest {
  private static final int CASES = 6000;

  /** How honest activity goes up and down from night to night. */
  enum Honest {
    STEADY {
      @Override
      double next(int night, double[] memory, Random random) {
        return 20 + 4 * random.nextGaussian();
      }
    },
    FEW_PEOPLE {
      @Override
      double next(int night, double[] memory, Random random) {
        int heads = 0;
        for (int i = 0; i < 12; i++) {
          heads += random.nextInt(4) == 0 ? 1 : 0;
        }
        return heads * (0.5 + random.nextDouble());
      }
    },
    SKEWED {
      @Override
      double next(int night, double[] memory, Random random) {
        return 8 * Math.exp(0.7 * random.nextGaussian());
      }
    },
    TWO_DAYS_OFF_A_WEEK {
      @Override
      double next(int night, double[] memory, Random random) {
        return night % 7 < 2 ? 1 * random.nextDouble() : 15 + 3 * random.nextGaussian();
      }
    },
    LASTING {
      @Override
      double next(int night, double[] memory, Random random) {
        memory[0] = 0.6 * memory[0] + 0.8 * random.nextGaussian();
        return 20 + 6 * memory[0];
      }
    },
    SLOWLY_FALLING {
      @Override
      double next(int night, double[] memory, Random random) {
        return 20 - 0.2 * night + 3 * random.nextGaussian();
      }
    };

    abstract double next(int night, double[] memory, Random random);
  }

  private static List<Night> series(Honest kind, int nights, Random random) {
    double[] memory = {random.nextGaussian()};
    int start = random.nextInt(7);
    List<Night> all = new ArrayList<>();
    for (int i = 0; i < nights; i++) {
      all.add(
          new Night(
              Math.max(0, kind.next(start + i, memory, random)),
              200 * (0.9 + 0.2 * random.nextDouble())));
    }
    return all;
  }

  /** Nights are missing here and there, as they are. */
  private static Verdict judge(List<Night> all, int before, Random random) {
    List<Night> first = new ArrayList<>();
    List<Night> then = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (random.nextInt(10) > 0) {
        (i < before ? first : then).add(all.get(i));
      }
    }
    return QuietAfter.judge(first, then);
  }

  @ParameterizedTest
  @EnumSource(Honest.class)
  void honestUpsAndDownsAreSeldomCalledQuiet(Honest kind) {
    int quiet = 0;
    int said = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(1_000_003L * seed + kind.ordinal());
      int before = 14 + random.nextInt(15);
      Verdict v = judge(series(kind, before + 4 + random.nextInt(4), random), before, random);
      quiet += v.state() == State.QUIET ? 1 : 0;
      said += v.state() == State.CANNOT_SAY ? 0 : 1;
    }
    System.out.printf(
        "%s: %d of %d honest cases called quiet, %d judged%n", kind, quiet, CASES, said);
    assertThat((double) quiet / CASES).isLessThanOrEqualTo(QuietAfter.FALSE_ALARM);
  }

  @ParameterizedTest
  @CsvSource({"STEADY,0.1,0.97", "STEADY,0.4,0.9", "FEW_PEOPLE,0.0,0.5", "LASTING,0.1,0.6"})
  void plantedDropsAreFound(Honest kind, double left, double least) {
    int quiet = 0;
    int cases = 1000;
    for (int seed = 0; seed < cases; seed++) {
      Random random = new Random(seed);
      List<Night> all = series(kind, 35, random);
      for (int i = 28; i < all.size(); i++) {
        all.set(i, new Night(left * all.get(i).place(), all.get(i).rest()));
      }
      quiet += QuietAfter.judge(all.subList(0, 28), all.subList(28, 35)).state() == State.QUIET ? 1 : 0;
    }
    System.out.printf("%s to %s: %d of %d found%n", kind, left, quiet, cases);
    assertThat((double) quiet / cases).isGreaterThanOrEqualTo(least);
  }

  private static List<Night> nights(double place, double rest, int n) {
    List<Night> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(new Night(place * (i % 2 == 0 ? 1.05 : 0.95), rest));
    }
    return all;
  }

  @Test
  void aMineThatFellAsAWholeIsNotAPlaceThatWentQuiet() {
    assertThat(QuietAfter.judge(nights(20, 200, 14), nights(1, 190, 5)).state())
        .isEqualTo(State.QUIET);
    assertThat(QuietAfter.judge(nights(20, 200, 14), nights(1, 10, 5)).state())
        .isEqualTo(State.MINE_FELL);
    assertThat(QuietAfter.judge(nights(20, 200, 14), nights(1, 100, 5)).state())
        .as("half the mine fell, but the place far more")
        .isEqualTo(State.QUIET);
  }

  @Test
  void withTooLittleNothingIsSaid() {
    assertThat(QuietAfter.judge(nights(20, 200, 9), nights(0, 200, 5)).reason())
        .isEqualTo(Reason.FEW_BEFORE);
    assertThat(QuietAfter.judge(nights(20, 200, 14), nights(0, 200, 2)).reason())
        .isEqualTo(Reason.FEW_AFTER);
    assertThat(QuietAfter.judge(nights(0.1, 200, 14), nights(0, 200, 5)).reason())
        .isEqualTo(Reason.NOBODY_BEFORE);
    List<Night> campaigns = new ArrayList<>(nights(20, 200, 7));
    campaigns.addAll(nights(0, 200, 7));
    assertThat(QuietAfter.judge(campaigns, nights(0, 200, 5)).reason()).isEqualTo(Reason.IRREGULAR);
    assertThat(QuietAfter.judge(List.of(), List.of()).state()).isEqualTo(State.CANNOT_SAY);
  }

  @Test
  void theBoundIsStudents() {
    assertThat(QuietAfter.quantile(9)).isCloseTo(2.821, within(0.01));
    assertThat(QuietAfter.quantile(27)).isCloseTo(2.473, within(0.002));
    assertThat(QuietAfter.quantile(4)).isCloseTo(3.747, within(0.08));
  }
}
