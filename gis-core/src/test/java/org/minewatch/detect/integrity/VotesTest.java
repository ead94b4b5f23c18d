package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VotesTest {
  private static final int LEAST = 6;

  @Test
  void tellsEachTimeThatAKeyIsNamedOftenEnoughInTheOrderOfTheNaming() {
    Votes votes = new Votes(3);
    for (long key : new long[] {7, 5, 7, 7, 5, 9, 5, 7}) {
      votes.cast(key);
    }

    assertThat(won(votes)).containsExactly("7 3", "5 3", "7 4");
  }

  @Test
  void forgetsWhatWasNamedBefore() {
    Votes votes = new Votes(2);
    votes.cast(1);
    votes.cast(1);
    votes.clear();
    votes.cast(1);

    assertThat(won(votes)).isEmpty();
  }

  @Test
  void countsAsOneWhoCountsEverythingExactly() {
    long seed = 20260305;
    Random random = new Random(seed);
    Votes votes = new Votes(LEAST);
    for (int round = 0; round < 5; round++) {
      votes.clear();
      Map<Long, Integer> exact = new HashMap<>();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 300_000; i++) {
        // Far more keys than the coarse table has places, and a few that come often.
        long key =
            random.nextInt(200) == 0 ? random.nextInt(100) : random.nextLong() & (1L << 40) - 1;
        votes.cast(key);
        int count = exact.merge(key, 1, Integer::sum);
        if (count >= LEAST) {
          expected.add(key + " " + count);
        }
      }
      assertThat(won(votes)).as("seed %d, round %d", seed, round).isEqualTo(expected).isNotEmpty();
    }
  }

  private static List<String> won(Votes votes) {
    List<String> won = new ArrayList<>();
    votes.enough((key, count) -> won.add(key + " " + count));
    return won;
  }
}
