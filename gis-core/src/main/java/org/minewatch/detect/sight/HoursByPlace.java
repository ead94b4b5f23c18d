package org.minewatch.detect.sight;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.network.PlaceBasis;
import org.minewatch.network.PlacedFixes;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.presence.PresenceDay;
import org.minewatch.presence.PresenceRules;
import org.minewatch.sight.PeopleSeen;
import org.minewatch.track.FixColumns;

/**
 * Adds up the time of everybody underground by what the reading at its beginning says of the place:
 * one pass over the night's fixes, with the same times and silences as {@link PresenceDay#time()}.
 */
final class HoursByPlace {
  private static final double MILLIS_AN_HOUR = 3_600_000.0;

  private final FixColumns fixes;
  private final PlacedFixes placed;
  private long onRoad;
  private long nearReader;
  private long severalRoads;
  private long offRoad;
  private long unplaced;
  private long unheard;
  private long byDrawing;

  private HoursByPlace(Tracks tracks) {
    fixes = tracks.fixes();
    placed = tracks.placed();
  }

  static PeopleSeen of(Tracks tracks, PresenceDay day, MineNight night) {
    HoursByPlace hours = new HoursByPlace(tracks);
    Map<String, List<InMinePeriod>> periods =
        day.periods().stream().collect(Collectors.groupingBy(InMinePeriod::cardId));
    Map<String, Integer> at = new HashMap<>();
    Set<String> cards = new HashSet<>();
    long start = night.startOf(night.night()).toInstant().toEpochMilli();
    long end = night.end().toInstant().toEpochMilli();
    for (int part = 0; part < tracks.clean().parts(); part++) {
      String card = tracks.clean().cardId(part);
      cards.add(card);
      // Periods of a card come in the order of time, and so do its parts.
      List<InMinePeriod> own = periods.getOrDefault(card, List.of());
      int next = at.getOrDefault(card, 0);
      int before = -1;
      for (int i = tracks.clean().partStart(part); i < tracks.clean().partStart(part + 1); i++) {
        if ((hours.fixes.marks(i) & FixColumns.NO_TIME) != 0) {
          continue;
        }
        if (before >= 0) {
          long from = hours.fixes.timeMillis(before);
          long to = hours.fixes.timeMillis(i);
          while (next < own.size() && own.get(next).leftMillis() < to) {
            next++;
          }
          if (next < own.size() && own.get(next).enteredMillis() <= from) {
            boolean silent = to - from > PresenceRules.DEFAULT.silenceMillis();
            hours.add(before, silent, Math.min(end, to) - Math.max(start, from));
          }
        }
        before = i;
      }
      at.put(card, next);
    }
    return hours.seen(cards.size());
  }

  private void add(int i, boolean silent, long millis) {
    if (millis <= 0) {
      return;
    }
    if (silent) {
      unheard += millis;
    } else if (!placed.isPlaced(i)) {
      unplaced += millis;
    } else if (placed.isSegment(i)) {
      nearReader += millis;
    } else if (placed.isAmbiguous(i) || (fixes.marks(i) & FixColumns.MARK_JUMP) != 0) {
      severalRoads += millis;
    } else if (placed.isUnmatched(i)) {
      offRoad += millis;
    } else {
      onRoad += millis;
      byDrawing += placed.basis(i) == PlaceBasis.DRAWN_STATION ? millis : 0;
    }
  }

  private PeopleSeen seen(int cards) {
    return new PeopleSeen(
        cards,
        onRoad / MILLIS_AN_HOUR,
        nearReader / MILLIS_AN_HOUR,
        severalRoads / MILLIS_AN_HOUR,
        offRoad / MILLIS_AN_HOUR,
        unplaced / MILLIS_AN_HOUR,
        unheard / MILLIS_AN_HOUR,
        byDrawing / MILLIS_AN_HOUR);
  }
}
