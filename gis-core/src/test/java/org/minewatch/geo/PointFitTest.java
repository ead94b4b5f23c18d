package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minewatch.region.TransformRecord.CommonPoint;

class PointFitTest {

  @Test
  void findsScaleRotationAndShiftOfExactPoints() {
    PointFit fit = PointFit.of(points(6, 0, new Random(1)));
    assertThat(fit.scalePpm()).isCloseTo(5.5, within(1e-6));
    assertThat(fit.rotationArcsec()).isCloseTo(-3.25, within(1e-6));
    assertThat(fit.rmsMetres()).isLessThan(1e-7);
    assertThat(fit.suspects()).isEmpty();
    double[] place = {35414000, 2824000, Double.NaN};
    double[] back = place.clone();
    fit.similarity().apply(back);
    fit.similarity().inverse().apply(back);
    assertThat(back[0]).isCloseTo(place[0], within(1e-6));
    assertThat(back[1]).isCloseTo(place[1], within(1e-6));
  }

  @Test
  void sigmaIsTheNoiseOfThePointsOnAverage() {
    long seed = 99;
    Random random = new Random(seed);
    double sum = 0;
    int fits = 400;
    for (int i = 0; i < fits; i++) {
      double sigma = PointFit.of(points(6, 0.08, random)).sigmaMetres();
      sum += sigma * sigma;
    }
    assertThat(Math.sqrt(sum / fits)).as("seed %d", seed).isCloseTo(0.08, within(0.005));
  }

  @Test
  void residualsAreMeasuredMinusFittedAndBalance() {
    PointFit fit = PointFit.of(points(5, 0.2, new Random(4)));
    assertThat(fit.residuals().stream().mapToDouble(PointFit.Residual::easting).sum())
        .isCloseTo(0, within(1e-6));
    assertThat(fit.residuals().stream().mapToDouble(PointFit.Residual::northing).sum())
        .isCloseTo(0, within(1e-6));
    double meanSquare =
        fit.residuals().stream().mapToDouble(r -> r.metres() * r.metres()).average().orElseThrow();
    assertThat(fit.rmsMetres()).isCloseTo(Math.sqrt(meanSquare), within(1e-12));
  }

  @Test
  void aPointThatTheOthersContradictIsNamedAndKept() {
    long seed = 5;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<CommonPoint> points = new ArrayList<>(points(6, 0.03, random));
      CommonPoint p = points.get(2);
      points.set(
          2,
          new CommonPoint(
              p.name(), p.fromEasting(), p.fromNorthing(), p.toEasting() + 3, p.toNorthing() - 2));
      PointFit fit = PointFit.of(points);
      assertThat(fit.suspects()).as("seed %d, fit %d", seed, i).containsExactly("P2");
      assertThat(fit.rmsMetres()).isGreaterThan(0.3);
    }
  }

  @Test
  void goodPointsAreSeldomSuspected() {
    long seed = 6;
    Random random = new Random(seed);
    int suspected = 0;
    for (int i = 0; i < 300; i++) {
      suspected += PointFit.of(points(5, 0.05, random)).suspects().size();
    }
    assertThat(suspected).as("seed %d", seed).isLessThanOrEqualTo(5);
  }

  @Test
  void twoPointsFitButSayNothingOfTheirQuality() {
    PointFit fit = PointFit.of(points(2, 0, new Random(1)));
    assertThat(fit.rmsMetres()).isZero();
    assertThat(fit.sigmaMetres()).isNaN();
  }

  @Test
  void theOrderOfPointsDoesNotMatter() {
    List<CommonPoint> points = new ArrayList<>(points(7, 0.1, new Random(8)));
    PointFit fit = PointFit.of(points);
    Collections.reverse(points);
    assertThat(PointFit.of(points)).isEqualTo(fit);
  }

  @Test
  void tooFewOrCoincidingOrUnreadablePointsAreRefused() {
    CommonPoint a = new CommonPoint("A", 412345, 2823456, 412451, 2823463);
    CommonPoint nan = new CommonPoint("N", Double.NaN, 2823456, 412451, 2823463);
    assertThatThrownBy(() -> PointFit.of(List.of(a)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> PointFit.of(List.of(a, a)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("within 1 m");
    assertThatThrownBy(() -> PointFit.of(List.of(a, nan)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("N has a coordinate");
    assertThatThrownBy(() -> PointFit.of(Collections.nCopies(1001, a)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void mirroredPointsAreRefused() {
    List<CommonPoint> mirrored =
        List.of(
            new CommonPoint("A", 0, 0, 0, 0),
            new CommonPoint("B", 1000, 0, 0, 1000),
            new CommonPoint("C", 0, 1000, 1000, 0),
            new CommonPoint("D", 1000, 1000, 1000, 1000));
    assertThatThrownBy(() -> PointFit.of(mirrored))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mirrored");
  }

  /** Points over a mine of 5 km, moved by 5.5 ppm, -3.25" and a shift, with noise. */
  private static List<CommonPoint> points(int n, double noise, Random random) {
    double scale = 1 + 5.5e-6;
    double rotation = Math.toRadians(-3.25 / 3600);
    List<CommonPoint> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double e = 2500 * Math.cos(2 * Math.PI * i / n + 0.3) + random.nextDouble() * 200;
      double north = 2500 * Math.sin(2 * Math.PI * i / n + 0.3) + random.nextDouble() * 200;
      points.add(
          new CommonPoint(
              "P" + i,
              35412000 + e,
              2823000 + north,
              35412106.4
                  + scale * (e * Math.cos(rotation) + north * Math.sin(rotation))
                  + noise * random.nextGaussian(),
              2823007.2
                  + scale * (-e * Math.sin(rotation) + north * Math.cos(rotation))
                  + noise * random.nextGaussian()));
    }
    return points;
  }
}
