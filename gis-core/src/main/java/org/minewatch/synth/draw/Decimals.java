package org.minewatch.synth.draw;

/** Numbers as text with a fixed count of decimals, the same on every machine and in any locale. */
public final class Decimals {
  private Decimals() {}

  /** Rounds half up; the value must be below 9e15 when multiplied out. */
  public static String format(double value, int decimals) {
    long scaled = scale(value, decimals);
    if (decimals == 0) {
      return Long.toString(scaled);
    }
    StringBuilder digits = new StringBuilder(Long.toString(Math.abs(scaled)));
    while (digits.length() <= decimals) {
      digits.insert(0, '0');
    }
    digits.insert(digits.length() - decimals, '.');
    return scaled < 0 ? "-" + digits : digits.toString();
  }

  /** The double that {@link #format} would print. */
  public static double round(double value, int decimals) {
    return scale(value, decimals) / powerOfTen(decimals);
  }

  private static long scale(double value, int decimals) {
    double scaled = value * powerOfTen(decimals);
    if (!(Math.abs(scaled) < 9e15)) {
      throw new IllegalArgumentException("not printable with " + decimals + " decimals: " + value);
    }
    return Math.round(scaled);
  }

  private static double powerOfTen(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
