package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SameMomentTest {
  private static SameMoment.Shown shown(String file, long time, boolean complete, int... cards) {
    return new SameMoment.Shown(new Snapshot(time, cards.length, 0, 0, complete, file), cards);
  }

  private static int[] cards(int from, int to) {
    return IntStream.rangeClosed(from, to).toArray();
  }

  @Test
  void tellsWhomOneOfTwoSnapshotsOfAMomentDoesNotShow() {
    List<SameMoment> found =
        SameMoment.find(
            List.of(shown("b", 60_000, true, cards(1, 5)), shown("a", 60_000, true, cards(1, 8))));

    assertThat(found).containsExactly(new SameMoment(60_000, "a", "b", 8, 3));
  }

  @Test
  void snapshotsOfOtherMomentsAreNotHeldAgainstEachOther() {
    assertThat(
            SameMoment.find(
                List.of(
                    shown("a", 60_000, true, cards(1, 8)), shown("b", 61_000, true, cards(1, 5)))))
        .isEmpty();
  }

  @Test
  void partsOfOneSnapshotShareFewPeople() {
    assertThat(
            SameMoment.find(
                List.of(
                    shown("a", 60_000, true, cards(1, 8)),
                    shown("b", 60_000, true, cards(8, 16)),
                    shown("c", 60_000, true))))
        .isEmpty();
  }

  @Test
  void aBrokenFileTellsNothing() {
    assertThat(
            SameMoment.find(
                List.of(
                    shown("a", 60_000, true, cards(1, 8)), shown("b", 60_000, false, cards(1, 5)))))
        .isEmpty();
  }

  @Test
  void halfInCommonIsEnoughAndTheSmallerCounts() {
    assertThat(
            SameMoment.find(
                List.of(
                    shown("a", 60_000, true, cards(1, 20)),
                    shown("b", 60_000, true, cards(19, 22)))))
        .containsExactly(new SameMoment(60_000, "a", "b", 22, 20));
  }
}
