package org.minewatch.track.upload;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Reads times of fixed width, such as {@code yyyy-MM-dd HH:mm:ss}, from bytes. The zone's offset is
 * remembered by the hour, so that a million times of one day ask the calendar a few times.
 */
final class TimeForm {
  /** What {@link #millis} gives for bytes that are no time. */
  static final long NONE = Long.MIN_VALUE;

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2199;
  private static final int SLOTS = 1 << 10;
  private static final String LETTERS = "yMdHms";
  private static final int[] WIDTHS = {4, 2, 2, 2, 2, 2};

  private final String pattern;
  private final int[] at = new int[LETTERS.length()];
  private final byte[] literals;
  private final ZoneId zone;
  private final int[] hours = new int[SLOTS];
  private final int[] offsets = new int[SLOTS];

  TimeForm(String pattern, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    this.literals = new byte[pattern.length()];
    Arrays.fill(hours, -1);
    for (int i = 0; i < LETTERS.length(); i++) {
      at[i] = pattern.indexOf(String.valueOf(LETTERS.charAt(i)).repeat(WIDTHS[i]));
      if (at[i] < 0) {
        throw new IllegalArgumentException("a time pattern needs yyyy MM dd HH mm ss: " + pattern);
      }
    }
    for (int i = 0; i < pattern.length(); i++) {
      literals[i] = (byte) (LETTERS.indexOf(pattern.charAt(i)) >= 0 ? 0 : pattern.charAt(i));
    }
  }

  String pattern() {
    return pattern;
  }

  /** Epoch milliseconds; a local time that the clocks skipped is taken after the skip. */
  long millis(byte[] b, int from, int to) {
    if (to - from != literals.length) {
      return NONE;
    }
    for (int i = 0; i < literals.length; i++) {
      byte literal = literals[i];
      if (literal == 0 ? b[from + i] < '0' || b[from + i] > '9' : b[from + i] != literal) {
        return NONE;
      }
    }
    int year = 100 * two(b, from + at[0]) + two(b, from + at[0] + 2);
    int month = two(b, from + at[1]);
    int day = two(b, from + at[2]);
    int hour = two(b, from + at[3]);
    int minute = two(b, from + at[4]);
    int second = two(b, from + at[5]);
    if (year < FIRST_YEAR
        || year > LAST_YEAR
        || month < 1
        || month > 12
        || day < 1
        || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()
        || hour > 23
        || minute > 59
        || second > 59) {
      return NONE;
    }
    int localHour = 24 * days(year, month, day) + hour;
    long seconds = 3600L * localHour + 60 * minute + second;
    return 1000L * (seconds - offset(localHour, year, month, day, hour));
  }

  private int offset(int localHour, int year, int month, int day, int hour) {
    int slot = localHour & SLOTS - 1;
    if (hours[slot] != localHour) {
      LocalDateTime time = LocalDateTime.of(year, month, day, hour, 0);
      hours[slot] = localHour;
      offsets[slot] = zone.getRules().getOffset(time).getTotalSeconds();
    }
    return offsets[slot];
  }

  private static int two(byte[] b, int at) {
    return 10 * b[at] + b[at + 1] - 11 * '0';
  }

  /**
   * Days since 1970-01-01 in the Gregorian calendar; years begin in March to end with the leap day.
   */
  private static int days(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
  }
}
