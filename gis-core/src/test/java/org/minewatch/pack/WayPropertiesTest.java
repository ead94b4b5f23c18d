package org.minewatch.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.finding.RuleCode;

/** What holds of every way through any mine; the seed is in the name of the test. */
class WayPropertiesTest {
  private static final int SIDE = 5;
  private static final double STEP = 60;

  /** A road between two corners of a grid, perhaps given up. */
  private record Edge(int a, int b, boolean left) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void theWayIsTheShortestOfThoseThatStayOpenLongest(long seed) {
    Random random = new Random(seed);
    List<Edge> edges = new ArrayList<>();
    for (int n = 0; n < SIDE * SIDE; n++) {
      if (n % SIDE < SIDE - 1 && random.nextInt(4) > 0) {
        edges.add(new Edge(n, n + 1, random.nextInt(5) == 0));
      }
      if (n / SIDE < SIDE - 1 && random.nextInt(4) > 0) {
        edges.add(new Edge(n, n + SIDE, random.nextInt(5) == 0));
      }
    }
    MadeMine mine = new MadeMine().mouth("E1", "drift", "(0 0)");
    edges.forEach(
        e ->
            mine.road(
                "(" + at(e.a()) + ", " + at(e.b()) + ")",
                "state",
                e.left() ? "abandoned" : "used"));
    int goal = edges.get(edges.size() - 1).b();
    boolean started = edges.stream().anyMatch(e -> e.a() == 0);
    // Closed metres count a thousand times: the shortest then is the one that stays open longest.
    double[][] far = shortest(edges);
    InspectionPack pack =
        mine.pack(
            MadeMine.finding(RuleCode.FACE_CONCEALED, "POINT (" + at(goal) + ")", "sigma_m", 1));
    if (!started || Double.isInfinite(far[0][goal])) {
      return;
    }
    Way way = pack.way().orElseThrow();
    double closed = way.legs().stream().filter(Leg::left).mapToDouble(Leg::length).sum();
    // The way ends at the place to a few centimetres, which count a thousand times on a closed
    // road.
    assertThat(way.length() + 999 * closed).isCloseTo(far[0][goal], within(110.0));
    assertThat(way.length())
        .isCloseTo(far[0][goal] - 999 * STEP * Math.round(closed / STEP), within(0.5));
    List<Coordinate> line = way.line();
    for (int i = 1; i < way.legs().size(); i++) {
      List<Coordinate> before = way.legs().get(i - 1).line();
      assertThat(before.get(before.size() - 1).distance(way.legs().get(i).line().get(0)))
          .isLessThan(0.001);
    }
    double sum = 0;
    for (int i = 1; i < line.size(); i++) {
      sum += line.get(i).distance(line.get(i - 1));
    }
    assertThat(sum).isCloseTo(way.length(), within(0.01));
    assertThat(way.openMetres()).isLessThanOrEqualTo(way.length() + 0.001);
    assertThat(way.endsClosed()).isEqualTo(closed > 0.5);
  }

  private static String at(int n) {
    return n % SIDE * STEP + " " + n / SIDE * STEP;
  }

  /** All distances by Floyd and Warshall, a metre of a road given up counting as a thousand. */
  private static double[][] shortest(List<Edge> edges) {
    int n = SIDE * SIDE;
    double[][] far = new double[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(far[i], Double.POSITIVE_INFINITY);
      far[i][i] = 0;
    }
    for (Edge e : edges) {
      double cost = STEP * (e.left() ? 1000 : 1);
      far[e.a()][e.b()] = Math.min(far[e.a()][e.b()], cost);
      far[e.b()][e.a()] = far[e.a()][e.b()];
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          far[i][j] = Math.min(far[i][j], far[i][k] + far[k][j]);
        }
      }
    }
    return far;
  }
}
