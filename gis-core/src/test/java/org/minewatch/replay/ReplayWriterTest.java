package org.minewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayWriterTest {
  private static final ReplayWriter.Head HEAD =
      new ReplayWriter.Head(1_772_640_000, 86_400, 1000, 600, 35, 35_379_300, 2_822_000);

  /** What was given to the writer. */
  private record Given(
      long ticks,
      PlaceKind kind,
      Before before,
      After after,
      double east,
      double north,
      double elevation,
      double miss) {}

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyMomentGivenIsThereOrOnTheLineBetweenThoseThatAre(long seed) {
    List<List<Given>> given = walks(seed);
    ReadReplay film = new ReadReplay(write(given));
    assertThat(film.cards).hasSize(given.size());
    assertThat(film.points).isEqualTo(film.cards.stream().mapToInt(c -> c.moments().size()).sum());
    for (int c = 0; c < given.size(); c++) {
      List<ReadReplay.Moment> kept = film.cards.get(c).moments();
      int k = 0;
      for (Given g : given.get(c)) {
        while (k + 1 < kept.size() && kept.get(k + 1).ticks() <= g.ticks()) {
          k++;
        }
        check(kept, k, g, seed);
      }
      assertThat(marks(kept.stream().map(m -> m.ticks() + " " + m.before() + m.after())))
          .isEqualTo(
              marks(given.get(c).stream().map(m -> m.ticks() + " " + m.before() + m.after())));
    }
  }

  private static List<String> marks(java.util.stream.Stream<String> all) {
    return all.filter(m -> !m.endsWith("HEARDGOES_ON")).toList();
  }

  private static void check(List<ReadReplay.Moment> kept, int k, Given g, long seed) {
    ReadReplay.Moment at = kept.get(k);
    String what = "seed " + seed + " at " + g;
    assertThat(at.kind()).as(what).isEqualTo(g.kind());
    if (g.kind() == PlaceKind.NOWHERE) {
      return;
    }
    double share = 0;
    ReadReplay.Moment next = at;
    if (at.ticks() < g.ticks()) {
      next = kept.get(k + 1);
      share = (double) (g.ticks() - at.ticks()) / (next.ticks() - at.ticks());
      assertThat(next.before()).as(what).isEqualTo(Before.HEARD);
      assertThat(next.kind() == g.kind() || !g.kind().isPoint()).as(what).isTrue();
    }
    if (!g.kind().isPoint()) {
      share = 0;
    }
    double east = at.east() + share * (next.east() - at.east());
    double north = at.north() + share * (next.north() - at.north());
    double least = share == 0 ? 0.08 : ReplayWriter.TOLERANCE_METRES;
    assertThat(Math.hypot(east - g.east(), north - g.north())).as(what).isLessThan(least);
    assertThat(Double.isNaN(at.elevation())).as(what).isEqualTo(Double.isNaN(g.elevation()));
    if (!Double.isNaN(g.elevation())) {
      assertThat(
              share == 0
                  ? at.elevation()
                  : at.elevation() + share * (next.elevation() - at.elevation()))
          .as(what)
          .isCloseTo(g.elevation(), within(0.6));
    }
    if (share == 0 && g.kind().hasMiss()) {
      assertThat(at.miss()).as(what).isCloseTo(g.miss(), within(0.06));
    }
  }

  private static ByteBuffer write(List<List<Given>> walks) {
    ReplayWriter writer = new ReplayWriter(HEAD);
    for (int c = 0; c < walks.size(); c++) {
      writer.card("card-" + c, c % 2 == 0 ? "掘进工" : "", "", c == 3);
      for (Given g : walks.get(c)) {
        writer.moment(
            g.ticks(),
            g.kind(),
            g.before(),
            g.after(),
            HEAD.originEasting() + g.east(),
            HEAD.originNorthing() + g.north(),
            g.elevation(),
            g.miss());
      }
    }
    return writer.finish();
  }

  /** People who walk, stand, ride, vanish, and are read in every way there is. */
  private static List<List<Given>> walks(long seed) {
    Random random = new Random(seed);
    List<List<Given>> walks = new ArrayList<>();
    for (int c = 0; c < 12; c++) {
      List<Given> walk = new ArrayList<>();
      long t = random.nextInt(3000);
      double east = random.nextInt(8000) - 4000;
      double north = random.nextInt(8000) - 4000;
      double speed = 0;
      double turn = 0;
      PlaceKind kind = PlaceKind.ROAD;
      double noise = random.nextInt(3) * random.nextDouble();
      boolean level = true;
      int rows = 1 + random.nextInt(400);
      for (int i = 0; i < rows; i++) {
        Before before = i == 0 ? Before.ENTERED : Before.HEARD;
        long step = 5 + random.nextInt(40) - (random.nextInt(50) == 0 ? 5 : 0);
        if (random.nextInt(60) == 0) {
          step += 600 + random.nextInt(5000);
          before = Before.values()[3 + random.nextInt(5)];
        }
        if (random.nextInt(20) == 0) {
          speed = random.nextInt(3) * random.nextDouble();
          turn = random.nextDouble() * 7;
        }
        if (random.nextInt(15) == 0) {
          kind = PlaceKind.values()[random.nextInt(PlaceKind.values().length)];
        }
        level = random.nextInt(30) == 0 ? !level : level;
        t += random.nextInt(40) == 0 ? 0 : step;
        east += speed * step * Math.cos(turn);
        north += speed * step * Math.sin(turn);
        double e = kind == PlaceKind.NEAR ? Math.rint(east / 300) * 300 : east;
        double n = kind == PlaceKind.NEAR ? 0 : north;
        walk.add(
            new Given(
                t,
                kind,
                before,
                i == rows - 1 ? After.values()[1 + random.nextInt(3)] : After.GOES_ON,
                e + noise * random.nextGaussian() * (kind == PlaceKind.NEAR ? 0 : 1),
                n,
                level ? 1200 + e / 20 : Double.NaN,
                Math.abs(e / 100)));
      }
      walks.add(oneAMoment(walk));
    }
    return walks;
  }

  /** Two readings of one moment cannot be told apart afterwards: keeps the first. */
  private static List<Given> oneAMoment(List<Given> walk) {
    List<Given> kept = new ArrayList<>();
    for (Given g : walk) {
      Given last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null || last.ticks() < g.ticks()) {
        kept.add(g);
      }
    }
    Given last = kept.remove(kept.size() - 1);
    kept.add(
        new Given(
            last.ticks(),
            last.kind(),
            last.before(),
            After.LOST,
            last.east(),
            last.north(),
            last.elevation(),
            last.miss()));
    return kept;
  }

  @Test
  void twoReadingsOfOneMomentApartAreBothKept() {
    ReplayWriter writer = new ReplayWriter(HEAD);
    writer.card("c", "", "", false);
    for (int[] at : new int[][] {{0, 0}, {0, 40}, {30, 0}, {60, 0}}) {
      writer.moment(
          at[0],
          PlaceKind.ROAD,
          Before.HEARD,
          After.GOES_ON,
          HEAD.originEasting() + at[1],
          HEAD.originNorthing(),
          Double.NaN,
          Double.NaN);
    }
    assertThat(new ReadReplay(writer.finish()).cards.get(0).moments())
        .extracting(ReadReplay.Moment::ticks)
        .containsExactly(0L, 0L, 30L, 60L);
  }

  @Test
  void whoStandsStillForHoursTakesTwoMoments() {
    ReplayWriter writer = new ReplayWriter(HEAD);
    writer.card("c", "", "", false);
    for (int t = 0; t < 20_000; t += 30) {
      writer.moment(
          t,
          PlaceKind.ROAD,
          Before.HEARD,
          After.GOES_ON,
          HEAD.originEasting(),
          HEAD.originNorthing(),
          1200,
          0);
    }
    assertThat(new ReadReplay(writer.finish()).points).isEqualTo(2);
  }

  @Test
  void shiftsStationsAndWordsComeBack() {
    ReplayWriter writer = new ReplayWriter(HEAD);
    writer.shift("中班", "2026-03-05", -3600, 28_800, OptionalInt.of(87));
    writer.shift("夜班", "2026-03-05", 25_200, 28_800, OptionalInt.empty());
    writer.station("R1", true, true, HEAD.originEasting() + 12.34, HEAD.originNorthing() - 5);
    writer.station("R2", false, false, HEAD.originEasting() - 100, HEAD.originNorthing());
    writer.station("R3", true, true, Double.NaN, Double.NaN);
    writer.card("甲-1", "瓦检员", "通风队", true);
    ReadReplay film = new ReadReplay(writer.finish());
    assertThat(film.shifts)
        .containsExactly(
            new ReadReplay.Shift("中班", "2026-03-05", -3600, 28_800, 87),
            new ReadReplay.Shift("夜班", "2026-03-05", 25_200, 28_800, -1));
    assertThat(film.stations).extracting(ReadReplay.Station::id).containsExactly("R1", "R2");
    assertThat(film.stations).extracting(ReadReplay.Station::kind).containsExactly(0L, 3L);
    assertThat(film.stations.get(0).east()).isCloseTo(12.3, within(1e-9));
    assertThat(film.cards)
        .containsExactly(new ReadReplay.Card("甲-1", "瓦检员", "通风队", true, List.of()));
  }

  @Test
  void whatIsFarFromTheMineHasNoPlace() {
    ReplayWriter writer = new ReplayWriter(HEAD);
    writer.card("c", "", "", false);
    double[] eastings = {HEAD.originEasting() + 1e7, Double.NaN, Double.POSITIVE_INFINITY};
    for (int i = 0; i < eastings.length; i++) {
      writer.moment(
          i,
          PlaceKind.OFF_ROAD,
          Before.FIRST_HEARD,
          After.GOES_ON,
          eastings[i],
          HEAD.originNorthing(),
          Double.NaN,
          Double.NaN);
    }
    assertThat(new ReadReplay(writer.finish()).cards.get(0).moments())
        .hasSize(3)
        .allSatisfy(m -> assertThat(m.kind()).isEqualTo(PlaceKind.NOWHERE));
  }

  @Test
  void aWindowWithoutLengthIsRefused() {
    assertThatThrownBy(() -> new ReplayWriter.Head(0, 0, 1000, 600, 35, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReplayWriter.Head(0, 60, 7, 600, 35, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
