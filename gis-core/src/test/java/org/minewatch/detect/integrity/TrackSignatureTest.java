package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrackSignatureTest {
  private static final int EIGHT = SmallMine.clock("08:00");

  private static TrackSignature of(SmallMine mine, int most) {
    return TrackSignature.of(SmallMine.NIGHT, SmallMine.millis(0), mine.tracks(), most);
  }

  private static TrackSignature of(SmallMine mine) {
    return of(mine, TrackSignature.MOST_READINGS);
  }

  @Test
  void coordinatesAreKeptToTheDecimetreAndTimesToTheSecond() {
    TrackSignature s =
        of(
            new SmallMine()
                .seen("A", EIGHT, 0.04, -0.06)
                .seen("A", EIGHT + 17, -123.44, 4567.86)
                .seen("B", 0, 5, 5));

    assertThat(s.form()).isEqualTo(TrackSignature.Form.COORDINATES);
    assertThat(s.date()).isEqualTo(SmallMine.NIGHT);
    assertThat(s.tracks()).isEqualTo(2);
    assertThat(s.cardId(1)).isEqualTo("B");
    assertThat(new int[] {s.start(0), s.start(1), s.start(2)}).containsExactly(0, 2, 3);
    assertThat(s.second(0)).isEqualTo(EIGHT);
    assertThat(s.second(1)).isEqualTo(EIGHT + 17);
    assertThat(s.second(2)).isZero();
    assertThat(s.easting(0)).isCloseTo(SmallMine.EASTING, within(1e-6));
    assertThat(s.northing(0)).isCloseTo(SmallMine.NORTHING - 0.1, within(1e-6));
    assertThat(s.easting(1)).isCloseTo(SmallMine.EASTING - 123.4, within(1e-6));
    assertThat(s.northing(1)).isCloseTo(SmallMine.NORTHING + 4567.9, within(1e-6));
  }

  @Test
  void distancesAreKeptWithTheirStations() {
    SmallMine mine = new SmallMine().station("P", 0, 0).station("Q", 300, 0);
    TrackSignature s =
        of(
            mine.read("A", EIGHT, "Q", -12.34)
                .read("A", EIGHT + 60, "P", 0)
                .heard("A", EIGHT + 120, "P"));

    assertThat(s.form()).isEqualTo(TrackSignature.Form.DISTANCE);
    assertThat(s.readers()).containsExactly("P", "Q");
    assertThat(s.reader(0)).isEqualTo(1);
    assertThat(s.reader(1)).isZero();
    assertThat(s.distance(0)).isCloseTo(-12.3, within(1e-6));
    assertThat(s.distance(1)).isZero();
    assertThat(s.distance(2)).as("heard, no more").isZero();
  }

  @Test
  void readersWithoutAnyDistanceAreZones() {
    SmallMine mine = new SmallMine().read("A", EIGHT, "Z", 0).heard("A", EIGHT + 60, "Z");

    assertThat(of(mine).form()).isEqualTo(TrackSignature.Form.ZONE);
  }

  @Test
  void inANightOfCoordinatesReadingsWithoutThemAreLeftOutAndThoseSaidTwice() {
    SmallMine mine = new SmallMine().station("P", 0, 0);
    mine.seen("A", EIGHT, 0, 0).seen("A", EIGHT, 0, 0).read("A", EIGHT + 60, "P", 20);

    assertThat(of(mine).start(1)).isEqualTo(1);
  }

  @Test
  void whatLiesTooFarFromTheRestIsLeftOut() {
    SmallMine mine = new SmallMine().seen("A", EIGHT, 0, 0).seen("A", EIGHT + 60, 300_000, 0);

    assertThat(of(mine.seen("A", EIGHT + 120, 0, 300_000).seen("A", EIGHT + 180, 1, 1)).start(1))
        .isEqualTo(2);
  }

  @Test
  void ofALargerNightTheBeginningOfEachTrackIsKept() {
    SmallMine mine = new SmallMine();
    for (int k = 0; k < 10; k++) {
      mine.seen("A", EIGHT + 60L * k, k, 0).seen("B", EIGHT + 60L * k, k, 0);
    }
    TrackSignature all = of(mine, 20);
    TrackSignature some = of(mine, 19);

    assertThat(all.start(2)).isEqualTo(20);
    assertThat(new int[] {some.start(1), some.start(2)}).containsExactly(9, 18);
    assertThat(some.second(9)).isEqualTo(EIGHT);
    assertThat(some.easting(17)).isCloseTo(SmallMine.EASTING + 8, within(1e-6));
  }

  @Test
  void signaturesAreTheSameWhenAllOfThemIs() {
    SmallMine one = new SmallMine().seen("A", EIGHT, 0, 0);

    assertThat(of(one)).isEqualTo(of(new SmallMine().seen("A", EIGHT, 0, 0)));
    assertThat(of(one)).hasSameHashCodeAs(of(new SmallMine().seen("A", EIGHT, 0, 0)));
    assertThat(of(one)).isNotEqualTo(of(new SmallMine().seen("B", EIGHT, 0, 0)));
    assertThat(of(one)).isNotEqualTo(of(new SmallMine().seen("A", EIGHT + 1, 0, 0)));
    assertThat(of(one)).isNotEqualTo(of(new SmallMine().seen("A", EIGHT, 0.1, 0)));
    assertThat(of(one)).isNotEqualTo("A");
    assertThat(of(one))
        .isNotEqualTo(
            TrackSignature.of(SmallMine.NIGHT.plusDays(1), SmallMine.millis(0), one.tracks(), 100));
  }

  @Test
  void aNightWithoutPositionsHasNone() {
    assertThat(TrackSignature.of(new SmallMine().nothingHandedIn().night())).isEmpty();
    assertThat(TrackSignature.of(new SmallMine().seen("A", EIGHT, 0, 0).night())).isPresent();
  }
}
