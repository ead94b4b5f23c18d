package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.region.TransformRecord;
import org.minewatch.region.TransformRecord.CommonPoint;

class FrameTransformTest {

  private static final MineFrame ZONE_35 = MineFrame.of(CrsCatalogue.get(4523));
  private static final Crs XIAN_35 = CrsCatalogue.get(2359);
  private static final double METRES_PER_DEGREE = 111_320;

  @Test
  void theMinesOwnSystemNeedsNothing() {
    FrameTransform transform = FrameTransform.between(ZONE_35.crs(), ZONE_35, List.of());
    assertThat(transform.isIdentity()).isTrue();
    assertThat(transform.method()).isEqualTo("identity");
    assertThat(transform.sigmaMetres()).isZero();
    assertThat(transform.apply(35412345.67, 2823456.78, 1712.5))
        .isEqualTo(new Coordinate(35412345.67, 2823456.78, 1712.5));
  }

  /** From cs2cs: the point of domain knowledge, six-degree zone 19 into three-degree zone 38. */
  @Test
  void anotherZoneOfTheSameDatumIsExact() {
    FrameTransform transform =
        FrameTransform.between(
            CrsCatalogue.get(2333), MineFrame.of(CrsCatalogue.get(2362)), List.of());
    Coordinate point = transform.apply(19684980.10, 4207832.19, Double.NaN);
    assertThat(point.x).isCloseTo(38421414.89, within(0.005));
    assertThat(point.y).isCloseTo(4206117.45, within(0.005));
    assertThat(point.getZ()).isNaN();
    assertThat(transform.method()).isEqualTo("zone-change");
    assertThat(transform.sigmaMetres()).isEqualTo(0.01);
  }

  @Test
  void theSameZoneWithoutItsNumberOnlyChangesTheNumber() {
    FrameTransform transform = FrameTransform.between(CrsCatalogue.get(4544), ZONE_35, List.of());
    assertThat(transform.apply(412345.67, 2823456.78, 3))
        .isEqualTo(new Coordinate(35412345.67, 2823456.78, 3));
    assertThat(transform.sigmaMetres()).isZero();
    FrameTransform sixDegrees = FrameTransform.between(CrsCatalogue.get(4496), ZONE_35, List.of());
    assertThat(sixDegrees.apply(18412345.67, 2823456.78, 3).x).isCloseTo(35412345.67, within(1e-8));
  }

  @Test
  void degreesOfTheSameDatumAreProjected() {
    FrameTransform transform = FrameTransform.between(CrsCatalogue.get(4490), ZONE_35, List.of());
    double[] expected = ZONE_35.fromLonLat(103.75, 25.5);
    Coordinate point = transform.apply(103.75, 25.5, Double.NaN);
    assertThat(new double[] {point.x, point.y}).isEqualTo(expected);
  }

  @Test
  void changingZonesThereAndBackEndsAtTheSamePlace() {
    long seed = 7;
    Random random = new Random(seed);
    List<Crs> zones = CrsCatalogue.all().stream().filter(c -> !c.isGeographic()).toList();
    int tried = 0;
    while (tried < 5_000) {
      Crs a = zones.get(random.nextInt(zones.size()));
      Crs b = zones.get(random.nextInt(zones.size()));
      if (a.datum() != b.datum()
          || Math.abs(a.centralMeridianDegrees() - b.centralMeridianDegrees()) > 4) {
        continue;
      }
      tried++;
      double e = a.falseEastingMetres() + (random.nextDouble() - 0.5) * 350_000;
      double n = 1_900_000 + random.nextDouble() * 4_050_000;
      Coordinate there =
          FrameTransform.between(a, MineFrame.of(b), List.of()).apply(e, n, Double.NaN);
      Coordinate back =
          FrameTransform.between(b, MineFrame.of(a), List.of()).apply(there.x, there.y, Double.NaN);
      assertThat(back.distance(new Coordinate(e, n)))
          .as("seed %d, %s to %s, %f %f", seed, a.code(), b.code(), e, n)
          .isLessThan(1e-6);
    }
  }

  @Test
  void anOffsetIsPlainAdditionInTheRecordsOwnSystem() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      double de = (random.nextDouble() - 0.5) * 300;
      double dn = (random.nextDouble() - 0.5) * 300;
      FrameTransform transform =
          FrameTransform.between(
              XIAN_35, ZONE_35, List.of(Records.offset("EPSG:2359", de, dn, 0.15)));
      double e = 35_350_000 + random.nextDouble() * 300_000;
      double n = 2_700_000 + random.nextDouble() * 300_000;
      assertThat(transform.apply(e, n, 5))
          .as("seed %d", seed)
          .isEqualTo(new Coordinate(e + de, n + dn, 5));
    }
  }

  @Test
  void aRecordSaysItsMethodItsResidualAndItsHeightOffset() {
    TransformRecord record =
        Records.withHeightOffset(Records.offset("EPSG:2359", 106.382, 7.195, 0.15), -0.029);
    FrameTransform transform = FrameTransform.between(XIAN_35, ZONE_35, List.of(record));
    assertThat(transform.method()).isEqualTo("offset");
    assertThat(transform.sigmaMetres()).isEqualTo(0.15);
    assertThat(transform.record()).contains(record);
    assertThat(transform.heightOffsetMetres()).isEqualTo(-0.029);
    assertThat(transform.apply(35412345, 2823456, 1700).getZ()).isEqualTo(1699.971);
    assertThat(transform.apply(35412345, 2823456, Double.NaN).getZ()).isNaN();
    assertThat(transform.explanation().zh())
        .contains("平移")
        .contains("0.15")
        .contains("transforms.csv");
    assertThat(transform.explanation().en()).contains("offset").contains("control of 2019");
  }

  @Test
  void theWordsDoNotDependOnTheMachinesLocale() {
    List<TransformRecord> records =
        List.of(
            Records.offset("EPSG:2359", 106_382.5, 7, 0.1),
            Records.offset("EPSG:2359", 106, 7, 0.15));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      var plain = FrameTransform.between(XIAN_35, ZONE_35, records).explanation();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(FrameTransform.between(XIAN_35, ZONE_35, records).explanation()).isEqualTo(plain);
      assertThat(plain.en()).contains("0.15 m");
      assertThat(CrsNames.resolve("1980西安坐标系 3度带", OptionalDouble.of(18412345.6)).toString())
          .contains("zone number 18");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aRecordWithoutResidualCountsAsCommonPointsOfAMine() {
    FrameTransform transform =
        FrameTransform.between(
            XIAN_35, ZONE_35, List.of(Records.offset("EPSG:2359", 106, 7, Double.NaN)));
    assertThat(transform.sigmaMetres()).isEqualTo(0.2);
  }

  @Test
  void aRecordInWordsWithoutZoneMeansTheZoneOfTheCoordinates() {
    for (String cell :
        List.of(
            "1980西安坐标系，3°带",
            "西安80坐标系 3度带35带",
            "Xian 1980 / 3-degree Gauss-Kruger zone 35",
            "EPSG:2380",
            "EPSG:4610")) {
      FrameTransform transform =
          FrameTransform.between(
              XIAN_35, ZONE_35, List.of(Records.offset(cell, 106.382, 7.195, 0.15)));
      assertThat(transform.method()).as(cell).isEqualTo("offset");
      Coordinate point = transform.apply(35412345.67, 2823456.78, Double.NaN);
      assertThat(point.x).as(cell).isCloseTo(35412345.67 + 106.382, within(1e-7));
      assertThat(point.y).as(cell).isCloseTo(2823456.78 + 7.195, within(1e-7));
    }
  }

  @Test
  void coordinatesOfAnotherZoneAreChangedExactlyBeforeTheRecordIsUsed() {
    Crs sixDegrees = CrsCatalogue.get(2333);
    MineFrame mine = MineFrame.of(CrsCatalogue.get(4526));
    List<TransformRecord> records = List.of(Records.offset("EPSG:2362", 115, -2, 0.1));
    Coordinate point =
        FrameTransform.between(sixDegrees, mine, records).apply(19684980.10, 4207832.19, 0);
    assertThat(point.x).isCloseTo(38421414.89 + 115, within(0.005));
    assertThat(point.y).isCloseTo(4206117.45 - 2, within(0.005));
  }

  @Test
  void aRecordOfAnotherZoneThanTheMinesIsAddedThereAndThenChangedExactly() {
    MineFrame mine = MineFrame.of(CrsCatalogue.get(4526));
    FrameTransform transform =
        FrameTransform.between(
            CrsCatalogue.get(2333), mine, List.of(Records.offset("EPSG:2333", 115, -2, 0.1)));
    Coordinate expected =
        FrameTransform.between(CrsCatalogue.get(4497), mine, List.of())
            .apply(19684980.10 + 115, 4207832.19 - 2, Double.NaN);
    assertThat(transform.apply(19684980.10, 4207832.19, Double.NaN).distance(expected))
        .isLessThan(1e-6);
  }

  @Test
  void anOffsetThatContainsTheZoneNumberIsAddedAsItStands() {
    MineFrame withoutNumber = MineFrame.of(CrsCatalogue.get(4544));
    FrameTransform transform =
        FrameTransform.between(
            XIAN_35, withoutNumber, List.of(Records.offset("EPSG:2359", -34_999_894, 7, 0.1)));
    assertThat(transform.apply(35412345.5, 2823456.5, Double.NaN).x).isEqualTo(412451.5);
  }

  /** Expected values from PROJ: {@code cct +proj=helmert +x +y +theta +s}. */
  @Test
  void aSimilarityAgreesWithProjAndTheZoneNumberDoesNotTurnAlong() {
    for (int epsg : new int[] {2359, 2380}) {
      Crs from = CrsCatalogue.get(epsg);
      double number = from.zonePrefix() ? 35e6 : 0;
      FrameTransform transform =
          FrameTransform.between(
              from, ZONE_35, List.of(Records.similarity(from.code(), 103.25, -7.5, 4.3, 2.75)));
      Coordinate point = transform.apply(number + 412345.678, 2823456.789, Double.NaN);
      assertThat(point.x).isCloseTo(35e6 + 412488.344600, within(1e-5));
      assertThat(point.y).isCloseTo(2823455.932042, within(1e-5));
      assertThat(transform.method()).isEqualTo("similarity");
      assertThat(transform.sigmaMetres()).isEqualTo(0.2);
    }
    FrameTransform other =
        FrameTransform.between(
            XIAN_35, ZONE_35, List.of(Records.similarity("EPSG:2359", -43.25, 97.5, -4.3, -1.25)));
    Coordinate point = other.apply(35512345.678, 3923456.789, Double.NaN);
    assertThat(point.x).isCloseTo(35512276.448187, within(1e-5));
    assertThat(point.y).isCloseTo(3923540.522953, within(1e-5));
  }

  @Test
  void sevenParametersAgreeWithProjAndGoThereAndBack() {
    List<String[]> rows = GeoCases.rows("seven-parameter.csv", ",");
    for (String[] row : rows.subList(1, rows.size())) {
      double[] v = new double[row.length];
      for (int i = 0; i < row.length; i++) {
        v[i] = Double.parseDouble(row[i]);
      }
      Crs from = CrsCatalogue.get((int) v[0]);
      Datum to = CrsCatalogue.get((int) v[1]).datum();
      int zone = (int) Math.round(v[9] / 3);
      MineFrame mine =
          MineFrame.of(CrsCatalogue.find(to, Crs.Grid.ZONE_3_DEGREE, zone, true).orElseThrow());
      TransformRecord record =
          Records.sevenParameters(from.code(), v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
      FrameTransform transform = FrameTransform.between(from, mine, List.of(record));
      assertThat(transform.method()).isEqualTo("seven-parameter");
      Coordinate place = transform.apply(v[9], v[10], v[11]);
      double[] lonLat = MineFrame.of(mine.crs()).toLonLat(place.x, place.y);
      assertThat((lonLat[0] - v[12]) * METRES_PER_DEGREE)
          .as(String.join(",", row))
          .isCloseTo(0, within(0.001));
      assertThat((lonLat[1] - v[13]) * METRES_PER_DEGREE).isCloseTo(0, within(0.001));
      assertThat(place.getZ()).isEqualTo(v[11]);
      double[] enh = {place.x, place.y, v[11]};
      transform.steps().inverse().apply(enh);
      assertThat((enh[0] - v[9]) * METRES_PER_DEGREE).isCloseTo(0, within(1e-6));
      assertThat((enh[1] - v[10]) * METRES_PER_DEGREE).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void commonPointsGiveBackTheSimilarityTheyWereMadeWith() {
    FrameTransform truth =
        FrameTransform.between(
            XIAN_35, ZONE_35, List.of(Records.similarity("EPSG:2359", 103.25, -7.5, 4.3, 2.75)));
    List<CommonPoint> points = new ArrayList<>();
    double[][] places = {
      {410000, 2820000}, {416000, 2821000}, {412500, 2826500}, {409000, 2825000}
    };
    for (double[] p : places) {
      Coordinate c = truth.apply(35e6 + p[0], p[1], Double.NaN);
      // The old list without zone number, the new one with it.
      points.add(new CommonPoint("P" + points.size(), p[0], p[1], c.x, c.y));
    }
    FrameTransform fitted =
        FrameTransform.between(
            XIAN_35, ZONE_35, List.of(Records.points("EPSG:2359", points, Double.NaN)));
    assertThat(fitted.method()).isEqualTo("points");
    assertThat(fitted.pointFit().orElseThrow().rmsMetres()).isLessThan(1e-6);
    assertThat(fitted.apply(35411111, 2822222, 1).distance(truth.apply(35411111, 2822222, 1)))
        .isLessThan(1e-6);
    FrameTransform stated =
        FrameTransform.between(
            XIAN_35, ZONE_35, List.of(Records.points("EPSG:2359", points, 0.35)));
    assertThat(stated.sigmaMetres()).isEqualTo(0.35);
  }

  @Test
  void withoutARecordTheNumbersStayAndTheDoubtIsAHundredMetres() {
    FrameTransform transform = FrameTransform.between(XIAN_35, ZONE_35, List.of());
    assertThat(transform.apply(35412345.67, 2823456.78, 9))
        .isEqualTo(new Coordinate(35412345.67, 2823456.78, 9));
    assertThat(transform.sigmaMetres()).isEqualTo(100);
    assertThat(transform.isIdentity()).isFalse();
    assertThat(transform.method()).isEqualTo("unshifted");
    assertThat(transform.explanation().zh()).contains("±100 m");
    assertThat(transform.explanation().en()).contains("unshifted");
    assertThat(transform.record()).isEmpty();
    TransformRecord otherDatum = Records.offset("EPSG:2411", 50, 50, 0.1);
    assertThat(FrameTransform.between(XIAN_35, ZONE_35, List.of(otherDatum)).method())
        .isEqualTo("unshifted");
  }

  @Test
  void aRecordThatCannotBeRightIsNamedAndNotUsed() {
    List<CommonPoint> one = List.of(new CommonPoint("A", 412345, 2823456, 412451, 2823463));
    List<CommonPoint> swapped =
        List.of(
            new CommonPoint("A", 2823456, 412345, 2823463, 412451),
            new CommonPoint("B", 2824456, 413345, 2824463, 413451));
    List<CommonPoint> mixedUp =
        List.of(
            new CommonPoint("A", 412345, 2823456, 413451, 2824463),
            new CommonPoint("B", 413345, 2824456, 412451, 2823463));
    List<TransformRecord> wrong =
        List.of(
            Records.offset("EPSG:2359", Double.NaN, 7, 0.1),
            Records.offset("EPSG:2359", 106_382, 7, 0.1),
            Records.offset("EPSG:2359", Double.POSITIVE_INFINITY, 7, 0.1),
            Records.offset("EPSG:2359", 40_000_000, 7, 0.1),
            Records.similarity("EPSG:2359", 106, 7, -1e6, 0),
            Records.similarity("EPSG:2359", 106, 7, 0, 90_000),
            Records.sevenParameters("EPSG:4610", 1e7, 0, 0, 0, 0, 0, 0),
            Records.sevenParameters("EPSG:4610", Double.NaN, 0, 0, 0, 0, 0, 0),
            Records.sevenParameters("EPSG:4610", 100, 0, 0, 0, 0, 0, -1e6),
            Records.points("EPSG:2359", List.of(), 0.1),
            Records.points("EPSG:2359", one, 0.1),
            Records.points("EPSG:2359", List.of(one.get(0), one.get(0)), 0.1),
            Records.points("EPSG:2359", swapped, 0.1),
            Records.points("EPSG:2359", mixedUp, 0.1));
    for (TransformRecord record : wrong) {
      FrameTransform transform = FrameTransform.between(XIAN_35, ZONE_35, List.of(record));
      assertThat(transform.method()).as(record.toString()).isEqualTo("unshifted");
      assertThat(transform.sigmaMetres()).isEqualTo(100);
      assertThat(transform.explanation().en())
          .contains("transforms.csv")
          .contains("cannot be used: ");
      assertThat(transform.explanation().zh()).contains("不可用：");
    }
  }

  @Test
  void theBestRecordIsTakenWhateverTheOrderOfRows() {
    TransformRecord best = Records.atLine(Records.offset("EPSG:2359", 106, 7, 0.05), 5);
    List<TransformRecord> records =
        new ArrayList<>(
            List.of(
                Records.atLine(Records.offset("EPSG:2359", 999_999, 7, 0.01), 2),
                Records.atLine(Records.offset("EPSG:2332", 100, 5, 0.01), 3),
                Records.atLine(Records.offset("EPSG:2411", 1, 1, 0.01), 4),
                best,
                Records.atLine(Records.offset("EPSG:2359", 107, 7, 0.3), 6),
                Records.atLine(Records.offset("nonsense", 1, 1, 0.01), 7)));
    long seed = 3;
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(records, random);
      assertThat(FrameTransform.between(XIAN_35, ZONE_35, records).record())
          .as("seed %d", seed)
          .contains(best);
    }
  }

  @Test
  void geometriesKeepTheirShapeAndMoveTheirHeights() throws ParseException {
    FrameTransform transform =
        FrameTransform.between(
            XIAN_35,
            ZONE_35,
            List.of(Records.withHeightOffset(Records.offset("EPSG:2359", 100, 10, 0.1), -0.5)));
    Geometry moved =
        transform.apply(
            new WKTReader().read("LINESTRING Z (35412000 2823000 1700, 35412100 2823000 NaN)"));
    assertThat(moved.getCoordinates()[0]).isEqualTo(new Coordinate(35412100, 2823010));
    assertThat(moved.getCoordinates()[0].getZ()).isEqualTo(1699.5);
    assertThat(moved.getCoordinates()[1].getZ()).isNaN();
    Geometry flat = transform.apply(new WKTReader().read("POINT (35412000 2823000)"));
    assertThat(flat.getCoordinate().x).isEqualTo(35412100);
    assertThat(transform.apply(flat.getFactory().createPolygon()).isEmpty()).isTrue();
  }

  @Test
  void aPlaceOutOfReachIsRefusedByName() {
    FrameTransform transform =
        FrameTransform.between(
            CrsCatalogue.get(2333), MineFrame.of(CrsCatalogue.get(2362)), List.of());
    assertThatThrownBy(() -> transform.apply(4207832.19, 19684980.10, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4207832.19")
        .hasMessageContaining("EPSG:2333");
  }

  @Test
  void aMineInAnOlderDatumIsShownWhereItsRecordSaysElseUnshifted() {
    MineFrame plain = MineFrame.of(XIAN_35);
    double[] own = plain.toLonLat(35412345.67, 2823456.78);
    assertThat(plain.lonLatSigmaMetres()).isEqualTo(100);
    assertThat(MineFrame.of(XIAN_35, List.of()).toLonLat(35412345.67, 2823456.78)).isEqualTo(own);

    MineFrame recorded =
        MineFrame.of(XIAN_35, List.of(Records.offset("EPSG:4523", -106.382, -7.195, 0.15)));
    double[] expected = ZONE_35.toLonLat(35412345.67 + 106.382, 2823456.78 + 7.195);
    double[] shown = recorded.toLonLat(35412345.67, 2823456.78);
    assertThat(shown).containsExactly(expected, within(1e-11));
    assertThat(recorded.fromLonLat(shown[0], shown[1]))
        .containsExactly(new double[] {35412345.67, 2823456.78}, within(1e-6));
    assertThat(recorded.lonLatSigmaMetres()).isEqualTo(0.15);

    MineFrame sevenParameters =
        MineFrame.of(
            XIAN_35,
            List.of(
                Records.sevenParameters("EPSG:4490", -112.4, 6.8, -3.5, -0.1, 0.7, -0.9, -1.2)));
    double[] there = sevenParameters.toLonLat(35412345.67, 2823456.78);
    assertThat(sevenParameters.fromLonLat(there[0], there[1]))
        .containsExactly(new double[] {35412345.67, 2823456.78}, within(1e-6));
    assertThat(ZONE_35.lonLatSigmaMetres()).isZero();
  }
}
