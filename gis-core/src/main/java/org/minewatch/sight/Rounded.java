package org.minewatch.sight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * Brings numbers to the digits that are written, half to even, so that what is read back equals
 * them. What is not finite is not known.
 */
final class Rounded {
  private Rounded() {}

  static double one(double value) {
    return to(value, 1);
  }

  static OptionalDouble one(OptionalDouble value) {
    return to(value, 1);
  }

  static OptionalDouble two(OptionalDouble value) {
    return to(value, 2);
  }

  /** Degrees, about a centimetre. */
  static double seven(double value) {
    return to(value, 7);
  }

  static OptionalDouble seven(OptionalDouble value) {
    return to(value, 7);
  }

  private static OptionalDouble to(OptionalDouble value, int decimals) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? OptionalDouble.of(to(value.getAsDouble(), decimals))
        : OptionalDouble.empty();
  }

  private static double to(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }
}
