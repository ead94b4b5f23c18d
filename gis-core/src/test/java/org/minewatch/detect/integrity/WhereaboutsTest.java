package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.region.Reader;

class WhereaboutsTest {
  private static final double NONE = Double.NaN;

  /** A road 1000 m to the east, with stations of every kind in it. */
  private static SmallMine mine() {
    return new SmallMine()
        .road(0, 0, 1000, 0)
        .station("precise", 100, 0)
        .reader("precise, no range", Reader.Kind.PRECISE, 200, 0, NONE, Reader.PlacedBy.SURVEYED)
        .zone("zone", 300, 0)
        .reader("zone, no range", Reader.Kind.ZONE, 400, 0, NONE, Reader.PlacedBy.SURVEYED)
        .reader("clicked", Reader.Kind.PRECISE, 500, 0, 300, Reader.PlacedBy.CLICKED);
  }

  private static Whereabouts of(SmallMine mine) {
    MineNight night = mine.night();
    return Whereabouts.of(night, night.tracks().orElseThrow());
  }

  @ParameterizedTest(name = "{0}, distance {1}, accuracy {2}: {3} m")
  @CsvSource({
    // Three sigmas of a surveyed station (5 m each) and the distance read.
    "precise, -120, NaN, 135",
    "precise, 120, NaN, 135",
    "precise, 0, NaN, 15",
    // No distance: half as much again as its range; 400 m when none is on record.
    "precise, NaN, NaN, 465",
    "'precise, no range', NaN, NaN, 615",
    // No distance, but the sender says how near: half as much again.
    "precise, NaN, 20, 45",
    // A distance beats a stated accuracy.
    "precise, 60, 20, 75",
    // 0 of a zone reader is no distance; another one is.
    "zone, NaN, NaN, 75",
    "zone, 0, NaN, 75",
    "zone, 12, NaN, 27",
    "'zone, no range', 0, NaN, 165",
    // 50 m one sigma, by a click on a map.
    "clicked, 10, NaN, 160",
  })
  void aReadingAtAStationIsACircleAsWideAsWhatItLeavesOpen(
      String reader, double distance, double accuracy, double metres) {
    Whereabouts where = of(mine().read("C", 30_000, reader, distance, accuracy));

    assertThat(where.slackMetres(0)).isCloseTo(metres, within(1e-9));
  }

  @ParameterizedTest(name = "accuracy {0}: {1} m")
  @CsvSource({"2, 26", "NaN, 29"})
  void aFixWithCoordinatesIsACircleOfThreeSigmasAndHalfAMultipathJump(
      double accuracy, double metres) {
    assertThat(of(mine().seen("C", 30_000, 50, 0, accuracy)).slackMetres(0)).isEqualTo(metres);
  }

  @Test
  void theCircleLiesRoundTheFixOrRoundItsStation() {
    Whereabouts where = of(mine().seen("A", 30_000, 50, 7).read("B", 30_000, "zone", 0));

    assertThat(where.easting(0)).isEqualTo(SmallMine.EASTING + 50);
    assertThat(where.northing(0)).isEqualTo(SmallMine.NORTHING + 7);
    assertThat(where.easting(1)).isEqualTo(SmallMine.EASTING + 300);
    assertThat(where.northing(1)).isEqualTo(SmallMine.NORTHING);
  }

  @ParameterizedTest(name = "{0} m east and {1} m north: {2} m")
  @CsvSource({"300, 0, 242", "0, 300, 242", "-300, -400, 442", "59, 0, 1", "58, 0, 0", "40, 0, 0"})
  void twoFixesOfThreeMetresAreApartByWhatIsLeftAfterTwiceTwentyNine(
      double east, double north, double metres) {
    Whereabouts where = of(new SmallMine().seen("C", 30_000, 0, 0).seen("C", 30_060, east, north));

    assertThat(where.leastMetres(0, 1)).isCloseTo(metres, within(1e-6));
  }

  @Test
  void theWayAlongTheRoadsCountsTheBend() {
    SmallMine mine = new SmallMine().road(0, 0, 400, 0, 400, 300);
    // Along the road 350 m and 200 m; as the crow flies 403 m.
    mine.seen("C", 30_000, 50, 0).seen("C", 30_060, 400, 200);
    Whereabouts where = of(mine);

    assertThat(where.leastWayMetres(0, 1)).isCloseTo(550 - 58, within(0.1));
    assertThat(where.leastMetres(0, 1)).isCloseTo(403.1 - 58, within(0.1));
  }

  @Test
  void theWayBetweenStationsIsThatBetweenTheirPlacesInTheRoads() {
    SmallMine mine = new SmallMine().road(0, 0, 400, 0, 400, 300);
    mine.station("A", 100, 0).reader("B", Reader.Kind.PRECISE, 400, 100, 300, surveyed());
    mine.read("C", 30_000, "A", -20).read("C", 30_060, "B", 10);

    assertThat(of(mine).leastWayMetres(0, 1)).isCloseTo(400 - 35 - 25, within(0.1));
  }

  private static Reader.PlacedBy surveyed() {
    return Reader.PlacedBy.SURVEYED;
  }

  @Test
  void whoIsOffTheRoadsMayHaveGoneAnyWay() {
    SmallMine mine = new SmallMine().road(0, 0, 400, 0);

    assertThat(of(mine.seen("C", 30_000, 50, 0).seen("C", 30_060, 200, 500)).leastWayMetres(0, 1))
        .isZero();
  }

  @Test
  void nobodyGoesBackwards() {
    SmallMine mine = new SmallMine().road(0, 0, 400, 0);

    assertThat(of(mine.seen("C", 30_000, 50, 0).seen("C", 30_060, 100, 0)).leastWayMetres(0, 1))
        .isZero();
  }

  @Test
  void onlyFixesWithATimeAndAPlaceOfTheirsOrTheirStationsAreKnown() {
    SmallMine mine = mine();
    mine.seen("C", 30_000, 50, 0).seen("C", 30_000, 50, 0);
    mine.read("C", 30_060, "zone", 0).read("C", 30_120, "not on record", 0);
    Tracks tracks = mine.tracks();
    Whereabouts where = Whereabouts.of(mine.night(), tracks);

    assertThat(tracks.fixes().size()).isEqualTo(4);
    assertThat(where.isKnown(0)).isTrue();
    assertThat(where.isKnown(1)).as("said twice").isFalse();
    assertThat(where.isKnown(2)).isTrue();
    assertThat(where.isKnown(3)).as("station without a place").isFalse();
  }
}
