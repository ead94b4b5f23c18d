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

  /** A key of a family as those who name it make it. */
  private record Named(int family, int number) {
    int place() {
      return Votes.place(family, number);
    }

    long key() {
      return (long) family << 32 | number;
    }
  }

  @Test
  void tellsEachTimeThatAKeyIsNamedOftenEnoughInTheOrderOfTheNaming() {
    List<Named> named = new ArrayList<>();
    for (int number : new int[] {7, 5, 7, 7, 5, 9, 5, 7}) {
      named.add(new Named(0, number));
    }

    assertThat(won(new Votes(3), 3, named)).containsExactly("0/7 3", "0/5 3", "0/7 4");
  }

  @Test
  void forgetsWhatWasNamedBefore() {
    Votes votes = new Votes(2);
    Named one = new Named(3, 1);

    assertThat(won(votes, 2, List.of(one, one))).containsExactly("3/1 2");
    assertThat(won(votes, 2, List.of(one))).isEmpty();
  }

  @Test
  void aNumberLiesSoMuchBeforeAnotherAsItIsSmaller() {
    assertThat(Votes.place(17, 86_399)).isEqualTo(Votes.place(17, 0) + 86_399);
  }

  @Test
  void countsAsOneWhoCountsEverythingExactly() {
    long seed = 20260305;
    Random random = new Random(seed);
    Votes votes = new Votes(LEAST);
    for (int round = 0; round < 5; round++) {
      Map<Named, Integer> exact = new HashMap<>();
      List<Named> named = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 300_000 << round; i++) {
        // Far more keys than the coarse table has places, and a few that come often.
        Named n =
            random.nextInt(200) == 0
                ? new Named(random.nextInt(10), random.nextInt(10))
                : new Named(random.nextInt(1000), random.nextInt(1 << 20));
        named.add(n);
        int count = exact.merge(n, 1, Integer::sum);
        if (count >= LEAST) {
          expected.add(n.family + "/" + n.number + " " + count);
        }
      }
      assertThat(won(votes, LEAST, named))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected)
          .isNotEmpty();
    }
  }

  private static List<String> won(Votes votes, int least, List<Named> named) {
    votes.clear(named.size());
    named.forEach(n -> votes.hint(n.place()));
    List<String> won = new ArrayList<>();
    for (Named n : named) {
      int count = votes.mayBeEnough(n.place()) ? votes.cast(n.key()) : 0;
      if (count >= least) {
        won.add(n.family + "/" + n.number + " " + count);
      }
    }
    return won;
  }
}
