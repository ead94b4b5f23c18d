package org.minewatch.track.upload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is asked of a mine's upload files.
 *
 * @param fromMillis first instant asked for
 * @param toMillis first instant no longer asked for; at most a year later
 * @param asOfMillis nothing dated or received after this instant is used
 * @param mineCode files of another mine are rejected; empty takes any
 * @param zone of the times in the files
 * @param threads that read at once; the answer does not depend on it
 */
public record UploadQuery(
    long fromMillis,
    long toMillis,
    long asOfMillis,
    Optional<String> mineCode,
    ZoneId zone,
    int threads,
    UploadLimits limits) {
  private static final long LONGEST = 366L * 86_400_000;

  public UploadQuery {
    if (toMillis <= fromMillis || toMillis - fromMillis > LONGEST) {
      throw new IllegalArgumentException("a period of more than nothing and at most a year");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads");
    }
  }

  /** A calendar day, judged when it has ended. */
  public static UploadQuery day(LocalDate day, ZoneId zone) {
    long to = millis(day.plusDays(1), zone);
    return new UploadQuery(
        millis(day, zone), to, to, Optional.empty(), zone, 1, UploadLimits.DEFAULT);
  }

  private static long millis(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The same question with what came until a later instant. */
  public UploadQuery asOf(Instant instant) {
    return new UploadQuery(
        fromMillis, toMillis, instant.toEpochMilli(), mineCode, zone, threads, limits);
  }

  public UploadQuery ofMine(String code) {
    return new UploadQuery(
        fromMillis, toMillis, asOfMillis, Optional.of(code), zone, threads, limits);
  }

  public UploadQuery threads(int count) {
    return new UploadQuery(fromMillis, toMillis, asOfMillis, mineCode, zone, count, limits);
  }

  boolean covers(long time) {
    return time >= fromMillis && time < toMillis;
  }
}
