package org.minewatch.drawing.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.drawing.place.Registration.Method;
import org.minewatch.region.TransformRecord.CommonPoint;

class RegistrationTest {
  private static final double E = 37_413_000;
  private static final double N = 4_258_500;

  /** Paper corners of a sheet, the ground, stretched by sx and sy and moved by noise. */
  private static List<CommonPoint> points(double sx, double sy, double noise, long seed) {
    Random random = new Random(seed);
    List<CommonPoint> out = new ArrayList<>();
    double[][] places = {{0, 0}, {800, 0}, {800, 600}, {0, 600}, {400, 300}, {100, 500}};
    for (int i = 0; i < places.length; i++) {
      out.add(
          new CommonPoint(
              "P" + i,
              places[i][0],
              places[i][1],
              E + sx * places[i][0] + noise * random.nextGaussian(),
              N + sy * places[i][1] + noise * random.nextGaussian()));
    }
    return out;
  }

  @Test
  void evenlyDrawnSheetsGetASimilarityAndItsResiduals() {
    Registration r = Registration.of(Method.CONTROL_POINTS, points(5, 5, 0.5, 3));

    assertThat(r.affine()).isFalse();
    assertThat(r.way().scale()).isCloseTo(5, within(0.005));
    assertThat(r.sigmaMetres()).isBetween(0.2, 1.0);
    assertThat(r.residuals()).hasSize(6).allMatch(p -> p.metres() < 2);
    assertThat(r.sigmaWithin(300)).isLessThan(r.sigmaWithin(3000));
  }

  @Test
  void shrunkPaperIsStretchedUnequallyAndAWrongPointIsNamed() {
    Registration shrunk = Registration.of(Method.CONTROL_POINTS, points(5, 5.05, 0.05, 3));
    assertThat(shrunk.affine()).isTrue();
    assertThat(shrunk.sigmaMetres()).isLessThan(0.3);

    List<CommonPoint> wrong = new ArrayList<>(points(5, 5, 0.02, 3));
    CommonPoint p = wrong.get(4);
    wrong.set(
        4,
        new CommonPoint(
            p.name(), p.fromEasting(), p.fromNorthing(), p.toEasting() + 40, p.toNorthing()));
    Registration r = Registration.of(Method.CONTROL_POINTS, wrong);
    assertThat(r.affine()).isFalse();
    assertThat(r.suspects()).containsExactly("P4");
    assertThat(r.sigmaMetres()).isGreaterThan(10);
  }

  @Test
  void twoPointsPlaceASheetButNothingChecksThem() {
    Registration r = Registration.of(Method.CONTROL_POINTS, points(5, 5, 0, 1).subList(0, 2));

    assertThat(r.rmsMetres()).isZero();
    assertThat(r.sigmaMetres()).isEqualTo(Registration.UNCHECKED_SIGMA_METRES);
  }

  @Test
  void oneOrCoincidingPointsAreRefused() {
    assertThatThrownBy(
            () -> Registration.of(Method.CONTROL_POINTS, points(5, 5, 0, 1).subList(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Registration.of(Method.CONTROL_POINTS, points(0, 0, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRingIsFoundOnItsCornersWhateverItsScaleTurnAndDirectionAndASquareIsNotGuessed() {
    double[][] ring = {{0, 0}, {2000, 100}, {2300, 900}, {1500, 1700}, {300, 1500}};
    double[][] square = {{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}};
    List<String> names = List.of("1", "2", "3", "4", "5");
    Sheets sheet = new Sheets(0.2, 200, E, N);
    List<Coordinate> known = new ArrayList<>();
    List<Coordinate> drawn = new ArrayList<>();
    for (double[] c : ring) {
      known.add(new Coordinate(E + c[0], N + c[1]));
      double[] p = sheet.paper(E + c[0], N + c[1]);
      drawn.add(0, new Coordinate(p[0], p[1]));
    }
    Registration r = RingMatch.find(Method.LICENCE_CORNERS, drawn, known, names).orElseThrow();
    assertThat(r.residuals()).hasSize(5).allMatch(p -> p.metres() < 1e-6);
    assertThat(r.way().scale()).isCloseTo(5, within(1e-9));

    List<Coordinate> four = new ArrayList<>();
    for (double[] c : square) {
      four.add(new Coordinate(c[0], c[1]));
    }
    assertThat(RingMatch.find(Method.LICENCE_CORNERS, four, four, names)).isEmpty();
    assertThat(RingMatch.find(Method.LICENCE_CORNERS, four, known, names)).isEmpty();
  }
}
