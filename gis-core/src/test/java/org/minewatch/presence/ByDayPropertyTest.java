package org.minewatch.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/** Days worked out one by one, with their padding, are the days of one full run, byte for byte. */
class ByDayPropertyTest {
  private static final int DAYS = 8;

  static List<Long> seeds() {
    String given = System.getProperty("minewatch.seed", "");
    if (!given.isEmpty()) {
      return List.of(Long.parseLong(given));
    }
    List<Long> seeds = new ArrayList<>();
    for (long s = 1; s <= 6; s++) {
      seeds.add(s);
    }
    return seeds;
  }

  private static List<CountedArea> areas() {
    GeometryFactory factory = new GeometryFactory();
    return List.of(
        new CountedArea("face", factory.toGeometry(new Envelope(590, 610, 200, 410))),
        new CountedArea("main", factory.toGeometry(new Envelope(-10, 1_410, -10, 10))));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void daysOneByOneAreTheDaysOfOneRun(long seed) {
    RandomShifts shifts = new RandomShifts(seed, DAYS, 8);
    List<DayTracks> forCounts = shifts.fixes.days(shifts.mine);
    LocalDate last = shifts.last();
    Mouths nowhere = Mouths.of(List.of(), List.of(), PresenceRules.DEFAULT);
    Night counting = Night.of(shifts.mine, forCounts, RandomShifts.FIRST, last, nowhere, List.of());
    Mouths mouths =
        Mouths.of(
            List.of(), Mouths.count(counting.tracks(), counting.placed()), PresenceRules.DEFAULT);

    List<DayTracks> all = shifts.fixes.days(shifts.mine);
    Night full = Night.of(shifts.mine, all, RandomShifts.FIRST, last, mouths, areas());
    all.forEach(full.tracks()::copyMarks);

    List<DayTracks> again = shifts.fixes.days(shifts.mine);
    CoverageModel learned = CoverageModel.EMPTY;
    for (int d = 0; d < DAYS; d++) {
      LocalDate date = RandomShifts.FIRST.plusDays(d);
      List<DayTracks> some =
          again.stream()
              .filter(f -> !f.date().isBefore(date.minusDays(PaddedTracks.PADDING_DAYS)))
              .filter(f -> !f.date().isAfter(date.plusDays(PaddedTracks.PADDING_DAYS)))
              .toList();
      Night night = Night.of(shifts.mine, some, date, date, mouths, areas());
      assertThat(Night.text(night.days().get(0)))
          .as("facts of %s, seed %d", date, seed)
          .isEqualTo(Night.text(full.days().get(d)));
      some.forEach(night.tracks()::copyMarks);
      learned = night.days().get(0).coverage().plus(learned);
    }
    assertThat(marks(again)).as("marks, seed %d", seed).isEqualTo(marks(all));
    CoverageModel together =
        full.days().stream()
            .map(PresenceDay::coverage)
            .reduce(CoverageModel.EMPTY, CoverageModel::plus);
    assertThat(learned).isEqualTo(together);
    assertThat(CoverageModel.of(learned.counts())).isEqualTo(together);
    assertThat(full.days().stream().mapToInt(x -> x.stays().size()).sum())
        .as("stays, seed %d", seed)
        .isGreaterThan(20);
  }

  private static String marks(List<DayTracks> files) {
    StringBuilder s = new StringBuilder();
    for (DayTracks f : files) {
      FixColumns fixes = f.fixes();
      for (int i = 0; i < fixes.size(); i++) {
        s.append(fixes.cardId(i)).append(' ').append(fixes.timeMillis(i)).append(' ');
        s.append(fixes.rawTimeMillis(i)).append(' ').append(fixes.marks(i)).append('\n');
      }
    }
    return s.toString();
  }
}
