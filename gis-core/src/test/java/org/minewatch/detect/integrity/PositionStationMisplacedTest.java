package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Judgement;
import org.minewatch.region.Reader;

/** A road 1000 m to the east with stations in it, and one that may stand anywhere. */
class PositionStationMisplacedTest {
  private static final int EIGHT = SmallMine.clock("08:00");
  private static final Rule RULE = new PositionStationMisplaced();

  private static SmallMine mine() {
    return road(new SmallMine());
  }

  private static SmallMine road(SmallMine mine) {
    return mine.road(0, 0, 1000, 0).station("A", 100, 0).station("B", 500, 0).station("C", 900, 0);
  }

  private static List<Observation> seen(SmallMine mine, MineNight... before) {
    return RULE.judge(mine.night(before)).observations();
  }

  private static Observation only(SmallMine mine, MineNight... before) {
    List<Observation> seen = seen(mine, before);
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).benign()).isNotEmpty();
    return seen.get(0);
  }

  /** People who go from A by X to B and others who turn round at X. */
  private static SmallMine passed(SmallMine mine, int persons, int each, int back) {
    for (int p = 0; p < persons; p++) {
      for (int k = 0; k < each; k++) {
        int t = EIGHT + 3600 * k + 60 * p;
        mine.heard("p" + p, t, "A").heard("p" + p, t + 60, "X").heard("p" + p, t + 120, "B");
      }
    }
    for (int k = 0; k < back; k++) {
      int t = EIGHT + 600 * k;
      mine.heard("q" + k, t, "A").heard("q" + k, t + 60, "X").heard("q" + k, t + 120, "A");
    }
    return mine;
  }

  @Test
  void aStationOffTheRoadThatPeoplePassOnTheRoadIsMisplaced() {
    Observation o = only(passed(mine().station("X", 300, 200), 4, 3, 1));

    assertThat(o.variant()).isEqualTo("off-network");
    assertThat(o.anchor()).isEqualTo("reader:X");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.title().en())
        .isEqualTo(
            "Station X is recorded 200 m from every road, while 4 people passed it 12 times on"
                + " their way along drawn roads");
    assertThat(o.title().zh()).isEqualTo("分站 X 登记在距最近巷道 200 米处，而 4 人 12 次在已绘巷道上经过它");
    assertThat(o.measures())
        .containsEntry("off_network_m", 200.0)
        .containsEntry("passes", 12.0)
        .containsEntry("returns", 1.0);
    assertThat(o.evidence().get(0).facts())
        .containsEntry("reader_id", "X")
        .containsEntry("placed_by", "surveyed")
        .containsEntry("sigma_m", 5L);
    assertThat(o.geometry().orElseThrow().getCoordinate().x).isEqualTo(SmallMine.EASTING + 300);
    assertThat(o.geometry().orElseThrow().getCoordinate().y).isEqualTo(SmallMine.NORTHING + 200);
    assertThat(java.time.Duration.between(o.firstSeen(), o.lastSeen()).toSeconds())
        .isEqualTo(86_399);
  }

  @ParameterizedTest(name = "{0} people {1} times, {2} turn round: {3}")
  @CsvSource({
    "5, 2, 0, PROBABLE",
    "9, 1, 0, WATCH",
    "4, 3, 0, PROBABLE",
    "3, 4, 0, WATCH",
    // In a road not drawn yet people come and go back.
    "5, 2, 9, PROBABLE",
    "5, 2, 10, WATCH"
  })
  void tenPassesOfFourPeopleAndMoreThanTurnRoundAreNeeded(
      int persons, int each, int back, Certainty certainty) {
    Observation o = only(passed(mine().station("X", 300, 200), persons, each, back));

    assertThat(o.certainty()).isEqualTo(certainty);
    if (certainty == Certainty.WATCH) {
      assertThat(o.title().en()).isEqualTo("Station X is recorded 200 m from every road");
      assertThat(o.title().zh()).isEqualTo("分站 X 登记在距最近巷道 200 米处");
    }
  }

  @ParameterizedTest(name = "{0} m off: {1}")
  @CsvSource({
    // 20 m besides two sigmas of 5 m for the station and 1 m for the drawing.
    "10, ''",
    "30, beside",
    "31, reader:X",
    "-31, reader:X"
  })
  void whatStationAndDrawingLeaveOpenIsOnlyDoubted(double off, String anchor) {
    assertThat(seen(mine().station("X", 300, off).heard("p", EIGHT, "A")))
        .extracting(Observation::anchor)
        .containsExactlyElementsOf(anchor.isEmpty() ? List.of() : List.of(anchor));
  }

  @Test
  void onlySurveyedStationsAreHeldAgainstTheDrawing() {
    SmallMine mine =
        mine().reader("X", Reader.Kind.PRECISE, 300, 500, 300, Reader.PlacedBy.DRAWING);

    assertThat(seen(mine.heard("p", EIGHT, "A"))).isEmpty();
  }

  /** People who go by on the road below the station, and yesterday as well. */
  private static SmallMine by(SmallMine mine, int persons, int times, int seconds, double north) {
    for (int p = 0; p < persons; p++) {
      for (int k = 0; k < times; k++) {
        mine.seen("p" + p, EIGHT + (long) seconds * k, 300, north);
      }
    }
    return mine;
  }

  private static MineNight yesterday() {
    return by(road(new SmallMine(SmallMine.NIGHT.minusDays(1))), 1, 1, 60, 0).night();
  }

  @Test
  void aStationWhosePlaceNobodyGoesToIsMisplaced() {
    Observation o = only(by(mine().station("X", 300, 60), 4, 3, 601, 0), yesterday());

    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.title().en())
        .isEqualTo(
            "Station X is recorded 60 m from every road; 4 people passed on the nearest road 12"
                + " times, and in 2 nights nobody went to the place on record");
    assertThat(o.title().zh()).isEqualTo("分站 X 登记在距最近巷道 60 米处，4 人 12 次经过最近的巷道，2 夜无人到过登记处");
    assertThat(o.measures()).containsEntry("passes", 12.0).containsEntry("nights", 2.0);
  }

  @ParameterizedTest(name = "{0} people {1} times, {2} s between, {3} m aside: {4}")
  @CsvSource({
    "5, 2, 601, 0, PROBABLE",
    "9, 1, 601, 0, WATCH",
    "3, 4, 601, 0, WATCH",
    // Who is away for ten minutes only did not pass again.
    "5, 2, 600, 0, WATCH",
    "5, 2, 601, -29, PROBABLE",
    "5, 2, 601, -31, WATCH"
  })
  void tenPassesOfFourPeopleWithinThirtyMetresAreNeeded(
      int persons, int times, int seconds, double aside, Certainty certainty) {
    SmallMine mine = by(mine().station("X", 300, 60), persons, times, seconds, aside);

    assertThat(only(mine, yesterday()).certainty()).isEqualTo(certainty);
  }

  @Test
  void oneNightIsNotEnough() {
    assertThat(only(by(mine().station("X", 300, 60), 4, 3, 601, 0)).certainty())
        .isEqualTo(Certainty.WATCH);
  }

  @ParameterizedTest(name = "{0} readings {1} m beside its place: {2}")
  @CsvSource({"3, 29, WATCH", "2, 29, PROBABLE", "3, 31, PROBABLE"})
  void whereSomebodyWentThereIsARoad(int readings, double beside, Certainty certainty) {
    SmallMine mine = by(mine().station("X", 300, 60), 4, 3, 601, 0);
    SmallMine before = by(road(new SmallMine(SmallMine.NIGHT.minusDays(1))), 1, 1, 60, 0);
    for (int k = 0; k < readings; k++) {
      mine.seen("x", EIGHT + 60L * k, 300 + beside, 60);
      before.seen("x", EIGHT + 60L * k, 300 + beside, 60);
    }

    assertThat(only(mine, yesterday()).certainty()).as("tonight").isEqualTo(certainty);
    SmallMine tonight = by(mine().station("X", 300, 60), 4, 3, 601, 0);
    assertThat(only(tonight, before.night()).certainty()).as("before").isEqualTo(certainty);
  }

  @ParameterizedTest(name = "{0} m off: {1}")
  @CsvSource({
    // 50 m besides 10.2 m of both sigmas.
    "60, WATCH",
    "61, PROBABLE"
  })
  void furtherThanAnyRoadWithoutAReportIsMisplaced(double off, Certainty certainty) {
    Observation o = only(mine().station("X", 300, off).heard("p", EIGHT, "A"), yesterday());

    assertThat(o.certainty()).isEqualTo(certainty);
    if (certainty == Certainty.PROBABLE) {
      assertThat(o.title().en())
          .isEqualTo(
              "Station X is recorded 61 m from every road, further than any road driven without a"
                  + " report, and in 2 nights nobody was at it");
      assertThat(o.title().zh()).isEqualTo("分站 X 登记在距最近巷道 61 米处，比未上报巷道所能及的更远，2 夜无人在其处");
      assertThat(o.measures()).containsEntry("nights", 2.0).doesNotContainKey("passes");
    }
  }

  @Test
  void aStationThatHeardSomebodyMayStandInARoadNobodyDrew() {
    SmallMine mine = mine().station("X", 300, 200);

    assertThat(only(mine.heard("p", EIGHT, "X"), yesterday()).certainty())
        .isEqualTo(Certainty.WATCH);
  }

  @ParameterizedTest(name = "mouth {0} m east and {1} m north: {2}")
  @CsvSource({"150, 0, WATCH", "151, 0, PROBABLE", "90, 120, WATCH", "90, 121, PROBABLE"})
  void aboutTheMouthStationsHangAboveGround(double east, double north, Certainty certainty) {
    SmallMine mine = mine().station("X", 300, 200).mouth(300 + east, 200 + north);

    assertThat(only(mine.heard("p", EIGHT, "A"), yesterday()).certainty()).isEqualTo(certainty);
  }

  @Test
  void nearWorkedOutGroundOldStationsStayInTheRegister() {
    SmallMine mine = mine().station("X", 300, 500).abandonedRoad(0, 400, 1000, 400);

    assertThat(only(mine.heard("p", EIGHT, "A"), yesterday()).certainty())
        .isEqualTo(Certainty.WATCH);
  }

  @ParameterizedTest(name = "{0} off: {1}")
  @CsvSource({"20, PROBABLE", "21, WATCH"})
  void ofARegisterMostOfWhichLiesOffTheRoadsNothingFollows(int off, Certainty certainty) {
    SmallMine mine = mine().heard("p", EIGHT, "A");
    for (int k = 0; k < off; k++) {
      mine.station("X" + k, 40 * k, 200);
    }

    assertThat(seen(mine, yesterday()))
        .hasSize(off)
        .allSatisfy(o -> assertThat(o.certainty()).isEqualTo(certainty));
  }

  /** Going over from A to B and on to C leaves a gap, and then overlaps by as much. */
  private static SmallMine handovers(double metres) {
    SmallMine mine = mine();
    for (int card = 0; card < 4; card++) {
      for (int k = 0; k < 5; k++) {
        long t = EIGHT + 3600L * k + 60L * card;
        mine.read("p" + card, t, "A", 200).read("p" + card, t + 60, "B", -200 + metres);
        mine.read("p" + card, t + 1000, "B", 200);
        mine.read("p" + card, t + 1060, "C", -200 - metres);
      }
    }
    return mine;
  }

  @Test
  void aStationTooFarAlongItsRoadIsMisplaced() {
    Observation o = only(handovers(50));

    assertThat(o.variant()).isEqualTo("against-neighbours");
    assertThat(o.anchor()).isEqualTo("reader:B");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.title().en())
        .isEqualTo(
            "Station B is recorded some 50 m too far along its road: readings overlap with one"
                + " neighbour's and leave a gap to the other's");
    assertThat(o.title().zh()).isEqualTo("分站 B 的登记位置沿巷道约差 50 米：与一侧相邻分站的读数重叠，与另一侧留有空缺");
    assertThat(o.measures().get("shift_m")).isCloseTo(50, within(0.1));
  }

  @ParameterizedTest(name = "{0} m: {1}")
  @CsvSource({"44.5, 0", "45.5, 1"})
  void fortyFiveMetresAreWhatStationsAndPeopleLeaveOpen(double metres, int observations) {
    assertThat(seen(handovers(metres))).hasSize(observations);
  }

  private static SmallMine fixes(int count, double distance) {
    SmallMine mine = mine();
    for (int k = 0; k < count; k++) {
      mine.seenBy("A", distance, "p", EIGHT + 30L * k, 250, 0);
    }
    return mine;
  }

  @Test
  void aStationFarFromItsOwnFixesIsMisplaced() {
    Observation o = only(fixes(30, 50));

    assertThat(o.variant()).isEqualTo("against-fixes");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.title().en())
        .isEqualTo("Station A stands at least 97 m from where its own fixes say");
    assertThat(o.title().zh()).isEqualTo("分站 A 登记处与其所测人员坐标相差至少 97 米");
    assertThat(o.measures()).containsEntry("excess_m", 97.0);
  }

  @ParameterizedTest(name = "{0} fixes at {1} m: {2}")
  @CsvSource({"30, 50, 1", "29, 50, 0", "30, 96.5, 1", "30, 97, 0"})
  void thirtyFixesOfFiftyMetresAreNeeded(int count, double distance, int observations) {
    assertThat(seen(fixes(count, distance))).hasSize(observations);
  }

  private static Judgement judgement(SmallMine mine) {
    return RULE.judge(mine.night()).judgement();
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(judgement(new SmallMine().road(0, 0, 100, 0)).reasonCode())
        .isEqualTo("stations-unplaced");
    assertThat(judgement(new SmallMine().station("A", 0, 0)).state())
        .isEqualTo(Judgement.State.CANNOT_JUDGE);
    assertThat(judgement(new SmallMine().station("A", 0, 0)).needs()).containsExactly("drawings");
    assertThat(judgement(mine()).reasonCode()).isEqualTo("no-positions");
    assertThat(judgement(mine()).state()).isEqualTo(Judgement.State.PARTIAL);
    assertThat(judgement(mine().seen("p", EIGHT, 0, 0)).reasonCode())
        .isEqualTo("no-station-readings");
    assertThat(judgement(mine().heard("p", EIGHT, "A")).state()).isEqualTo(Judgement.State.JUDGED);
  }

  @Test
  void withoutPositionsTheRecordIsLookedAtAllTheSame() {
    assertThat(only(mine().station("X", 300, 200)).certainty()).isEqualTo(Certainty.WATCH);
  }
}
