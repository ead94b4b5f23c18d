package org.minewatch.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minewatch.finding.RuleCode;

class PackBuilderTest {

  /** A drift in from the west, a crossroads at 300 east, a road north from it and one on east. */
  private static MadeMine crossroads() {
    return new MadeMine()
        .mouth("E1", "drift", "(0 0)")
        .road("(0 0, 300 0)")
        .road("(300 0, 300 200)")
        .road("(300 0, 500 0)")
        .licence("((-100 -100, 600 -100, 600 120, -100 120, -100 -100))");
  }

  private static Way way(InspectionPack pack) {
    return pack.way().orElseThrow();
  }

  private static List<String> gaps(InspectionPack pack) {
    return pack.gaps().stream().map(g -> g.en()).toList();
  }

  @Test
  void theWayRunsFromTheMouthWithEachTurnAndDistance() {
    InspectionPack pack =
        crossroads()
            .pack(
                MadeMine.finding(
                    RuleCode.BOUNDARY_DRAWN, "LINESTRING (300 120, 300 200)", "sigma_m", 1.5));
    Way way = way(pack);
    assertThat(way.mouth().name()).isEqualTo("E1");
    assertThat(way.legs()).hasSize(2);
    assertThat(way.legs().get(0).length()).isCloseTo(300, within(0.1));
    assertThat(way.legs().get(0).bearing()).isCloseTo(90, within(0.1));
    assertThat(way.legs().get(0).turn()).isEqualTo(Turn.LEFT);
    assertThat((way.legs().get(1).bearing() + 1) % 360).isCloseTo(1, within(0.1));
    assertThat(way.legs().get(1).turn()).isEqualTo(Turn.ARRIVE);
    // It ends where one arrives first: at the boundary, not at the far end of the line.
    assertThat(way.length()).isCloseTo(300 + 120, within(0.2));
    assertThat(way.time().leastMinutes()).isCloseTo(way.length() / 1.4 / 60, within(0.01));
    assertThat(way.time().mostMinutes()).isCloseTo(way.length() / 0.8 / 60, within(0.01));
  }

  @Test
  void climbingTakesTheTimeOfClimbingAndItsHeightIsTold() {
    InspectionPack pack =
        new MadeMine()
            .mouth("E1", "incline", "(0 0)")
            .road("Z (0 0 100, 200 0 0, 400 0 0)")
            .pack(MadeMine.finding(RuleCode.FACE_CONCEALED, "POINT (400 0)"));
    assertThat(way(pack).climbs()).containsExactly(new double[] {0, 100}, within(0.1));
    assertThat(way(pack).length()).isCloseTo(Math.hypot(200, 100) + 200, within(0.1));
    assertThat(WalkingTime.of(100, 30).leastMinutes()).isCloseTo(100 / 0.7 / 60, within(1e-9));
    assertThat(WalkingTime.of(100, 2).leastMinutes()).isCloseTo(100 / 1.4 / 60, within(1e-9));
    assertThat(WalkingTime.of(100, Double.NaN)).isEqualTo(WalkingTime.of(100, 0));
  }

  @Test
  void aSealIsWalkedRoundWhereThereIsAnotherWay() {
    InspectionPack pack =
        new MadeMine()
            .mouth("E1", "drift", "(0 0)")
            .road("(0 0, 100 0)")
            .road("(100 0, 200 0)")
            .seal("MB-1", "goaf", 50, "(150 0)")
            .road("(100 0, 100 300, 200 300, 200 0)")
            .road("(200 0, 250 0)")
            .pack(MadeMine.finding(RuleCode.SEAL_MISMATCH, "POINT (250 0)"));
    assertThat(way(pack).length()).isCloseTo(100 + 700 + 50, within(0.2));
    assertThat(way(pack).endsClosed()).isFalse();
  }

  @Test
  void whereOnlyASealLeadsOnTheWayStopsAtIt() {
    InspectionPack pack =
        new MadeMine()
            .mouth("E1", "drift", "(0 0)")
            .road("(0 0, 100 0)")
            .road("(100 0, 200 0)")
            .seal("MB-1", "goaf", 40, "(140 0)")
            .pack(MadeMine.finding(RuleCode.SEAL_BREACHED, "POINT (200 0)"));
    assertThat(way(pack).endsClosed()).isTrue();
    assertThat(way(pack).openMetres()).isCloseTo(140, within(0.1));
    assertThat(way(pack).legs().get(0).passes().get(0).what().en()).isEqualTo("goaf seal MB-1");
  }

  @Test
  void anAirDoorIsPassedAndNamed() {
    InspectionPack pack =
        new MadeMine()
            .mouth("E1", "drift", "(0 0)")
            .road("(0 0, 200 0)")
            .seal("FM-7", "air-door", 40, "(40 0)")
            .pack(MadeMine.finding(RuleCode.FACE_EXCESS, "POINT (200 0)"));
    assertThat(way(pack).endsClosed()).isFalse();
    assertThat(way(pack).legs().get(0).passes().get(0).what().zh()).isEqualTo("风门 FM-7");
    assertThat(way(pack).legs().get(0).passes().get(0).at()).isCloseTo(40, within(0.1));
  }

  @Test
  void aRoadThatWasGivenUpIsTheLastResortAndSaidSo() {
    InspectionPack pack =
        new MadeMine()
            .mouth("E1", "drift", "(0 0)")
            .road("(0 0, 100 0)")
            .road("(100 0, 300 0)", "state", "abandoned")
            .pack(MadeMine.finding(RuleCode.GOAF_ENTERED, "POINT (300 0)"));
    assertThat(way(pack).openMetres()).isCloseTo(100, within(0.1));
    assertThat(way(pack).legs()).hasSize(2);
    assertThat(way(pack).legs().get(1).left()).isTrue();
  }

  @Test
  void pointsAreInTheLicencesOwnGridWithTheDistanceBeyondIt() {
    InspectionPack pack =
        crossroads()
            .pack(
                MadeMine.finding(
                    RuleCode.BOUNDARY_DRAWN, "LINESTRING (300 120, 300 200)", "sigma_m", 1.5));
    InspectionPack.NamedPoint farthest =
        pack.namedPoints().stream().filter(p -> p.name().equals("P1")).findFirst().orElseThrow();
    assertThat(farthest.crs()).isEqualTo("EPSG:4523");
    assertThat(farthest.easting()).isCloseTo(MadeMine.EASTING + 300, within(0.03));
    assertThat(farthest.northing()).isCloseTo(MadeMine.NORTHING + 200, within(0.03));
    assertThat(farthest.outside().getAsDouble()).isCloseTo(80, within(0.05));
    assertThat(pack.points().get(1).limit().orElseThrow().foot().y)
        .isCloseTo(MadeMine.NORTHING + 120, within(0.05));
  }

  @Test
  void bearingsAndDistancesFromControlPointsAreThoseOfTheGrid() {
    InspectionPack pack =
        crossroads()
            .add(
                "control-point",
                "POINT (300 100)",
                "name",
                "D12",
                "basis",
                "drawing",
                "source",
                "plan-1")
            .add(
                "control-point",
                "POINT (200 0)",
                "name",
                "D11",
                "basis",
                "drawing",
                "source",
                "plan-1")
            .pack(MadeMine.finding(RuleCode.BOUNDARY_DRAWN, "POINT (300 200)", "sigma_m", 1));
    SurveyPoint point = pack.points().get(pack.points().size() - 1);
    assertThat(point.ties().get(0).from().name()).isEqualTo("D12");
    assertThat(point.ties().get(0).distance()).isCloseTo(100, within(0.05));
    assertThat(Bearings.text(point.ties().get(0).bearing())).matches("(0°0[01]|359°5[89])′\\d\\d″");
    assertThat(point.ties().get(1).distance()).isCloseTo(Math.hypot(100, 200), within(0.05));
    assertThat(gaps(pack)).noneMatch(g -> g.startsWith("no control points"));
  }

  @Test
  void withoutControlPointsItSaysSoAndAStationIsNoneOfThem() {
    InspectionPack pack =
        crossroads()
            .add(
                "reader",
                "POINT (290 5)",
                "reader_id",
                "R9",
                "placed_by",
                "surveyed",
                "range_m",
                60.0)
            .pack(MadeMine.finding(RuleCode.BOUNDARY_DRAWN, "POINT (300 200)", "sigma_m", 1));
    assertThat(gaps(pack)).anyMatch(g -> g.startsWith("no control points"));
    assertThat(pack.known()).hasSize(1).noneMatch(ControlPoint::control);
  }

  @Test
  void anUncertainPlaceIsAStretchToWalk() {
    MadeMine mine =
        crossroads()
            .add(
                "reader",
                "POINT (300 100)",
                "reader_id",
                "R9",
                "placed_by",
                "surveyed",
                "range_m",
                60.0);
    InspectionPack sure =
        mine.pack(MadeMine.finding(RuleCode.BOUNDARY_DRAWN, "POINT (300 150)", "sigma_m", 2));
    assertThat(sure.stretches()).isEmpty();
    InspectionPack unsure =
        mine.pack(MadeMine.finding(RuleCode.POSITION_PARKED, "POINT (300 150)"));
    assertThat(unsure.tolerance().orElseThrow().sigmaMetres()).isEqualTo(30);
    assertThat(unsure.stretches()).isNotEmpty();
    // 60 m either way of the place, as far as the road goes.
    assertThat(unsure.stretches().get(0).length()).isCloseTo(60 + 50, within(1.0));
  }

  @Test
  void aFindingAboutPeopleOnlyHasNoWayAndNoPoints() {
    InspectionPack pack =
        crossroads().pack(MadeMine.finding(RuleCode.PEOPLE_UNDERREPORTED, null, "persons", 12));
    assertThat(pack.place()).isEmpty();
    assertThat(pack.way()).isEmpty();
    assertThat(pack.namedPoints()).isEmpty();
    assertThat(
            Checks.of(MadeMine.finding(RuleCode.PEOPLE_UNDERREPORTED, null), Checks.Aspect.PAPER))
        .isNotEmpty();
  }

  @Test
  void aMineWithoutRoadsSaysThatThereIsNoWay() {
    InspectionPack pack =
        new MadeMine()
            .licence("((0 0, 100 0, 100 100, 0 100, 0 0))")
            .pack(MadeMine.finding(RuleCode.BOUNDARY_TRACKED, "POINT (150 50)", "sigma_m", 5));
    assertThat(pack.way()).isEmpty();
    assertThat(gaps(pack)).anyMatch(g -> g.startsWith("the mine has no roadway network"));
    assertThat(pack.namedPoints()).hasSize(1);
    assertThat(pack.namedPoints().get(0).outside().getAsDouble()).isCloseTo(50, within(0.05));
  }

  @Test
  void withoutAMouthTheHighestEndIsTakenAndSaid() {
    InspectionPack pack =
        new MadeMine()
            .road("Z (0 0 10, 100 0 80)")
            .road("Z (0 0 10, 0 300 5)")
            .pack(MadeMine.finding(RuleCode.FACE_CONCEALED, "POINT (0 300)"));
    assertThat(way(pack).mouth().basis()).isEqualTo(Way.Mouth.Basis.HIGHEST);
    assertThat(way(pack).length()).isGreaterThan(400);
    assertThat(gaps(pack)).anyMatch(g -> g.contains("the highest end of the network"));
  }

  @Test
  void aMouthFarFromEveryRoadIsNotUsedAndSaid() {
    InspectionPack pack =
        new MadeMine()
            .mouth("E9", "drift", "(0 900)")
            .road("Z (0 0 10, 100 0 80)")
            .pack(MadeMine.finding(RuleCode.FACE_CONCEALED, "POINT (0 0)"));
    assertThat(gaps(pack)).anyMatch(g -> g.contains("E9 is more than 60 m from every drawn road"));
  }

  @Test
  void aRoadThatIsNotJoinedIsReachedAsNearAsMayBe() {
    InspectionPack pack =
        crossroads()
            .road("(520 60, 560 60)")
            .pack(
                MadeMine.finding(RuleCode.DRAWING_MISSING_ROADWAY, "POINT (540 60)", "sigma_m", 2));
    assertThat(way(pack).length()).isCloseTo(500, within(0.2));
    assertThat(pack.offRoad()).isCloseTo(Math.hypot(40, 60), within(0.2));
    assertThat(gaps(pack)).anyMatch(g -> g.contains("not joined to a mouth"));
  }

  @Test
  void theOtherWayOutSharesWhatItShares() {
    InspectionPack pack =
        crossroads()
            .mouth("E2", "incline", "(500 0)")
            .pack(MadeMine.finding(RuleCode.FACE_EXCESS, "POINT (300 200)"));
    assertThat(way(pack).mouth().name()).isEqualTo("E2");
    assertThat(pack.others()).hasSize(1);
    assertThat(pack.others().get(0).mouth().name()).isEqualTo("E1");
    assertThat(pack.others().get(0).length()).isCloseTo(500, within(0.2));
    assertThat(pack.others().get(0).shared()).isCloseTo(200, within(0.2));
  }

  @Test
  void waterNearTheWayIsToldWithItsDistanceAndLevel() {
    InspectionPack pack =
        crossroads()
            .add(
                "water-body",
                "POLYGON ((100 60, 200 60, 200 90, 100 90, 100 60))",
                "name",
                "老空区",
                "level_m",
                1510.5)
            .add(
                "water-body",
                "POLYGON ((100 600, 200 600, 200 690, 100 690, 100 600))",
                "name",
                "远处")
            .pack(MadeMine.finding(RuleCode.FACE_EXCESS, "POINT (500 0)"));
    assertThat(pack.dangers()).hasSize(1);
    assertThat(pack.dangers().get(0).name()).isEqualTo("老空区");
    assertThat(pack.dangers().get(0).metres()).isCloseTo(60, within(0.1));
    assertThat(pack.dangers().get(0).level()).isEqualTo(1510.5);
  }

  @Test
  void aRefugeIsOneThatTheMineCallsSo() {
    InspectionPack pack =
        crossroads()
            .add("chamber", "POINT (300 60)", "name", "永久避难硐室")
            .add("chamber", "POINT (200 0)", "name", "水泵房")
            .pack(MadeMine.finding(RuleCode.FACE_EXCESS, "POINT (300 200)"));
    assertThat(pack.refuges()).hasSize(1);
    assertThat(pack.refuges().get(0).metres()).isCloseTo(140, within(0.2));
  }
}
