package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;

/** A crew at a zone reader that falls silent at nine, and people elsewhere who do not. */
class LostPeopleTest {
  private static final int NINE = SmallMine.clock("09:00");
  private static final int HOUR = 3600;

  private static SmallMine mine() {
    SmallMine mine = new SmallMine().zone("Z1", 0, 0).zone("Z2", 1000, 0).zone("Z3", 250, 0);
    return stays(mine, "elsewhere", "Z2", NINE - HOUR, NINE + 6 * HOUR);
  }

  /** Read at a zone reader every minute, the last time at the end. */
  private static SmallMine stays(SmallMine mine, String card, String reader, int from, int to) {
    for (int s = to; s >= from; s -= 60) {
      mine.read(card, s, reader, 0);
    }
    return mine;
  }

  /** Heard for an hour; then by way of the second reader out of the mine. */
  private static void returns(SmallMine mine, String card, String reader, int from) {
    stays(mine, card, reader, from, from + HOUR);
    mine.read(card, from + HOUR + 60, "Z2", 0);
  }

  /** Lost at nine, and heard again so many seconds later where they were. */
  private static SmallMine crew(SmallMine mine, int cards, int silence) {
    for (int k = 0; k < cards; k++) {
      stays(mine, "C" + k, "Z1", NINE - HOUR, NINE);
      returns(mine, "C" + k, "Z1", NINE + silence);
    }
    return mine;
  }

  private static List<LostPeople.Outage> of(SmallMine mine) {
    MineNight night = mine.night();
    return LostPeople.find(night, night.tracks().orElseThrow());
  }

  @Test
  void aCrewLostAtOnceAndHeardAgainIsAnOutage() {
    List<LostPeople.Outage> found = of(crew(mine(), 3, HOUR));

    assertThat(found).hasSize(1);
    LostPeople.Outage o = found.get(0);
    assertThat(o.stations()).containsExactly("Z1");
    assertThat(o.cards()).containsExactly("C0", "C1", "C2");
    assertThat(o.back()).isEqualTo(3);
    assertThat(o.returned()).isTrue();
    assertThat(o.fromMillis()).isEqualTo(SmallMine.millis(NINE));
    assertThat(o.toMillis()).isEqualTo(SmallMine.millis(NINE + HOUR));
    assertThat(o.places()).hasSize(3);
    assertThat(o.places().get(0)).containsExactly(SmallMine.EASTING, SmallMine.NORTHING);
  }

  @ParameterizedTest(name = "{0} cards, {1} s: {2}")
  @CsvSource({"3, 2100, 1", "3, 2099, 0", "2, 3600, 0", "4, 3600, 1"})
  void threePeopleForThirtyFiveMinutes(int cards, int silence, int outages) {
    assertThat(of(crew(mine(), cards, silence))).hasSize(outages);
  }

  @ParameterizedTest(name = "the third {0} s later: {1}")
  @CsvSource({"360, 1", "361, 0"})
  void theyAreLostWithinSixMinutes(int later, int outages) {
    SmallMine mine = crew(mine(), 2, HOUR);
    stays(mine, "late", "Z1", NINE - HOUR, NINE + later);
    returns(mine, "late", "Z1", NINE + HOUR);
    List<LostPeople.Outage> found = of(mine);

    assertThat(found).hasSize(outages);
    found.forEach(o -> assertThat(o.fromMillis()).isEqualTo(SmallMine.millis(NINE + later)));
  }

  @ParameterizedTest(name = "there {0} s before: {1}")
  @CsvSource({"720, 1", "660, 0"})
  void theyWereAtRestForTwelveMinutes(int before, int outages) {
    SmallMine mine = mine();
    for (int k = 0; k < 3; k++) {
      stays(mine, "C" + k, "Z1", NINE - before, NINE);
      returns(mine, "C" + k, "Z1", NINE + HOUR);
    }

    assertThat(of(mine)).hasSize(outages);
  }

  @ParameterizedTest(name = "elsewhere {0} s before: {1}")
  @CsvSource({"1201, 1", "1200, 0", "900, 0"})
  void theyWereNowhereElseInTheTwentyMinutesBefore(int before, int outages) {
    SmallMine mine = mine();
    for (int k = 0; k < 3; k++) {
      mine.read("C" + k, NINE - before, "Z2", 0);
      stays(mine, "C" + k, "Z1", NINE - 840, NINE);
      returns(mine, "C" + k, "Z1", NINE + HOUR);
    }

    assertThat(of(mine)).hasSize(outages);
  }

  @Test
  void aStationThatHearsAnybodyIsNotSilent() {
    SmallMine mine = crew(mine(), 3, HOUR);
    mine.read("passer-by", NINE + HOUR / 2, "Z1", 0);

    assertThat(of(mine)).isEmpty();
  }

  @Test
  void whoGoesWithinSixMinutesDoesNotBreakTheSilence() {
    SmallMine mine = crew(mine(), 3, HOUR);
    mine.read("passer-by", NINE + 360, "Z1", 0);

    assertThat(of(mine)).hasSize(1);
  }

  @Test
  void theSilenceEndsWhenAnybodyIsHeardThere() {
    SmallMine mine = crew(mine(), 3, 2 * HOUR);
    mine.read("passer-by", NINE + HOUR, "Z1", 0);

    assertThat(of(mine).get(0).toMillis()).isEqualTo(SmallMine.millis(NINE + HOUR));
  }

  @ParameterizedTest(name = "{0} of four at the next reader: back {1}")
  @CsvSource({"Z3, 4", "Z2, 0"})
  void whoIsHeardAgainFarOffDidNotComeBack(String reader, int back) {
    // 250 m and 1000 m away, of which the readers leave 150 m open.
    SmallMine mine = mine();
    for (int k = 0; k < 4; k++) {
      stays(mine, "C" + k, "Z1", NINE - HOUR, NINE);
      returns(mine, "C" + k, reader, NINE + HOUR);
    }
    List<LostPeople.Outage> found = of(mine);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).back()).isEqualTo(back);
    assertThat(found.get(0).returned()).isEqualTo(back > 0);
  }

  @Test
  void halfOfThemComingBackTells() {
    assertThat(outage(4, 2).returned()).isTrue();
    assertThat(outage(5, 2).returned()).isFalse();
  }

  private static LostPeople.Outage outage(int cards, int back) {
    List<String> ids = java.util.stream.IntStream.range(0, cards).mapToObj(k -> "C" + k).toList();
    return new LostPeople.Outage(List.of("Z1"), ids, back, 0, 1, List.of());
  }

  @Test
  void whoIsNeverHeardAgainIsLostUntilTheEndOfTheDay() {
    SmallMine mine = mine();
    for (int k = 0; k < 3; k++) {
      stays(mine, "C" + k, "Z1", NINE - HOUR, NINE);
    }
    LostPeople.Outage o = of(mine).get(0);

    assertThat(o.back()).isZero();
    assertThat(o.toMillis()).isEqualTo(SmallMine.millis(24 * HOUR));
  }

  @Test
  void whoIsLostAtTheEndOfTheDayIsNotLostLongEnough() {
    for (int before : new int[] {2099, 2100}) {
      SmallMine mine = new SmallMine().zone("Z1", 0, 0).zone("Z2", 1000, 0);
      int end = 24 * HOUR - before;
      for (int k = 0; k < 3; k++) {
        stays(mine, "C" + k, "Z1", end - HOUR, end);
      }
      stays(mine, "elsewhere", "Z2", end - HOUR, 24 * HOUR + 60);

      assertThat(of(mine)).as("%d s", before).hasSize(before == 2100 ? 1 : 0);
    }
  }

  @ParameterizedTest(name = "elsewhere for {0} s more: {1}")
  @CsvSource({"2100, 0", "2101, 1"})
  void whereEverybodyIsLostTheFilesEnd(int seconds, int outages) {
    SmallMine mine = new SmallMine().zone("Z1", 0, 0).zone("Z2", 1000, 0);
    for (int k = 0; k < 3; k++) {
      stays(mine, "C" + k, "Z1", NINE - HOUR, NINE);
    }
    stays(mine, "elsewhere", "Z2", NINE - HOUR, NINE + seconds);

    assertThat(of(mine)).hasSize(outages);
  }

  @Test
  void twoSilencesOfANightAreTwo() {
    SmallMine mine = mine();
    for (int k = 0; k < 3; k++) {
      stays(mine, "C" + k, "Z1", NINE - HOUR, NINE);
      stays(mine, "C" + k, "Z1", NINE + HOUR, NINE + 2 * HOUR);
      returns(mine, "C" + k, "Z1", NINE + 3 * HOUR);
    }

    assertThat(of(mine))
        .extracting(LostPeople.Outage::fromMillis)
        .containsExactly(SmallMine.millis(NINE), SmallMine.millis(NINE + 2 * HOUR));
  }

  /** A crew told by coordinates, near a station that did not give them. */
  private static SmallMine seen(double walked) {
    SmallMine mine = new SmallMine().road(0, 0, 2000, 0).station("P", 0, 0).station("Q", 1500, 0);
    for (int k = 0; k < 3; k++) {
      for (int s = NINE - HOUR; s <= NINE; s += 60) {
        mine.seen("C" + k, s, 100 + (s < NINE - 600 ? walked : 0), 0);
        mine.seen("C" + k, s + 2 * HOUR, 100, 0);
      }
      mine.seen("C" + k, NINE + 2 * HOUR + 60, 1400, 0);
    }
    for (int s = NINE - HOUR; s <= NINE + 3 * HOUR; s += 60) {
      mine.seen("elsewhere", s, 1400, 0);
    }
    return mine;
  }

  @Test
  void withCoordinatesTheNearestStationIsSilent() {
    LostPeople.Outage o = of(seen(0)).get(0);

    assertThat(o.stations()).containsExactly("P");
    assertThat(o.back()).isEqualTo(3);
    assertThat(o.places().get(0)[0]).isEqualTo(SmallMine.EASTING + 100);
  }

  @ParameterizedTest(name = "{0} m: {1}")
  @CsvSource({"60, 1", "60.5, 0", "-60, 1", "-60.5, 0"})
  void atRestIsWithinSixtyMetres(double walked, int outages) {
    assertThat(of(seen(walked))).hasSize(outages);
  }

  @Test
  void withCoordinatesAndNoStationOnRecordNobodyIsLost() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 3; k++) {
      for (int s = NINE - HOUR; s <= NINE; s += 60) {
        mine.seen("C" + k, s, 100, 0).seen("C" + k, s + 2 * HOUR, 100, 0);
      }
    }

    assertThat(of(mine)).isEmpty();
  }
}
