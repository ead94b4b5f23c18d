package org.minewatch.presence.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * Finds the stations whose clocks differ from those of their neighbours, from cards that are handed
 * over in both directions. Stations whose clocks agree within what can be told keep one clock; of
 * clocks that are linked by handovers the one that read most fixes is right.
 *
 * <p>Limits: a difference longer than about half of what cards stay at a station turns visits round
 * and is not found, nor one that all stations share; a pair of stations passed in one direction
 * only says nothing.
 */
final class DayClocks {
  private static final long MOST_GAP_MILLIS = 900_000;

  private final FixColumns fixes;
  private final RoadwayNetwork network;
  private final CleaningRules rules;
  private final ReaderPlace[] places;
  private final long[] read;
  private final Map<Long, Handovers> pairs = new TreeMap<>();

  private DayClocks(
      FixColumns fixes, RoadwayNetwork network, ReaderPlaces readers, CleaningRules rules) {
    this.fixes = fixes;
    this.network = network;
    this.rules = rules;
    places =
        fixes.readers().stream()
            .map(id -> readers.find(id).orElse(null))
            .toArray(ReaderPlace[]::new);
    read = new long[places.length];
  }

  /** The stations of a day whose clocks are wrong, by id. */
  static List<StationClock> find(
      FixColumns fixes, RoadwayNetwork network, ReaderPlaces readers, CleaningRules rules) {
    DayClocks clocks = new DayClocks(fixes, network, readers, rules);
    clocks.gather();
    return clocks.settle();
  }

  private void gather() {
    StationVisits visits = new StationVisits(fixes, rules.silenceMillis());
    for (int from = 0; from < fixes.size(); ) {
      int to = from;
      for (; to < fixes.size() && fixes.card(to) == fixes.card(from); to++) {
        if (fixes.reader(to) >= 0) {
          read[fixes.reader(to)]++;
        }
      }
      List<StationVisits.Visit> ofCard = visits.of(from, to);
      for (int k = 1; k < ofCard.size(); k++) {
        handover(ofCard.get(k - 1), ofCard.get(k));
      }
      from = to;
    }
  }

  private void handover(StationVisits.Visit a, StationVisits.Visit b) {
    long gap = b.from() - a.to();
    if (a.reader() == b.reader() || Math.abs(gap) > MOST_GAP_MILLIS) {
      return;
    }
    double way = way(a.reader(), b.reader());
    if (Double.isNaN(way)) {
      return;
    }
    double uncovered =
        Math.max(0, way - reach(a.reader(), a.lastRow()) - reach(b.reader(), b.firstRow()));
    int low = Math.min(a.reader(), b.reader());
    int high = Math.max(a.reader(), b.reader());
    pairs
        .computeIfAbsent((long) low << 32 | high, k -> new Handovers())
        .add(a.reader() == low ? 0 : 1, gap, uncovered);
  }

  /** Between two stations by road, straight where no road is drawn; NaN when a place is unknown. */
  private double way(int a, int b) {
    ReaderPlace p = places[a];
    ReaderPlace q = places[b];
    if (p == null || q == null || !p.hasPlace() || !q.hasPlace()) {
      return Double.NaN;
    }
    if (p.onNetwork() && q.onNetwork()) {
      NetworkPosition from = p.positions().get(0);
      double way = network.distance(from, q.positions().get(0));
      if (!Double.isInfinite(way)) {
        return way;
      }
    }
    return Math.hypot(
        p.reader().easting().getAsDouble() - q.reader().easting().getAsDouble(),
        p.reader().northing().getAsDouble() - q.reader().northing().getAsDouble());
  }

  private double reach(int reader, int row) {
    double distance = Math.abs(fixes.distance(row));
    Reader r = places[reader].reader();
    return r.kind() == Reader.Kind.ZONE || Double.isNaN(distance) ? r.range().orElse(0) : distance;
  }

  private record Link(int low, int high, long difference, long tolerance, int handovers) {
    int other(int station) {
      return station == low ? high : low;
    }

    /** How much later the clock of a station is than the other one's. */
    long lateness(int station) {
      return station == high ? difference : -difference;
    }
  }

  private List<StationClock> settle() {
    List<Link> links = new ArrayList<>();
    pairs.forEach(
        (key, h) -> {
          if (h.enough(rules.handovers())) {
            links.add(
                new Link(
                    (int) (key >> 32),
                    key.intValue(),
                    h.differenceMillis(),
                    Math.max(rules.clockMillis(), h.toleranceMillis()),
                    h.count()));
          }
        });
    int[] clock = new int[places.length];
    Arrays.setAll(clock, i -> i);
    for (Link l : links) {
      if (Math.abs(l.difference) <= l.tolerance) {
        join(clock, l.low, l.high);
      }
    }
    return shifts(clock, links);
  }

  private static void join(int[] clock, int a, int b) {
    int from = Math.max(clock[a], clock[b]);
    int to = Math.min(clock[a], clock[b]);
    for (int i = 0; i < clock.length; i++) {
      clock[i] = clock[i] == from ? to : clock[i];
    }
  }

  /** Goes from the clocks that read most to those linked with them, the surest link first. */
  private List<StationClock> shifts(int[] clock, List<Link> links) {
    long[] readBy = new long[clock.length];
    for (int i = 0; i < clock.length; i++) {
      readBy[clock[i]] += read[i];
    }
    Integer[] order = new Integer[clock.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong((Integer c) -> -readBy[c]).thenComparing(c -> c));
    boolean[] known = new boolean[clock.length];
    long[] shift = new long[clock.length];
    Link[] by = new Link[clock.length];
    for (int start : order) {
      if (clock[start] == start && !known[start]) {
        known[start] = true;
        spread(clock, links, known, shift, by);
      }
    }
    List<StationClock> found = new ArrayList<>();
    for (int i = 0; i < clock.length; i++) {
      Link l = by[clock[i]];
      if (l != null && Math.abs(shift[clock[i]]) > l.tolerance) {
        found.add(
            new StationClock(fixes.readers().get(i), shift[clock[i]], l.tolerance, l.handovers));
      }
    }
    return found;
  }

  private static void spread(
      int[] clock, List<Link> links, boolean[] known, long[] shift, Link[] by) {
    while (true) {
      Link best = null;
      for (Link l : links) {
        boolean leads = known[clock[l.low]] != known[clock[l.high]];
        if (leads && (best == null || l.handovers > best.handovers)) {
          best = l;
        }
      }
      if (best == null) {
        return;
      }
      int to = known[clock[best.low]] ? best.high : best.low;
      shift[clock[to]] = shift[clock[best.other(to)]] + best.lateness(to);
      by[clock[to]] = best;
      known[clock[to]] = true;
    }
  }
}
