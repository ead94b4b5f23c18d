package org.minewatch.detect;

import java.util.Locale;

/** Numbers as they stand in sentences for people. */
public final class Numbers {
  private Numbers() {}

  /** Whole metres from 10 m on, one decimal below. */
  public static String metres(double metres) {
    return String.format(Locale.ROOT, Math.abs(metres) >= 9.95 ? "%.0f" : "%.1f", metres);
  }

  public static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  public static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  public static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
