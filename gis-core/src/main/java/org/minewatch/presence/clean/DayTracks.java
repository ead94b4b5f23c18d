package org.minewatch.presence.clean;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.track.FixColumns;

/**
 * One mine's fixes of one day with what that day tells of its stations: which clocks are wrong, and
 * how much readings at rest move. Made from the day's own file alone, so that it is the same
 * whatever days it is later joined with.
 */
public final class DayTracks {
  private final LocalDate date;
  private final FixColumns fixes;
  private final List<StationClock> clocks;
  private final ReadingNoise noise;

  private DayTracks(
      LocalDate date, FixColumns fixes, List<StationClock> clocks, ReadingNoise noise) {
    this.date = date;
    this.fixes = fixes;
    this.clocks = clocks;
    this.noise = noise;
  }

  /**
   * Marks times outside the day, finds wrong clocks and corrects the times they gave.
   *
   * @param fixes of the file of that day; marked
   * @param zone in which the day begins and ends
   */
  public static DayTracks of(
      LocalDate date,
      FixColumns fixes,
      ZoneId zone,
      RoadwayNetwork network,
      ReaderPlaces readers,
      CleaningRules rules) {
    markOtherDays(date, fixes, zone, rules);
    List<StationClock> clocks = DayClocks.find(fixes, network, readers, rules);
    FixColumns corrected = corrected(fixes, clocks);
    return new DayTracks(
        date, corrected, clocks, ReadingNoise.of(corrected, rules.silenceMillis()));
  }

  private static void markOtherDays(
      LocalDate date, FixColumns fixes, ZoneId zone, CleaningRules rules) {
    long start = date.atStartOfDay(zone).toInstant().toEpochMilli();
    long end = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    for (int i = 0; i < fixes.size(); i++) {
      long t = fixes.timeMillis(i);
      if (t < start) {
        boolean far = t < start - rules.otherDayMillis();
        fixes.mark(i, FixColumns.MARK_OTHER_DAY | (far ? FixColumns.MARK_PAST : 0));
      } else if (t >= end) {
        boolean far = t >= end + rules.otherDayMillis();
        fixes.mark(i, FixColumns.MARK_OTHER_DAY | (far ? FixColumns.MARK_FUTURE : 0));
      }
    }
  }

  private static FixColumns corrected(FixColumns fixes, List<StationClock> clocks) {
    if (clocks.isEmpty()) {
      return fixes;
    }
    Map<String, Integer> shifts = new TreeMap<>();
    clocks.forEach(c -> shifts.put(c.readerId(), Math.toIntExact(c.shiftMillis())));
    int[] shift = fixes.readers().stream().mapToInt(id -> shifts.getOrDefault(id, 0)).toArray();
    return fixes.withClockShifts(i -> fixes.reader(i) < 0 ? 0 : shift[fixes.reader(i)]);
  }

  public LocalDate date() {
    return date;
  }

  /** The day's fixes with corrected times. */
  public FixColumns fixes() {
    return fixes;
  }

  /** Stations whose clocks were wrong that day. */
  public List<StationClock> clocks() {
    return clocks;
  }

  ReadingNoise noise() {
    return noise;
  }
}
