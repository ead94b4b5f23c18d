package org.minewatch.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Carries the elevations of a map feature's vertices beside its geometry, which has two dimensions:
 * one text, a number a vertex in the order of the coordinates, metres, {@code ?} where it is not
 * known. A vertical section is drawn from it.
 */
public final class VertexElevations {

  /** The fact that holds them. */
  public static final String FACT = "elevations_m";

  /**
   * A feature of more vertices is kept without elevations, so that a row of the store is bounded.
   */
  static final int MOST_VERTICES = 20_000;

  private static final String UNKNOWN = "?";
  private static final int DECIMALS = 2;

  /** Nothing underground lies beyond this, and nothing in a plan above it. */
  private static final double GREATEST_METRES = 10_000;

  private VertexElevations() {}

  /** The text of a geometry's Z values; empty when none is known, or when there are too many. */
  static Optional<String> text(Geometry geometry) {
    Coordinate[] all = geometry.getCoordinates();
    if (all.length > MOST_VERTICES || Arrays.stream(all).noneMatch(c -> known(c.getZ()))) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(all)
            .map(c -> known(c.getZ()) ? number(c.getZ()) : UNKNOWN)
            .collect(Collectors.joining(" ")));
  }

  /**
   * The elevations of so many vertices, NaN where not known: all of them when the text is none or
   * does not fit.
   */
  public static double[] read(Object fact, int vertices) {
    double[] metres = new double[vertices];
    Arrays.fill(metres, Double.NaN);
    if (!(fact instanceof String text) || vertices > MOST_VERTICES) {
      return metres;
    }
    String[] numbers = text.split(" ", vertices + 1);
    if (numbers.length != vertices) {
      return metres;
    }
    double[] read = metres.clone();
    for (int i = 0; i < vertices; i++) {
      if (!numbers[i].equals(UNKNOWN)) {
        try {
          read[i] = Double.parseDouble(numbers[i]);
        } catch (NumberFormatException e) {
          return metres;
        }
        if (!known(read[i])) {
          return metres;
        }
      }
    }
    return read;
  }

  private static boolean known(double metres) {
    return Math.abs(metres) <= GREATEST_METRES;
  }

  private static String number(double metres) {
    BigDecimal rounded = BigDecimal.valueOf(metres).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
