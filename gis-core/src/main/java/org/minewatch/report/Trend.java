package org.minewatch.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minewatch.finding.Finding;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.Severity;

/**
 * How many findings there were on each of the last nights, by the days of their first and last
 * evidence: what a night's ledger knows without the earlier nights. A finding that paused in
 * between counts on the days of the pause too.
 */
public record Trend(List<Day> days) {
  /** As many nights as the report looks back on, its own included. */
  public static final int NIGHTS = 30;

  public Trend {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param open findings by severity, in its order
   * @param begun findings whose first evidence is of this day
   * @param over findings whose last evidence is of this day and that have ended
   */
  public record Day(LocalDate day, List<Integer> open, int begun, int over) {
    public Day {
      open = List.copyOf(open);
    }

    public int openInAll() {
      return open.stream().mapToInt(Integer::intValue).sum();
    }
  }

  public static Trend of(NightResult night) {
    ZoneId zone = night.region().timeZone();
    List<Span> spans =
        Stream.concat(
                night.findings().stream().map(f -> Span.of(f, f.ended(), zone)),
                night.closed().stream().map(f -> Span.of(f, true, zone)))
            .toList();
    List<Day> days = new ArrayList<>();
    for (int back = NIGHTS - 1; back >= 0; back--) {
      days.add(day(night.night().minusDays(back), spans));
    }
    return new Trend(days);
  }

  private static Day day(LocalDate day, List<Span> spans) {
    int[] open = new int[Severity.values().length];
    int begun = 0;
    int over = 0;
    for (Span s : spans) {
      if (!s.from.isAfter(day) && (!s.ended || !s.to.isBefore(day))) {
        open[s.severity.ordinal()]++;
      }
      begun += s.from.equals(day) ? 1 : 0;
      over += s.ended && s.to.equals(day) ? 1 : 0;
    }
    return new Day(day, java.util.Arrays.stream(open).boxed().toList(), begun, over);
  }

  /** From the day of the first evidence to that of the last. */
  private record Span(LocalDate from, LocalDate to, boolean ended, Severity severity) {
    static Span of(Finding f, boolean ended, ZoneId zone) {
      return new Span(day(f.firstSeen(), zone), day(f.lastSeen(), zone), ended, f.severity());
    }

    private static LocalDate day(java.time.OffsetDateTime at, ZoneId zone) {
      return at.atZoneSameInstant(zone).toLocalDate();
    }
  }
}
