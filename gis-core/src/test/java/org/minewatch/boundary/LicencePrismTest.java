package org.minewatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.Corner;
import org.minewatch.region.Licence;
import org.minewatch.region.SourceLine;

class LicencePrismTest {
  private static final SourceLine NOWHERE = new SourceLine("case", 1);
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final LocalDate TO = LocalDate.of(2029, 12, 31);

  /** A square of a kilometre with another part to the east, and a hole of 100 m in each. */
  private static LicencePrism prism(
      OptionalDouble areaKm2, Optional<LocalDate> from, Optional<LocalDate> to) {
    List<Corner> corners = new ArrayList<>();
    for (int part = 1; part <= 2; part++) {
      square(corners, part, Corner.Role.OUTER, 2000 * (part - 1), 0, 1000);
      square(corners, part, Corner.Role.DEDUCTED, 2000 * (part - 1) + 400, 400, 100);
    }
    Licence licence =
        new Licence(
            "C1",
            "530302009001",
            from,
            to,
            "EPSG:4523",
            "",
            OptionalDouble.of(1800),
            OptionalDouble.of(1500),
            areaKm2,
            areaKm2.isPresent() ? 2 : -1,
            List.of("K7"),
            corners,
            NOWHERE);
    return new PrismBuilder(0.05, 0.5)
        .build(licence, MineFrame.of(CrsCatalogue.get(4523)), List.of())
        .prism()
        .orElseThrow();
  }

  private static void square(
      List<Corner> corners, int part, Corner.Role role, double east, double north, double side) {
    double[][] at = {{0, 0}, {side, 0}, {side, side}, {0, side}};
    for (double[] xy : at) {
      corners.add(
          new Corner(
              part,
              role,
              corners.size() + 1,
              2780000.12 + north + xy[1],
              35400000.34 + east + xy[0],
              2,
              part == 2 ? OptionalDouble.of(1700) : OptionalDouble.empty(),
              part == 2 ? OptionalDouble.of(1600) : OptionalDouble.empty(),
              part == 2 ? List.of("K9", "K7") : List.of(),
              NOWHERE));
    }
  }

  private static LicencePrism prism() {
    return prism(OptionalDouble.empty(), Optional.of(FROM), Optional.of(TO));
  }

  private static Geometry point(double east, double north) {
    return new GeometryFactory()
        .createPoint(new Coordinate(35400000.34 + east, 2780000.12 + north));
  }

  @Test
  void isInForceFromItsFirstDayToItsLastOne() {
    assertThat(prism().inForce(FROM.minusDays(1))).isFalse();
    assertThat(prism().inForce(FROM)).isTrue();
    assertThat(prism().inForce(TO)).isTrue();
    assertThat(prism().inForce(TO.plusDays(1))).isFalse();
  }

  @Test
  void isInForceWhereItsTermIsNotKnown() {
    LicencePrism open = prism(OptionalDouble.empty(), Optional.empty(), Optional.empty());
    assertThat(open.inForce(FROM.minusYears(50))).isTrue();
    assertThat(open.inForce(TO.plusYears(50))).isTrue();
  }

  @Test
  void canBeJudgedAgainstThoughItsAreaDiffers() {
    LicencePrism differs = prism(OptionalDouble.of(3), Optional.of(FROM), Optional.of(TO));
    assertThat(differs.account().status()).isEqualTo("area-differs");
    assertThat(differs.usable()).isTrue();
    assertThat(prism().usable()).isTrue();
  }

  @Test
  void cannotBeJudgedAgainstWhereItsRingHadToBeMended() {
    List<Corner> corners = new ArrayList<>();
    double[][] bow = {{0, 0}, {1000, 1000}, {1000, 0}, {0, 1000}};
    for (double[] xy : bow) {
      corners.add(
          new Corner(
              1,
              Corner.Role.OUTER,
              corners.size() + 1,
              2780000.12 + xy[1],
              35400000.34 + xy[0],
              2,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              List.of(),
              NOWHERE));
    }
    Licence l = prism().licence();
    Licence crossed =
        new Licence(
            l.licenceNo(),
            l.mineCode(),
            l.validFrom(),
            l.validTo(),
            l.crs(),
            l.holder(),
            l.topElevation(),
            l.bottomElevation(),
            l.areaKm2(),
            l.areaDecimals(),
            l.seams(),
            corners,
            NOWHERE);
    LicencePrism mended =
        new PrismBuilder(0.05, 0.5)
            .build(crossed, MineFrame.of(CrsCatalogue.get(4523)), List.of())
            .prism()
            .orElseThrow();
    assertThat(mended.usable()).isFalse();
  }

  @Test
  void takesWhatIsDeductedFromAllParts() {
    assertThat(prism().deducted().getArea()).isCloseTo(20_000, offset(0.1));
    assertThat(prism().deducted().covers(point(450, 450))).isTrue();
    assertThat(prism().deducted().covers(point(2450, 450))).isTrue();
    assertThat(prism().area().getArea()).isCloseTo(1_980_000, offset(0.1));
  }

  @Test
  void findsThePartThatHoldsAPoint() {
    assertThat(prism().findPart(point(100, 100)).orElseThrow().number()).isEqualTo(1);
    assertThat(prism().findPart(point(2100, 100)).orElseThrow().number()).isEqualTo(2);
    assertThat(prism().findPart(point(1500, 100))).isEmpty();
    assertThat(prism().findPart(point(450, 450))).as("in the deducted area").isEmpty();
  }

  @Test
  void namesTheSeamsOfAllPartsOnce() {
    assertThat(prism().seams()).containsExactly("K7", "K9");
    assertThat(prism().parts().get(0).seams()).containsExactly("K7");
  }

  @Test
  void aPartHasTheElevationsOfItsCornersOrElseThoseOfTheLicence() {
    LicencePart own = prism().parts().get(1);
    assertThat(own.bottomElevation()).hasValue(1600);
    assertThat(own.topElevation()).hasValue(1700);
    LicencePart common = prism().parts().get(0);
    assertThat(common.bottomElevation()).hasValue(1500);
    assertThat(common.topElevation()).hasValue(1800);
  }
}
