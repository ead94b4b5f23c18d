package org.minewatch.drawing.dxf.tag;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers from bytes, most of them without making a string. */
final class NumberText {

  /** Up to here a whole number and a power of ten are exact doubles, and so is their quotient. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[EXACT_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private NumberText() {}

  /** The number, correctly rounded; NaN when it is none. */
  static double parse(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isBlank(b[i])) {
      i++;
    }
    int end = to;
    while (end > i && isBlank(b[end - 1])) {
      end--;
    }
    boolean negative = i < end && b[i] == '-';
    int k = negative ? i + 1 : i;
    long mantissa = 0;
    int digits = 0;
    int decimals = 0;
    boolean point = false;
    for (; k < end; k++) {
      byte c = b[k];
      if (c >= '0' && c <= '9') {
        mantissa = mantissa * 10 + c - '0';
        digits++;
        decimals += point ? 1 : 0;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return slow(b, i, end);
      }
      if (digits > EXACT_DIGITS) {
        return slow(b, i, end);
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    double value = mantissa / POWERS[decimals];
    return negative ? -value : value;
  }

  /** Long and scientific numbers; the names and suffixes that Java takes besides are refused. */
  private static double slow(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = b[i];
      boolean usual =
          c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
      if (!usual) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
