package org.minewatch.web.limit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts what each of many spends a minute. Of each it keeps one number, the time at which all that
 * was spent is had again (the generic cell rate algorithm), and of no more than so many: who asked
 * longest ago is forgotten, which at worst gives him a minute's worth anew.
 */
final class RateLimiter {
  private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

  private final long interval;
  private final Clock clock;
  private final Map<String, Long> spentUntil;

  /**
   * @param perMinute what may be spent in a minute, also at once
   */
  RateLimiter(int perMinute, int mostKeys, Clock clock) {
    this.interval = Math.max(1, MINUTE / perMinute);
    this.clock = clock;
    this.spentUntil =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > mostKeys;
          }
        };
  }

  /** Spends one; otherwise says after how many seconds there is one again. 0 when it was spent. */
  synchronized int take(String key) {
    long now = now();
    int wait = wait(key, now);
    spentUntil.put(key, spent(key, now) + (wait == 0 ? interval : 0));
    return wait;
  }

  /** Whether there is one to spend, without spending it: 0, or after how many seconds. */
  synchronized int look(String key) {
    return wait(key, now());
  }

  private int wait(String key, long now) {
    long over = spent(key, now) + interval - now - MINUTE;
    return over <= 0 ? 0 : (int) Math.max(1, TimeUnit.MICROSECONDS.toSeconds(over + 999_999));
  }

  /** A clock that was set back locks nobody out: no more than a minute is ever owed. */
  private long spent(String key, long now) {
    return Math.min(Math.max(now, spentUntil.getOrDefault(key, now)), now + MINUTE);
  }

  private long now() {
    return TimeUnit.MILLISECONDS.toMicros(clock.millis());
  }

  synchronized int keys() {
    return spentUntil.size();
  }
}
