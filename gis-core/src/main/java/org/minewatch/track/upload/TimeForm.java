package org.minewatch.track.upload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Reads times of fixed width, such as {@code yyyy-MM-dd HH:mm:ss}, from bytes. The last date and
 * the zone's offset by the hour are remembered, so that a million times of one day ask the calendar
 * a few times.
 */
final class TimeForm {
  /** What {@link #millis} gives for bytes that are no time. */
  static final long NONE = Long.MIN_VALUE;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int NO_DATE = Integer.MIN_VALUE;
  private static final int DATE_LENGTH = 10;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2199;
  private static final int SLOTS = 1 << 10;
  private static final String LETTERS = "yMdHms";
  private static final int[] WIDTHS = {4, 2, 2, 2, 2, 2};

  private final String pattern;
  private final int[] at = new int[LETTERS.length()];
  private final byte[] literals;
  private final ZoneId zone;
  private final boolean dateFirst;
  private long lastDate;
  private int lastDateEnd = -1;
  private int lastDays;
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
    int dateEnd = Math.max(at[0] + 4, Math.max(at[1], at[2]) + 2);
    this.dateFirst =
        pattern.length() > DATE_LENGTH && dateEnd <= DATE_LENGTH && at[3] >= DATE_LENGTH;
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
    boolean sameDate =
        dateFirst
            && (long) LONGS.get(b, from) == lastDate
            && (b[from + 8] << 8 | b[from + 9]) == lastDateEnd;
    for (int i = sameDate ? DATE_LENGTH : 0; i < literals.length; i++) {
      byte literal = literals[i];
      if (literal == 0 ? b[from + i] < '0' || b[from + i] > '9' : b[from + i] != literal) {
        return NONE;
      }
    }
    int days = sameDate ? lastDays : date(b, from);
    int hour = two(b, from + at[3]);
    int minute = two(b, from + at[4]);
    int second = two(b, from + at[5]);
    if (days == NO_DATE || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    int localHour = 24 * days + hour;
    long seconds = 3600L * localHour + 60 * minute + second;
    return 1000L * (seconds - offset(localHour));
  }

  /** Days since 1970-01-01, or {@link #NO_DATE}. */
  private int date(byte[] b, int from) {
    int year = 100 * two(b, from + at[0]) + two(b, from + at[0] + 2);
    int month = two(b, from + at[1]);
    int day = two(b, from + at[2]);
    if (year < FIRST_YEAR
        || year > LAST_YEAR
        || month < 1
        || month > 12
        || day < 1
        || day > YearMonth.of(year, month).lengthOfMonth()) {
      return NO_DATE;
    }
    int days = (int) LocalDate.of(year, month, day).toEpochDay();
    if (dateFirst) {
      lastDate = (long) LONGS.get(b, from);
      lastDateEnd = b[from + 8] << 8 | b[from + 9];
      lastDays = days;
    }
    return days;
  }

  private int offset(int localHour) {
    int slot = localHour & SLOTS - 1;
    if (hours[slot] != localHour) {
      LocalDateTime time = LocalDateTime.ofEpochSecond(3600L * localHour, 0, ZoneOffset.UTC);
      hours[slot] = localHour;
      offsets[slot] = zone.getRules().getOffset(time).getTotalSeconds();
    }
    return offsets[slot];
  }

  private static int two(byte[] b, int at) {
    return 10 * b[at] + b[at + 1] - 11 * '0';
  }
}
