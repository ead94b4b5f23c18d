package org.minewatch.presence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.minewatch.network.FixPlacer;
import org.minewatch.network.PlacedFixes;
import org.minewatch.presence.clean.CleaningRules;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.presence.clean.FixMarker;
import org.minewatch.presence.clean.PaddedTracks;

/** Works out days of a test mine as a night does. */
record Night(PaddedTracks tracks, PlacedFixes placed, List<PresenceDay> days) {

  static Night of(
      DrawnMine mine,
      Collection<DayTracks> files,
      LocalDate first,
      LocalDate last,
      Mouths mouths,
      List<CountedArea> areas) {
    PaddedTracks tracks = PaddedTracks.of(files, first, last, RawFixes.ZONE, CleaningRules.DEFAULT);
    PlacedFixes placed = new FixPlacer(mine.network(), mine.places()).place(tracks.fixes());
    FixMarker.mark(tracks, placed, CleaningRules.DEFAULT);
    return new Night(
        tracks,
        placed,
        Presence.of(tracks, placed, mine.places(), mouths, areas, PresenceRules.DEFAULT));
  }

  /** Every number of a day's facts as text; equal texts are equal bytes. */
  static String text(PresenceDay day) {
    StringBuilder s = new StringBuilder();
    s.append(day.date()).append('\n');
    day.periods().forEach(f -> s.append(f).append('\n'));
    day.passages().forEach(f -> s.append(f).append('\n'));
    day.stays().forEach(f -> s.append(f).append('\n'));
    day.gaps().forEach(f -> s.append(f).append('\n'));
    day.frozen().forEach(f -> s.append(f).append('\n'));
    day.coverage().counts().forEach(f -> s.append(f).append('\n'));
    s.append(day.time()).append('\n');
    Headcount h = day.headcount();
    for (int k = 0; k < h.steps(); k++) {
      s.append(h.timeMillis(k)).append(' ').append(h.placed(k)).append(' ').append(h.open(k));
      s.append(' ').append(h.unseen(k));
      for (int a = 0; a < h.areas().size(); a++) {
        s.append(' ').append(h.inside(a, k)).append('+').append(h.perhaps(a, k));
      }
      s.append('\n');
    }
    return s.toString();
  }
}
