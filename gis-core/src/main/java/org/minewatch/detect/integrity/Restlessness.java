package org.minewatch.detect.integrity;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * How far people are said to have travelled: for each card the way that it must at least have gone
 * from fix to fix, and how many of these moves no vehicle makes. People underground go some ten
 * kilometres in a shift and stay where they work; who is put to another station with every upload
 * goes hundreds.
 */
final class Restlessness {
  private static final double HOUR_MILLIS = 3_600_000;

  /** A longer silence is not time in which somebody was followed. */
  private static final long FOLLOWED_MILLIS = 1_200_000;

  private final Set<String> followed = new TreeSet<>();
  private final Set<String> restless = new TreeSet<>();
  private double[] kilometresPerHour = new double[64];
  private int count;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  private Restlessness() {}

  static Restlessness of(MineNight night, Tracks tracks) {
    Restlessness r = new Restlessness();
    Whereabouts where = Whereabouts.of(night, tracks);
    double hours = night.parameter("position.synthetic", "restless_hours");
    double speed = night.parameter("position.synthetic", "restless_km_per_h");
    double share = night.parameter("position.synthetic", "restless_share");
    PaddedTracks clean = tracks.clean();
    for (int part = 0; part < clean.parts(); part++) {
      r.part(where, clean, part, hours, speed, share);
    }
    return r;
  }

  private void part(
      Whereabouts where,
      PaddedTracks clean,
      int part,
      double leastHours,
      double speed,
      double share) {
    FixColumns fixes = where.fixes();
    int before = -1;
    double metres = 0;
    long millis = 0;
    long moving = 0;
    for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
      if (!where.isKnown(i)) {
        continue;
      }
      if (before >= 0) {
        long dt = fixes.timeMillis(i) - fixes.timeMillis(before);
        if (dt <= FOLLOWED_MILLIS) {
          millis += dt;
          double least = where.leastMetres(before, i);
          metres += least;
          moving += least > 0 ? dt : 0;
        }
      }
      before = i;
    }
    double hours = millis / HOUR_MILLIS;
    if (hours < leastHours) {
      return;
    }
    followed.add(clean.cardId(part));
    double kmh = metres / 1000 / hours;
    if (kmh >= speed && moving >= share * millis) {
      restless.add(clean.cardId(part));
      if (count == kilometresPerHour.length) {
        kilometresPerHour = Arrays.copyOf(kilometresPerHour, 2 * count);
      }
      kilometresPerHour[count++] = kmh;
      firstMillis = Math.min(firstMillis, fixes.timeMillis(clean.partStart(part)));
      lastMillis = Math.max(lastMillis, fixes.timeMillis(clean.partStart(part + 1) - 1));
    }
  }

  /** Cards that were followed for hours. */
  int followed() {
    return followed.size();
  }

  /** Those of them that are said to have travelled all that time, faster than people do. */
  Set<String> restless() {
    return restless;
  }

  /** Median over the restless cards; NaN when there is none. */
  double medianKilometresPerHour() {
    double[] sorted = Arrays.copyOf(kilometresPerHour, count);
    Arrays.sort(sorted);
    return count == 0 ? Double.NaN : sorted[count / 2];
  }

  /** Of the restless cards. */
  long firstMillis() {
    return firstMillis;
  }

  long lastMillis() {
    return lastMillis;
  }
}
