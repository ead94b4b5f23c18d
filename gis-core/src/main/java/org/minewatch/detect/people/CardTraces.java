package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.network.PlacedFixes;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * The readings of a night's cards as they can be held against each other: coordinates, or a
 * distance from the same station. What a zone reader says is left out: everybody near it reads the
 * same.
 */
final class CardTraces {
  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final List<CardTrace> traces;
  private final boolean byZone;

  private CardTraces(FixColumns fixes, PlacedFixes placed, List<CardTrace> traces, boolean byZone) {
    this.fixes = fixes;
    this.placed = placed;
    this.traces = traces;
    this.byZone = byZone;
  }

  static CardTraces of(MineNight night) {
    Tracks tracks = night.tracks().orElseThrow();
    FixColumns fixes = tracks.fixes();
    Set<String> zoneIds = new HashSet<>();
    for (Reader r : night.readers()) {
      if (r.kind() == Reader.Kind.ZONE) {
        zoneIds.add(r.readerId());
      }
    }
    boolean[] zone = new boolean[fixes.readers().size()];
    for (int r = 0; r < zone.length; r++) {
      zone[r] = zoneIds.contains(fixes.readers().get(r));
    }
    List<CardTrace> traces = new ArrayList<>();
    long all = 0;
    long zonal = 0;
    for (int part = 0; part < tracks.clean().parts(); part++) {
      int from = tracks.clean().partStart(part);
      int to = tracks.clean().partStart(part + 1);
      int[] rows = new int[to - from];
      int size = 0;
      for (int i = from; i < to; i++) {
        if ((fixes.marks(i) & (FixColumns.NO_TIME | FixColumns.MARK_JUMP)) != 0) {
          continue;
        }
        all++;
        boolean said = fixes.hasPlace(i) || fixes.reader(i) >= 0 && !zone[fixes.reader(i)];
        if (said && (fixes.hasPlace(i) || !Float.isNaN(fixes.distance(i)))) {
          rows[size++] = i;
        } else {
          zonal++;
        }
      }
      if (size > 1) {
        traces.add(
            new CardTrace(
                tracks.clean().cardId(part),
                fixes,
                tracks.placed(),
                java.util.Arrays.copyOf(rows, size)));
      }
    }
    return new CardTraces(fixes, tracks.placed(), traces, all > 0 && zonal > 0.9 * all);
  }

  /** In the order of cards, then time; a card has one for each time underground. */
  List<CardTrace> traces() {
    return traces;
  }

  /** Whether nearly all readings are of zone readers. */
  boolean isByZone() {
    return byZone;
  }
}
