package org.minewatch.detect.people;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.minewatch.detect.MineMemory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NeighbourPlans;
import org.minewatch.detect.PastNights;
import org.minewatch.detect.PositionInput;
import org.minewatch.drawing.revision.RevisionMemory;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.CorroboratingEvent;
import org.minewatch.region.Mine;
import org.minewatch.region.MineRecords;
import org.minewatch.region.ShiftReport;
import org.minewatch.region.SourceLine;
import org.minewatch.rules.RuleTable;
import org.minewatch.track.FixColumns;

/** Readings of a few cards, written by hand for tests of the facts about people. */
final class Readings {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);
  static final double EASTING = 35_401_000;
  static final double NORTHING = 2_781_000;
  private static final String CODE = "530399990101";

  private record Row(String card, long time, double e, double n) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<ShiftReport> shifts = new ArrayList<>();
  private final List<CorroboratingEvent> events = new ArrayList<>();
  private final Random random;
  private OptionalDouble capacityTonnes = OptionalDouble.empty();
  private Optional<Boolean> severeHazard = Optional.empty();

  Readings(long seed) {
    random = new Random(seed);
  }

  static long at(LocalDate day, String time) {
    return LocalDateTime.parse(day + "T" + time).atZone(ZONE).toInstant().toEpochMilli();
  }

  static long at(String time) {
    return at(NIGHT, time);
  }

  /**
   * Readings every twenty seconds.
   *
   * @param where metres east and north of the origin, by seconds since the beginning
   * @param noise one sigma along each axis
   */
  Readings card(String card, long from, long to, double noise, LongFunction<double[]> where) {
    for (long t = from; t <= to; t += 20_000) {
      double[] at = where.apply((t - from) / 1000);
      rows.add(
          new Row(
              card,
              t,
              EASTING + at[0] + noise * random.nextGaussian(),
              NORTHING + at[1] + noise * random.nextGaussian()));
    }
    return this;
  }

  Readings card(String card, long from, long to, double e, double n) {
    return card(card, from, to, 0.5, s -> new double[] {e, n});
  }

  /** What is on record of the mine; NaN for a capacity that is not. */
  Readings mine(double capacity, Optional<Boolean> severe) {
    capacityTonnes = Double.isNaN(capacity) ? OptionalDouble.empty() : OptionalDouble.of(capacity);
    severeHazard = severe;
    return this;
  }

  /** A shift of the whole mine, or of a face when that is named. */
  Readings shift(String name, long from, long to, int headcount, String face, String kind) {
    shifts.add(
        new ShiftReport(
            CODE, NIGHT, name, time(from), time(to), headcount, face, kind, "L" + name, line()));
    return this;
  }

  /** What an instrument counted. */
  Readings count(String kind, long millis, String place, double value) {
    events.add(
        new CorroboratingEvent(
            CODE,
            kind,
            time(millis),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            place,
            OptionalDouble.empty(),
            Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
            "",
            new SourceLine("events.csv", 2)));
    return this;
  }

  private static OffsetDateTime time(long millis) {
    return java.time.Instant.ofEpochMilli(millis).atZone(ZONE).toOffsetDateTime();
  }

  private static SourceLine line() {
    return new SourceLine("shifts.csv", 2);
  }

  FixColumns columns() {
    rows.sort(Comparator.comparing(Row::card).thenComparingLong(Row::time));
    List<String> cards = rows.stream().map(Row::card).distinct().toList();
    int n = rows.size();
    int[] card = new int[n];
    long[] time = new long[n];
    double[] e = new double[n];
    double[] north = new double[n];
    float[] none = new float[n];
    float[] distance = new float[n];
    int[] reader = new int[n];
    java.util.Arrays.fill(none, Float.NaN);
    java.util.Arrays.fill(distance, Float.NaN);
    java.util.Arrays.fill(reader, -1);
    for (int i = 0; i < n; i++) {
      card[i] = cards.indexOf(rows.get(i).card);
      time[i] = rows.get(i).time;
      e[i] = rows.get(i).e;
      north[i] = rows.get(i).n;
    }
    return new FixColumns(
        cards, List.of(), card, time, e, north, none, none.clone(), reader, distance, new byte[n]);
  }

  /** All readings of one card as one trace. */
  CardTrace trace(String card) {
    FixColumns fixes = columns();
    int number = fixes.cards().indexOf(card);
    int[] of =
        java.util.stream.IntStream.range(0, fixes.size())
            .filter(i -> fixes.card(i) == number)
            .toArray();
    return new CardTrace(card, fixes, null, of);
  }

  /** A night of a mine of which nothing else is known. */
  MineNight night(LocalDate day, MineNight... before) {
    TreeMap<LocalDate, MineNight> past = new TreeMap<>();
    for (MineNight b : before) {
      past.put(b.night(), b);
    }
    PositionInput input =
        new PositionInput(
            "tracks", columns(), true, List.of(), List.of(), Set.of(), Optional.empty());
    PastNights nights = d -> Optional.ofNullable(past.get(d)).map(MineNight::facts);
    return new MineNight(
        records(),
        day,
        ZONE,
        MineFrame.of(CrsCatalogue.get(4523)),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        RuleTable.load(),
        () -> Optional.of(input),
        new MineMemory(NeighbourPlans.NONE, new RevisionMemory(), nights));
  }

  private MineRecords records() {
    Mine mine =
        new Mine(
            CODE,
            "试验煤矿",
            "EPSG:4523",
            "",
            "",
            "",
            "",
            "",
            "",
            capacityTonnes,
            severeHazard,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            new SourceLine("mines.csv", 2));
    return new MineRecords(
        mine,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        shifts,
        List.of(),
        List.of(),
        events,
        new TreeMap<>(),
        List.of());
  }
}
