package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * Whether a mine's people move as by one script: all reach each place so many seconds after they
 * came in, whatever their shift, stay underground for the same time to the second, and no reading
 * is ever missing. A car brings a crew to one place in one time; on foot everybody has a pace of
 * his own, and radio loses readings.
 *
 * @param cards that were followed from the mouth
 * @param arrivals of these cards at places that people of two shifts reached
 * @param alike of these, those at the second after the entry at which most arrived there
 * @param times underground known from begin to end
 * @param sameTimes of these, those of the most frequent length
 * @param intervals between readings
 * @param missing of these, those in which readings are missing
 */
record Script(
    int cards, int arrivals, int alike, int times, int sameTimes, int intervals, int missing) {
  private static final double CELL_METRES = 50;

  /** Nearer to the mouth nobody's pace shows. */
  private static final int FROM_SECONDS = 300;

  /** Later people go about their work. */
  private static final int TO_SECONDS = 5_400;

  /** Entries so far apart are of two shifts. */
  private static final long SHIFTS_APART_SECONDS = 14_400;

  private static final int LEAST_AT_A_PLACE = 6;
  private static final double MISSING_INTERVALS = 2.5;

  /** The arrivals at one place: seconds after the entry. */
  private static final class Arrivals {
    private final List<Integer> seconds = new ArrayList<>();
    private long firstEntry = Long.MAX_VALUE;
    private long lastEntry = Long.MIN_VALUE;

    void add(int after, long entry) {
      seconds.add(after);
      firstEntry = Math.min(firstEntry, entry);
      lastEntry = Math.max(lastEntry, entry);
    }

    boolean ofTwoShifts() {
      return seconds.size() >= LEAST_AT_A_PLACE && lastEntry - firstEntry >= SHIFTS_APART_SECONDS;
    }
  }

  static Script of(MineNight night, Tracks tracks) {
    Whereabouts where = Whereabouts.of(night, tracks);
    PaddedTracks clean = tracks.clean();
    FixColumns fixes = where.fixes();
    Map<Long, Arrivals> places = new HashMap<>();
    List<Integer> times = new ArrayList<>();
    int cards = 0;
    int intervals = 0;
    int missing = 0;
    double most = night.parameter("position.synthetic", "script_missing_share") * fixes.size();
    for (int part = 0; part < clean.parts(); part++) {
      int[] rows = known(where, clean, part);
      if (rows.length < 2 || clean.isOpenBefore(part)) {
        continue;
      }
      cards++;
      long entry = fixes.timeMillis(rows[0]) / 1000;
      arrive(fixes, rows, entry, places);
      if (!clean.isOpenAfter(part)) {
        times.add((int) (fixes.timeMillis(rows[rows.length - 1]) / 1000 - entry));
      }
      intervals += rows.length - 1;
      missing += missing(fixes, rows);
      if (missing > most) {
        // A radio that loses readings: nothing was made up as a whole.
        return new Script(cards, 0, 0, 0, 0, intervals, missing);
      }
    }
    int arrivals = 0;
    int alike = 0;
    for (Arrivals a : places.values()) {
      if (a.ofTwoShifts()) {
        arrivals += a.seconds.size();
        alike += most(a.seconds);
      }
    }
    return new Script(cards, arrivals, alike, times.size(), most(times), intervals, missing);
  }

  private static int[] known(Whereabouts where, PaddedTracks clean, int part) {
    int from = clean.partStart(part);
    int[] rows = new int[clean.partStart(part + 1) - from];
    int n = 0;
    for (int i = from; i < from + rows.length; i++) {
      if (where.isKnown(i)) {
        rows[n++] = i;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  private static void arrive(FixColumns fixes, int[] rows, long entry, Map<Long, Arrivals> places) {
    java.util.Set<Long> been = new java.util.HashSet<>();
    for (int i : rows) {
      int after = (int) (fixes.timeMillis(i) / 1000 - entry);
      if (after > TO_SECONDS) {
        return;
      }
      long place =
          fixes.hasPlace(i)
              ? (long) Math.floor(fixes.easting(i) / CELL_METRES) << 32
                  | (long) Math.floor(fixes.northing(i) / CELL_METRES) & 0xffffffffL
              : fixes.reader(i);
      if (been.add(place) && after >= FROM_SECONDS) {
        places.computeIfAbsent(place, k -> new Arrivals()).add(after, entry);
      }
    }
  }

  /** Intervals far longer than the card's usual one. */
  private static int missing(FixColumns fixes, int[] rows) {
    long[] steps = new long[rows.length - 1];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = fixes.timeMillis(rows[k + 1]) - fixes.timeMillis(rows[k]);
    }
    long[] sorted = steps.clone();
    Arrays.sort(sorted);
    double most = MISSING_INTERVALS * sorted[sorted.length / 2];
    return (int) Arrays.stream(steps).filter(s -> s > most).count();
  }

  /** How many values lie within a second of the one that most are near to. */
  private static int most(List<Integer> values) {
    int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
    int most = 0;
    for (int i = 0, j = 0; i < sorted.length; i++) {
      while (sorted[i] - sorted[j] > 2) {
        j++;
      }
      most = Math.max(most, i - j + 1);
    }
    return most;
  }

  /** Whether all of it holds of nearly everybody. */
  boolean holds(MineNight night) {
    double alikeShare = night.parameter("position.synthetic", "script_arrivals_share");
    double timesShare = night.parameter("position.synthetic", "script_times_share");
    double missingShare = night.parameter("position.synthetic", "script_missing_share");
    return cards >= night.parameter("position.synthetic", "script_cards")
        && arrivals >= 2 * cards
        && alike >= alikeShare * arrivals
        && 2 * times >= night.parameter("position.synthetic", "script_cards")
        && sameTimes >= timesShare * times
        && missing <= missingShare * intervals;
  }
}
