package org.minewatch.synth.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text with a fixed count of decimals, the same on every machine and in any locale. */
public final class Decimals {
  private Decimals() {}

  public static String format(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** The double that {@link #format} would print. */
  public static double round(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }
}
