package org.minewatch.web.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.replay.After;
import org.minewatch.replay.Before;
import org.minewatch.replay.PlaceKind;
import org.minewatch.replay.ReplayWriter;

/** Made-up films of the first mine of {@link SampleNight}, as {@code nightly} writes them. */
public final class SampleFilm {
  private static final int DAY = 86_400;
  private static final int ROADS = 9;
  private static final double BETWEEN_ROADS = 150;

  private SampleFilm() {}

  /** The sample night with a film of its first mine. */
  public static NightContent night(Path film) {
    NightContent c = SampleNight.of(SampleNight.NIGHT, "f".repeat(64));
    return new NightContent(
        c.night(),
        c.regionName(),
        c.timeZone(),
        c.productVersion(),
        c.ruleSetVersion(),
        c.contentHash(),
        c.mines(),
        c.findings(),
        c.judgements(),
        c.licences(),
        c.rejections(),
        c.features(),
        c.reportHtml(),
        List.of(new NightContent.ReplayRow(SampleNight.MINE, film)));
  }

  /** Writes a film of so many people who are underground all day, read every 30 seconds. */
  public static Path write(Path folder, int people) throws IOException {
    ByteBuffer bytes = walks(people, 1);
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    return Files.write(folder.resolve("film-" + people + ".bin"), content);
  }

  private static ReplayWriter writer(double[] origin) {
    ReplayWriter writer =
        new ReplayWriter(
            new ReplayWriter.Head(
                start(SampleNight.NIGHT), DAY, 1000, 600, 35, (int) origin[0], (int) origin[1]));
    String[] names = {"夜班", "早班", "中班"};
    for (int s = 0; s < names.length; s++) {
      writer.shift(
          names[s], SampleNight.NIGHT.toString(), s * 28_800L, 28_800, OptionalInt.of(160 + s));
    }
    for (int r = 0; r < ROADS; r++) {
      for (int k = 0; k < 4; k++) {
        writer.station(
            "R" + r + k,
            true,
            true,
            (int) origin[0] - 600 + 400 * k,
            (int) origin[1] + (r - ROADS / 2) * BETWEEN_ROADS);
      }
    }
    return writer;
  }

  static long start(LocalDate night) {
    return night.atStartOfDay(ZoneId.of("Asia/Shanghai")).toEpochSecond();
  }

  /**
   * People who walk along nine parallel roads and one across, stand at work, ride, and now and then
   * are not heard, or fit several roads or none.
   */
  static ByteBuffer walks(int people, long seed) {
    return walks(people, seed, MineFrame.of(CrsCatalogue.get(4523)).fromLonLat(103.81, 25.51));
  }

  static ByteBuffer walks(int people, long seed, double[] origin) {
    ReplayWriter writer = writer(origin);
    int east0 = (int) origin[0];
    int north0 = (int) origin[1];
    for (int p = 0; p < people; p++) {
      Random random = new Random(seed * 1000 + p);
      writer.card("card-%04d".formatted(p), p % 7 == 0 ? "瓦检员" : "掘进工", "掘进一队", p % 50 == 0);
      int road = random.nextInt(ROADS);
      double east = random.nextInt(1400) - 700;
      double north = (road - ROADS / 2) * BETWEEN_ROADS;
      double target = east;
      boolean across = false;
      Before before = Before.ENTERED;
      for (int t = random.nextInt(30); t < DAY; t += 30) {
        if (random.nextInt(2000) == 0) {
          t += 1200 + random.nextInt(3000);
          before = Before.values()[Before.GAP_NO_COVERAGE.ordinal() + random.nextInt(5)];
        }
        if (t >= DAY) {
          break;
        }
        if (Math.abs(east - target) < 40 && !across && random.nextInt(40) == 0) {
          across = random.nextInt(3) == 0;
          road = across ? random.nextInt(ROADS) : road;
          target = across ? 0 : random.nextInt(1400) - 700;
        }
        double step = 30 * (0.6 + random.nextDouble());
        if (Math.abs(east - target) > step) {
          east += Math.signum(target - east) * step;
        } else if (across) {
          double to = (road - ROADS / 2) * BETWEEN_ROADS;
          north += Math.abs(to - north) > step ? Math.signum(to - north) * step : to - north;
          across = to != north;
        }
        PlaceKind kind =
            p % 20 == 3 ? PlaceKind.OPEN : p % 20 == 7 ? PlaceKind.OFF_ROAD : PlaceKind.ROAD;
        writer.moment(
            t,
            kind,
            before,
            t + 30 >= DAY ? After.FILES_END : After.GOES_ON,
            east0 + east + random.nextGaussian(),
            north0 + north + random.nextGaussian(),
            1200 + east / 50,
            kind == PlaceKind.OFF_ROAD ? 37.5 : Double.NaN);
        before = Before.HEARD;
      }
    }
    return writer.finish();
  }

  /** A short film whose every number a reader can be asked for. */
  public static ByteBuffer small() {
    ReplayWriter writer =
        new ReplayWriter(
            new ReplayWriter.Head(
                start(SampleNight.NIGHT), DAY, 100, 600, 35, 35_380_000, 2_822_000));
    writer.shift("夜班", "2026-02-28", -7200, 28_800, OptionalInt.of(3));
    writer.shift("早班", "2026-03-01", 21_600, 28_800, OptionalInt.empty());
    writer.station("R001", true, true, 35_380_010.5, 2_821_900);
    writer.station("R002", false, false, 35_379_000, 2_822_500.2);
    writer.card("甲-001", "瓦检员", "通风队", true);
    moment(writer, 36_005, PlaceKind.ROAD, Before.ENTERED, After.GOES_ON, 0, 0, 1201.5, 0);
    moment(writer, 36_305, PlaceKind.ROAD, Before.HEARD, After.GOES_ON, 40, -5, 1200.9, 0);
    moment(writer, 36_605, PlaceKind.ROAD, Before.HEARD, After.GOES_ON, 40, 35, Double.NaN, 0);
    moment(writer, 60_000, PlaceKind.OPEN, Before.GAP_AT_SEAL, After.GOES_ON, -900, 35, 1190, 0);
    moment(
        writer,
        60_300,
        PlaceKind.OFF_ROAD,
        Before.HEARD,
        After.GOES_ON,
        -910,
        35,
        Double.NaN,
        12.34);
    moment(writer, 60_600, PlaceKind.NOWHERE, Before.HEARD, After.GOES_ON, 0, 0, Double.NaN, 0);
    moment(
        writer,
        60_900,
        PlaceKind.BEYOND_END,
        Before.HEARD,
        After.LEFT,
        -90_000,
        80_000,
        -250.3,
        Double.NaN);
    writer.card("乙-002", "", "", false);
    moment(writer, 100, PlaceKind.NEAR, Before.FIRST_HEARD, After.GOES_ON, 10.5, -100, 1200, 0);
    moment(writer, 9_000, PlaceKind.NEAR, Before.HEARD, After.LOST, 10.5, -100, 1200, 0);
    writer.card("丙-003", "电工", "", false);
    return writer.finish();
  }

  private static void moment(
      ReplayWriter writer,
      long ticks,
      PlaceKind kind,
      Before before,
      After after,
      double east,
      double north,
      double elevation,
      double miss) {
    writer.moment(
        ticks, kind, before, after, 35_380_000 + east, 2_822_000 + north, elevation, miss);
  }
}
