package org.minewatch.track;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.minewatch.region.table.Cells;

/**
 * Reads numbers and times straight from bytes; the same values as {@link Double#parseDouble} and
 * {@link Cells#parseTime} give for the text.
 */
final class ByteCells {
  /** What {@link #time} gives for bytes that are no time. */
  static final long NO_TIME = MinuteCache.NONE;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXACT_DIGITS = 15;

  private static final int PLAIN_TIME = 19;
  private static final int OFFSET_LENGTH = 6;

  /** Negative also when a hundredfold or added to four digits. */
  private static final int NOT_DIGITS = -10_000;

  private static final long MINUTE_MILLIS = 60_000;
  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  private final ZoneId zone;
  private final MinuteCache local;
  private final MinuteCache utc = new MinuteCache(ZoneOffset.UTC);

  ByteCells(ZoneId zone) {
    this.zone = zone;
    this.local = new MinuteCache(zone);
  }

  /** A decimal number written with all its digits, or NaN when {@link Cells} has to look closer. */
  static double number(byte[] b, int start, int end) {
    int i = start;
    boolean negative = false;
    if (i < end && (b[i] == '-' || b[i] == '+')) {
      negative = b[i] == '-';
      i++;
    }
    int firstDigit = i;
    long digits = 0;
    while (i < end && b[i] >= '0' && b[i] <= '9') {
      digits = digits * 10 + (b[i++] - '0');
    }
    int whole = i - firstDigit;
    int decimals = 0;
    if (i < end && b[i] == '.') {
      int firstDecimal = ++i;
      while (i < end && b[i] >= '0' && b[i] <= '9') {
        digits = digits * 10 + (b[i++] - '0');
      }
      decimals = i - firstDecimal;
    }
    if (i != end || whole + decimals == 0 || whole + decimals > EXACT_DIGITS) {
      return slowNumber(b, start, end);
    }
    // At most 15 digits and a power of ten below 10^22 are exact, so the quotient is rounded once.
    double value = digits / POWERS[decimals];
    return negative ? -value : value;
  }

  private static double slowNumber(byte[] b, int start, int end) {
    String text = new String(b, start, end - start, StandardCharsets.ISO_8859_1);
    return Cells.isPlainNumber(text) ? Double.parseDouble(text) : Double.NaN;
  }

  /** Epoch milliseconds, or {@link #NO_TIME}. */
  long time(byte[] b, int start, int end) {
    int length = end - start;
    if (length < PLAIN_TIME
        || b[start + 4] != '-'
        || b[start + 7] != '-'
        || b[start + 10] != 'T'
        || b[start + 13] != ':'
        || b[start + 16] != ':') {
      return slowTime(b, start, end);
    }
    int year = 100 * twoDigits(b, start) + twoDigits(b, start + 2);
    int month = twoDigits(b, start + 5);
    int day = twoDigits(b, start + 8);
    int hour = twoDigits(b, start + 11);
    int minute = twoDigits(b, start + 14);
    int second = twoDigits(b, start + 17);
    if (year < 0 || (month | day | hour | minute | second) < 0 || second > 59 || hour > 23) {
      return slowTime(b, start, end);
    }
    long of = MinuteCache.NONE;
    if (length == PLAIN_TIME) {
      of = local.millis(year, month, day, hour, minute);
    } else if (length == PLAIN_TIME + OFFSET_LENGTH && b[start + 22] == ':') {
      byte sign = b[start + PLAIN_TIME];
      int hours = twoDigits(b, start + 20);
      int minutes = twoDigits(b, start + 23);
      int offset = 60 * hours + minutes;
      if ((sign == '+' || sign == '-')
          && (hours | minutes) >= 0
          && minutes <= 59
          && offset <= MAX_OFFSET_MINUTES) {
        of = utc.millis(year, month, day, hour, minute);
        if (of != MinuteCache.NONE) {
          of -= (sign == '+' ? offset : -offset) * MINUTE_MILLIS;
        }
      }
    }
    return of == MinuteCache.NONE ? slowTime(b, start, end) : of + 1000L * second;
  }

  /** A number from 0 to 99; negative when the bytes are no digits. */
  private static int twoDigits(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NOT_DIGITS : 10 * tens + ones;
  }

  private long slowTime(byte[] b, int start, int end) {
    String text = new String(b, start, end - start, StandardCharsets.ISO_8859_1);
    OffsetDateTime time = Cells.parseTime(text, zone);
    return time == null ? NO_TIME : time.toInstant().toEpochMilli();
  }
}
