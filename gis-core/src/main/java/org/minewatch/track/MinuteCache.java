package org.minewatch.track;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Epoch milliseconds of local minutes in one zone, remembered: a day has 1,440 minutes but a
 * position file asks for them millions of times.
 */
final class MinuteCache {
  /** The minute does not exist in the calendar. */
  static final long NONE = Long.MIN_VALUE;

  private static final int SLOTS = 1 << 13;

  private final ZoneId zone;
  private final int[] keys = new int[SLOTS];
  private final long[] millis = new long[SLOTS];

  MinuteCache(ZoneId zone) {
    this.zone = zone;
    Arrays.fill(keys, -1);
  }

  /** Beginning of a minute; years 1900 to 2199. */
  long millis(int year, int month, int day, int hour, int minute) {
    if (year < 1900 || year > 2199 || month > 12 || day > 31 || hour > 23 || minute > 59) {
      return NONE;
    }
    int key = (((year - 1900) * 13 + month) * 32 + day) * 1440 + hour * 60 + minute;
    int slot = key & SLOTS - 1;
    if (keys[slot] != key) {
      long value = compute(year, month, day, hour, minute);
      if (value == NONE) {
        return NONE;
      }
      keys[slot] = key;
      millis[slot] = value;
    }
    return millis[slot];
  }

  private long compute(int year, int month, int day, int hour, int minute) {
    try {
      return LocalDateTime.of(year, month, day, hour, minute)
          .atZone(zone)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException e) {
      return NONE;
    }
  }
}
