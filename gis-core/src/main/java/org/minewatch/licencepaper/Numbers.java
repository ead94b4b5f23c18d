package org.minewatch.licencepaper;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they are written into messages and files: never an exponent, never a locale. */
final class Numbers {
  private Numbers() {}

  /** The shortest text that reads back as the same number; whole numbers without a point. */
  static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return (exact.scale() > 0 ? exact.stripTrailingZeros() : exact)
        .setScale(Math.max(0, exact.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** With at least so many decimals, and no digit lost. */
  static String atLeast(double value, int decimals) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact
        .setScale(Math.max(Math.max(0, decimals), exact.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  static String rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
