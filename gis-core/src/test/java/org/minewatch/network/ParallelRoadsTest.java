package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.track.FixColumns;

/**
 * People between two parallel roads with crosscuts, who tell coordinates with noise and now and
 * then a jump. Which road they are in is the commonest false lead there is.
 */
class ParallelRoadsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double LENGTH = 1_200;
  private static final double CROSSCUT = 200;
  private static final int PEOPLE = 40;
  private static final int FIXES = 600;
  private static final int SECONDS = 15;

  private final List<double[]> rows = new ArrayList<>();

  @ParameterizedTest(name = "{0} m apart, one sigma {1} m, jumps {2}")
  @CsvSource({
    "3, 1, 0",
    "6, 3, 0",
    "12, 3, 0",
    "30, 3, 0",
    "6, 1, 0.005",
    "12, 1, 0.005",
    "20, 3, 0.005",
    "30, 1, 0.005"
  })
  void aFixIsInItsRoadOrSaysThatItMayNotBe(double apart, double sigma, double jumps) {
    long seed = 1000 + Math.round(10 * apart + sigma);
    Random random = new Random(seed);
    RoadwayNetwork network = ladder(apart);
    for (int person = 0; person < PEOPLE; person++) {
      walk(person, apart, sigma, jumps, random);
    }
    FixColumns fixes = columns(sigma);
    ReaderPlaces none = ReaderPlaces.of(network, List.of(), java.time.LocalDate.of(2026, 3, 1));

    PlacedFixes placed = new FixPlacer(network, none).place(fixes);

    int judged = 0;
    int settled = 0;
    int wrong = 0;
    int wrongJumped = 0;
    int unmatched = 0;
    for (int i = 0; i < placed.size(); i++) {
      double[] row = rows.get(i);
      boolean inCrosscut = row[4] != 0 && row[4] != apart;
      double toCrosscut = Math.abs(row[3] - CROSSCUT * Math.rint(row[3] / CROSSCUT));
      if (inCrosscut || toCrosscut < 4 * sigma + 3) {
        continue;
      }
      judged++;
      unmatched += placed.isUnmatched(i) ? 1 : 0;
      if (placed.isAmbiguous(i) || placed.isUnmatched(i)) {
        continue;
      }
      settled++;
      double north = network.northing(placed.edge(i), placed.offsetMetres(i));
      boolean off = Math.abs(north - row[4]) > 0.6;
      wrong += off ? 1 : 0;
      wrongJumped += off && row[5] > 0 ? 1 : 0;
    }
    String figures =
        String.format(
            "%s m apart, sigma %s m, jumps %s, seed %d: %d fixes, %.1f %% settled, %.1f %% unmatched, %d settled in the"
                + " other road (%.3f %%), %d of them jumped",
            apart,
            sigma,
            jumps,
            seed,
            judged,
            100.0 * settled / judged,
            100.0 * unmatched / judged,
            wrong,
            100.0 * wrong / settled,
            wrongJumped);
    System.out.println(figures);
    assertThat(settled).as(figures).isGreaterThan((int) (0.95 * judged));
    // A jump to where somebody could have walked and come back from cannot be told from a walk.
    double most = jumps == 0 ? 0.0005 : 0.001;
    assertThat(wrong).as(figures).isLessThanOrEqualTo((int) (most * settled));
  }

  private static RoadwayNetwork ladder(double apart) {
    List<DrawnFeature> features = new ArrayList<>();
    features.add(road(0, 0, LENGTH, 0));
    features.add(road(0, apart, LENGTH, apart));
    for (double e = 0; e <= LENGTH; e += CROSSCUT) {
      features.add(road(e, 0, e, apart));
    }
    // Single roads, so that the drawing is not taken for one in double lines.
    features.add(road(0, 2_000, 9_000, 2_000));
    return NetworkBuilder.of(
        List.of(RealLayout.Drawings.plan("ladder", features)), List.of(), List.of());
  }

  private static DrawnFeature road(double e0, double n0, double e1, double n1) {
    return new DrawnFeature(
        "road",
        "巷道",
        LayerClass.ROADWAY,
        "",
        FACTORY.createLineString(new Coordinate[] {new Coordinate(e0, n0), new Coordinate(e1, n1)}),
        "");
  }

  /** Walks to places in either road by the crosscut on the way, stays, and walks on. */
  private void walk(int person, double apart, double sigma, double jumps, Random random) {
    double e = random.nextDouble() * LENGTH;
    double n = random.nextBoolean() ? 0 : apart;
    double goalE = e;
    double goalN = n;
    double crosscut = Double.NaN;
    int stay = 0;
    for (int i = 0; i < FIXES; i++) {
      double left = stay-- > 0 ? 0 : SECONDS * (0.8 + 0.5 * random.nextDouble());
      while (left > 0 && stay < 0) {
        if (e == goalE && n == goalN) {
          stay = random.nextInt(60);
          goalE = random.nextDouble() * LENGTH;
          goalN = random.nextBoolean() ? 0 : apart;
          crosscut = goalN == n ? Double.NaN : nearestCrosscut(e, goalE);
        }
        if (n == goalN) {
          double step = Math.min(left, Math.abs(goalE - e));
          left -= step;
          e = step == Math.abs(goalE - e) ? goalE : e + Math.signum(goalE - e) * step;
        } else if (e != crosscut) {
          double step = Math.min(left, Math.abs(crosscut - e));
          left -= step;
          e = step == Math.abs(crosscut - e) ? crosscut : e + Math.signum(crosscut - e) * step;
        } else {
          double step = Math.min(left, Math.abs(goalN - n));
          left -= step;
          n = step == Math.abs(goalN - n) ? goalN : n + Math.signum(goalN - n) * step;
        }
      }
      boolean jump = random.nextDouble() < jumps;
      double angle = random.nextDouble() * 2 * Math.PI;
      double by = jump ? 10 + 30 * random.nextDouble() : 0;
      rows.add(
          new double[] {
            person,
            e + sigma * random.nextGaussian() + by * Math.cos(angle),
            n + sigma * random.nextGaussian() + by * Math.sin(angle),
            e,
            n,
            by
          });
    }
  }

  private static double nearestCrosscut(double from, double to) {
    double between = CROSSCUT * Math.rint((from + to) / 2 / CROSSCUT);
    return Math.max(0, Math.min(LENGTH, between));
  }

  private FixColumns columns(double sigma) {
    int n = rows.size();
    int[] card = new int[n];
    long[] time = new long[n];
    double[] easting = new double[n];
    double[] northing = new double[n];
    int[] reader = new int[n];
    Arrays.fill(reader, -1);
    float[] accuracy = new float[n];
    Arrays.fill(accuracy, (float) sigma);
    float[] none = new float[n];
    Arrays.fill(none, Float.NaN);
    List<String> cards = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      cards.add("C" + (100 + person));
    }
    for (int i = 0; i < n; i++) {
      card[i] = (int) rows.get(i)[0];
      time[i] = 1_772_323_200_000L + 1000L * SECONDS * (i % FIXES);
      easting[i] = rows.get(i)[1];
      northing[i] = rows.get(i)[2];
    }
    return new FixColumns(
        cards,
        List.of(),
        card,
        time,
        easting,
        northing,
        none,
        accuracy,
        reader,
        none.clone(),
        new byte[n]);
  }
}
