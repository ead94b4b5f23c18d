package org.minewatch.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.network.FixPlacer;
import org.minewatch.network.PlacedFixes;
import org.minewatch.presence.clean.CleaningRules;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.presence.clean.FixMarker;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * What a mine-day takes: the day's columns, or the joined columns with places and all facts, in
 * bytes a fix. A tenth of a large mine's day is measured in the suite, all of it with {@code -P
 * show}.
 */
class MineDayMemoryTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final int LARGE = 1_200_000;
  private static final double MOST_BYTES_PER_FIX = 100e6 / LARGE;

  @ParameterizedTest(name = "coordinates {0}")
  @ValueSource(booleans = {true, false})
  void aTenthOfAMineDayTakesUnderATenthOfAHundredMegabytes(boolean coordinates) throws Exception {
    assertThat(bytesPerFix(coordinates, LARGE / 10)).isLessThan(MOST_BYTES_PER_FIX);
  }

  @Tag("show")
  @ParameterizedTest(name = "coordinates {0}")
  @ValueSource(booleans = {true, false})
  void aMineDayOfAMillionTwoHundredThousandFixesTakesUnderAHundredMegabytes(boolean coordinates)
      throws Exception {
    assertThat(bytesPerFix(coordinates, LARGE)).isLessThan(MOST_BYTES_PER_FIX);
  }

  private static double bytesPerFix(boolean coordinates, int count) throws Exception {
    DrawnMine mine = mine();
    mine.places();
    mine.network().nodeDistance(0, 1);
    long before = used();
    FixColumns fixes = day(mine, coordinates, count);
    long columns = used() - before;
    long start = System.nanoTime();
    DayTracks day =
        DayTracks.of(
            DATE, fixes, RawFixes.ZONE, mine.network(), mine.places(), CleaningRules.DEFAULT);
    long readied = System.nanoTime();
    PaddedTracks tracks =
        PaddedTracks.of(List.of(day), DATE, DATE, RawFixes.ZONE, CleaningRules.DEFAULT);
    long joined = System.nanoTime();
    assertThat(tracks.fixes().size()).isEqualTo(count);
    // The day's file is let go: a night keeps the joined columns.
    day = null;
    fixes = null;
    PlacedFixes placed = new FixPlacer(mine.network(), mine.places()).place(tracks.fixes(), 2);
    long settled = System.nanoTime();
    FixMarker.mark(tracks, placed, CleaningRules.DEFAULT);
    List<PresenceDay> facts =
        Presence.of(
            tracks,
            placed,
            mine.places(),
            Mouths.of(List.of(), Mouths.count(tracks, placed), PresenceRules.DEFAULT),
            List.of(),
            PresenceRules.DEFAULT);
    long end = System.nanoTime();
    long after = used() - before;
    Reference.reachabilityFence(placed);
    PresenceDay f = facts.get(0);
    System.out.printf(
        "%d fixes by %s: columns %.1f MB, with places and facts %.1f MB; clocks and noise %.2f s,"
            + " joining %.2f s, placing %.2f s, marks and facts %.2f s; %d passages, %d stays, %d"
            + " gaps, %d periods, %.0f person-hours, %.1f %% placed%n",
        count,
        coordinates ? "coordinates" : "stations",
        columns / 1e6,
        after / 1e6,
        (readied - start) / 1e9,
        (joined - readied) / 1e9,
        (settled - joined) / 1e9,
        (end - settled) / 1e9,
        f.passages().size(),
        f.stays().size(),
        f.gaps().size(),
        f.periods().size(),
        f.time().personHours(),
        100 * f.time().placedShare());
    return (double) after / count;
  }

  /**
   * Bytes of all live objects. What the heap takes is more by up to a region for each long array, a
   * matter of the collector and its settings.
   */
  private static long used() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    String total = histogram.substring(histogram.lastIndexOf("Total")).trim();
    return Long.parseLong(total.split("\\s+")[2]);
  }

  private static DrawnMine mine() {
    DrawnMine mine = new DrawnMine().road(0, 0, 6_000, 0);
    for (int b = 0; b < 20; b++) {
      double e = 300 + 280 * b;
      double n = b % 2 == 0 ? 1 : -1;
      mine.road(e, 0, e, 900 * n);
      mine.reader("M" + (10 + b), e + 100, 0, 90, false);
      mine.reader("B" + (10 + b), e, 300 * n, 0, false);
      mine.reader("F" + (10 + b), e, 700 * n, 0, false);
    }
    return mine;
  }

  /** Shifts of eight hours, each card with a fix every 20 s; a card one shift a day. */
  private static FixColumns day(DrawnMine mine, boolean coordinates, int count) {
    Random random = new Random(4);
    int each = 1_440;
    List<String> cards = new ArrayList<>();
    List<String> readers = mine.readers().stream().map(r -> r.readerId()).sorted().toList();
    int[] card = new int[count];
    long[] time = new long[count];
    double[] e = new double[count];
    double[] n = new double[count];
    float[] elevation = new float[count];
    float[] accuracy = new float[count];
    int[] reader = new int[count];
    float[] distance = new float[count];
    long start = DATE.atStartOfDay(RawFixes.ZONE).toInstant().toEpochMilli();
    for (int i = 0; i < count; i++) {
      int person = i / each;
      int k = i % each;
      if (k == 0) {
        cards.add("5303000000000" + (10_000 + person));
      }
      int branch = person % 20;
      double face = (branch % 2 == 0 ? 1 : -1) * (500 + 300 * ((person / 20) % 2));
      double road = 300 + 280 * branch;
      double gone = 30.0 * Math.min(k, each - 1 - k);
      double east = Math.min(gone, road);
      double north = Math.signum(face) * Math.min(Math.abs(face), Math.max(0, gone - road));
      card[i] = person;
      time[i] = start + (person % 3) * 28_800_000L + 20_000L * k + person % 20_000;
      e[i] = coordinates ? east + random.nextGaussian() : Double.NaN;
      n[i] = coordinates ? north + random.nextGaussian() : Double.NaN;
      elevation[i] = coordinates ? 1_000 : Float.NaN;
      accuracy[i] = 1;
      DrawnMine.Reading r = coordinates ? null : mine.read(east, north);
      reader[i] = coordinates ? -1 : readers.indexOf(r.readerId());
      distance[i] = coordinates ? Float.NaN : (float) (r.distance() + random.nextGaussian());
    }
    return new FixColumns(
        cards, readers, card, time, e, n, elevation, accuracy, reader, distance, new byte[count]);
  }
}
