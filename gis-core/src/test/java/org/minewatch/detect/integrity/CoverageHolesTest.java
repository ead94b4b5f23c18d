package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;
import org.minewatch.drawing.LayerClass;
import org.minewatch.network.ReaderPlaces;

/** A road of 1000 m from the mouth to its end, and a station that hears 300 m. */
class CoverageHolesTest {
  private static SmallMine mine(double station) {
    return new SmallMine().road(0, 0, 1000, 0).mouth(0, 0).station("P", station, 0);
  }

  private static ReaderPlaces readers(MineNight night) {
    return ReaderPlaces.of(night.network(), night.readers(), night.night());
  }

  private static List<CoverageHoles.Hole> of(SmallMine mine) {
    MineNight night = mine.night();
    return CoverageHoles.find(night, readers(night));
  }

  private static double share(SmallMine mine) {
    MineNight night = mine.night();
    return CoverageHoles.coveredShare(night, readers(night));
  }

  @Test
  void theEndOfARoadThatNoStationReachesIsAHole() {
    CoverageHoles.Hole hole = of(mine(300)).get(0);

    assertThat(of(mine(300))).hasSize(1);
    assertThat(hole.easting()).isEqualTo(SmallMine.EASTING + 1000);
    assertThat(hole.northing()).isEqualTo(SmallMine.NORTHING);
    assertThat(hole.unseenMetres()).isCloseTo(400, within(0.01));
    assertThat(hole.toStationMetres()).isCloseTo(700, within(0.01));
    assertThat(hole.stationId()).isEqualTo("P");
    assertThat(hole.heading()).isFalse();
    assertThat(hole.source()).contains("plan");
  }

  @ParameterizedTest(name = "station at {0} m: {1}")
  @CsvSource({"649, 1", "650, 0", "900, 0"})
  void fiftyMetresAreNotCounted(double station, int holes) {
    assertThat(of(mine(station))).hasSize(holes);
  }

  @ParameterizedTest(name = "mouth {0} m east and {1} m north of the end: {2}")
  @CsvSource({"-100, 0, 0", "-101, 0, 1", "60, 80, 0", "60, 81, 1"})
  void theLastMetresToAMouthLieInDaylight(double east, double north, int holes) {
    assertThat(of(mine(300).mouth(1000 + east, north))).hasSize(holes);
  }

  @ParameterizedTest(name = "seen {0} m before the end: {1}")
  @CsvSource({"49, 0", "51, 1"})
  void whereSomebodyWasHeardThereIsNoHole(double before, int holes) {
    assertThat(of(mine(300).seen("C", 30_000, 1000 - before, 0))).hasSize(holes);
  }

  @Test
  void theEndIsAnEndWhicheverWayTheRoadWasDrawn() {
    SmallMine mine = new SmallMine().road(1000, 0, 0, 0).mouth(0, 0).station("P", 300, 0);

    assertThat(of(mine).get(0).unseenMetres()).isCloseTo(400, within(0.01));
    assertThat(of(mine.seen("C", 30_000, 951, 0))).isEmpty();
  }

  @Test
  void whoIsHeardAtAZoneReaderMayBeAnywhereAboutIt() {
    // The reader hears 40 m, and 60 m are left to the end.
    SmallMine mine = mine(300).zone("Z", 900, 0);

    assertThat(of(mine)).hasSize(1);
    assertThat(of(mine.read("C", 30_000, "Z", 0))).hasSize(1);
  }

  @Test
  void whatTheFarthestReachingStationSeesCountsAndTheNearestIsNamed() {
    CoverageHoles.Hole hole = of(mine(640).zone("Z", 900, 0)).get(0);

    assertThat(hole.unseenMetres()).isCloseTo(60, within(0.01));
    assertThat(hole.toStationMetres()).isCloseTo(100, within(0.01));
    assertThat(hole.stationId()).isEqualTo("Z");
  }

  @ParameterizedTest(name = "driven {0} m: {1}")
  @CsvSource({"300, 0", "303, 1"})
  void aHeadingMayBeAStepAheadOfItsStation(double driven, int holes) {
    SmallMine mine = new SmallMine().road(0, 0, 500, 0).mouth(0, 0).station("P", 300, 0);
    // 600 m are reached; 50 m and 150 m for a heading are not counted.
    List<CoverageHoles.Hole> found = of(mine.heading("H1", driven, 500, 0, 1500, 0));

    assertThat(found).hasSize(holes);
    found.forEach(h -> assertThat(h.heading()).isTrue());
    found.forEach(h -> assertThat(h.unseenMetres()).isCloseTo(driven - 100, within(1.0)));
  }

  @Test
  void roadsThatNobodyUsesAreNotLookedAt() {
    SmallMine used = new SmallMine().road(0, 0, 500, 0).mouth(0, 0).station("P", 100, 0);
    assertThat(of(used.road(500, 0, 500, 400, 900, 400))).hasSize(1);

    SmallMine abandoned = new SmallMine().road(0, 0, 300, 0).mouth(0, 0).station("P", 100, 0);
    assertThat(of(abandoned.abandonedRoad(300, 0, 900, 0))).isEmpty();

    SmallMine shaft = new SmallMine().road(0, 0, 300, 0).mouth(0, 0).station("P", 100, 0);
    assertThat(of(shaft.drawn(LayerClass.SHAFT, false, 300, 0, 900, 0))).isEmpty();

    SmallMine chamber = new SmallMine().road(0, 0, 300, 0).mouth(0, 0).station("P", 100, 0);
    assertThat(of(chamber.drawn(LayerClass.CHAMBER, false, 300, 0, 900, 0))).isEmpty();

    assertThat(of(mine(300).seal("S1", 800, 0))).isEmpty();
  }

  @Test
  void aPartOfTheDrawingWithoutAnyStationIsTheDrawingsMatter() {
    assertThat(of(mine(700).road(0, 500, 600, 500))).isEmpty();
  }

  @Test
  void theShareOfTheRoadsInReachIsByLength() {
    // 0 to 600 m of 1000 m.
    assertThat(share(mine(300))).isCloseTo(0.6, within(1e-9));
    assertThat(share(mine(300).road(0, 500, 200, 500))).isCloseTo(0.5, within(1e-9));
    assertThat(share(mine(300).abandonedRoad(0, 500, 200, 500))).isCloseTo(0.6, within(1e-9));
    assertThat(share(mine(300).station("Q", 900, 0))).isCloseTo(1, within(1e-9));
  }

  @Test
  void ofNoRoadsNothingIsReached() {
    assertThat(share(new SmallMine().station("P", 0, 0))).isZero();
  }
}
