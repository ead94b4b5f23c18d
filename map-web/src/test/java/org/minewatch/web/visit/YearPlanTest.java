package org.minewatch.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.minewatch.web.visit.YearPlan.Demand;

/** The days that are drawn: everything falls due in time, and nothing is drawn for nothing. */
class YearPlanTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
  private static final FrequencyTable TABLE = FrequencyTable.load(Optional.empty());

  private static Frequency line(String code) {
    return TABLE.lines().stream().filter(l -> l.code().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void everythingFallsDueInTimeWhateverIsThereAlready() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int days = List.of(7, 15, 30).get(random.nextInt(3));
      TreeSet<LocalDate> there = new TreeSet<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        there.add(FIRST.minusDays(40).plusDays(random.nextInt(400)));
      }
      LocalDate from = FIRST.plusDays(random.nextInt(200));
      TreeSet<LocalDate> added =
          new YearPlan(random)
              .draw(
                  List.of(
                      new Demand(line("county-month"), days, there),
                      new Demand(line("county-class"), days, there)),
                  from,
                  LAST);
      String of = "seed " + seed;
      assertThat(added).as(of).allMatch(d -> !d.isBefore(from) && !d.isAfter(LAST));
      TreeSet<LocalDate> all = new TreeSet<>(there);
      all.addAll(added);
      for (LocalDate m = Period.MONTH.firstDay(from); !m.isAfter(LAST); m = m.plusMonths(1)) {
        assertThat(all.subSet(m, m.plusMonths(1))).as(of + ", " + m).isNotEmpty();
      }
      LocalDate before = null;
      for (LocalDate day : all.tailSet(from)) {
        if (before != null) {
          assertThat(ChronoUnit.DAYS.between(before, day))
              .as(of + ", " + day)
              .isLessThanOrEqualTo(days);
        }
        before = day;
      }
    }
  }

  @Test
  void theDaysCannotBeReckonedFromOutside() {
    List<Integer> days = new ArrayList<>();
    for (int seed = 0; seed < 200; seed++) {
      days.add(
          new YearPlan(new Random(seed))
              .draw(List.of(new Demand(line("city-year"), 30, List.of())), FIRST, LAST)
              .first()
              .getDayOfYear());
    }
    assertThat(days).allMatch(d -> d >= 1 && d <= 365);
    assertThat(days.stream().distinct().count()).isGreaterThan(100);
    assertThat(days.stream().mapToInt(d -> d).average().orElseThrow()).isBetween(150.0, 215.0);
  }
}
