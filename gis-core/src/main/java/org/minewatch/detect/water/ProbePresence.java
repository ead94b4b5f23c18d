package org.minewatch.detect.water;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.presence.PresenceDay;
import org.minewatch.presence.Stay;

/**
 * Whether anybody stayed at a place in some hours of the last nights. That nobody did is only said
 * of a place where stays are seen at other times, and of hours in which positions came in.
 */
final class ProbePresence {
  private static final int NIGHTS = 14;
  private static final double SIGMAS = 2;
  private static final long SHIFT_MILLIS = 9 * 3_600_000L;
  private static final int LEAST_PEOPLE = 3;
  private static final int MOST_LOST_ONE_IN = 5;

  private final MineNight night;
  private final Map<LocalDate, PresenceDay> days = new TreeMap<>();

  /** What positions tell. */
  enum Answer {
    SOMEBODY,
    NOBODY,
    UNKNOWN
  }

  ProbePresence(MineNight night) {
    this.night = night;
    for (NightFacts f : night.earlier(NIGHTS)) {
      f.presence().ifPresent(p -> days.put(f.date(), p));
    }
    night.presence().ifPresent(p -> days.put(night.night(), p));
  }

  Answer at(Coordinate place, OffsetDateTime from, OffsetDateTime to) {
    long begin = from.toInstant().toEpochMilli();
    long end = to.toInstant().toEpochMilli();
    LocalDate first = from.atZoneSameInstant(night.zone()).toLocalDate();
    LocalDate last = to.minusNanos(1).atZoneSameInstant(night.zone()).toLocalDate();
    for (LocalDate d = first; !d.isAfter(last); d = d.plusDays(1)) {
      if (!days.containsKey(d)) {
        return Answer.UNKNOWN;
      }
    }
    double reach = night.parameter("water.probe-implausible", "presence_m");
    boolean seenAtOtherTimes = false;
    for (PresenceDay day : days.values()) {
      for (Stay s : day.stays()) {
        double off = Math.hypot(s.easting() - place.x, s.northing() - place.y);
        if (off <= reach + SIGMAS * s.sigmaMetres()) {
          if (s.fromMillis() < end && s.toMillis() > begin) {
            return Answer.SOMEBODY;
          }
          seenAtOtherTimes = true;
        }
      }
    }
    return seenAtOtherTimes && (isHeard(first, last, begin, end) || isEmpty(begin, end))
        ? Answer.NOBODY
        : Answer.UNKNOWN;
  }

  /**
   * Whether the mine was empty for most of the hours: those below before were last heard at a
   * mouth, most of them at least, others came down by one afterwards, and nobody was heard between.
   * Without the mouths, silence is no proof.
   */
  private boolean isEmpty(long begin, long end) {
    long from = begin;
    long to = end;
    long half = begin + (end - begin) / 2;
    for (PresenceDay day : days.values()) {
      for (InMinePeriod p : day.periods()) {
        if (p.enteredMillis() <= half && p.leftMillis() > from) {
          from = p.leftMillis();
        } else if (p.enteredMillis() > half && p.enteredMillis() < to) {
          to = p.enteredMillis();
        }
      }
    }
    int left = 0;
    int lost = 0;
    int came = 0;
    for (PresenceDay day : days.values()) {
      for (InMinePeriod p : day.periods()) {
        if (p.leftMillis() <= from && p.leftMillis() > from - SHIFT_MILLIS) {
          left += p.exitSeen() ? 1 : 0;
          lost += p.exitSeen() || p.openAfter() ? 0 : 1;
        } else if (p.enteredMillis() >= to && p.enteredMillis() < to + SHIFT_MILLIS) {
          came += p.entrySeen() ? 1 : 0;
        }
      }
    }
    return to - from > (end - begin) / 2
        && left >= LEAST_PEOPLE
        && lost * MOST_LOST_ONE_IN <= left
        && came >= LEAST_PEOPLE;
  }

  /** Whether people were heard underground for most of the hours. */
  private boolean isHeard(LocalDate first, LocalDate last, long begin, long end) {
    double hours = night.parameter("water.probe-implausible", "least_hours");
    double heard = 0;
    for (LocalDate d = first; !d.isAfter(last); d = d.plusDays(1)) {
      List<InMinePeriod> periods =
          Optional.ofNullable(days.get(d)).map(PresenceDay::periods).orElse(List.of());
      for (InMinePeriod p : periods) {
        heard +=
            Math.max(0, Math.min(end, p.leftMillis()) - Math.max(begin, p.enteredMillis()))
                / 3_600_000.0;
      }
    }
    return heard >= hours;
  }
}
