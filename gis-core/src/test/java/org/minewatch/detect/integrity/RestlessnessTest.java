package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.minewatch.detect.MineNight;

/**
 * Two fixes of 3 m each leave 58 m open: who is read 558 m to and fro went 500 m at least. Twelve
 * times ten minutes are two hours, so that this is just 3 km an hour.
 */
class RestlessnessTest {
  private static final int BEGIN = SmallMine.clock("08:00");

  /** To and fro between two places every so many seconds. */
  private static SmallMine toAndFro(
      SmallMine mine, String card, int readings, int seconds, double metres) {
    for (int k = 0; k < readings; k++) {
      mine.seen(card, BEGIN + (long) seconds * k, k % 2 == 0 ? 0 : metres, 0);
    }
    return mine;
  }

  private static Restlessness of(SmallMine mine) {
    MineNight night = mine.night();
    return Restlessness.of(night, night.tracks().orElseThrow());
  }

  private static Restlessness oneCard(int readings, int seconds, double metres) {
    return of(toAndFro(new SmallMine(), "C", readings, seconds, metres));
  }

  @Test
  void threeKilometresAnHourForTwoHoursIsRestless() {
    Restlessness r = oneCard(13, 600, 558);

    assertThat(r.followed()).isEqualTo(1);
    assertThat(r.restless()).containsExactly("C");
    assertThat(r.medianKilometresPerHour()).isCloseTo(3, within(1e-9));
  }

  @Test
  void slightlySlowerIsNot() {
    Restlessness r = oneCard(13, 600, 557.9);

    assertThat(r.followed()).isEqualTo(1);
    assertThat(r.restless()).isEmpty();
    assertThat(r.medianKilometresPerHour()).isNaN();
  }

  @Test
  void whoIsFollowedForLessThanTwoHoursSaysNothing() {
    assertThat(oneCard(12, 600, 2000).followed()).isZero();
  }

  @Test
  void twentyMinutesBetweenReadingsAreFollowedAndMoreAreNot() {
    assertThat(oneCard(7, 1200, 2000).restless()).containsExactly("C");
    assertThat(oneCard(7, 1201, 2000).followed()).isZero();
  }

  @Test
  void whoMovesHalfOfTheTimeIsRestlessAndWhoMovesLessIsNot() {
    SmallMine half = new SmallMine();
    SmallMine less = new SmallMine();
    for (int k = 0; k < 13; k++) {
      // Six moves of 1000 m; five moves of 1400 m, faster all in all.
      half.seen("C", BEGIN + 600L * k, k <= 6 && k % 2 == 1 ? 1058 : 0, 0);
      less.seen("C", BEGIN + 600L * k, k <= 5 && k % 2 == 1 || k > 5 ? 1458 : 0, 0);
    }

    assertThat(of(half).restless()).containsExactly("C");
    assertThat(of(less).followed()).isEqualTo(1);
    assertThat(of(less).restless()).isEmpty();
  }

  @Test
  void readingsThatSayNoPlaceAreLeftOut() {
    SmallMine mine = toAndFro(new SmallMine(), "C", 13, 600, 558);
    for (int k = 0; k < 12; k++) {
      mine.heard("C", BEGIN + 600L * k + 300, "not on record");
    }

    assertThat(of(mine).restless()).containsExactly("C");
  }

  @Test
  void speedAndTimeAreThoseOfTheRestlessCards() {
    SmallMine mine = new SmallMine();
    toAndFro(mine, "A", 13, 600, 558);
    toAndFro(mine, "B", 19, 600, 1558);
    toAndFro(mine, "C", 16, 600, 1058);
    mine.seen("still", BEGIN - 600, 0, 0);
    toAndFro(mine, "still", 25, 600, 20);
    Restlessness r = of(mine);

    assertThat(r.followed()).isEqualTo(4);
    assertThat(r.restless()).containsExactly("A", "B", "C");
    assertThat(r.medianKilometresPerHour()).isCloseTo(6, within(1e-9));
    assertThat(r.firstMillis()).isEqualTo(SmallMine.millis(BEGIN));
    assertThat(r.lastMillis()).isEqualTo(SmallMine.millis(BEGIN + 18 * 600));
  }

  @Test
  void aWholeMineIsCounted() {
    SmallMine mine = new SmallMine();
    for (int card = 0; card < 130; card++) {
      // The speeds are 3.06, 3.12, ... 10.8 km an hour.
      toAndFro(mine, "C%03d".formatted(card), 13, 600, 568 + 10 * card);
    }
    Restlessness r = of(mine);

    assertThat(r.restless()).hasSize(130);
    assertThat(r.medianKilometresPerHour()).isCloseTo(3.06 + 65 * 0.06, within(1e-6));
  }
}
