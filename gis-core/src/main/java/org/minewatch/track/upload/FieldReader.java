package org.minewatch.track.upload;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.minewatch.track.upload.profile.UploadProfile;

/** Reads the values of fields from the bytes of one file, in one dialect and encoding. */
final class FieldReader {
  /** What is wrong with a code that is not one word. */
  static final String BROKEN = "holds a line break or tab; a code is one word";

  private static final double LARGEST = 1e9;
  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final byte[] b;
  private final Charset charset;
  private final UploadLimits limits;
  private final TimeForm[] times;
  private final byte[][] placeholders;

  FieldReader(
      byte[] b, Charset charset, UploadProfile profile, TimeForm[] times, UploadLimits limits) {
    this.b = b;
    this.charset = charset;
    this.limits = limits;
    this.times = times;
    this.placeholders =
        profile.placeholders().stream().map(p -> p.getBytes(charset)).toArray(byte[][]::new);
  }

  /** Whether nothing stands there, or what the dialect writes for "not known". */
  boolean isAbsent(int from, int to) {
    if (from == to) {
      return true;
    }
    for (byte[] p : placeholders) {
      if (p.length == to - from && Arrays.equals(b, from, to, p, 0, p.length)) {
        return true;
      }
    }
    return false;
  }

  String text(int from, int to) {
    return new String(b, from, to - from, charset);
  }

  /** The number of a code, or -1 when it is absent. */
  int code(CodeTable table, String field, int from, int to) {
    if (isAbsent(from, to)) {
      return -1;
    }
    if (to - from > limits.codeBytes()) {
      throw problem(field, from, to, "is longer than " + limits.codeBytes() + " bytes");
    }
    int number = table.number(b, from, to, (bytes, f, t) -> newCode(field, f, t));
    if (number == CodeTable.FULL) {
      throw problem(field, from, to, "comes after " + limits.codes() + " different codes");
    }
    return number;
  }

  /** A code that was not met before, which is the time to look at it closely. */
  private String newCode(String field, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] >= 0 && b[i] < ' ') {
        throw problem(field, from, to, BROKEN);
      }
    }
    return text(from, to);
  }

  /** Epoch milliseconds, or {@link SnapshotColumns#UNKNOWN} when absent. */
  long time(String field, int from, int to) {
    if (from == to) {
      return SnapshotColumns.UNKNOWN;
    }
    for (TimeForm form : times) {
      long millis = form.millis(b, from, to);
      if (millis != TimeForm.NONE) {
        return millis;
      }
    }
    if (isAbsent(from, to)) {
      return SnapshotColumns.UNKNOWN;
    }
    throw problem(field, from, to, "is no time; write it as " + times[0].pattern());
  }

  /** A finite number below a thousand million, or NaN when absent. */
  double number(String field, int from, int to) {
    int i = from;
    boolean negative = false;
    if (i < to && (b[i] == '-' || b[i] == '+')) {
      negative = b[i] == '-';
      i++;
    }
    long digits = 0;
    int count = 0;
    int decimals = 0;
    boolean point = false;
    for (; i < to; i++) {
      if (b[i] >= '0' && b[i] <= '9') {
        digits = digits * 10 + (b[i] - '0');
        decimals += point ? 1 : 0;
        count++;
        if (count > EXACT_DIGITS) {
          break;
        }
      } else if (b[i] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (i == to && count > 0) {
      // Fifteen digits and a power of ten are exact, so the quotient is rounded once.
      double value = digits / POWERS[decimals];
      if (value < LARGEST) {
        return negative ? -value : value;
      }
    }
    if (isAbsent(from, to)) {
      return Double.NaN;
    }
    throw problem(field, from, to, "is no number of at most 15 digits, such as -3.50");
  }

  RecordProblem problem(String field, int from, int to, String what) {
    String raw = text(from, Math.min(to, from + limits.codeBytes()));
    return new RecordProblem(field, from, field + " " + what, raw);
  }
}
