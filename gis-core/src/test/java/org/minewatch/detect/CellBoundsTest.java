package org.minewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellBoundsTest {
  /** A circle of 50 m; beyond is inside of it. */
  private static class Circle implements Excursions.Limit {
    private int looks;

    @Override
    public double beyondMetres(double easting, double northing) {
      return 50 - Math.hypot(easting - 1000, northing + 2000);
    }

    @Override
    public double thresholdMetres(double sigmaMetres) {
      return 0;
    }

    @Override
    public double mostBeyondMetres(double easting, double northing, double radiusMetres) {
      looks++;
      return beyondMetres(easting, northing) + radiusMetres;
    }
  }

  @Test
  void neverSaysLessThanTheLimitItselfAndLooksOnceACell() {
    long seed = 11;
    Random random = new Random(seed);
    Circle circle = new Circle();
    CellBounds bounds = new CellBounds(circle);
    for (int i = 0; i < 200_000; i++) {
      double e = 1000 + 200 * random.nextGaussian();
      double n = -2000 + 200 * random.nextGaussian();
      assertThat(bounds.mostBeyondMetres(e, n))
          .as("seed %d at %s %s", seed, e, n)
          .isBetween(circle.beyondMetres(e, n), circle.beyondMetres(e, n) + 6);
    }
    assertThat(circle.looks).isBetween(10_000, 100_000);
  }

  @Test
  void knowsNothingOfALimitThatSaysNothingNorOfWhatIsNoPlace() {
    Excursions.Limit silent =
        new Excursions.Limit() {
          @Override
          public double beyondMetres(double easting, double northing) {
            return -1;
          }

          @Override
          public double thresholdMetres(double sigmaMetres) {
            return 0;
          }
        };

    assertThat(new CellBounds(silent).mostBeyondMetres(1, 1)).isInfinite();
    assertThat(new CellBounds(new Circle()).mostBeyondMetres(Double.NaN, 1)).isInfinite();
    assertThat(new CellBounds(new Circle()).mostBeyondMetres(1e300, 1)).isInfinite();
  }
}
