package org.minewatch.track.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.track.FixColumns;

class StayFinderTest {
  private static final long MINUTE = 60_000;
  private static final StayRule RULE = new StayRule(30, 10 * MINUTE);

  /** One person's fixes in mine 0, each {minute, x, y}. */
  private static ArrivedFixes fixes(double[]... rows) {
    long[] millis = Arrays.stream(rows).mapToLong(r -> (long) (r[0] * MINUTE)).toArray();
    double[] x = Arrays.stream(rows).mapToDouble(r -> r[1]).toArray();
    double[] y = Arrays.stream(rows).mapToDouble(r -> r[2]).toArray();
    return new ArrivedFixes(1, new int[rows.length], millis, new int[rows.length], x, y);
  }

  private static double[] at(double minute, double x, double y) {
    return new double[] {minute, x, y};
  }

  private static Stays stays(StayRule rule, double[]... rows) {
    return new StayFinder(rule).ofArrived(fixes(rows), 1);
  }

  @Test
  void aStayTellsItsMeanPlaceItsTimesItsSpreadAndItsRows() {
    Stays s = stays(RULE, at(0, 500_000, 10), at(5, 500_006, 10), at(10, 500_006, 18));
    assertThat(s.size()).isEqualTo(1);
    assertThat(s.fromMillis(0)).isZero();
    assertThat(s.toMillis(0)).isEqualTo(10 * MINUTE);
    assertThat(s.easting(0)).isCloseTo(500_004, within(1e-6));
    assertThat(s.northing(0)).isCloseTo(38 / 3.0, within(1e-9));
    // Squares from the mean: 16 + 64/9, 4 + 64/9, 4 + 256/9.
    assertThat(s.spreadMetres(0)).isCloseTo(Math.sqrt((24 + 384 / 9.0) / 3), within(1e-5));
    assertThat(s.count(0)).isEqualTo(3);
    assertThat(s.firstRow(0)).isZero();
    assertThat(s.lastRow(0)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"10, 30, 1", "9.99, 30, 0", "10, 30.001, 0"})
  void theLeastTimeAndTheRadiusBelongToAStay(double minutes, double metres, int count) {
    assertThat(stays(RULE, at(0, 0, 0), at(minutes, metres, 0)).size()).isEqualTo(count);
  }

  @Test
  void whoWalksInAndSitsDownStaysFromTheFirstFixWithinReach() {
    Stays s = stays(RULE, at(0, 0, 0), at(1, 20, 0), at(2, 40, 0), at(11, 45, 0), at(13, 90, 0));
    assertThat(s.size()).isEqualTo(1);
    assertThat(s.fromMillis(0)).isEqualTo(MINUTE);
    assertThat(s.toMillis(0)).isEqualTo(11 * MINUTE);
  }

  @Test
  void oneFixAwayEndsAStay() {
    Stays s = stays(RULE, at(0, 0, 0), at(10, 0, 0), at(11, 31, 0), at(12, 0, 0), at(22, 0, 0));
    assertThat(s.size()).isEqualTo(2);
    assertThat(s.toMillis(0)).isEqualTo(10 * MINUTE);
    assertThat(s.fromMillis(1)).isEqualTo(12 * MINUTE);
  }

  @Test
  void aSilenceLongerThanAllowedEndsAStay() {
    double[][] rows = {at(0, 0, 0), at(4, 0, 0), at(8, 0, 0), at(13, 0, 0), at(17, 0, 0)};
    assertThat(stays(new StayRule(30, 8 * MINUTE, 5 * MINUTE), rows).count(0)).isEqualTo(5);
    Stays s = stays(new StayRule(30, 8 * MINUTE, 4 * MINUTE), rows);
    assertThat(s.size()).isEqualTo(1);
    assertThat(s.count(0)).isEqualTo(3);
  }

  @Test
  void aChangeOfMineEndsAStay() {
    ArrivedFixes f =
        new ArrivedFixes(
            1,
            new int[3],
            new long[] {0, 5 * MINUTE, 10 * MINUTE},
            new int[] {1, 1, 2},
            z(3),
            z(3));
    assertThat(new StayFinder(RULE).ofArrived(f, 1).size()).isZero();
  }

  private static double[] z(int n) {
    return new double[n];
  }

  @Test
  void aFixWithoutAPlaceIsPassedOver() {
    Stays s = stays(RULE, at(0, 0, 0), at(5, Double.NaN, 0), at(6, 0, 1e308 * 10), at(10, 0, 0));
    assertThat(s.count(0)).isEqualTo(2);
    assertThat(s.lastRow(0)).isEqualTo(3);
  }

  @Test
  void aNumberBeyondThePersonsIsRefusedWithItsRow() {
    ArrivedFixes f = new ArrivedFixes(3, new int[] {0, 3}, new long[2], new int[2], z(2), z(2));
    assertThatThrownBy(() -> new StayFinder(RULE).ofArrived(f, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fix 1 is of person 3 of 3");
  }

  @Test
  void timesMayBeEqualWhereAnyLengthOfStayCounts() {
    Stays s = stays(new StayRule(30, 0), at(1, 0, 0), at(1, 50, 0), at(1, 60, 0));
    assertThat(s.size()).isEqualTo(2);
    assertThat(s.count(1)).isEqualTo(2);
  }

  @Test
  void noFixesMakeNoStays() {
    assertThat(stays(RULE).size()).isZero();
  }

  @Test
  void aMineDayLeavesOutMarkedFixes() {
    double[] x = {0, 0, 500, 0, 0, 0};
    FixColumns day =
        new FixColumns(
            List.of("a", "b"),
            List.of(),
            new int[] {0, 0, 0, 0, 1, 1},
            new long[] {0, 5 * MINUTE, 6 * MINUTE, 12 * MINUTE, 0, 10 * MINUTE},
            x,
            z(6),
            new float[6],
            new float[6],
            new int[6],
            new float[6],
            new byte[6]);
    StayFinder finder = new StayFinder(RULE);
    assertThat(finder.ofDay(day, 0).size()).isEqualTo(1);
    day.mark(2, FixColumns.MARK_JUMP);
    Stays s = finder.ofDay(day, FixColumns.MARK_JUMP | FixColumns.MARK_DUPLICATE);
    assertThat(s.size()).isEqualTo(2);
    assertThat(s.person(0)).isZero();
    assertThat(s.count(0)).isEqualTo(3);
    assertThat(s.lastRow(0)).isEqualTo(3);
    assertThat(s.person(1)).isEqualTo(1);
    assertThat(s.firstRow(1)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsWhatTheDefinitionSaysInAnyOrderOfRowsWithAnyThreads(long seed) {
    Random random = new Random(seed);
    int persons = 1 + random.nextInt(400);
    ArrivedFixes f = Movements.of(random, persons, 20_000);
    StayRule rule =
        new StayRule(
            10 + random.nextInt(40),
            random.nextInt(15) * MINUTE,
            random.nextBoolean() ? Long.MAX_VALUE : 10 * MINUTE);
    List<NaiveStays.Found> expected = NaiveStays.of(f, rule);
    StayFinder finder = new StayFinder(rule);
    assertThat(expected).as("seed %d", seed).isNotEmpty();
    for (int threads = 1; threads <= 3; threads++) {
      List<NaiveStays.Found> found = NaiveStays.of(finder.ofArrived(f, threads));
      agree(seed, found, expected);
      assertThat(NaiveStays.of(finder.ofArrived(Movements.shuffled(f, random), threads)))
          .as("seed %d, shuffled", seed)
          .isEqualTo(found);
    }
  }

  private static void agree(
      long seed, List<NaiveStays.Found> found, List<NaiveStays.Found> expected) {
    assertThat(found).as("seed %d", seed).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      NaiveStays.Found a = found.get(i);
      NaiveStays.Found b = expected.get(i);
      assertThat(a.x()).as("seed %d, stay %d", seed, i).isCloseTo(b.x(), within(1e-6));
      assertThat(a.y()).as("seed %d, stay %d", seed, i).isCloseTo(b.y(), within(1e-6));
      assertThat(new NaiveStays.Found(a.person(), a.mine(), a.from(), a.to(), a.count(), 0, 0))
          .as("seed %d, stay %d", seed, i)
          .isEqualTo(new NaiveStays.Found(b.person(), b.mine(), b.from(), b.to(), b.count(), 0, 0));
    }
  }
}
