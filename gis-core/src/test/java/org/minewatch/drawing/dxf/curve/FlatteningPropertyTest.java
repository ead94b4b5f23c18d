package org.minewatch.drawing.dxf.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.drawing.source.VertexList;

/** However a curve runs, its chords stay within the tolerance and its ends are kept. */
class FlatteningPropertyTest {
  private static final double TOLERANCE = 0.05;

  private static double[] flatten(Curve curve, double tolerance) {
    VertexList out = new VertexList();
    curve.addTo(out, tolerance);
    return out.toArray();
  }

  /** The farthest that any vertex of one path lies from another path. */
  private static double farthest(double[] vertices, double[] path) {
    double farthest = 0;
    for (int v = 0; v < vertices.length; v += 3) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i + 3 < path.length; i += 3) {
        nearest = Math.min(nearest, distance(vertices, v, path, i));
      }
      farthest = Math.max(farthest, nearest);
    }
    return farthest;
  }

  private static double distance(double[] p, int v, double[] path, int i) {
    double square = 0;
    double along = 0;
    for (int k = 0; k < 3; k++) {
      double chord = path[i + 3 + k] - path[i + k];
      square += chord * chord;
      along += chord * (p[v + k] - path[i + k]);
    }
    double t = square == 0 ? 0 : Math.max(0, Math.min(1, along / square));
    double d = 0;
    for (int k = 0; k < 3; k++) {
      double gap = p[v + k] - path[i + k] - t * (path[i + 3 + k] - path[i + k]);
      d += gap * gap;
    }
    return Math.sqrt(d);
  }

  private static void holds(Curve curve, long seed) {
    double[] coarse = flatten(curve, TOLERANCE);
    double[] fine = flatten(curve, TOLERANCE / 100);
    assertThat(fine.length).as("seed %d", seed).isGreaterThanOrEqualTo(coarse.length);
    assertThat(farthest(fine, coarse)).as("seed %d", seed).isLessThanOrEqualTo(TOLERANCE * 1.02);
    assertThat(Arrays.copyOf(coarse, 3)).containsExactly(Arrays.copyOf(fine, 3));
    for (int v = 0; v < fine.length; v += 3) {
      assertThat(Math.hypot(fine[v] - 7, fine[v + 1] - 11))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(curve.reach(7, 11) * (1 + 1e-12));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void splinesOfEveryDegreeStayWithinTolerance(long seed) {
    Random random = new Random(seed);
    for (int degree = 1; degree <= 7; degree++) {
      int points = degree + 1 + random.nextInt(6);
      double[] knots = new double[points + degree + 1];
      double u = 0;
      for (int i = 0; i < knots.length; i++) {
        boolean inner = i > degree && i <= points;
        u += inner && random.nextInt(4) > 0 ? 0.1 + random.nextDouble() : 0;
        knots[i] = u;
      }
      if (knots[points] <= knots[degree]) {
        Arrays.fill(knots, points, knots.length, 1);
      }
      double[] xyz = random.doubles(3L * points, 0, 200).toArray();
      double[] weights = random.nextBoolean() ? null : random.doubles(points, 0.2, 5).toArray();
      holds(new Nurbs(degree, knots, xyz, weights), seed);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void ellipsesAndBulgesStayWithinTolerance(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      Vector centre = new Vector(random.nextDouble() * 100, random.nextDouble() * 100, 0);
      Vector a = new Vector(random.nextGaussian() * 80, random.nextGaussian() * 80, 0);
      double ratio = random.nextDouble();
      Vector b = new Vector(-a.y() * ratio, a.x() * ratio, 0);
      double sweep = (random.nextDouble() - 0.5) * 4 * Math.PI / 1.01;
      holds(new EllipticalArc(centre, a, b, random.nextDouble() * 6, sweep), seed);
      double[] xyz = random.doubles(12, 0, 100).toArray();
      xyz[2] = xyz[5] = xyz[8] = xyz[11] = 5;
      double[] bulges = random.doubles(4, -2, 2).toArray();
      holds(new BulgedPath(xyz, bulges, random.nextBoolean()), seed);
    }
  }

  @Test
  void aRationalQuarterIsACircle() {
    double w = Math.sqrt(0.5);
    Nurbs quarter =
        new Nurbs(
            2,
            new double[] {0, 0, 0, 1, 1, 1},
            new double[] {100, 0, 0, 100, 100, 0, 0, 100, 0},
            new double[] {1, w, 1});
    double[] xyz = flatten(quarter, TOLERANCE);

    assertThat(xyz.length / 3).isBetween(12, 40);
    for (int i = 0; i < xyz.length; i += 3) {
      assertThat(Math.hypot(xyz[i], xyz[i + 1])).isCloseTo(100, within(1e-9));
    }
    assertThat(xyz).startsWith(100, 0, 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void aSplineThroughFitPointsGoesThroughThemAndStartsAlongItsTangent(long seed) {
    Random random = new Random(seed);
    double[] fits = random.doubles(3 * 9, 0, 300).toArray();
    double[] xyz = flatten(FitSpline.through(fits, new Vector(0, 5, 0), null), 1e-3);

    assertThat(farthest(fits, xyz)).as("seed %d", seed).isLessThan(1e-6);
    assertThat(Math.abs(xyz[3] - xyz[0])).as("seed %d", seed).isLessThan(xyz[4] - xyz[1]);
  }

  @Test
  void aSplineThatBreaksARuleIsRefusedWithTheRule() {
    double[] four = new double[12];
    assertThatThrownBy(() -> new Nurbs(3, new double[7], four, null))
        .hasMessage("of degree 3 with 4 control points has 7 knots; expected 8");
    assertThatThrownBy(() -> new Nurbs(3, new double[8], four, null))
        .hasMessage("has knots that are all the same");
    assertThatThrownBy(() -> new Nurbs(3, new double[] {0, 0, 0, 0, 1, 1, 0.5, 1}, four, null))
        .hasMessage("has a knot smaller than the one before it");
    assertThatThrownBy(
            () ->
                new Nurbs(
                    3, new double[] {0, 0, 0, 0, 1, 1, 1, 1}, four, new double[] {1, 0, 1, 1}))
        .hasMessage("has a weight that is not above 0");
    assertThatThrownBy(() -> FitSpline.through(new double[6], null, null))
        .hasMessage("has fewer than 2 different fit points");
  }
}
