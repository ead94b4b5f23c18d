package org.minewatch.track.stay;

import java.util.Arrays;
import java.util.Random;

/** Seeded fixes of people who walk, stand, change mines, fall silent, and are reported twice. */
final class Movements {
  private Movements() {}

  static ArrivedFixes of(Random random, int persons, int fixes) {
    int[] person = new int[fixes];
    long[] millis = new long[fixes];
    int[] mine = new int[fixes];
    double[] x = new double[fixes];
    double[] y = new double[fixes];
    long[] clock = new long[persons];
    int[] at = new int[persons];
    double[][] place = new double[persons][2];
    boolean[] walks = new boolean[persons];
    for (int i = 0; i < fixes; i++) {
      int p = random.nextInt(persons);
      walks[p] ^= random.nextInt(20) == 0;
      at[p] ^= random.nextInt(200) == 0 ? 1 : 0;
      clock[p] += random.nextInt(4) == 0 ? 0 : 1000L * random.nextInt(40);
      clock[p] += random.nextInt(100) == 0 ? 3_600_000 : 0;
      double step = walks[p] ? 20 : 2;
      place[p][0] += step * random.nextGaussian();
      place[p][1] += step * random.nextGaussian();
      person[i] = p;
      mine[i] = at[p];
      millis[i] = clock[p];
      x[i] = random.nextInt(50) == 0 ? Double.NaN : 500_000 + Math.rint(place[p][0]);
      y[i] = 3_900_000 + Math.rint(place[p][1]);
    }
    return new ArrivedFixes(persons, person, millis, mine, x, y);
  }

  static ArrivedFixes shuffled(ArrivedFixes f, Random random) {
    int n = f.size();
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    int[] person = new int[n];
    long[] millis = new long[n];
    int[] mine = new int[n];
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      person[i] = f.person()[order[i]];
      millis[i] = f.millis()[order[i]];
      mine[i] = f.mine()[order[i]];
      x[i] = f.easting()[order[i]];
      y[i] = f.northing()[order[i]];
    }
    return new ArrivedFixes(f.persons(), person, millis, mine, x, y);
  }
}
