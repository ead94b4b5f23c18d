package org.minewatch.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.presence.clean.PaddedTracks;

/** Gathers the facts that begin on one day. */
final class DayFacts {
  private final PaddedTracks tracks;
  private final int day;

  /** A clock that was corrected may put the first rows of a file this long before its day. */
  private static final long CLOCK_MILLIS = 15 * 60_000L;

  private final long start;
  private final long end;
  private final long beginsFrom;
  private final PresenceRules rules;
  private final Counting counting;
  private final PartCoverage coverage;
  private final List<InMinePeriod> periods = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();
  private final List<SilenceFinder.FoundGap> gaps = new ArrayList<>();
  private final List<SilenceFinder.FoundSpell> frozen = new ArrayList<>();

  DayFacts(
      PaddedTracks tracks,
      int day,
      PartFixes part,
      PeriodFinder periodFinder,
      List<CountedArea> areas,
      PresenceRules rules) {
    this.tracks = tracks;
    this.day = day;
    this.rules = rules;
    start = tracks.dayStart(day);
    end = tracks.dayStart(day + 1);
    // With the day before at hand such a fact is told by that day.
    beginsFrom = tracks.isFirstFile(day) ? start - CLOCK_MILLIS : start;
    counting = new Counting(part, periodFinder, areas, start, end, rules.stepMillis());
    coverage = new PartCoverage(part, start, end, rules);
  }

  private boolean begins(long t) {
    return t >= beginsFrom && t < end;
  }

  void addSpan(PeriodFinder.Span span, InMinePeriod period) {
    if (begins(period.enteredMillis())) {
      periods.add(period);
    }
    if (period.enteredMillis() < end && period.leftMillis() >= start) {
      counting.add(span);
      coverage.add(span);
    }
  }

  void addGap(SilenceFinder.FoundGap gap) {
    if (begins(gap.gap().fromMillis())) {
      gaps.add(gap);
    }
  }

  void addStay(Stay stay) {
    if (begins(stay.fromMillis())) {
      stays.add(stay);
    }
  }

  void addPassage(Passage passage) {
    if (begins(passage.timeMillis())) {
      passages.add(passage);
    }
  }

  void addFrozen(SilenceFinder.FoundSpell spell) {
    if (begins(spell.spell().fromMillis())) {
      frozen.add(spell);
    }
  }

  PresenceDay finish() {
    return new PresenceDay(
        tracks.date(day),
        periods,
        passages,
        stays,
        judgedGaps(),
        judgedSpells(),
        counting.heads(),
        coverage.model(),
        counting.time());
  }

  private List<Gap> judgedGaps() {
    Witnesses witnesses = new Witnesses(tracks, start, end, i -> Stretch.key(tracks.fixes(), i));
    Witnesses atStations =
        new Witnesses(tracks, start, end, i -> SilenceFinder.stationKey(tracks.fixes(), i));
    Map<Long, List<SilenceFinder.FoundGap>> byStation = new HashMap<>();
    for (SilenceFinder.FoundGap g : gaps) {
      witnesses.want(g.stretchKey());
      atStations.want(g.stationKey());
      byStation.computeIfAbsent(g.stationKey(), k -> new ArrayList<>()).add(g);
    }
    witnesses.gather();
    atStations.gather();
    List<Gap> judged = new ArrayList<>();
    for (SilenceFinder.FoundGap g : gaps) {
      // Who was lost and found with this card was heard moments later and before.
      long from = g.gap().fromMillis() + rules.togetherMillis();
      long to = g.gap().toMillis() - rules.togetherMillis();
      judged.add(
          g.gap()
              .with(
                  witnesses.others(g.stretchKey(), from, to, g.person()),
                  atStations.others(g.stationKey(), from, to, g.person()),
                  lostWith(g, byStation.get(g.stationKey()))));
    }
    return judged;
  }

  private int lostWith(SilenceFinder.FoundGap gap, List<SilenceFinder.FoundGap> atStation) {
    int count = 0;
    int counted = -1;
    for (SilenceFinder.FoundGap g : atStation) {
      long apart = Math.abs(g.gap().fromMillis() - gap.gap().fromMillis());
      if (apart <= rules.togetherMillis() && g.person() != gap.person() && g.person() != counted) {
        counted = g.person();
        count++;
      }
    }
    return count;
  }

  private List<FrozenSpell> judgedSpells() {
    Witnesses witnesses =
        new Witnesses(tracks, start, end, i -> SilenceFinder.stationKey(tracks.fixes(), i));
    frozen.forEach(f -> witnesses.want(f.stationKey()));
    witnesses.gather();
    List<FrozenSpell> judged = new ArrayList<>();
    for (SilenceFinder.FoundSpell f : frozen) {
      FrozenSpell s = f.spell();
      int[] others =
          witnesses.movedAndStill(f.stationKey(), s.fromMillis(), s.toMillis() + 1, f.person());
      judged.add(
          new FrozenSpell(
              s.cardId(),
              s.readerId(),
              s.fromMillis(),
              s.toMillis(),
              s.readings(),
              others[0],
              others[1]));
    }
    return judged;
  }
}
