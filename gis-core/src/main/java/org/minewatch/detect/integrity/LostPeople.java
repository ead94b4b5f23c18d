package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * Stations that fell silent with people at them: everybody who was at work there is lost in the
 * same minutes, nobody is heard there until it ends, and they are heard again. A crew that walks
 * into a place without coverage was not at rest at the station before; a district without people
 * has nobody to lose.
 */
final class LostPeople {
  /** Two snapshots of the slowest rhythm: whoever was there is lost within this time. */
  private static final long TOGETHER_MILLIS = 360_000;

  /** At rest: heard there for this long, and nowhere else. */
  private static final long REST_MILLIS = 1_200_000;

  private static final long LEAST_REST_MILLIS = 720_000;
  private static final double REST_METRES = 60;
  private static final double BACK_METRES = 300;

  private final Tracks tracks;
  private final FixColumns fixes;
  private final Whereabouts where;
  private final List<String> names = new ArrayList<>();
  private final int[] cell;

  /** When each station heard anybody. */
  private final long[][] heard;

  private final boolean[] sorted;
  private final long minMillis;
  private final long dayEnd;

  private LostPeople(MineNight night, Tracks tracks) {
    this.tracks = tracks;
    fixes = tracks.fixes();
    where = Whereabouts.of(night, tracks);
    minMillis = (long) (60_000 * night.parameter("position.outage", "min_minutes"));
    dayEnd = night.end().toInstant().toEpochMilli();
    cell = cells();
    heard = heard();
    sorted = new boolean[heard.length];
  }

  /** A card that was lost where a station fell silent. */
  record Loss(String cardId, int cell, long fromMillis, long toMillis, boolean cameBack, int row) {}

  /**
   * Stations silent together.
   *
   * @param stations that people were lost at
   * @param cards that were lost, at rest before
   * @param back of these, those that were heard again in the night
   */
  record Outage(
      List<String> stations,
      List<String> cards,
      int back,
      long fromMillis,
      long toMillis,
      List<double[]> places) {

    /** Whoever is not heard again may have gone out unheard, or the files end: half tells. */
    boolean returned() {
      return 2 * back >= cards.size();
    }
  }

  static List<Outage> find(MineNight night, Tracks tracks) {
    LostPeople lost = new LostPeople(night, tracks);
    return lost.outages((int) night.parameter("position.outage", "min_cards"));
  }

  /** Of each fix: its station, or for coordinates the nearest one; -1 where there is none. */
  private int[] cells() {
    List<ReaderPlace> placed =
        tracks.readers().list().stream().filter(ReaderPlace::hasPlace).toList();
    int own = fixes.readers().size();
    names.addAll(fixes.readers());
    placed.forEach(p -> names.add(p.reader().readerId()));
    double[] e = placed.stream().mapToDouble(p -> p.reader().easting().getAsDouble()).toArray();
    double[] n = placed.stream().mapToDouble(p -> p.reader().northing().getAsDouble()).toArray();
    int[] cells = new int[fixes.size()];
    int nearest = -1;
    for (int i = 0; i < cells.length; i++) {
      if (!where.isKnown(i) && fixes.reader(i) < 0) {
        cells[i] = -1;
      } else if (fixes.reader(i) >= 0) {
        cells[i] = fixes.reader(i);
      } else {
        nearest = nearest(e, n, fixes.easting(i), fixes.northing(i));
        cells[i] = nearest < 0 ? -1 : own + nearest;
      }
    }
    return cells;
  }

  private static int nearest(double[] e, double[] n, double easting, double northing) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < e.length; k++) {
      double de = e[k] - easting;
      double dn = n[k] - northing;
      if (de * de + dn * dn < least) {
        least = de * de + dn * dn;
        best = k;
      }
    }
    return best;
  }

  private long[][] heard() {
    int[] count = new int[names.size()];
    for (int i = 0; i < cell.length; i++) {
      if (isTimed(i) && cell[i] >= 0) {
        count[cell[i]]++;
      }
    }
    long[][] times = new long[count.length][];
    for (int k = 0; k < count.length; k++) {
      times[k] = new long[count[k]];
      count[k] = 0;
    }
    for (int i = 0; i < cell.length; i++) {
      if (isTimed(i) && cell[i] >= 0) {
        times[cell[i]][count[cell[i]]++] = fixes.timeMillis(i);
      }
    }
    return times;
  }

  /** When a station heard anybody, sorted: few stations are asked for. */
  private long[] heard(int station) {
    if (!sorted[station]) {
      Arrays.sort(heard[station]);
      sorted[station] = true;
    }
    return heard[station];
  }

  private boolean isTimed(int i) {
    return (fixes.marks(i) & FixColumns.NO_TIME) == 0;
  }

  private List<Outage> outages(int leastCards) {
    List<Loss> losses = losses();
    losses.sort(
        Comparator.comparingLong(Loss::fromMillis)
            .thenComparing(Loss::cardId)
            .thenComparingInt(Loss::cell));
    List<Outage> found = new ArrayList<>();
    for (int i = 0; i < losses.size(); ) {
      int j = i;
      while (j < losses.size()
          && losses.get(j).fromMillis - losses.get(i).fromMillis <= TOGETHER_MILLIS) {
        j++;
      }
      List<Loss> together = losses.subList(i, j);
      long cards = together.stream().map(Loss::cardId).distinct().count();
      if (cards >= leastCards) {
        Outage outage = outage(together);
        if (outage.returned() || mineHeardAfter(outage)) {
          found.add(outage);
        }
        i = j;
      } else {
        i++;
      }
    }
    return found;
  }

  /** Whether the mine went on being heard elsewhere; else it is the files that end. */
  private boolean mineHeardAfter(Outage outage) {
    for (int station = 0; station < heard.length; station++) {
      long[] t = heard(station);
      if (t.length > 0 && t[t.length - 1] > outage.fromMillis + minMillis) {
        return true;
      }
    }
    return false;
  }

  private Outage outage(List<Loss> together) {
    long from = together.stream().mapToLong(Loss::fromMillis).max().getAsLong();
    long to = Long.MAX_VALUE;
    for (Loss l : together) {
      to = Math.min(to, Math.max(silentUntil(l.cell, from), from));
    }
    TreeSet<String> stations = new TreeSet<>();
    List<double[]> places = new ArrayList<>();
    for (Loss l : together) {
      stations.add(names.get(l.cell));
      if (tracks.placed().isPlaced(l.row)) {
        places.add(new double[] {tracks.placed().easting(l.row), tracks.placed().northing(l.row)});
      } else if (where.isKnown(l.row)) {
        places.add(new double[] {where.easting(l.row), where.northing(l.row)});
      }
    }
    return new Outage(
        List.copyOf(stations),
        together.stream().map(Loss::cardId).distinct().sorted().toList(),
        (int) together.stream().filter(Loss::cameBack).map(Loss::cardId).distinct().count(),
        from,
        to,
        places);
  }

  private List<Loss> losses() {
    PaddedTracks clean = tracks.clean();
    List<Loss> losses = new ArrayList<>();
    for (int part = 0; part < clean.parts(); part++) {
      int before = -1;
      for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
        if (!isTimed(i) || cell[i] < 0) {
          continue;
        }
        if (before >= 0 && fixes.timeMillis(i) - fixes.timeMillis(before) >= minMillis) {
          // Who is first heard far off went out unheard, or was never there.
          boolean near = where.isKnown(before) && where.leastMetres(before, i) <= BACK_METRES;
          add(losses, part, before, fixes.timeMillis(i), near);
        }
        before = i;
      }
      if (before >= 0) {
        add(losses, part, before, dayEnd, false);
      }
    }
    return losses;
  }

  /** Adds a loss when the person was at rest there and the station heard nobody afterwards. */
  private void add(List<Loss> losses, int part, int row, long until, boolean cameBack) {
    long from = fixes.timeMillis(row);
    if (until - from < minMillis || !atRest(part, row)) {
      return;
    }
    long silent = lastHeard(cell[row], from + TOGETHER_MILLIS);
    if (silentUntil(cell[row], silent) - silent >= minMillis) {
      losses.add(new Loss(tracks.clean().cardId(part), cell[row], from, until, cameBack, row));
    }
  }

  private long lastHeard(int station, long atMost) {
    long[] t = heard(station);
    int k = Arrays.binarySearch(t, atMost + 1);
    k = k < 0 ? -k - 1 : k;
    while (k > 0 && t[k - 1] > atMost) {
      k--;
    }
    return k == 0 ? atMost : t[k - 1];
  }

  private long silentUntil(int station, long after) {
    long[] t = heard(station);
    int k = Arrays.binarySearch(t, after);
    k = k < 0 ? -k - 1 : k;
    while (k < t.length && t[k] <= after) {
      k++;
    }
    return k == t.length ? dayEnd : t[k];
  }

  private boolean atRest(int part, int row) {
    PlacedFixes placed = tracks.placed();
    long from = fixes.timeMillis(row) - REST_MILLIS;
    int first = row;
    for (int i = row - 1; i >= tracks.clean().partStart(part); i--) {
      if (!isTimed(i)) {
        continue;
      }
      if (fixes.timeMillis(i) < from) {
        break;
      }
      boolean here =
          placed.isPlaced(i) && placed.isPlaced(row) && !placed.isSegment(row)
              ? Math.hypot(
                      placed.easting(i) - placed.easting(row),
                      placed.northing(i) - placed.northing(row))
                  <= REST_METRES
              : cell[i] == cell[row];
      if (!here) {
        return false;
      }
      first = i;
    }
    return fixes.timeMillis(row) - fixes.timeMillis(first) >= LEAST_REST_MILLIS;
  }
}
