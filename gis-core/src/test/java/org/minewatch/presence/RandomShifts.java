package org.minewatch.presence;

import java.time.LocalDate;
import java.util.Random;

/**
 * Days of shifts in a mine of one main road and six branches: night shifts across midnight, short
 * rests, people who fall silent for hours, cards left lying for days, wild fixes, rows that repeat,
 * come in a neighbouring day's file, or date from another week.
 */
final class RandomShifts {
  static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final double MAIN_METRES = 1_400;
  private static final long HOUR = 3_600_000;

  final DrawnMine mine = new DrawnMine();
  final RawFixes fixes = new RawFixes();
  private final Random random;
  private final boolean byReader;
  private final int stepSeconds;
  private final long start = FIRST.atStartOfDay(RawFixes.ZONE).toInstant().toEpochMilli();
  private final long end;
  private String lateReader = "";

  RandomShifts(long seed, int days, int people) {
    random = new Random(seed);
    byReader = random.nextBoolean();
    stepSeconds = 30 + 30 * random.nextInt(5);
    end = start + days * 24 * HOUR;
    mine.road(0, 0, MAIN_METRES, 0);
    mine.reader("M0", 20, 0, 90, false);
    for (int b = 0; b < 6; b++) {
      double e = 200 + 200 * b;
      mine.road(e, 0, e, b % 2 == 0 ? 400 : -400);
      mine.reader("M" + (1 + b), e + 60, 0, 90, false);
      mine.reader("B" + b, e, b % 2 == 0 ? 150 : -150, 0, false);
      mine.reader("F" + b, e, b % 2 == 0 ? 350 : -350, 0, false);
    }
    mine.seal("S1", 600, 250);
    for (int d = 0; d < days; d++) {
      fixes.ensure(FIRST.plusDays(d));
    }
    if (random.nextInt(3) == 0) {
      lateReader = "B" + random.nextInt(6);
    }
    for (int p = 0; p < people; p++) {
      person("C" + (100 + p));
    }
  }

  private void person(String card) {
    if (random.nextInt(12) == 0) {
      parked(card);
      return;
    }
    long t = start + (long) (random.nextDouble() * 30 * HOUR);
    while (t < end) {
      t = shift(card, t);
      t += random.nextInt(5) == 0 ? random.nextInt(60) * HOUR : (6 + random.nextInt(11)) * HOUR;
    }
  }

  /** A card left lying, heard for days with a few silences. */
  private void parked(String card) {
    double e = 100 + random.nextInt(1_200);
    for (long t = start + random.nextInt(40_000_000); t < end; t += 1_000L * stepSeconds) {
      if (random.nextInt(800) == 0) {
        t += random.nextInt(5) * HOUR;
      }
      row(card, t, e + 0.3 * random.nextGaussian(), 0);
    }
  }

  private long shift(String card, long from) {
    int branch = random.nextInt(6);
    double e = 200 + 200 * branch;
    double n = (branch % 2 == 0 ? 1 : -1) * (300 + random.nextInt(90));
    double speed = 0.9 + 4 * random.nextDouble() * random.nextInt(2);
    long t = walk(card, from, 0, 0, e, 0, speed);
    t = walk(card, t, e, 0, e, n, 1);
    long until = t + (long) ((2 + random.nextDouble() * 8) * HOUR);
    while (t < until) {
      t += 1_000L * stepSeconds;
      if (random.nextInt(300) == 0) {
        t += (long) (random.nextDouble() * 7 * HOUR);
      }
      row(card, t, e, n + 4 * random.nextGaussian());
    }
    t = walk(card, t, e, n, e, 0, 1);
    return walk(card, t, e, 0, 0, 0, speed);
  }

  private long walk(
      String card, long from, double e, double n, double toE, double toN, double speed) {
    double length = Math.hypot(toE - e, toN - n);
    long t = from;
    for (double gone = 0; gone < length; gone += speed * stepSeconds) {
      row(card, t, e + (toE - e) * gone / length, n + (toN - n) * gone / length);
      t += 1_000L * stepSeconds;
    }
    return t;
  }

  private void row(String card, long time, double e, double n) {
    if (time >= end || random.nextInt(40) == 0) {
      return;
    }
    boolean wild = random.nextInt(400) == 0;
    double east = wild ? random.nextInt(1_400) : e;
    double north = wild ? random.nextInt(800) - 400 : n;
    RawFixes.Row row = row(card, time, east, north, random.nextGaussian());
    LocalDate file = RawFixes.date(time);
    int fate = random.nextInt(300);
    if (fate == 0) {
      fixes.add(file, row);
      fixes.add(file, row);
    } else if (fate == 1 && near(time)) {
      fixes.add(file.plusDays(1), row);
      fixes.add(file, row);
    } else if (fate == 2) {
      long other = time + 7 * 24 * HOUR * (random.nextInt(3) - 1);
      fixes.add(file, row(card, other, east, north, 0));
    } else if (near(time) && fate < 60) {
      // Rows about midnight in the file of the day before or after.
      fixes.add(RawFixes.date(time - 240_000 + 480_000L * (fate % 2)), row);
    } else {
      fixes.add(file, row);
    }
  }

  private boolean near(long time) {
    return RawFixes.date(time + 240_000) != RawFixes.date(time - 240_000)
        && !RawFixes.date(time + 240_000).equals(RawFixes.date(time - 240_000));
  }

  private RawFixes.Row row(String card, long time, double e, double n, double noise) {
    if (!byReader) {
      return new RawFixes.Row(card, time, "", Float.NaN, e + noise, n + noise / 2, Float.NaN);
    }
    DrawnMine.Reading r = mine.read(e, n);
    long late = r.readerId().equals(lateReader) ? 100_000 : 0;
    return new RawFixes.Row(
        card,
        time + late,
        r.readerId(),
        (float) (Math.rint(10 * (r.distance() + noise)) / 10),
        Double.NaN,
        Double.NaN,
        1);
  }

  LocalDate last() {
    return RawFixes.date(end - 1);
  }
}
