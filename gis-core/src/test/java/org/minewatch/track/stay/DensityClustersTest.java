package org.minewatch.track.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityClustersTest {
  private static final int NOISE = DensityClusters.NOISE;

  private static int[] clusters(double radius, int least, double... x) {
    return new DensityClusters(radius, least).of(x, new double[x.length]);
  }

  @Test
  void countsThePlaceItselfAndTheEndOfTheRadius() {
    assertThat(clusters(25, 3, 0, 25, 50)).containsExactly(0, 0, 0);
    assertThat(clusters(25, 4, 0, 25, 50)).containsOnly(NOISE);
    assertThat(clusters(25, 3, 0, 25, 50.001)).containsOnly(NOISE);
    assertThat(clusters(25, 1, 0, 26)).containsExactly(0, 1);
  }

  @Test
  void aBorderPlaceTakesTheClusterWhoseCoreComesFirst() {
    // 20 lies 10 from the cores 10 and 30 and is none itself, as only three places are within 10.
    double[] x = {30, 31, 32, 33, 20, 10, 9, 8, 7};
    assertThat(clusters(10, 4, x)).containsExactly(1, 1, 1, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void wildPlacesDoNotDisturbTheOthers() {
    double[] x = {-1e300, 40_500_000, 40_500_010, 40_500_020, 1e300, Double.NaN, 1 / 0.0};
    assertThat(clusters(25, 3, x)).containsExactly(NOISE, 0, 0, 0, NOISE, NOISE, NOISE);
  }

  @Test
  void refusesARadiusOrCountThatMeansNothing() {
    assertThatThrownBy(() -> new DensityClusters(0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("radius of 0.0 m, at least 5 places");
    assertThatThrownBy(() -> new DensityClusters(25, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void minesAreClusteredApartAndEachNumberedFromZero() {
    ArrivedFixes f = Movements.of(new Random(11), 60, 60_000);
    Stays stays = new StayFinder(new StayRule(30, 120_000)).ofArrived(f, 2);
    DensityClusters dbscan = new DensityClusters(25, 4);
    int[] all = dbscan.byMine(stays, 2);
    assertThat(Arrays.stream(all).max().orElse(NOISE)).isPositive();
    for (int mine = 0; mine < 2; mine++) {
      int m = mine;
      int[] rows = IntStream.range(0, stays.size()).filter(i -> stays.mine(i) == m).toArray();
      double[] x = Arrays.stream(rows).mapToDouble(stays::easting).toArray();
      double[] y = Arrays.stream(rows).mapToDouble(stays::northing).toArray();
      assertThat(Arrays.stream(rows).map(i -> all[i]).toArray()).isEqualTo(dbscan.of(x, y));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void findsWhatTheDefinitionSaysInAnyOrder(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(700);
    double radius = 1 + random.nextInt(40);
    int least = 1 + random.nextInt(8);
    // Whole metres make distances that equal the radius, and places that coincide.
    double span = 1 + random.nextInt(1500);
    double[] x = places(random, n, span, 40_500_000);
    double[] y = places(random, n, random.nextBoolean() ? span : 30, 3_900_000);
    int[] found = new DensityClusters(radius, least).of(x, y);
    assertThat(found).as("seed %d", seed).isEqualTo(naive(x, y, radius, least));
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    double[] shuffledX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
    double[] shuffledY = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
    assertThat(new DensityClusters(radius, least).of(shuffledX, shuffledY))
        .as("seed %d, shuffled", seed)
        .isEqualTo(Arrays.stream(order).map(i -> found[i]).toArray());
  }

  private static double[] places(Random random, int n, double span, double from) {
    return random.doubles(n, 0, span).map(d -> from + Math.rint(d)).toArray();
  }

  /** Every pair of places is measured; clusters grow from each core in turn. */
  private static int[] naive(double[] x, double[] y, double radius, int least) {
    List<Integer> order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]))
            .toList();
    boolean[] core = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      int place = i;
      core[i] = order.stream().filter(j -> near(x, y, place, j, radius)).count() >= least;
    }
    int[] grown = new int[x.length];
    Arrays.fill(grown, NOISE);
    for (int i : order) {
      if (core[i] && grown[i] == NOISE) {
        Deque<Integer> open = new ArrayDeque<>(List.of(i));
        grown[i] = i;
        while (!open.isEmpty()) {
          int at = open.pop();
          for (int j : order) {
            if (core[j] && grown[j] == NOISE && near(x, y, at, j, radius)) {
              grown[j] = i;
              open.push(j);
            }
          }
        }
      }
    }
    for (int i : order) {
      if (!core[i]) {
        grown[i] =
            order.stream()
                .filter(j -> core[j] && near(x, y, i, j, radius))
                .findFirst()
                .map(j -> grown[j])
                .orElse(NOISE);
      }
    }
    int[] numbers = new int[x.length];
    Arrays.fill(numbers, NOISE);
    int count = 0;
    int[] clusters = new int[x.length];
    for (int i : order) {
      if (grown[i] != NOISE && numbers[grown[i]] == NOISE) {
        numbers[grown[i]] = count++;
      }
      clusters[i] = grown[i] == NOISE ? NOISE : numbers[grown[i]];
    }
    return clusters;
  }

  private static boolean near(double[] x, double[] y, int i, int j, double radius) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    return dx * dx + dy * dy <= radius * radius;
  }
}
