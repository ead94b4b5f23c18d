package org.minewatch.presence;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.presence.clean.PaddedTracks;

/**
 * Makes the facts of days out of joined, placed and marked fixes.
 *
 * <p>How a night is worked out:
 *
 * <pre>{@code
 * DayTracks day = DayTracks.of(date, fixes, zone, network, readers, cleaning);   // of each day's file
 * PaddedTracks tracks = PaddedTracks.of(days, date, date, zone, cleaning);       // with padding
 * PlacedFixes placed = new FixPlacer(network, readers).place(tracks.fixes());
 * FixMarker.mark(tracks, placed, cleaning);
 * List<PresenceDay> facts = Presence.of(tracks, placed, readers, mouths, areas, rules);
 * }</pre>
 */
public final class Presence {
  private Presence() {}

  /**
   * The facts of each of the joined days.
   *
   * @param placed the places of {@link PaddedTracks#fixes()} on the network of the night
   * @param areas in which heads are counted
   */
  public static List<PresenceDay> of(
      PaddedTracks tracks,
      PlacedFixes placed,
      ReaderPlaces readers,
      Mouths mouths,
      List<CountedArea> areas,
      PresenceRules rules) {
    if (placed.fixes() != tracks.fixes()) {
      throw new IllegalArgumentException("these are the places of other fixes");
    }
    PartFixes part = new PartFixes(tracks, placed);
    PeriodFinder periods = new PeriodFinder(part, mouths, rules);
    StaySearch stays = new StaySearch(part, rules);
    PassageFinder passages =
        new PassageFinder(part, new PassagePoints(placed.network(), readers), rules);
    SilenceFinder silences = new SilenceFinder(part, rules);
    List<DayFacts> days = new ArrayList<>();
    for (int d = 0; d < tracks.days(); d++) {
      days.add(new DayFacts(tracks, d, part, periods, areas, rules));
    }
    for (int p = 0; p < tracks.parts(); p++) {
      part.read(p);
      for (PeriodFinder.Span span : periods.find()) {
        InMinePeriod period = periods.period(span);
        days.forEach(d -> d.addSpan(span, period));
        silences.gaps(span, gap -> days.forEach(d -> d.addGap(gap)));
      }
      stays.find(stay -> days.forEach(d -> d.addStay(stay)));
      passages.find(passage -> days.forEach(d -> d.addPassage(passage)));
      silences.frozen(spell -> days.forEach(d -> d.addFrozen(spell)));
    }
    return days.stream().map(DayFacts::finish).toList();
  }
}
